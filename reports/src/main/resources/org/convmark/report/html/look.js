// How everything in a chart looks; colours are those of the style sheet.

const root = document.documentElement;

function paint(name) {
  return getComputedStyle(root).getPropertyValue('--' + name).trim();
}

function tint(index) {
  return paint('tint-' + index);
}

/** The shape of a series: colour is never the only difference. */
function shape(index, x, y, size) {
  const points = {
    1: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
    2: [[0, -1.35], [1.35, 0], [0, 1.35], [-1.35, 0]],
    3: [[0, -1.25], [1.2, 0.9], [-1.2, 0.9]],
    4: [[0, 1.25], [1.2, -0.9], [-1.2, -0.9]],
  }[index % 5];
  return points
    ? { type: 'polygon', shape: { points: points.map(([a, b]) => [x + a * size * 0.9, y + b * size * 0.9]) } }
    : { type: 'circle', shape: { cx: x, cy: y, r: size } };
}

function line(x1, y1, x2, y2, style) {
  return { type: 'line', shape: { x1, y1, x2, y2 }, style: style };
}

function words(text, x, y, style) {
  return {
    type: 'text', silent: true,
    style: Object.assign({ text: text, x: x, y: y, verticalAlign: 'middle', fontFamily: paint('font'), fontSize: 12 }, style),
  };
}

function tip(rows) {
  const box = document.createElement('div');
  rows.forEach((text) => {
    const part = document.createElement('div');
    part.textContent = text;
    box.appendChild(part);
  });
  return box;
}

function axisLook(extra) {
  return Object.assign({
    nameTextStyle: { color: paint('muted') },
    axisLabel: { color: paint('muted'), fontFamily: paint('font'), hideOverlap: true },
    axisLine: { show: true, lineStyle: { color: paint('rule') } },
    splitLine: { lineStyle: { color: paint('grid') } },
    minorSplitLine: { lineStyle: { color: paint('grid'), opacity: 0.5 } },
  }, extra);
}

function base(height) {
  return {
    animation: false,
    textStyle: { fontFamily: paint('font') },
    tooltip: {
      trigger: 'item', confine: true, backgroundColor: paint('panel'), borderColor: paint('rule'),
      textStyle: { color: paint('ink'), fontSize: 12, fontFamily: paint('font') },
      extraCssText: 'max-width:320px;white-space:normal;overflow-wrap:anywhere',
    },
    grid: { left: 6, right: 76, top: 6, height: height },
  };
}

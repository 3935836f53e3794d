// Circles whose area is a third figure; those of the run have a ring and a name.

const LARGEST = 34;
const BUBBLES_HEIGHT = 520;
const MARGIN = 8;

function radius(area, drawing) {
  return LARGEST * Math.sqrt(area / Math.max(...drawing.bubbles.map((bubble) => bubble.at[2])));
}

function isStrong(bubble) {
  return bubble.stress === 'STRONG';
}

function circles(drawing, strong) {
  return {
    type: 'scatter', z: strong ? 4 : 3, cursor: 'default',
    data: drawing.bubbles.filter((bubble) => isStrong(bubble) === strong)
      .map((bubble) => circle(bubble, drawing, strong)),
    tooltip: { formatter: (item) => tip(item.data.bubble.tip) },
    emphasis: { itemStyle: { opacity: 1 } },
  };
}

function circle(bubble, drawing, strong) {
  const series = drawing.series[bubble.series];
  const size = radius(bubble.at[2], drawing);
  return {
    bubble: bubble, value: bubble.at, symbolSize: 2 * size,
    itemStyle: {
      color: tint(series.tint), opacity: strong ? 0.92 : 0.42,
      borderColor: strong ? paint('ink') : tint(series.tint), borderWidth: strong ? 2 : 1,
    },
    label: {
      show: true, position: 'inside', formatter: series.letters, fontFamily: paint('font'),
      fontSize: Math.max(8, Math.min(13, size * 0.9)), fontWeight: strong ? 700 : 400,
      color: strong ? paint('panel') : paint('ink'),
    },
  };
}

function bubblesOption(drawing) {
  const option = base(BUBBLES_HEIGHT);
  const across = span(drawing, 0);
  const up = span(drawing, 1);
  Object.assign(option.grid, { left: 38, right: 14, top: 26 });
  option.xAxis = logAxis(drawing.x, across, { nameLocation: 'middle', nameGap: 26 });
  option.yAxis = logAxis(drawing.y, up, { nameGap: 10, nameTextStyle: { color: paint('muted'), align: 'left' } });
  option.series = [
    drawn(decades(across), 1, (tick, api, frame) => drawTick(tick, api, frame, up.min), up.min),
    drawn(decades(up, [1, 1.5, 2, 3, 4, 5, 6, 8]), 1, (tick, api, frame) => drawLevel(tick, api, frame, across.min), across.min),
    circles(drawing, false),
    circles(drawing, true),
    drawn([across.min], 6, (_, api, frame) => ({ type: 'group', children: names(drawing, api, frame) }), up.min),
  ];
  return { option: option, height: BUBBLES_HEIGHT + 72 };
}

function span(drawing, axis) {
  const ends = drawing.bubbles.map((bubble) => bubble.at[axis]);
  return { min: Math.min(...ends) / 1.3, max: Math.max(...ends) * 1.3 };
}

function logAxis(axis, range, more) {
  const hidden = { axisLabel: { show: false }, axisTick: { show: false }, splitLine: { show: false } };
  return axisLook(Object.assign({ type: 'log', min: range.min, max: range.max, name: axis.title }, hidden, more));
}

/** A layer that this script draws by itself, an item a value. */
function drawn(values, z, draw, anchor) {
  return {
    type: 'custom', silent: true, z: z, data: values.map(() => [anchor, anchor]), encode: { x: -1, y: -1 },
    renderItem: (params, api) => draw(values[params.dataIndex], api, params.coordSys),
  };
}

function drawLevel(tick, api, frame, left) {
  const y = api.coord([left, tick])[1];
  return { type: 'group', children: [
    line(frame.x, y, frame.x + frame.width, y, { stroke: paint('grid'), lineWidth: 1 }),
    words(String(Number(tick.toPrecision(2))), frame.x - 8, y, { fill: paint('muted'), align: 'right' }),
  ] };
}

/** The names that fit beside their circles without touching another name or leaving the frame. */
function names(drawing, api, frame) {
  const placed = [];
  const texts = [];
  const strong = drawing.bubbles.filter(isStrong);
  drawing.bubbles.filter((bubble) => bubble.label).forEach((bubble) => {
    const [x, y] = api.coord(bubble.at);
    const taken = placed.concat(strong.filter((other) => other !== bubble).map((other) => around(other, drawing, api)));
    const box = places(bubble, x, y, radius(bubble.at[2], drawing))
      .find((place) => fits(place, frame) && taken.every((other) => apart(place, other)));
    if (box) {
      placed.push(box);
      texts.push(words(bubble.label, box.x, box.y + box.height / 2, {
        fill: paint('ink'), fontWeight: 600, stroke: paint('panel'), lineWidth: 3,
      }));
    }
  });
  return texts;
}

/** A circle and a margin, in which another's name would seem to be its own. */
function around(bubble, drawing, api) {
  const [x, y] = api.coord(bubble.at);
  const size = radius(bubble.at[2], drawing) + MARGIN;
  return { x: x - size, y: y - size, width: 2 * size, height: 2 * size };
}

function places(bubble, x, y, size) {
  const width = echarts.format.getTextRect(bubble.label, '600 12px ' + paint('font')).width;
  const height = 16;
  const side = size + 5;
  const corner = 0.75 * size;
  return [
    { x: x + side, y: y - height / 2 },
    { x: x - side - width, y: y - height / 2 },
    { x: x - width / 2, y: y - side - height },
    { x: x - width / 2, y: y + side },
    { x: x + corner, y: y - corner - height },
    { x: x - corner - width, y: y + corner },
    { x: x - corner - width, y: y - corner - height },
    { x: x + corner, y: y + corner },
  ].map((place) => ({ x: place.x, y: place.y, width: width, height: height }));
}

function fits(box, frame) {
  return box.x >= frame.x && box.x + box.width <= frame.x + frame.width
    && box.y >= frame.y && box.y + box.height <= frame.y + frame.height;
}

function apart(one, other) {
  return one.x + one.width < other.x || other.x + other.width < one.x
    || one.y + one.height < other.y || other.y + other.height < one.y;
}

/** The families, then circles to measure the others by. */
function bubbleLegend(drawing) {
  const largest = Math.max(...drawing.bubbles.map((bubble) => bubble.at[2]));
  const steps = [5e6, 25e6, 100e6].filter((step) => step <= largest);
  return drawing.series.map((series) => key(9, series.letters, 'var(--tint-' + series.tint + ')', series.name))
    .concat(steps.map((step) => key(radius(step, drawing), '', 'none', step / 1e6 + ' M ' + drawing.area)));
}

function key(size, letters, fill, name) {
  const item = document.createElement('li');
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const disc = document.createElementNS(icon.namespaceURI, 'circle');
  const text = document.createElementNS(icon.namespaceURI, 'text');
  const side = 2 * size + 2;
  Object.entries({ cx: side / 2, cy: side / 2, r: size }).forEach(([name, value]) => disc.setAttribute(name, value));
  Object.entries({ x: side / 2, y: side / 2, 'text-anchor': 'middle', 'dominant-baseline': 'central' })
    .forEach(([name, value]) => text.setAttribute(name, value));
  disc.style.fill = fill;
  disc.style.stroke = fill === 'none' ? 'var(--muted)' : 'none';
  text.textContent = letters;
  icon.setAttribute('viewBox', '0 0 ' + side + ' ' + side);
  icon.setAttribute('aria-hidden', 'true');
  icon.style.width = side + 'px';
  icon.style.height = side + 'px';
  icon.append(disc, text);
  item.append(icon, name);
  return item;
}

// Points and lines on two axes.

const LINES_HEIGHT = 360;

function lineSpan(drawing, place) {
  const axis = place === 0 ? drawing.x : drawing.y;
  const points = drawing.lines.flatMap((each) => each.points);
  return spanOf(points.map((point) => point[place]), place === 0 ? [] : points.flatMap((point) => point.slice(2)), axis.scale);
}

/** Where a logarithmic axis across is marked: at the numbers themselves if they are few and whole. */
function ticksOf(drawing, range) {
  const numbers = Array.from(new Set(drawing.lines.flatMap((each) => each.points).map((point) => point[0])));
  return numbers.length <= 10 && numbers.every(Number.isInteger) ? numbers : decades(range);
}

function lineAxis(axis, range, more) {
  const shown = axis.scale === 'LOG'
    ? { axisLabel: { show: false }, axisTick: { show: false }, splitLine: { show: false }, minorTick: { show: false } }
    : {};
  const look = axisLook(Object.assign({
    type: axis.scale === 'LOG' ? 'log' : 'value', min: range.min, max: range.max, name: axis.title,
  }, shown, more));
  if (axis.scale !== 'LOG') {
    Object.assign(look.axisLabel, { showMinLabel: axis.scale === 'LINEAR', showMaxLabel: false });
  }
  look.axisLine.onZero = false;
  return look;
}

/** Axes without points would have numbers of nothing. */
function nothingOption() {
  const option = base(LINES_HEIGHT);
  option.title = { text: 'No cell has both figures.', left: 'center', top: 'middle', textStyle: { color: paint('muted'), fontSize: 13, fontWeight: 'normal' } };
  return { option: option, height: LINES_HEIGHT + 84 };
}

function linesOption(drawing) {
  if (drawing.lines.every((each) => each.points.length === 0)) {
    return nothingOption();
  }
  const across = lineSpan(drawing, 0);
  const up = lineSpan(drawing, 1);
  const option = base(LINES_HEIGHT);
  Object.assign(option.grid, { left: 56, right: 24, top: 30, containLabel: false });
  const whole = drawing.lines.every((each) => each.points.every((point) => Number.isInteger(point[0])));
  option.xAxis = lineAxis(drawing.x, across, { nameLocation: 'middle', nameGap: 28, minInterval: whole ? 1 : 0 });
  option.yAxis = lineAxis(drawing.y, up, { nameGap: 12, nameTextStyle: { color: paint('muted'), align: 'left', padding: [0, 0, 0, -44] } });
  option.series = drawing.lines.flatMap((each) => strokes(each));
  if (drawing.x.scale === 'LOG') {
    option.series.unshift(drawn(ticksOf(drawing, across), 1, (tick, api, frame) => drawTick(tick, api, frame, up.min), up.min));
  }
  if (drawing.y.scale === 'LOG') {
    option.series.unshift(drawn(decades(up), 1, (tick, api, frame) => drawLevel(tick, api, frame, across.min), across.min));
  }
  return { option: option, height: LINES_HEIGHT + 84 };
}

function isMarked(each) {
  return each.style === 'BOTH' || each.style === 'MARKS';
}

function strokes(each) {
  const color = tint(each.tint);
  const series = {
    type: 'line', z: isMarked(each) ? 4 : 3, data: each.points.map((point) => [point[0], point[1]]),
    step: each.style === 'STEPS' ? 'end' : false, symbol: 'none', silent: true, animation: false,
    lineStyle: { color: color, width: 1.8, type: each.style === 'DASHED' ? 'dashed' : 'solid' }, itemStyle: { color: color },
  };
  const stroke = each.style === 'MARKS' ? [] : [series];
  if (!isMarked(each)) {
    return stroke;
  }
  return stroke.concat({
    type: 'custom', z: 5, data: each.points.map((point) => [point[0], point[1]]),
    renderItem: (params, api) => drawPoint(each, params.dataIndex, color, api, params.coordSys),
    tooltip: { formatter: (item) => tip(pointTip(each, item.dataIndex)) },
  });
}

function drawPoint(each, index, color, api, frame) {
  const point = each.points[index];
  const [x, y] = api.coord(point);
  const children = [];
  if (point.length === 4) {
    const [top, bottom] = [frame.y, frame.y + frame.height];
    const ends = [point[2], point[3]].map((each) => reached(api.coord([point[0], each])[1], top, bottom));
    const low = ends[0].shown ? ends[0] : { at: bottom, shown: false };
    const pen = { stroke: color, lineWidth: 1.4, fill: null };
    children.push(line(x, low.at, x, ends[1].at, pen));
    [low, ends[1]].filter((each) => each.shown).forEach((each) => children.push(line(x - 4, each.at, x + 4, each.at, pen)));
  }
  children.push(Object.assign(shape(each.tint, x, y, 4.5), { style: { fill: color, stroke: paint('panel'), lineWidth: 1 } }));
  const label = each.labels[index];
  if (label) {
    const left = x > frame.x + 0.75 * frame.width;
    children.push(words(label, x + (left ? -8 : 8), y - 9, { fill: paint('ink'), fontSize: 11, align: left ? 'right' : 'left', stroke: paint('panel'), lineWidth: 3 }));
  }
  return { type: 'group', children: children };
}

function pointTip(each, index) {
  const point = each.points[index];
  const rows = [each.name, (each.labels[index] ? each.labels[index] + ': ' : '') + point[0] + ', ' + point[1]];
  return point.length === 4 ? rows.concat('95 % interval ' + point[2] + ' to ' + point[3]) : rows;
}

/** Lines of a name once, though they may be drawn in parts. */
function lineLegend(drawing) {
  const seen = new Set();
  return drawing.lines.filter((each) => each.name && !seen.has(each.name + each.tint) && seen.add(each.name + each.tint))
    .map((each) => (isMarked(each) ? swatch(each.tint, each.name) : stroke(each)));
}

function stroke(each) {
  const item = document.createElement('li');
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const mark = document.createElementNS(icon.namespaceURI, 'line');
  Object.entries({ x1: 0, x2: 14, y1: 7, y2: 7, 'stroke-width': 2.4, 'stroke-dasharray': each.style === 'DASHED' ? '4 3' : 'none' })
    .forEach(([name, value]) => mark.setAttribute(name, value));
  mark.style.stroke = 'var(--tint-' + each.tint + ')';
  icon.setAttribute('viewBox', '0 0 14 14');
  icon.setAttribute('aria-hidden', 'true');
  icon.append(mark);
  item.append(icon, each.name);
  return item;
}

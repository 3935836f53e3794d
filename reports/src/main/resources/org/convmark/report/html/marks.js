// Groups of dots with whiskers, or of bars, on one axis.

const ROW = 20;

/** Marks stand as lists, since a page holds very many. */
function unfoldMarks(group) {
  group.marks = group.marks.map(([series, value, low, high, label]) => ({ series, value, low, high, label }));
}

/** Every mark, heading and remark with its row. */
function layout(drawing) {
  const rows = [];
  let y = 0;
  drawing.groups.forEach((group) => {
    rows.push({ y: y + 0.6, heading: group.title });
    y += 1.15;
    group.marks.forEach((mark) => {
      rows.push({ y: y + 0.5, mark: mark });
      y += 1;
    });
    y += 0.35;
  });
  return { rows: rows, height: y };
}

/** Where a whisker ends, and whether that is inside the chart; a logarithm of 0 is nowhere. */
function reached(place, left, right) {
  const shown = Number.isFinite(place) && place >= left - 1 && place <= right + 1;
  const beyond = Number.isFinite(place) && place > right;
  return { at: shown ? place : beyond ? right : left, shown: shown };
}

function drawMark(mark, drawing, api, row, frame) {
  const color = tint(drawing.series[mark.series].tint);
  const [x, y] = api.coord([mark.value, row.y]);
  const parts = [];
  let end = x;
  if (drawing.style === 'BARS') {
    const from = api.coord([0, row.y])[0];
    const solid = mark.low === null ? from : api.coord([mark.low, row.y])[0];
    parts.push(bar(from, solid, y, { fill: color, opacity: 0.35 }), bar(solid, x, y, { fill: color }));
  } else {
    if (mark.low !== null) {
      const [left, right] = [frame.x, frame.x + frame.width];
      const [low, high] = [mark.low, mark.high].map((each) => reached(api.coord([each, row.y])[0], left, right));
      const pen = { stroke: color, lineWidth: 1.6, fill: null };
      parts.push(line(low.at, y, high.at, y, pen));
      [low, high].filter((each) => each.shown).forEach((each) => parts.push(line(each.at, y - 4, each.at, y + 4, pen)));
      end = high.shown ? Math.max(high.at, x) : x;
    }
    parts.push(Object.assign(shape(drawing.series[mark.series].tint, x, y, 4.5), { style: { fill: color, stroke: paint('panel'), lineWidth: 1 } }));
  }
  parts.push(labelOf(mark.label, end, y, drawing.style === 'BARS' ? frame : null));
  return { type: 'group', children: parts };
}

const BESIDE = 76;

/** Beside its mark, or within a bar beside which there is no room. */
function labelOf(label, end, y, frame) {
  const width = echarts.format.getTextRect(label, '12px ' + paint('font')).width;
  return frame && end + 9 + width > frame.x + frame.width + BESIDE && width + 12 < end - frame.x
    ? words(label, end - 6, y, { fill: paint('panel'), align: 'right', fontSize: 11 })
    : words(label, end + 9, y, { fill: paint('ink') });
}

function bar(from, to, y, style) {
  return { type: 'rect', shape: { x: from, y: y - 6, width: Math.max(0, to - from), height: 12 }, style: style };
}

function drawRow(row, drawing, api, frame) {
  if (row.heading !== undefined) {
    const y = api.coord([drawing.anchor, row.y])[1];
    return words(row.heading, frame.x, y, { fill: paint('ink'), fontWeight: 600, width: frame.width, overflow: 'truncate' });
  }
  if (row.mark.value === null) {
    const y = api.coord([drawing.anchor, row.y])[1];
    const name = drawing.series[row.mark.series].name;
    return words(name + ': ' + row.mark.label, frame.x + 8, y, { fill: paint('muted'), fontStyle: 'italic', width: frame.width - 8, overflow: 'truncate' });
  }
  return drawMark(row.mark, drawing, api, row, frame);
}

/**
 * Bounds close to the data: whole decades would leave most of a logarithmic axis empty, and the
 * whisker of a hopeless interval would leave no room for the values. Such whiskers leave the chart.
 */
function bounds(drawing) {
  const marks = drawing.groups.flatMap((group) => group.marks).filter((mark) => mark.value !== null);
  const band = drawing.band ? [drawing.band.low, drawing.band.high] : [];
  const values = marks.map((mark) => mark.value).concat(band);
  if (values.length === 0) {
    return { min: 0, max: 1 };
  }
  const ends = marks.flatMap((mark) => [mark.low, mark.high]).filter((end) => end !== null);
  return spanOf(values, ends, drawing.axis.scale);
}

const FAR = 2;

/** The range of an axis for values, and for ends of intervals as far as they are near enough. */
function spanOf(values, ends, scale) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (scale === 'LOG') {
    return {
      min: Math.max(low / (2 * FAR), Math.min(low, ...ends.filter((end) => end > 0))) / 1.2,
      max: Math.min(high * (2 * FAR), Math.max(high, ...ends)) * 1.15,
    };
  }
  const reach = scale === 'CLOSE' ? 2 * FAR * (high - low || Math.abs(high) || 1) : (FAR - 1) * Math.abs(high);
  const most = Math.min(high + reach, Math.max(high, ...ends));
  if (scale === 'CLOSE') {
    const least = Math.max(low - reach, Math.min(low, ...ends));
    const margin = 0.05 * (most - least) || 0.5;
    return { min: least - margin, max: most + margin };
  }
  return { min: Math.min(0, low), max: most > 0 ? 1.05 * most : 1 };
}

function marksOption(drawing) {
  const plan = layout(drawing);
  const height = plan.height * ROW;
  const range = bounds(drawing);
  const log = drawing.axis.scale === 'LOG';
  drawing.anchor = range.min;
  const option = base(height);
  const ticks = log ? decades(range) : null;
  option.xAxis = axisLook({
    type: log ? 'log' : 'value', min: range.min, max: range.max, name: drawing.axis.title,
    nameLocation: 'middle', nameGap: 26, minorTick: { show: log }, minorSplitLine: { show: false },
  });
  if (log) {
    Object.assign(option.xAxis, { axisLabel: { show: false }, axisTick: { show: false }, splitLine: { show: false }, minorTick: { show: false } });
  }
  Object.assign(option.xAxis.axisLabel, { showMaxLabel: false, showMinLabel: range.min === 0 });
  option.xAxis.axisLine.onZero = false;
  option.yAxis = { type: 'value', inverse: true, min: 0, max: plan.height, show: false };
  option.series = [
    { type: 'custom', silent: true, z: 0, data: drawing.band ? [[drawing.band.at, 0]] : [],
      renderItem: (params, api) => drawBand(drawing.band, api, params.coordSys) },
    { type: 'custom', silent: true, z: 1, data: ticks ? ticks.map((tick) => [tick, 0]) : [],
      renderItem: (params, api) => drawTick(ticks[params.dataIndex], api, params.coordSys) },
    { type: 'custom', z: 3, data: plan.rows.map((row) => [row.mark && row.mark.value !== null ? row.mark.value : range.min, row.y]),
      renderItem: (params, api) => drawRow(plan.rows[params.dataIndex], drawing, api, params.coordSys),
      tooltip: { formatter: (item) => tipOf(plan.rows[item.dataIndex], drawing) } },
  ];
  return { option: option, height: height + 52 };
}

function drawBand(band, api, frame) {
  const [low, at, high] = [band.low, band.at, band.high].map((end) => api.coord([end, 0])[0]);
  return { type: 'group', children: [
    { type: 'rect', shape: { x: low, y: frame.y, width: high - low, height: frame.height }, style: { fill: paint('band') } },
    line(at, frame.y, at, frame.y + frame.height, { stroke: paint('muted'), lineWidth: 1 }),
  ] };
}

function decades(range, steps = [1, 2, 5]) {
  const ticks = [];
  for (let power = Math.floor(Math.log10(range.min)); power <= Math.log10(range.max); power++) {
    steps.forEach((step) => {
      const tick = step * Math.pow(10, power);
      if (tick >= range.min && tick <= range.max) {
        ticks.push(tick);
      }
    });
  }
  return ticks;
}

function drawTick(tick, api, frame, low = 0) {
  const x = api.coord([tick, low])[0];
  const bottom = frame.y + frame.height;
  return { type: 'group', children: [
    line(x, frame.y, x, bottom, { stroke: paint('grid'), lineWidth: 1 }),
    words(String(Number(tick.toPrecision(3))), x, bottom + 12, { fill: paint('muted'), align: 'center' }),
  ] };
}

function tipOf(row, drawing) {
  if (!row.mark || row.mark.value === null) {
    return '';
  }
  const mark = row.mark;
  const rows = [drawing.series[mark.series].name, mark.label + ' ' + drawing.axis.title.replace(', log scale', '')];
  if (mark.high !== null) {
    rows.push('95 % interval ' + Number(mark.low.toPrecision(4)) + ' to ' + Number(mark.high.toPrecision(4)));
  } else if (mark.low !== null) {
    rows.push('baseline ' + Number(mark.low.toPrecision(4)));
  }
  return tip(rows);
}

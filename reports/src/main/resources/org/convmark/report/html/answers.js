// What follows from assumptions: in a sentence, in a table and in a chart.

const FRONT_TINT = 6;

function wayWords(calculator, way) {
  const threads = way.cell[5];
  return calculator.facts.offered.names.engines[way.cell[3]] + ', batch ' + way.cell[4] + ', ' + threads + (threads === 1 ? ' thread' : ' threads');
}

function counted(count, one, many) {
  return count.toLocaleString('en-US') + ' ' + (count === 1 ? one : many);
}

function ends(figured) {
  return hasEnds(figured) ? ' (95 % interval ' + range(figured) + ')' : ' (no interval)';
}

function withLatency(calculator, way, assumed) {
  const of = latencyOf([way], assumed);
  return ', with ' + wayWords(calculator, way) + '; ' + of + ' ' + figure(way.latency[of]) + ' ms.';
}

/** What the intervals of two costs say of their order. */
function orderOf(less, more) {
  if (!hasEnds(less) || !hasEnds(more)) {
    return 'without two intervals the order is not shown';
  }
  return less.high < more.low ? 'their intervals lie apart' : 'their intervals overlap';
}

/** Which device does a task for the least money, in the words of the report. */
function answerOf(calculator, bids, assumed) {
  const { devices } = calculator.facts.offered;
  const within = bids.filter((bid) => bid.best);
  const priced = within.filter((bid) => bid.cost).sort((a, b) => a.cost.value - b.cost.value);
  const unknown = bids.reduce((sum, bid) => sum + bid.unknown, 0);
  const more = unknown === 0 ? '' : ' ' + counted(unknown, 'cell has', 'cells have') + ' too few samples for ' + assumed.of + '.';
  if (within.length === 0) {
    return 'no device is shown to meet ' + assumed.of + ' \u2264 ' + assumed.ms + ' ms.' + more;
  }
  if (priced.length === 0) {
    const first = within.reduce((most, bid) => (bid.best.rate.value > most.best.rate.value ? bid : most));
    return 'what it costs is not known; ' + devices[first.device].name + ' does most, ' + figure(first.best.rate.value)
      + ' images/s' + ends(first.best.rate) + withLatency(calculator, first.best, assumed) + more;
  }
  const [first, second] = priced;
  const left = within.length - priced.length;
  return devices[first.device].name + ' costs least, ' + figure(first.cost.value) + ' ' + calculator.facts.currency
    + ' per million images' + ends(first.cost) + withLatency(calculator, first.best, assumed)
    + (second ? ' Next is ' + devices[second.device].name + ' with ' + figure(second.cost.value) + '; ' + orderOf(first.cost, second.cost) + '.' : '')
    + (left === 0 ? '' : ' ' + counted(left, 'device that does it has', 'devices that do it have') + ' no cost.') + more;
}

function put(parent, tag, text, className) {
  const made = document.createElement(tag);
  made.className = className || '';
  made.textContent = text;
  parent.appendChild(made);
  return made;
}

function putFigure(row, figured, why, under) {
  const cell = put(row, 'td', figured ? figure(figured.value) : why, figured ? 'number' : 'number muted');
  const small = figured && (under || (hasEnds(figured) ? range(figured) : 'no interval'));
  if (small) {
    put(cell, 'small', small);
  }
}

function plain(value) {
  return value === null ? null : { value: value, low: null, high: null };
}

function putRow(calculator, body, precision, bid, assumed) {
  const row = document.createElement('tr');
  const way = bid.best;
  row.dataset.device = bid.device;
  put(row, 'th', calculator.facts.offered.devices[bid.device].name, 'name').scope = 'row';
  put(row, 'td', calculator.facts.offered.names.precisions[precision], 'text');
  if (!way) {
    put(row, 'td', bid.unknown < bid.timed ? 'no cell meets the limit' : 'too few samples', 'text warning').colSpan = 8;
  } else {
    const why = assumed.prices[bid.device] === null ? 'no price given' : 'no watts given';
    const joule = perJouleOf(way, assumed);
    put(row, 'td', wayWords(calculator, way), 'text');
    putFigure(row, way.rate);
    putFigure(row, plain(way.latency.p50), 'too few samples', ' ');
    putFigure(row, plain(way.latency.p99), 'too few samples', ' ');
    put(row, 'td', bid.largest.toLocaleString('en-US'), 'number');
    putFigure(row, bid.cost, why);
    putFigure(row, bid.cost && bid.cost.value > 0 && plain(1e6 / bid.cost.value), bid.cost ? 'costs nothing' : why, ' ');
    putFigure(row, joule, 'no watts', joule && joule.source + (hasEnds(joule) ? '; ' + range(joule) : ''));
  }
  body.appendChild(row);
}

function bidTable(calculator) {
  const { currency } = calculator.facts;
  const scroll = document.createElement('div');
  scroll.className = 'scroll';
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'group');
  scroll.setAttribute('aria-label', 'What devices cost at these assumptions');
  const table = put(scroll, 'table', '');
  put(table, 'caption', 'What devices cost at these assumptions');
  const head = put(put(table, 'thead', ''), 'tr', '');
  [['Device', '', 'name'], ['Precision', '', 'text'], ['Best configuration', '', 'text'], ['Throughput', 'images/s', 'number'],
    ['p50', 'ms', 'number'], ['p99', 'ms', 'number'], ['Largest batch', '', 'number'], ['Cost of 10\u2076 images', currency, 'number'],
    ['Images per ' + currency, '', 'number'], ['Images per joule', '', 'number']].forEach(([title, unit, kind]) => {
    const cell = put(head, 'th', title, kind);
    cell.scope = 'col';
    if (unit) {
      put(cell, 'span', unit, 'unit');
    }
  });
  const body = put(table, 'tbody', '');
  return { scroll: scroll, body: body };
}

/** The chart of the ways of one model and workload. */
function drawingOf(calculator, ways, assumed) {
  const { devices, names } = calculator.facts.offered;
  const of = latencyOf(ways, assumed) || 'mean';
  const priced = ways.some((way) => costOf(way, assumed, devices));
  const cost = (way) => costOf(way, assumed, devices);
  const x = (way) => way.latency[of];
  const y = (way) => (cost(way) ? cost(way).value : hoursOf(way));
  const point = (way) => (cost(way) && hasEnds(cost(way)) ? [x(way), y(way), cost(way).low, cost(way).high] : [x(way), y(way)]).map(rounded);
  const drawn = ways.filter((way) => x(way) !== null && (!priced || cost(way)));
  const lines = names.precisions.flatMap((precision, p) => {
    const same = drawn.filter((way) => way.cell[2] === p);
    const front = frontOf(same, x, y);
    const label = (way) => (front.includes(way) ? names.engines[way.cell[3]] + ', batch ' + way.cell[4] : '');
    const marks = devices.map((device, d) => ({ device: device, own: same.filter((way) => way.device === d) }))
      .filter((each) => each.own.length > 0)
      .map((each) => ({ name: each.device.name + ', ' + precision, tint: each.device.tints[p], style: 'MARKS', points: each.own.map(point), labels: each.own.map(label) }));
    const steps = { name: 'not beaten, ' + precision, tint: FRONT_TINT, style: 'STEPS', points: front.map((way) => [x(way), y(way)].map(rounded)), labels: [] };
    return front.length > 1 ? marks.concat(steps) : marks;
  });
  const title = priced ? calculator.facts.currency + ' per million images' : 'device hours per million images';
  return { x: axisOf(of + ' in ms', drawn.map(x)), y: axisOf(title, drawn.map(y)), lines: lines };
}

function rounded(value) {
  return Number(value.toPrecision(6));
}

function axisOf(title, values) {
  const low = Math.min(...values);
  return low > 0 && Math.max(...values) > 10 * low ? { title: title + ', log scale', scale: 'LOG' } : { title: title, scale: 'LINEAR' };
}

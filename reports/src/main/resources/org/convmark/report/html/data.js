// The numbers of a chart as a table, made when a reader asks for it.

function markRows(drawing) {
  const unit = drawing.axis.title.replace(', log scale', '');
  return [['Of', 'What', unit, 'low', 'high', 'as printed']].concat(drawing.groups.flatMap((group) => group.marks.map((mark) => [
    group.title, drawing.series[mark.series].name, mark.value, mark.low, mark.high, mark.label])));
}

function lineRows(drawing) {
  return [['Line', drawing.x.title, drawing.y.title, 'low', 'high', 'mark']].concat(drawing.lines.flatMap((each) =>
    each.points.map((point, i) => [each.name, point[0], point[1], point[2], point[3], each.labels[i]])));
}

function bubbleRows(drawing) {
  return [['Circle', drawing.x.title, drawing.y.title, drawing.area]].concat(drawing.bubbles.map((bubble) => [bubble.tip[0]].concat(bubble.at)));
}

function sampleRows(cell) {
  const phase = (fork, name, points) => points.map((point) => [fork.fork, name, point[0], point[1]]);
  return [['Fork', 'Phase', 'Iteration', 'ms']].concat(cell.forks.flatMap((fork) =>
    phase(fork, 'warm-up', fork.warmup).concat(phase(fork, 'measured', fork.measure))));
}

function rowsOf(id) {
  const drawing = current(id);
  if (drawing.cells) {
    return sampleRows(drawing.cells[shown.get(id) || 0]);
  }
  if (drawing.lines) {
    return lineRows(drawing);
  }
  return drawing.bubbles ? bubbleRows(drawing) : markRows(drawing);
}

function grid(rows, caption) {
  const table = document.createElement('table');
  table.createCaption().textContent = caption;
  const head = table.createTHead().insertRow();
  rows[0].forEach((title) => {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = title;
    head.append(cell);
  });
  const body = table.createTBody();
  rows.slice(1).forEach((row) => {
    const line = body.insertRow();
    row.forEach((value) => {
      const cell = line.insertCell();
      cell.textContent = value === null || value === undefined ? '' : String(value);
      cell.className = typeof value === 'number' ? '' : 'text';
    });
  });
  return table;
}

/** Under every chart, closed until it is wanted. */
function dataOf(id) {
  const figure = document.getElementById(id).closest('figure');
  const details = document.createElement('details');
  const summary = document.createElement('summary');
  const place = document.createElement('div');
  const title = figure.querySelector('h4').textContent;
  summary.textContent = 'Data of this chart';
  details.className = 'data';
  place.className = 'scroll';
  place.tabIndex = 0;
  place.setAttribute('role', 'group');
  place.setAttribute('aria-label', 'Data of ' + title);
  details.append(summary, place);
  details.addEventListener('toggle', () => fill(id));
  figure.append(details);
}

function fill(id) {
  const details = document.getElementById(id).closest('figure').querySelector('.data');
  if (details.open) {
    const options = computed.has(id) ? [] : optionsOf(drawings[id]);
    const what = options.length ? ': ' + options[shown.get(id) || 0] : '';
    details.querySelector('.scroll').replaceChildren(grid(rowsOf(id), 'Data of this chart' + what));
  }
}

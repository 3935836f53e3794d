// Draws the figures of the page from its embedded data. The tables hold the same numbers.

let drawings = {};
const charts = new Map();
const shown = new Map();
let printing = false;
let screenTheme = root.dataset.theme;

function swatch(index, name, hollow) {
  const item = document.createElement('li');
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const part = shape(index, 7, 7, 4.5);
  const mark = document.createElementNS(icon.namespaceURI, part.type);
  const facts = part.type === 'circle' ? part.shape : { points: part.shape.points.join(' ') };
  Object.keys(facts).forEach((key) => mark.setAttribute(key, facts[key]));
  mark.style.fill = hollow ? 'none' : 'var(--tint-' + index + ')';
  mark.style.stroke = hollow ? 'var(--ink)' : 'none';
  icon.setAttribute('viewBox', '0 0 14 14');
  icon.setAttribute('aria-hidden', 'true');
  icon.appendChild(mark);
  item.append(icon, name);
  return item;
}

function controls(id, drawing) {
  const place = document.getElementById(id).previousElementSibling;
  const options = optionsOf(drawing);
  if (options.length > 0 && !computed.has(id)) {
    place.appendChild(chooser(id, drawing.what || 'Cell', options));
  }
  const legend = document.createElement('ul');
  legend.className = 'legend';
  place.appendChild(legend);
  dataOf(id);
}

/** What a reader can choose in a drawing; none if it is always the same. */
function optionsOf(drawing) {
  if (drawing.samples) {
    return drawings[drawing.samples].cells.map((cell) => cell.name);
  }
  if (drawing.options) {
    return drawing.options.map((option) => option.name);
  }
  return drawing.cells ? drawing.cells.map((cell) => cell.name + ' (n = ' + iterations(cell) + ')') : [];
}

/** What is said of the chosen drawing alone. */
function remark(id) {
  const drawing = drawings[id];
  const place = document.getElementById(id + '-caption').querySelector('p');
  const text = drawing.options ? drawing.options[shown.get(id) || 0].note : '';
  if (text) {
    place.textContent = text;
  }
}

function legendOf(drawing) {
  if (drawing.cells) {
    const forks = Math.max(...drawing.cells.map((cell) => cell.forks.length));
    return Array.from({ length: forks }, (_, i) => swatch(i % 10, 'fork ' + (i + 1)))
      .concat(swatch(0, 'warm-up', true), drawing.cells.some((cell) => cell.forks.some(isSteady)) ? swatch(0, 'at the top: steady from here') : []);
  }
  if (drawing.bubbles) {
    return bubbleLegend(drawing);
  }
  if (drawing.lines) {
    return lineLegend(drawing);
  }
  return drawing.series.filter((_, i) => drawing.groups.some((group) => group.marks.some((mark) => mark.series === i)))
    .map((series) => swatch(series.tint, series.name));
}

function iterations(cell) {
  return cell.forks.reduce((sum, fork) => sum + fork.warmup.length + fork.measure.length, 0);
}

function chooser(id, what, names) {
  const label = document.createElement('label');
  const select = document.createElement('select');
  names.forEach((name, i) => select.add(new Option(name, i)));
  select.addEventListener('change', () => {
    shown.set(id, Number(select.value));
    draw(id);
    fill(id);
  });
  label.append(what + ' ', select);
  return label;
}

/** The drawing that a figure shows now: what the fields of the page compute, or what it came with. */
function current(id) {
  if (computed.has(id)) {
    return computed.get(id);
  }
  const drawing = drawings[id];
  if (drawing.samples) {
    return ecdfLines(drawings[drawing.samples].cells[shown.get(id) || 0]);
  }
  return drawing.options ? drawing.options[shown.get(id) || 0].drawing : drawing;
}

function optionOf(id, drawing) {
  if (drawing.cells) {
    return samplesOption(drawing, shown.get(id) || 0);
  }
  if (drawing.lines) {
    return linesOption(drawing);
  }
  return drawing.bubbles ? bubblesOption(drawing) : marksOption(drawing);
}

function draw(id) {
  const place = document.getElementById(id);
  const drawing = current(id);
  const made = optionOf(id, drawing);
  remark(id);
  place.previousElementSibling.querySelector('.legend').replaceChildren(...legendOf(drawing));
  place.style.height = made.height + 'px';
  const width = printing ? 660 : place.clientWidth;
  let chart = charts.get(id);
  if (!chart) {
    chart = echarts.init(place, null, { renderer: 'svg', width: width, height: made.height });
    charts.set(id, chart);
    chart.on('finished', () => {
      place.dataset.drawn = String(place.querySelectorAll('svg path, svg circle, svg polygon').length);
    });
  }
  chart.resize({ width: width, height: made.height });
  chart.setOption(made.option, { notMerge: true });
}

/** A hidden place has no width. */
function isShown(id) {
  return document.getElementById(id).closest('.page').hidden === false;
}

/** Draws what is on the page that is shown. */
function drawAll() {
  Object.keys(drawings).filter(isShown).forEach(draw);
}

function setTheme(theme) {
  root.dataset.theme = theme;
  const button = document.getElementById('theme');
  button.textContent = theme === 'dark' ? 'Light' : 'Dark';
  button.setAttribute('aria-label', 'Switch to the ' + button.textContent.toLowerCase() + ' theme');
}

/** Paper is white and of one width, whatever the screen is. */
function print(on) {
  if (on === printing) {
    return;
  }
  if (on) {
    screenTheme = root.dataset.theme;
  }
  printing = on;
  root.dataset.theme = on ? 'light' : screenTheme;
  showAll(on);
  drawAll();
}

const button = document.getElementById('theme');
button.hidden = false;
button.addEventListener('click', () => {
  setTheme(root.dataset.theme === 'dark' ? 'light' : 'dark');
  drawAll();
});
setTheme(root.dataset.theme);
/** Drawings as the scripts have them, from the short forms of the page. */
function unfolded(all) {
  const single = Object.values(all).flatMap((drawing) => (drawing.options || [{ drawing: drawing }]).map((option) => option.drawing));
  single.flatMap((drawing) => drawing.groups || []).forEach(unfoldMarks);
  single.flatMap((drawing) => drawing.cells || []).flatMap((cell) => cell.forks).forEach(unfold);
  return all;
}

async function begin() {
  await loadLibrary();
  drawings = unfolded(JSON.parse(await unpacked('chart-data')));
  Object.keys(drawings).forEach((id) => controls(id, drawings[id]));
  turned = drawAll;
  redraw = (id) => {
    if (isShown(id)) {
      draw(id);
    }
    fill(id);
  };
  drawAll();
  settle();
}

if (typeof DecompressionStream === 'undefined') {
  withoutCharts();
} else {
  begin();
}
window.addEventListener('load', settle);
let width = innerWidth;
window.addEventListener('resize', () => {
  if (innerWidth !== width && !printing) {
    width = innerWidth;
    drawAll();
  }
});
window.addEventListener('beforeprint', () => print(true));
window.addEventListener('afterprint', () => print(false));

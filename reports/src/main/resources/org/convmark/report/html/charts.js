// Draws the figures of the page from its embedded data. The tables hold the same numbers.

const drawings = JSON.parse(document.getElementById('chart-data').textContent);
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
  const legend = document.createElement('ul');
  legend.className = 'legend';
  if (drawing.cells) {
    place.appendChild(chooser(id, drawing));
    const forks = Math.max(...drawing.cells.map((cell) => cell.forks.length));
    for (let i = 0; i < forks; i++) {
      legend.appendChild(swatch(i % 10, 'fork ' + (i + 1)));
    }
    legend.appendChild(swatch(0, 'warm-up', true));
  } else if (drawing.bubbles) {
    bubbleLegend(drawing).forEach((item) => legend.appendChild(item));
  } else {
    drawing.series.filter((_, i) => drawing.groups.some((group) => group.marks.some((mark) => mark.series === i)))
      .forEach((series) => legend.appendChild(swatch(series.tint, series.name)));
  }
  place.appendChild(legend);
}

function iterations(cell) {
  return cell.forks.reduce((sum, fork) => sum + fork.warmup.length + fork.measure.length, 0);
}

function chooser(id, drawing) {
  const label = document.createElement('label');
  const select = document.createElement('select');
  drawing.cells.forEach((cell, i) => select.add(new Option(cell.name + ' (n = ' + iterations(cell) + ')', i)));
  select.addEventListener('change', () => {
    shown.set(id, Number(select.value));
    draw(id);
  });
  label.append('Cell ', select);
  return label;
}

function optionOf(id, drawing) {
  if (drawing.cells) {
    return samplesOption(drawing, shown.get(id) || 0);
  }
  return drawing.bubbles ? bubblesOption(drawing) : marksOption(drawing);
}

function draw(id) {
  const place = document.getElementById(id);
  const drawing = drawings[id];
  const made = optionOf(id, drawing);
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

function drawAll() {
  Object.keys(drawings).forEach(draw);
}

function setTheme(theme) {
  root.dataset.theme = theme;
  const button = document.getElementById('theme');
  button.textContent = theme === 'dark' ? 'Light' : 'Dark';
  button.setAttribute('aria-label', 'Switch to the ' + button.textContent.toLowerCase() + ' theme');
}

/** Paper is white and of one width, whatever the screen is. */
function print(on) {
  if (on && !printing) {
    screenTheme = root.dataset.theme;
  }
  printing = on;
  root.dataset.theme = on ? 'light' : screenTheme;
  drawAll();
}

const button = document.getElementById('theme');
button.hidden = false;
button.addEventListener('click', () => {
  setTheme(root.dataset.theme === 'dark' ? 'light' : 'dark');
  drawAll();
});
setTheme(root.dataset.theme);
Object.keys(drawings).forEach((id) => controls(id, drawings[id]));
drawAll();
let width = innerWidth;
window.addEventListener('resize', () => {
  if (innerWidth !== width && !printing) {
    width = innerWidth;
    drawAll();
  }
});
const aim = location.hash.length > 1 && document.getElementById(location.hash.slice(1).split('?')[0]);
if (aim) {
  aim.scrollIntoView();
}
window.addEventListener('beforeprint', () => print(true));
window.addEventListener('afterprint', () => print(false));

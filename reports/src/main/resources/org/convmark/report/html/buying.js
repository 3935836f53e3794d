// The fields of what is assumed, and what follows from them. The address holds their state.

const computed = new Map();
let redraw = () => {};

function calculatorOf(facts) {
  const place = document.querySelector('[data-calculator="' + facts.place.id + '"]');
  const form = place.querySelector('form');
  const fields = Array.from(form.elements).filter((field) => field.name);
  return {
    facts: facts, place: place, form: form, fields: fields,
    usual: new Map(fields.map((field) => [field.name, field.value])),
    sliders: Array.from(form.querySelectorAll('[data-of]')),
  };
}

/** A field's number; what can't be one counts as the field was. */
function numberOf(calculator, name) {
  const field = calculator.form.elements[name];
  const text = field.validity.valid ? field.value : calculator.usual.get(name);
  return text === '' ? null : Number(text);
}

function assumedIn(calculator) {
  const of = (name) => numberOf(calculator, name);
  const devices = calculator.facts.offered.devices;
  return {
    model: calculator.form.elements.model.selectedIndex, workload: calculator.form.elements.workload.selectedIndex,
    of: calculator.form.elements.of.value, ms: of('ms'), electricity: of('electricity'), utilisation: of('utilisation'),
    lifetime: of('lifetime'), overhead: of('overhead'),
    prices: devices.map((_, i) => of('price-' + i)), watts: devices.map((_, i) => of('watts-' + i)),
  };
}

/** What differs from how the fields were, in words, and as an address has it. */
function changesIn(calculator) {
  return calculator.fields.filter((field) => field.value !== calculator.usual.get(field.name));
}

function compute(calculator) {
  const { facts } = calculator;
  const assumed = assumedIn(calculator);
  const { names, devices, ways } = facts.offered;
  const chosen = ways.filter((way) => way.cell[0] === assumed.model && way.cell[1] === assumed.workload);
  const answer = calculator.place.querySelector('.answer');
  const table = bidTable(calculator);
  answer.replaceChildren();
  names.precisions.forEach((precision, p) => {
    const bids = bidsOf(chosen.filter((way) => way.cell[2] === p), assumed, devices);
    if (bids.length > 0) {
      bids.forEach((bid) => putRow(calculator, table.body, p, bid, assumed));
      put(answer, 'p', names.models[assumed.model] + ', ' + names.workloads[assumed.workload] + ', ' + precision + ': ' + answerOf(calculator, bids, assumed));
    }
  });
  if (chosen.length === 0) {
    put(answer, 'p', 'No cell of this model and workload was timed.');
  }
  calculator.place.querySelector('.result').replaceChildren(table.scroll);
  tellChanges(calculator);
  computed.set(facts.place.figure, drawingOf(calculator, chosen, assumed));
  redraw(facts.place.figure);
}

function tellChanges(calculator) {
  const changed = changesIn(calculator);
  const numbers = changed.filter((field) => field.type === 'number');
  calculator.form.querySelector('.all').disabled = changed.length === 0;
  calculator.place.querySelector('.changed').textContent = numbers.length === 0 ? ''
    : 'Set in this page: ' + numbers.map((field) => field.labels[0].querySelector('span').textContent + ' '
      + (field.value === '' ? 'empty' : field.validity.valid ? field.value : 'not possible, so as it was')
      + ' instead of ' + (calculator.usual.get(field.name) || 'empty')).join('; ') + '.';
  calculator.sliders.forEach((slider) => { slider.value = calculator.form.elements[slider.dataset.of].value; });
}

function noteAssumed(calculator) {
  const state = new URLSearchParams(changesIn(calculator).map((field) => [field.name, field.value]));
  const query = state.toString();
  tellLost('');
  history.replaceState(null, '', '#' + calculator.facts.place.id + (query ? '?' + query : ''));
}

/** A field keeps what it had if the state has nothing for it, or what can't be. */
function setAssumed(calculator, state) {
  calculator.fields.forEach((field) => {
    field.value = state.has(field.name) ? state.get(field.name) : calculator.usual.get(field.name);
    if (field.selectedIndex === -1 || (state.has(field.name) && !field.validity.valid)) {
      field.value = calculator.usual.get(field.name);
    }
  });
  compute(calculator);
}

/** Takes the state from an address such as #buying?ms=20; others change nothing. */
function followAssumed(calculator) {
  const [id, query] = location.hash.slice(1).split('?');
  if (id === calculator.facts.place.id && query !== undefined) {
    setAssumed(calculator, new URLSearchParams(query));
  }
}

function wireCalculator(calculator) {
  let waiting = 0;
  calculator.form.addEventListener('submit', (event) => event.preventDefault());
  calculator.form.addEventListener('input', (event) => {
    const slider = event.target.dataset.of;
    if (slider) {
      calculator.form.elements[slider].value = String(Number(Number(event.target.value).toPrecision(3)));
    }
    compute(calculator);
    clearTimeout(waiting);
    waiting = setTimeout(() => noteAssumed(calculator), SETTLED_MS);
  });
  calculator.form.querySelector('.all').addEventListener('click', () => {
    setAssumed(calculator, new URLSearchParams());
    noteAssumed(calculator);
    calculator.form.elements.model.focus();
  });
  compute(calculator);
  followAssumed(calculator);
  window.addEventListener('hashchange', () => followAssumed(calculator));
}

JSON.parse(document.getElementById('calculator-data').textContent).map(calculatorOf).forEach(wireCalculator);

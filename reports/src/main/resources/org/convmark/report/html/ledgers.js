// Filters of the ledgers. The address holds the state, so that a filtered view can be linked.

const FACETS = ['verdict', 'document', 'kind', 'model'];
const SETTLED_MS = 200;

function ledgerOf(place) {
  const rows = Array.from(place.querySelectorAll('tr[data-verdict]'));
  return {
    id: place.dataset.ledger,
    form: place.querySelector('form'),
    rows: rows.map((row) => ({ row: row, text: row.textContent.toLowerCase() })),
    tallies: Array.from(place.querySelectorAll('[data-tally]')),
    status: place.querySelector('.shown'),
  };
}

function stateOf(ledger) {
  const state = new URLSearchParams();
  FACETS.concat('q').forEach((name) => {
    const value = ledger.form.elements[name].value.trim();
    if (value) {
      state.set(name, value);
    }
  });
  return state;
}

function finder(state) {
  const sought = (state.get('q') || '').toLowerCase().split(/\s+/).filter(Boolean);
  const facets = FACETS.filter((name) => state.has(name));
  return (entry) => facets.every((name) => entry.row.dataset[name] === state.get(name))
    && sought.every((word) => entry.text.includes(word));
}

function filterRows(ledger) {
  const state = stateOf(ledger);
  const fits = finder(state);
  const found = ledger.rows.filter(fits);
  const kept = new Set(found);
  ledger.rows.forEach((entry) => { entry.row.hidden = !kept.has(entry); });
  ledger.tallies.forEach((tally) => {
    tally.textContent = found.filter((entry) => entry.row.dataset.verdict === tally.dataset.tally).length;
  });
  ledger.status.textContent = summary(state, found.length, ledger.rows.length);
  ledger.form.querySelector('.all').disabled = state.toString() === '';
  return state;
}

/** Words that also tell on paper what was chosen. */
function summary(state, found, all) {
  if (state.toString() === '') {
    return 'All ' + all + ' shown.';
  }
  const chosen = Array.from(state, ([name, value]) => (name === 'q' ? 'words' : name) + ' ' + value);
  return found + ' of ' + all + ' shown: ' + chosen.join(', ') + '.';
}

function note(ledger, state) {
  const query = state.toString();
  tellLost('');
  history.replaceState(null, '', '#' + ledger.id + (query ? '?' + query : ''));
}

function setState(ledger, state) {
  FACETS.concat('q').forEach((name) => {
    const field = ledger.form.elements[name];
    field.value = state.get(name) || '';
    if (field.selectedIndex === -1) {
      field.value = '';
    }
  });
  filterRows(ledger);
}

/** Takes the state from an address such as #claims?verdict=CONTRADICTED; others change nothing. */
function follow(ledgers) {
  const [id, query] = location.hash.slice(1).split('?');
  const ledger = ledgers.find((each) => each.id === id);
  if (ledger && query !== undefined) {
    setState(ledger, new URLSearchParams(query));
    ledger.form.scrollIntoView();
  }
}

function wire(ledger) {
  let waiting = 0;
  ledger.form.addEventListener('submit', (event) => event.preventDefault());
  ledger.form.addEventListener('input', () => {
    const state = filterRows(ledger);
    clearTimeout(waiting);
    waiting = setTimeout(() => note(ledger, state), SETTLED_MS);
  });
  ledger.form.querySelector('.all').addEventListener('click', () => {
    setState(ledger, new URLSearchParams());
    note(ledger, new URLSearchParams());
    ledger.form.elements.verdict.focus();
  });
  filterRows(ledger);
}

const ledgers = Array.from(document.querySelectorAll('[data-ledger]'), ledgerOf);
ledgers.forEach(wire);
function arrive() {
  turn();
  follow(ledgers);
  followTable(sortable);
}
arrive();
window.addEventListener('hashchange', arrive);

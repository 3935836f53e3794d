// Tables that readers sort and filter. The address holds what they chose.

const FEW_ROWS = 8;
const ORDERS = ['none', 'ascending', 'descending'];

function tableOf(place) {
  return {
    id: place.id,
    table: place,
    heads: Array.from(place.tHead.rows[0].cells),
    rows: Array.from(place.tBodies[0].rows),
    field: null,
    status: null,
  };
}

/** A number that a cell begins with, or its text; what is missing comes last in any order. */
function keyOf(row, column, isNumber) {
  const text = row.cells[column].querySelector('bdi, a') || row.cells[column].firstChild || row.cells[column];
  const words = text.textContent.trim();
  if (!isNumber) {
    return words === '\u2013' ? null : words;
  }
  const number = parseFloat(words.replace(/,/g, ''));
  return Number.isNaN(number) ? null : number;
}

function comparing(column, isNumber, order) {
  const sign = order === 'descending' ? -1 : 1;
  return (one, other) => {
    const a = keyOf(one, column, isNumber);
    const b = keyOf(other, column, isNumber);
    if (a === null || b === null) {
      return (a === null) - (b === null);
    }
    return sign * (isNumber ? a - b : a.localeCompare(b, 'en', { numeric: true }));
  };
}

function sortRows(entry, column, order) {
  entry.heads.forEach((head, i) => {
    if (i === column && order !== 'none') {
      head.setAttribute('aria-sort', order);
    } else {
      head.removeAttribute('aria-sort');
    }
  });
  const rows = order === 'none'
    ? entry.rows
    : entry.rows.slice().sort(comparing(column, entry.heads[column].classList.contains('number'), order));
  entry.table.tBodies[0].append(...rows);
}

function filterTable(entry) {
  const sought = entry.field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  entry.rows.forEach((row) => {
    const text = row.textContent.toLowerCase();
    row.hidden = !sought.every((word) => text.includes(word));
    found += row.hidden ? 0 : 1;
  });
  entry.status.textContent = sought.length === 0 ? '' : found + ' of ' + entry.rows.length + ' rows shown: ' + entry.field.value.trim() + '.';
}

function tableState(entry) {
  const state = new URLSearchParams();
  const words = entry.field ? entry.field.value.trim() : '';
  const column = entry.heads.findIndex((head) => head.hasAttribute('aria-sort'));
  if (words) {
    state.set('rows', words);
  }
  if (column >= 0) {
    state.set('sort', String(column + 1));
    state.set('order', entry.heads[column].getAttribute('aria-sort'));
  }
  return state;
}

function setTable(entry, state) {
  if (entry.field) {
    entry.field.value = state.get('rows') || '';
    filterTable(entry);
  }
  const column = Number(state.get('sort')) - 1;
  const order = ORDERS.includes(state.get('order')) ? state.get('order') : 'ascending';
  if (entry.heads[column]) {
    sortRows(entry, column, order);
  } else {
    sortRows(entry, 0, 'none');
  }
}

function sorter(entry, head, column) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'sort';
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener('click', () => {
    const order = ORDERS[(ORDERS.indexOf(head.getAttribute('aria-sort') || 'none') + 1) % ORDERS.length];
    sortRows(entry, column, order);
    note(entry, tableState(entry));
  });
}

/** A field above a table of many rows, unless a ledger has better ones. */
function seeker(entry) {
  const label = document.createElement('label');
  const field = document.createElement('input');
  const status = document.createElement('p');
  let waiting = 0;
  label.className = 'rows';
  field.type = 'search';
  field.autocomplete = 'off';
  field.spellcheck = false;
  field.setAttribute('aria-controls', entry.id);
  status.className = 'shown';
  status.setAttribute('role', 'status');
  label.append('Filter rows ', field);
  entry.table.closest('.table').prepend(label, status);
  entry.field = field;
  entry.status = status;
  field.addEventListener('input', () => {
    filterTable(entry);
    clearTimeout(waiting);
    waiting = setTimeout(() => note(entry, tableState(entry)), SETTLED_MS);
  });
}

function wireTable(entry) {
  entry.heads.forEach((head, column) => sorter(entry, head, column));
  if (entry.rows.length > FEW_ROWS && !entry.table.closest('.ledger')) {
    seeker(entry);
  }
}

/** Takes the order and the filter of a table from an address such as #latency-table-0?sort=3. */
function followTable(tables) {
  const [id, query] = location.hash.slice(1).split('?');
  const entry = tables.find((each) => each.id === id);
  if (entry && query !== undefined) {
    setTable(entry, new URLSearchParams(query));
  }
}

const sortable = Array.from(document.querySelectorAll('.table table'), tableOf).filter((entry) => entry.rows.length > 1);
sortable.forEach(wireTable);

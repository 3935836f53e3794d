// One page of the report at a time. The address says which: a page, or anything that is on it.

const pages = Array.from(document.querySelectorAll('.page'));
const links = Array.from(document.querySelectorAll('nav a'));
const ALL = 'all';
let turned = () => {};
let closed = [];

function aimOf(hash) {
  return hash.slice(1).split('?')[0];
}

function pageOf(aim) {
  const place = aim && document.getElementById(aim);
  return place && place.closest('.page');
}

function isWhole() {
  return document.documentElement.classList.contains('whole');
}

/** The skip link leads into the open page, and is no address of its own. */
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  document.getElementById('content').focus();
});

function tellLost(aim) {
  const isLost = aim && aim !== ALL && !aim.startsWith('theme=') && !document.getElementById(aim);
  document.getElementById('lost').textContent = isLost
    ? 'There is no place \u201c' + aim + '\u201d in this report; this is its summary.'
    : '';
}

/** Shows the page of an address; an address that is nowhere leads to the summary. */
function turn() {
  const aim = aimOf(location.hash);
  const page = pageOf(aim) || pages[0];
  tellLost(aim);
  document.documentElement.classList.toggle('whole', aim === ALL);
  pages.forEach((each) => { each.hidden = !isWhole() && each !== page; });
  links.forEach((link) => mark(link, aim, page));
  turned();
  settle();
}

/** Where the address points, which may have moved when charts were drawn. */
function settle() {
  const place = document.getElementById(aimOf(location.hash));
  if (place && !place.matches('.page, [data-page="summary"] > :nth-child(2)')) {
    place.scrollIntoView();
  } else {
    scrollTo(0, 0);
  }
}

function mark(link, aim, page) {
  const target = aimOf(link.hash);
  const here = isWhole() ? target === ALL : target === page.dataset.page;
  if (here) {
    link.setAttribute('aria-current', 'page');
  } else {
    link.removeAttribute('aria-current');
  }
}

/** Everything, for paper, whatever the address says. */
function showAll(on) {
  const open = pages.map((each) => each.hidden);
  if (on) {
    closed = open;
  }
  pages.forEach((each, i) => { each.hidden = on ? false : closed[i]; });
}

// What the page holds packed: the library of the charts and their data, which else were most of it.

/** The text of an element that holds it compressed by gzip, in base64. */
async function unpacked(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}

/** Runs the library; the page's policy knows its sum. */
async function loadLibrary() {
  const script = document.createElement('script');
  script.textContent = await unpacked('library');
  document.head.append(script);
  script.remove();
}

/** Tables hold everything that charts draw, so that a browser without streams loses no number. */
function withoutCharts() {
  const words = document.createElement('p');
  words.className = 'notice';
  words.textContent = 'Charts need a browser of 2023 or later. The tables hold every number that the charts draw.';
  document.querySelector('main').prepend(words);
  document.documentElement.classList.add('no-charts');
}

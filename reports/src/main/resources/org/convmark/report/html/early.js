// Comes before everything else, so that no error goes unrecorded and no theme flashes.
(function () {
  'use strict';
  const root = document.documentElement;
  const errors = [];

  function record(text) {
    errors.push(String(text));
    if (document.body) {
      document.body.setAttribute('data-errors', errors.join(' | '));
    }
  }

  window.addEventListener('error', (event) => record(event.message));
  window.addEventListener('unhandledrejection', (event) => record(event.reason));
  document.addEventListener('securitypolicyviolation', (event) =>
    record('policy: ' + event.violatedDirective));
  document.addEventListener('DOMContentLoaded', () => errors.splice(0).forEach(record));
  const log = console.error;
  console.error = function (...words) {
    record(words.join(' '));
    log.apply(console, words);
  };

  const asked = /[#?&]theme=(light|dark)\b/.exec(location.search + location.hash);
  root.dataset.theme = asked
    ? asked[1]
    : matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  root.classList.add('js');
})();

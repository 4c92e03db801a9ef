// A screen of the desk that nobody touches locks by itself: `<form data-lock="900">` says after how many seconds, and is what locks.
// Without this script the server locks a session that was silent for so long, at its next request; who was open closes sooner by the page's own header.
(() => {
  'use strict';

  // A whole page that is asked for from here may leave closing to the script.
  document.addEventListener('submit', event => {
    if (event.target.method !== 'post' || event.target.elements.namedItem('script')) return;
    const says = document.createElement('input');
    [says.type, says.name, says.value] = ['hidden', 'script', '1'];
    event.target.append(says);
  }, true);

  const form = document.querySelector('form[data-lock]');
  if (!form) return;
  const patience = Number(form.dataset.lock) * 1000;
  let touched = Date.now();
  const touch = () => { touched = Date.now(); };
  for (const sign of ['keydown', 'pointerdown']) addEventListener(sign, touch, { passive: true, capture: true });

  // Looked at now and then rather than timed: a computer that slept has gone past its moment.
  setInterval(() => {
    // Scans that wait for the server are on this page only (desk.js says how many).
    if (Date.now() - touched < patience || Number(document.documentElement.dataset.waiting ?? 0) > 0) return;
    touch();
    form.requestSubmit();
  }, 5000);
})();

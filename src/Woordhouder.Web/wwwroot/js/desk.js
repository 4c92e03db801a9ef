// The desk without waiting: a form with `data-scan` is sent by this script, one scan after the other, while the field stays free for the next.
// Without the script the same form posts to the same handler; what a scanner loses then is why this file exists (experience.md, measured).
//
// Contract with the page
//   <form data-scan method="post">   its first visible input is the scan field; hidden `sleutel` = one-time key; antiforgery token as always.
//   Answer to a post with `X-Fragment: 1`: HTML with elements `uitkomst` (outcome), `beurt` (list), `lid` (person); each replaces its namesake.
//   `data-sound="ok|route|no"` on `uitkomst` names the sound; a <title> in the answer becomes the title of the page.
//   `data-fragment` on another form (Ongedaan, Klaar) sends it through the same queue.
//   Texts and volume (0 = off) come as data- attributes of this script's own tag: they follow the language of the reader and the choice of the desk.
(() => {
  'use strict';

  const form = document.querySelector('form[data-scan]');
  const field = form?.querySelector('input:not([type=hidden])');
  if (!field) return;

  const own = document.currentScript;
  const settings = own.dataset;
  const parts = ['uitkomst', 'beurt', 'lid'];
  const queue = [];
  let working = false;
  let failingSince = 0;
  let lastFilled = 0;

  // --- sounds: fetched once, played only on the server's word -------------------------------------------------------------------------------
  const volume = Number(settings.volume ?? 1);
  const sounds = Object.fromEntries(['ok', 'route', 'no'].map(name => {
    const sound = new Audio(new URL(`../sounds/${name}.wav`, own.src).href);
    sound.preload = volume > 0 ? 'auto' : 'none';
    sound.volume = Math.min(1, Math.max(0, volume));
    return [name, sound];
  }));

  function play(name) {
    const sound = sounds[name];
    if (!sound || volume <= 0) return;
    sound.currentTime = 0;
    sound.play().catch(() => { /* the browser wants a click first; word and colour have said it */ });
  }

  // --- the band above the field: only what is not yet true -----------------------------------------------------------------------------------
  const band = document.createElement('div');
  band.className = 'wh-band wh-warn';
  band.setAttribute('role', 'status');
  form.before(band);

  function say(text, values = {}) {
    const words = (text ?? '').replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
    if (band.textContent !== words) band.textContent = words;
  }

  // --- taking over the submit ----------------------------------------------------------------------------------------------------------------
  function oneTimeKey() {
    if (crypto.randomUUID) return crypto.randomUUID();
    // Plain http inside the building: randomUUID is not there, random values are.
    return [...crypto.getRandomValues(new Uint8Array(16))].map(value => value.toString(16).padStart(2, '0')).join('');
  }

  document.addEventListener('submit', event => {
    const sent = event.target;
    if (event.defaultPrevented || !(sent === form || sent.matches('form[data-fragment]'))) return;
    event.preventDefault();
    const scanned = sent === form ? field.value.trim() : '';
    if (sent === form) {
      field.value = '';
      // Some scanners end with two Enters; an empty one means "klaar" and must come from a hand.
      if (scanned !== '') lastFilled = event.timeStamp;
      else if (event.timeStamp - lastFilled < 60) return;
    }
    const body = new FormData(sent, event.submitter);
    if (sent === form) body.set(field.name, scanned);
    body.set('sleutel', oneTimeKey());
    const url = event.submitter?.hasAttribute('formaction') ? event.submitter.formAction : sent.action;
    enqueue({ url, body, scanned, form: sent });
    field.focus();
  });

  function enqueue(scan) {
    queue.push(scan);
    waiting();
    if (navigator.onLine === false) offline();
    work();
  }

  // Said where lock.js sees it: a page with scans in it is not left.
  function waiting() { document.documentElement.dataset.waiting = String(queue.length); }

  // --- the queue: strictly in order, each until the server has answered ----------------------------------------------------------------------
  async function work() {
    if (working) return;
    working = true;
    while (queue.length > 0) {
      const late = setTimeout(() => { if (failingSince === 0) say(settings.busy, { n: queue.length }); }, 1000);
      const next = await send(queue[0]);
      clearTimeout(late);
      if (next === 'again') await pauseBeforeRetry();
      else if (next === 'stop') break;
      else queue.shift();
      waiting();
      if (next === 'next' && goOn()) break;
    }
    waiting();
    working = false;
  }

  async function send(scan) {
    let response, text;
    // What the last answer left in the page (the open member, the turn) goes along as it is now, not as it was when the scan was made.
    if (scan.form === form) document.querySelectorAll('[data-carried]').forEach(input => scan.body.set(input.name, input.value));
    try {
      response = await fetch(scan.url, { method: 'POST', body: scan.body, headers: { 'X-Fragment': '1' }, signal: AbortSignal.timeout(15000) });
      text = await response.text();
    } catch {
      return offline();
    }
    // A proxy answers for a server that is away; the same key makes a second try harmless.
    if ([502, 503, 504].includes(response.status)) return offline();
    failingSince = 0;
    say('');
    if (show(text)) return 'next';
    if (response.redirected || response.status === 401) return signedOut(response.url);
    say(settings.failed, { nummer: scan.scanned });
    play('no');
    return 'next';
  }

  function offline() {
    if (failingSince === 0) failingSince = performance.now();
    const long = performance.now() - failingSince > 120000;
    say(long ? settings.paper : settings.offline, { n: queue.length });
    return 'again';
  }

  // The scans wait on this screen, with their numbers in sight: leaving the page would lose them.
  function signedOut(address) {
    const numbers = queue.map(scan => scan.scanned).filter(number => number !== '').join(', ');
    say(settings.signedout, { nummers: numbers });
    const link = document.createElement('a');
    link.href = address;
    link.textContent = settings.signin ?? '';
    band.append(' ', link);
    // Nobody is signed in here: the open member does not stay in sight either.
    for (const id of ['lid', 'beurt', 'uitkomst']) document.getElementById(id)?.replaceChildren();
    queue.length = 0;
    return 'stop';
  }

  // The outcome leads to another page (`form[data-go=follow]`). Scans made for it meanwhile were made on this one: they are named, never processed in the wrong way.
  function goOn() {
    const step = document.querySelector('form[data-go=follow]');
    if (!step) return false;
    const left = queue.map(scan => scan.scanned).filter(number => number !== '');
    queue.length = 0;
    if (left.length > 0) {
      say(settings.left, { nummers: left.join(', ') });
      play('no');
      return true;
    }
    const token = form.querySelector('input[name=__RequestVerificationToken]');
    if (step.method === 'post' && token && !step.elements.namedItem(token.name)) step.append(token.cloneNode());
    // The page that comes need not close by itself: this script runs there too.
    const runs = Object.assign(document.createElement('input'), { type: 'hidden', name: 'script', value: '1' });
    if (step.method === 'post') step.append(runs);
    step.submit();
    return true;
  }

  // --- a member closes by itself ---------------------------------------------------------------------------------------------------------------
  let closing;
  function watchMember() {
    clearTimeout(closing);
    const seconds = Number(document.getElementById('lid')?.dataset.left ?? 0);
    if (seconds > 0) closing = setTimeout(() => {
      if (queue.length > 0) return watchMember();
      const body = new FormData(form);
      for (const input of document.querySelectorAll('[data-carried]')) body.delete(input.name);
      enqueue({ url: `${location.pathname}?handler=Left`, body, scanned: '', form: null });
    }, seconds * 1000);
  }

  // --- the line: told at once, before anybody scans --------------------------------------------------------------------------------------------
  addEventListener('offline', () => say(settings.offline, { n: queue.length }));
  addEventListener('online', () => { if (queue.length === 0) { failingSince = 0; say(''); } });

  // A server that is away says nothing: it is asked, while nobody scans and nothing else stands in the band. Any answer of its own is enough.
  setInterval(async () => {
    const quiet = () => queue.length === 0 && (failingSince !== 0 || band.textContent === '');
    if (document.hidden || navigator.onLine === false || !quiet()) return;
    let there = false;
    try { there = ![502, 504].includes((await fetch('/health', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(5000) })).status); } catch { /* nobody there */ }
    if (!quiet()) return;
    if (!there) offline();
    else if (failingSince !== 0) { failingSince = 0; say(''); }
  }, 10000);

  function pauseBeforeRetry() {
    const wait = Math.min(10000, 1000 + (performance.now() - failingSince) / 4);
    return new Promise(resolve => {
      const timer = setTimeout(resolve, wait);
      addEventListener('online', () => { clearTimeout(timer); resolve(); }, { once: true });
    });
  }

  // --- showing the answer --------------------------------------------------------------------------------------------------------------------
  function show(text) {
    const answer = new DOMParser().parseFromString(text, 'text/html');
    // The page's own way of making sound without script.
    answer.querySelectorAll('script, noscript, audio').forEach(element => element.remove());
    let shown = false;
    for (const id of parts) {
      const fresh = answer.getElementById(id);
      const old = document.getElementById(id);
      if (!fresh || !old) continue;
      replace(old, fresh);
      shown = true;
    }
    if (!shown) return false;
    if (answer.title) document.title = answer.title;
    play(answer.getElementById('uitkomst')?.dataset.sound);
    watchMember();
    // A receipt came along: the printer has it, with no dialog where the browser runs as a kiosk.
    if (document.querySelector('[data-print]')) setTimeout(() => { print(); field.focus(); }, 50);
    return true;
  }

  // The element itself stays: a status region that is taken away is not read aloud. Focus that was inside goes back to the field.
  function replace(old, fresh) {
    const focused = old.contains(document.activeElement);
    for (const name of old.getAttributeNames()) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
    for (const name of fresh.getAttributeNames()) if (name !== 'style') old.setAttribute(name, fresh.getAttribute(name));
    old.replaceChildren(...[...fresh.childNodes].map(node => document.importNode(node, true)));
    if (focused) field.focus();
    if (!old.classList.contains('wh-flash')) return;
    old.classList.remove('wh-flash');
    void old.offsetWidth; // starts the flash again for the same outcome twice
    old.classList.add('wh-flash');
  }

  // --- the field keeps the focus -------------------------------------------------------------------------------------------------------------
  const writable = element => element.matches('input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]');

  // A scanner types wherever the focus is. A character that no control wants goes to the field, with all that follow.
  document.addEventListener('keydown', event => {
    if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.altKey || event.metaKey || writable(event.target)) return;
    field.focus();
  });
  addEventListener('focus', () => { if (document.activeElement === document.body) field.focus(); });
  watchMember();
  addEventListener('beforeunload', event => { if (queue.length > 0) event.preventDefault(); });
})();

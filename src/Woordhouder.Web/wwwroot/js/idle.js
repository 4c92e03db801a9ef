// A file about somebody closes when no key is pressed for a while. What was typed goes to the server, which seals it and gives it back when the file is opened again.
const forms = [...document.querySelectorAll("form[data-idle]")];
let changed = null;
let timer;
const close = () => {
  if (!changed) return location.assign(forms[0].dataset.closed);
  changed.action = changed.dataset.keep;
  changed.submit();
};
const wait = () => {
  clearTimeout(timer);
  timer = setTimeout(close, Number(forms[0].dataset.idle) * 1000);
};
for (const form of forms) form.addEventListener("input", () => { changed = form; wait(); });
if (forms.length > 0) wait();

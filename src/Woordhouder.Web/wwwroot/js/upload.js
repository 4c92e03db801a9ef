// A large file takes a while to send: how far it is stands below the button, and it can be stopped. What the server answers is shown
// as without this script: another page when the file was taken, this page with the reason when it was not.
const megabytes = bytes => (bytes / 1e6).toLocaleString(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const watch = form => {
  const part = form.querySelector("[data-sent]"), [told, way, bar, amount, stop] = ["[role=status]", "div", "progress", ".wh-num", "button"].map(e => part.querySelector(e));
  let sending = null;

  const tell = (text, busy) => {
    part.hidden = false;
    told.textContent = text;
    way.hidden = !busy;
    if (!busy) sending = null;
  };

  const answered = answer => {
    if (answer.responseURL.split("#")[0] !== location.href.split("#")[0]) return location.assign(answer.responseURL);
    const fresh = new DOMParser().parseFromString(answer.responseText, "text/html"), main = fresh.querySelector("main");
    document.title = fresh.title;
    document.querySelector("main").replaceWith(main);
    (main.querySelector("[autofocus]") ?? main).focus();
    const next = main.querySelector("form[data-sending]");
    if (next) watch(next);
  };

  form.addEventListener("submit", event => {
    if (!form.querySelector("input[type=file]").files.length) return; // the server says what is missing
    event.preventDefault();
    if (sending) return; // pressed again while it is on its way
    sending = new XMLHttpRequest();
    sending.upload.addEventListener("progress", e => {
      [bar.max, bar.value] = [e.total, e.loaded];
      amount.textContent = part.dataset.amount.replace("{sent}", megabytes(e.loaded)).replace("{all}", megabytes(e.total));
    });
    sending.addEventListener("load", e => answered(e.target));
    sending.addEventListener("error", () => tell(part.dataset.lost, false));
    sending.addEventListener("abort", () => tell(part.dataset.stopped, false));
    tell(part.dataset.busy, true);
    sending.open("POST", form.action);
    sending.send(new FormData(form));
  });
  stop.addEventListener("click", () => sending?.abort());
};

watch(document.querySelector("form[data-sending]"));

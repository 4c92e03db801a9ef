// Long work: the part of the page that tells how far it is comes fresh from the server, until the page is no longer busy.
const part = document.querySelector("[data-progress]");
const turn = async () => {
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("section[aria-labelledby=stand]");
    if (fresh && !fresh.dataset.progress) return location.reload();
    if (fresh) part.replaceChildren(...fresh.childNodes);
  } catch { /* no connection: the next turn tries again */ }
  setTimeout(turn, Number(part.dataset.progress));
};
if (part) setTimeout(turn, Number(part.dataset.progress));

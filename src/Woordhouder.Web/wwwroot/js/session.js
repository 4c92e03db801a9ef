// Two minutes before a session runs out the page says so, and the button goes on. Without this script the form is kept at the server all the same.
const band = document.querySelector("[data-session-seconds]");
const seconds = Number(band.dataset.sessionSeconds);
const wait = () => setTimeout(() => { band.hidden = false; }, Math.max(0, seconds - 120) * 1000);
band.querySelector("button").addEventListener("click", async () => {
  try {
    const answer = await fetch(band.dataset.stay, { method: "HEAD", redirect: "manual" });
    if (!answer.ok) return location.reload();
    band.hidden = true;
    wait();
  } catch { /* no connection: the button stays */ }
});
wait();

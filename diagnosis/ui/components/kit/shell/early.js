// The way in, on the page that is there before the app: what is pressed now is done as soon as the app can.
(() => {
  const button = document.getElementById("early-begin");
  // A link, a screen that is gone back to, or a page of its own: nothing begins there.
  if (!(button instanceof HTMLButtonElement) || location.hash || /[?&]page=/.test(location.search)) return;
  let kept = null;
  try {
    kept = localStorage.getItem("diagnosis.response");
  } catch {
    // A browser that keeps nothing.
  }
  if (kept) button.textContent = button.dataset.goOn ?? "";
  button.hidden = false;
  button.addEventListener("click", () => {
    (window.diagnosis ??= {}).begun = true;
    button.disabled = true;
    button.textContent = button.dataset.waiting ?? "";
  });
})();

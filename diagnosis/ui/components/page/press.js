// What is pressed on the page itself, without the server: ways to a place on it, and buttons that copy.

/** @param {Event} event */
export function press(event) {
  const target = event.target instanceof Element ? event.target : null;
  const way = target?.closest("a[href^='#']");
  if (way instanceof HTMLAnchorElement) {
    const place = document.getElementById(way.hash.slice(1));
    // The address stands for the screen and stays as it is.
    if (place) event.preventDefault();
    goTo(place);
    return;
  }
  const button = target?.closest("button[data-copied]");
  if (button instanceof HTMLButtonElement) void copy(button);
}

/** @param {HTMLElement | null} place */
function goTo(place) {
  place?.scrollIntoView({ block: "start" });
  place?.focus({ preventScroll: true });
}

/** @param {HTMLButtonElement} button */
async function copy(button) {
  const words = button.parentElement?.querySelector("pre");
  const status = button.parentElement?.querySelector("[role=status]");
  if (!words || !status) return;
  try {
    await navigator.clipboard.writeText(words.textContent ?? "");
    status.textContent = button.dataset.copied ?? "";
  } catch {
    // Where the browser forbids it, the words are marked, ready to be copied by hand.
    getSelection()?.selectAllChildren(words);
  }
}

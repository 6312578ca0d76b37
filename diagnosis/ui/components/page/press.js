// What is pressed on the page itself, without the server: ways to a place on it, and buttons that copy.

import { controlOf } from "./place.js";

/** @param {Event} event @param {string} control a selector of what is chosen with */
export function press(event, control) {
  const target = event.target instanceof Element ? event.target : null;
  const way = target?.closest("a[href^='#']");
  if (way instanceof HTMLAnchorElement) {
    const { box } = way.dataset;
    const place = box ? document.querySelector(box) : document.getElementById(way.hash.slice(1));
    // The address stands for the screen and stays as it is.
    if (place) event.preventDefault();
    place?.scrollIntoView({ block: box ? "center" : "start" });
    const focused = place && controlOf(place, control);
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    return;
  }
  const button = target?.closest("button[data-copied]");
  if (button instanceof HTMLButtonElement) void copy(button);
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

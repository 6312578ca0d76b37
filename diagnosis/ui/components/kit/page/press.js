// What is pressed on the page itself, without the server: ways to a place on it, and buttons that copy.

import { lookAt } from "./framed.js";
import { controlOf } from "./place.js";
import { say } from "./say.js";

/** @typedef {{copied: string, marked: string, saved: string}} Said */

/**
 * @param {Event} event
 * @param {string} control a selector of what is chosen with
 * @param {Said} said
 */
export function press(event, control, said) {
  const target = event.target instanceof Element ? event.target : null;
  const way = target?.closest("a[href^='#']");
  if (way instanceof HTMLAnchorElement) {
    const { box } = way.dataset;
    const place = box ? document.querySelector(box) : document.getElementById(way.hash.slice(1));
    // The address stands for the screen and stays as it is.
    if (place) event.preventDefault();
    place?.scrollIntoView({ block: box ? "center" : "start" });
    if (place) lookAt(place);
    const focused = place && controlOf(place, control);
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    return;
  }
  const button = target?.closest("button[data-copy]");
  if (button instanceof HTMLButtonElement) void copy(button, said);
}

/** @param {HTMLButtonElement} button @param {Said} said */
async function copy(button, said) {
  const words = button.parentElement?.querySelector("pre");
  if (!words) return;
  try {
    await navigator.clipboard.writeText(words.textContent ?? "");
    say(said.copied, true);
  } catch {
    // Where the browser forbids it, the words are marked, ready to be copied by hand.
    getSelection()?.selectAllChildren(words);
    say(said.marked, true);
  }
}

// A file that was asked for is on its way: its button cannot be pressed while the file is made.
import { say } from "./say.js";

/**
 * @param {string} holder a selector of what holds a button that gives a file
 * @param {string} failed a selector of what stands in it where the file could not be made
 * @param {() => string} words
 */
export function watchFiles(holder, failed, words) {
  /** @type {Set<Element>} */
  const pressed = new Set();
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest(`${holder} button`) : null;
    if (target) pressed.add(target);
  });
  new MutationObserver((changes) => {
    for (const { target, oldValue } of changes) {
      if (!(target instanceof HTMLButtonElement) || oldValue === null || target.disabled) continue;
      if (!pressed.delete(target)) continue;
      if (!target.closest(holder)?.querySelector(failed)) say(words(), true);
    }
  }).observe(document.body, { subtree: true, attributeFilter: ["disabled"], attributeOldValue: true });
}

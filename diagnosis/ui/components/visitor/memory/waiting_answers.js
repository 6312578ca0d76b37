// The answers of a form come to the server with the form's own buttons. Whatever else is pressed would
// have it draw the page without them, so they are sent ahead of it.
import { chosenOptions } from "./controls.js";
import { newer } from "./visit.js";

/** @typedef {import("./visit.js").Visit} Visit */

/** @param {Visit} visit */
export function takeAlong(visit) {
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element) || !target.closest("button, a")) return;
    if (target.closest(visit.data.parts.answers) || !isWaiting(visit)) return;
    visit.send({ kind: "tapped" });
  }, true);
}

/** @param {Visit} visit @returns {boolean} whether answers on the page have not come to the server yet */
function isWaiting({ data }) {
  return data.ready && data.waits && Boolean(newer(data, chosenOptions(data.asked), {}));
}

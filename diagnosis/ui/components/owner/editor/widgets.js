// What the parts of the workbench are made of: buttons, menus, and places that keep the focus when they are filled anew.
import { activeBeside, make } from "../../kit/shared/dom.js";

/** @param {string} words @param {() => unknown} act */
export function button(words, act) {
  return make("button", { type: "button", onclick: act }, words);
}

/**
 * A menu that opens below its title; arrows move in it, Escape closes it.
 * @param {string} title
 * @param {HTMLElement[]} ways
 */
export function menu(title, ways) {
  // In its place even where the text cannot be read, so that nothing moves under a hand.
  if (!ways.length) return make("button", { type: "button", disabled: true, class: "menu-off" }, title);
  const list = make("details", { class: "menu" }, make("summary", {}, title), make("div", { class: "ways" }, ...ways));
  list.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest(".ways button")) list.open = false;
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && list.open) {
      event.preventDefault();
      const all = [...list.querySelectorAll("button")];
      const at = all.findIndex((way) => way === activeBeside(list));
      all[at < 0 && step < 0 ? all.length - 1 : (at + step + all.length) % all.length]?.focus();
    }
    if (event.key !== "Escape") return;
    list.open = false;
    list.querySelector("summary")?.focus();
  });
  list.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !list.contains(relatedTarget)) list.open = false;
  });
  return list;
}

/** @type {WeakMap<HTMLElement, string>} What each place was drawn of. */
const drawn = new WeakMap();

/**
 * Puts parts into a place, where they are of something else than before; what had the focus there has it still.
 * @param {HTMLElement} place
 * @param {unknown} of
 * @param {() => HTMLElement[]} parts
 */
export function refill(place, of, parts) {
  const key = JSON.stringify(of);
  if (drawn.get(place) === key) return;
  drawn.set(place, key);
  const ways = () => [...place.querySelectorAll("button, summary")];
  const at = ways().findIndex((way) => way === activeBeside(place));
  place.replaceChildren(...parts());
  const again = at < 0 ? null : ways()[at];
  if (again instanceof HTMLElement) again.focus();
}

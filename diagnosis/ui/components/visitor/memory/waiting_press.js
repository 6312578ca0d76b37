// A file is made from what the server has. Someone who types and presses the button at once starts
// both; so the press waits, five seconds at most, until the server has what was typed.
import { typedWords } from "./controls.js";

/** @typedef {import("./visit.js").Visit} Visit */

/** @param {Visit} visit */
export function holdPresses(visit) {
  let held = false;
  let letThrough = false;

  /** @param {Element} button */
  function hold(button) {
    held = true;
    button.setAttribute("aria-busy", "true");
    const again = buttonAgain(button, visit.data.parts.keyed);
    const end = Date.now() + 5000;
    const look = () => {
      if (onItsWay(visit) && Date.now() < end) {
        setTimeout(look, 20);
        return;
      }
      held = false;
      button.removeAttribute("aria-busy");
      letThrough = true;
      again()?.click();
      letThrough = false;
    };
    look();
  }

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest(visit.data.parts.fileButton);
    if (!button || letThrough || !onItsWay(visit)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!held) hold(button);
  }, true);
}

/**
 * Streamlit may have drawn the button anew until then, so it is looked up by its key.
 * @param {Element} button
 * @param {string} keyed
 * @returns {() => HTMLElement | null}
 */
function buttonAgain(button, keyed) {
  const names = [...(button.closest(`[class*=${keyed}]`)?.classList ?? [])];
  const key = names.find((name) => name.startsWith(keyed));
  return () => (key ? document.querySelector(`.${CSS.escape(key)} button`) : null);
}

/** @param {Visit} visit @returns {boolean} whether something typed has not come to the server yet */
function onItsWay({ data }) {
  return differs(typedWords(data.fields), data.details);
}

/** @param {Record<string, string>} typed @param {Record<string, string>} known @returns {boolean} */
export function differs(typed, known) {
  return Object.entries(typed).some(([name, value]) => value !== known[name]);
}

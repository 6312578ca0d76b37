// Follows the language, starts each screen at its top, and names what Streamlit leaves unnamed.
import { mark } from "./marks.js";
import { controlOf } from "./place.js";
import { press } from "./press.js";

/**
 * @typedef {object} Told
 * @property {string} language
 * @property {number} moves
 * @property {string} target the place to begin at, as a selector; empty for the top
 * @property {Record<string, Record<string, string>>} marks attributes, by selector
 * @property {Record<string, string>} words texts, by selector
 * @property {{main: string, control: string}} parts
 */
/** @typedef {import("./marks.js").Marked} Marked */
/** @typedef {{data: Told, acted: Told | null, marked: Marked}} Page `acted`: the visitor has touched something there */

/** @param {Component<string>} component */
export default function ({ data: text }) {
  /** @type {Told} */
  const data = JSON.parse(text);
  const moved = data.moves !== (window.diagnosisPage?.data.moves ?? 0);
  const page = (window.diagnosisPage ??= watch({ data, acted: null, marked: new Map() }));
  page.data = data;
  document.documentElement.lang = data.language;
  name(page);
  showRecommended();
  if (moved) show(page, data, 10);
}

/** @param {Page} page @returns {Page} */
function watch(page) {
  new MutationObserver(() => name(page)).observe(document.body, { childList: true, subtree: true });
  for (const kind of ["keydown", "pointerdown"]) {
    document.addEventListener(kind, () => (page.acted = page.data), true);
  }
  document.addEventListener("click", (event) => press(event, page.data.parts.control));
  return page;
}

/** @param {Page} page */
function name({ data, marked }) {
  mark(data.marks, marked);
  for (const [selector, words] of Object.entries(data.words)) {
    for (const element of document.querySelectorAll(selector)) {
      if (element.textContent !== words) element.textContent = words;
    }
  }
}

// On a narrow screen the table scrolls: begin at the plan that is recommended.
function showRecommended() {
  const head = document.querySelector("table.comparison thead .recommended");
  const scroller = head?.closest(".scroll");
  if (!(head instanceof HTMLElement) || !(scroller instanceof HTMLElement) || scroller.dataset.placed) return;
  scroller.dataset.placed = "yes";
  const label = scroller.querySelector("tbody th");
  scroller.scrollLeft = head.offsetLeft - (label instanceof HTMLElement ? label.offsetWidth : 0) - 8;
}

/**
 * The new screen may still be arriving and take the place of what was focused, so this looks
 * again for a second, unless the visitor has touched something.
 * @param {Page} page
 * @param {Told} data
 * @param {number} tries
 */
function show(page, data, tries) {
  if (data !== page.data || data === page.acted) return;
  const target = data.target ? document.querySelector(data.target) : null;
  const place = target ? controlOf(target, data.parts.control) : document.querySelector("h1");
  const active = document.activeElement;
  const free = tries === 10 || !active || active === document.body || active.tagName === "H1";
  if (place instanceof HTMLElement && active !== place && free) {
    if (target) {
      target.scrollIntoView({ block: "center" });
    } else {
      document.querySelector(data.parts.main)?.scrollTo(0, 0);
      place.setAttribute("tabindex", "-1");
    }
    place.focus({ preventScroll: true });
  }
  if (tries > 0) setTimeout(() => show(page, data, tries - 1), 100);
}

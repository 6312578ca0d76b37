// Follows the language, starts each screen at its top, and names what Streamlit leaves unnamed.
import { watchFiles } from "./files.js";
import { FRAMED, followHeight, lookAt } from "./framed.js";
import { mark } from "./marks.js";
import { controlOf } from "./place.js";
import { press } from "./press.js";
import { say } from "./say.js";
import { shared } from "../shared/shared.js";

/**
 * @typedef {object} Props
 * @property {string} language
 * @property {number} moves
 * @property {string} target the place to begin at, as a selector; empty for the top
 * @property {Record<string, Record<string, string>>} marks attributes, by selector
 * @property {Record<string, string>} words texts, by selector
 * @property {string} begin the way in, as a selector, where the screen is ready for it; else empty
 * @property {import("./press.js").Said} said what is told of what was pressed
 * @property {{main: string, content: string, control: string, fileHolder: string, fileError: string}} parts
 */
/** @typedef {import("./marks.js").Marked} Marked */
/**
 * @typedef {object} Page
 * @property {Props} data
 * @property {Props | null} acted what was told when the visitor touched something last
 * @property {Marked} marked
 * @property {number} looked the move after which a page around this one was told where to look
 * @property {string} noticed the notices that have been read out
 */

/** @param {Component<string>} component */
export default function ({ data: text }) {
  /** @type {Props} */
  const data = JSON.parse(text);
  const moved = data.moves !== (shared().page?.data.moves ?? 0);
  const page = (shared().page ??= watch({ data, acted: null, marked: new Map(), looked: 0, noticed: "" }));
  page.data = data;
  document.documentElement.lang = data.language;
  name(page);
  showRecommended();
  if (data.begin) begin(data.begin, 40);
  // A page around this one is read too: for the start, which waits there, it does not move before somebody asks for it.
  if (moved && !(FRAMED && data.begin && !page.acted)) show(page, data, 10);
}

/** @param {Page} page @returns {Page} */
function watch(page) {
  new MutationObserver(() => name(page)).observe(document.body, { childList: true, subtree: true });
  for (const kind of ["keydown", "pointerdown"]) {
    document.addEventListener(kind, () => (page.acted = page.data), true);
  }
  document.addEventListener("click", (event) => press(event, page.data.parts.control, page.data.said));
  followHeight(page.data.parts.content);
  watchFiles(page.data.parts.fileHolder, page.data.parts.fileError, () => page.data.said.saved);
  return page;
}

/** @param {Page} page */
function name(page) {
  const { data } = page;
  mark(data.marks, page.marked);
  readOut(page);
  for (const [selector, words] of Object.entries(data.words)) {
    for (const element of document.querySelectorAll(selector)) {
      if (element.textContent !== words) element.textContent = words;
    }
  }
}

/**
 * Does what was pressed before the app was there. The button may come a moment after this.
 * @param {string} way
 * @param {number} tries
 */
function begin(way, tries) {
  if (!shared().begun) return;
  const button = document.querySelector(way);
  if (button instanceof HTMLElement) {
    shared().begun = false;
    const { page } = shared();
    if (page) page.acted = page.data;
    button.click();
  } else if (tries > 0) {
    setTimeout(() => begin(way, tries - 1), 50);
  }
}

/** Notices that were not there before. @param {Page} page */
function readOut(page) {
  const words = [...document.querySelectorAll(".notice")].map((notice) => notice.textContent?.trim()).join(" ");
  if (words && words !== page.noticed) say(words, false);
  page.noticed = words;
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
 * @param {Props} data
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
    // Once only: a page around this one may have been scrolled by its reader since.
    if (page.looked !== data.moves) lookAt(place);
    page.looked = data.moves;
  }
  if (tries > 0) setTimeout(() => show(page, data, tries - 1), 100);
}

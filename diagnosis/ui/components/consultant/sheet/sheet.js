// The consultant's sheet: every question on one page, answered by a click or a digit. What is
// entered is shown at once and handed to the keeper, which sends it until it has been taken over.
import { build } from "./build.js";
import { activeBeside } from "../../kit/shared/dom.js";
import { keepFolds } from "./folds.js";
import { goOn, marked } from "./going_on.js";
import { step } from "./edits.js";
import { isTyping, leads, stepOf } from "./keys.js";
import { focusOn } from "./focus.js";
import { update } from "./show.js";
import { shared } from "../../kit/shared/shared.js";

/** @typedef {import("./edits.js").Props} Props */
/** @typedef {import("./edits.js").Sheet} Sheet */

/** @type {WeakMap<HTMLElement, Sheet>} */
const sheets = new WeakMap();

/** @param {Component<string>} component */
export default function ({ data: text, parentElement }) {
  const root = parentElement.querySelector(".sheet");
  if (!(root instanceof HTMLElement)) return;
  /** @type {Props} */
  const data = JSON.parse(text);
  const { values, language } = data;
  const shape = [language, values.case, values.record].join("|");
  const sheet = sheets.get(root) ?? newSheet(root, data);
  sheet.data = data;
  const active = sheet.shape === shape ? null : marked(activeBeside(root), root);
  const anew = sheet.shape !== shape;
  if (anew) build(sheet);
  sheet.shape = shape;
  shared().sheet = sheet;
  update(sheet);
  goOn(active, root);
  // Whoever opened a case by the keyboard begins at the first question, and not at the top of the page.
  if (anew && document.activeElement === document.body) sheet.prompt.querySelector("button")?.focus({ preventScroll: true });
  listenOnce();
}

/** @param {HTMLElement} root @param {Props} data @returns {Sheet} not built yet */
function newSheet(root, data) {
  /** @type {Sheet} */
  const sheet = {
    root, data, shape: "", banner: root, prompt: root, memo: root, brief: root, memoShown: document.createElement("button"),
    inHand: "", fields: new Map(), questions: new Map(),
    general: { box: root, area: document.createElement("textarea"), kind: document.createElement("select") },
    agreed: null,
    refresh: () => update(sheet),
  };
  sheets.set(root, sheet);
  return sheet;
}

/** The page around it leads to questions of the sheet. */
function listenOnce() {
  if (shared().watchesSheet) return;
  shared().watchesSheet = true;
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const link = target?.closest("[data-ask]")?.getAttribute("data-ask");
    const question = link && shared().sheet?.questions.get(link);
    if (!question) return;
    event.preventDefault();
    focusOn(question);
  });
  document.addEventListener("keydown", (event) => {
    const sheet = shared().sheet;
    if (!sheet?.root.isConnected) return;
    const undone = stepOf(event);
    if (undone) {
      step(sheet, undone);
      event.preventDefault();
    } else if (!event.defaultPrevented && !isTyping(event)) {
      leads(sheet, sheet.inHand, event);
    }
  });
  keepFolds();
}

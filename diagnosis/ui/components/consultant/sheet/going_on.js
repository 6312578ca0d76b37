// Lets someone who types or chooses go on where they were when the sheet is built anew.

/** @typedef {{selector: string, start: number | null, end: number | null}} Mark */

/** @param {Element | null} element that has the focus @param {HTMLElement} root @returns {Mark | null} */
export function marked(element, root) {
  if (!(element instanceof HTMLElement) || !root.contains(element)) return null;
  const question = /** @type {HTMLElement | null} */ (element.closest("[data-question]"))?.dataset.question;
  const place = question ? `[data-question="${CSS.escape(question)}"] ` : "";
  const own = ownSelector(element);
  if (!own) return null;
  const typing = element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === "text");
  const [start, end] = typing ? [element.selectionStart, element.selectionEnd] : [null, null];
  return { selector: place + own, start, end };
}

/** @param {HTMLElement} element @returns {string} */
function ownSelector(element) {
  if (element.dataset.what) return `[data-what=${element.dataset.what}]`;
  if (element instanceof HTMLInputElement && element.matches(".options input")) {
    return `.options input[value="${CSS.escape(element.value)}"]`;
  }
  return element.matches("textarea, select") ? `.note ${element.tagName.toLowerCase()}` : "";
}

/** @param {Mark | null} mark @param {HTMLElement} root */
export function goOn(mark, root) {
  if (!mark) return;
  const element = root.querySelector(mark.selector);
  if (!(element instanceof HTMLElement)) return;
  if (element instanceof HTMLTextAreaElement) {
    const note = element.closest(".note");
    if (note instanceof HTMLElement) note.hidden = false;
  }
  element.focus({ preventScroll: true });
  if (mark.start === null) return;
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) {
    element.setSelectionRange(mark.start, mark.end);
  }
}

// The keyboard: a digit answers, Enter goes on and Shift+Enter back, J to the next open question, N opens the
// note, D marks an observation that differs, A leads to what was agreed.
import { goToAgreed } from "./agreed.js";
import { after } from "./agenda.js";
import { digitOn, optionAt } from "./choice.js";
import { edit, seenOtherwise } from "./edits.js";
import { left } from "./prompt.js";
import { firstInput, focusOn } from "./focus.js";
import { openNote } from "./show.js";

/** @typedef {import("./edits.js").Sheet} Sheet */
/** @typedef {import("./edits.js").QuestionBox} QuestionBox */

const FIELD = "textarea, select, input:not([type=radio], [type=checkbox]), [contenteditable]";

/** @param {Sheet} sheet @param {QuestionBox} at @param {KeyboardEvent} event */
export function pressed(sheet, at, event) {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.matches(FIELD)) {
    if (event.key === "Escape") firstInput(at)?.focus();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (leads(sheet, at.question.id, event)) return;
  const digit = event.shiftKey ? "" : digitOn(event.code);
  if (digit) {
    if (answer(at, digit)) event.preventDefault();
  } else if (event.key === "Enter" && target?.matches("input")) {
    event.preventDefault();
    const boxes = [...sheet.questions.values()];
    const next = boxes[boxes.indexOf(at) + (event.shiftKey ? -1 : 1)];
    if (next) focusOn(next);
    else if (!event.shiftKey) goToAgreed(sheet);
  } else if (event.code === "KeyN") {
    event.preventDefault();
    writeNote(at);
  } else if (event.code === "KeyD") {
    event.preventDefault();
    toggleDiffers(sheet, at.question.id);
  }
}

/** @param {KeyboardEvent} event @returns {boolean} whether it goes into a field */
export function isTyping(event) {
  const target = event.composedPath()[0];
  return target instanceof Element && target.matches(FIELD);
}

/**
 * Ctrl+Z and Ctrl+Shift+Z, but where letters are typed, which the browser takes back itself.
 * @param {KeyboardEvent} event
 * @returns {"undo" | "redo" | ""}
 */
export function stepOf(event) {
  if (isTyping(event)) return "";
  if (event.code !== "KeyZ" || event.altKey || !(event.ctrlKey || event.metaKey)) return "";
  return event.shiftKey ? "redo" : "undo";
}

/**
 * To the next question that is not known, or to what was agreed.
 * @param {Sheet} sheet
 * @param {string} from the selected question, empty before there is one
 * @param {KeyboardEvent} event
 * @returns {boolean} whether the key leads anywhere
 */
export function leads(sheet, from, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.code === "KeyJ") jump(sheet, from);
  else if (event.code === "KeyA") goToAgreed(sheet);
  else return false;
  event.preventDefault();
  return true;
}

/** To the next question that is open or not known, in the order of a talk. @param {Sheet} sheet @param {string} from */
function jump(sheet, from) {
  const next = sheet.questions.get(after(left(sheet), from));
  if (next) focusOn(next);
}

/** @param {QuestionBox} at @param {string} digit @returns {boolean} whether the digit stands for an option */
function answer(at, digit) {
  const option = optionAt(at.question.options, digit);
  const input = at.inputs.find(({ value }) => value === option?.id);
  if (!input || input.disabled) return false;
  input.focus();
  if (!input.checked || at.question.most) input.click();
  return true;
}

/** @param {QuestionBox} at */
export function writeNote(at) {
  openNote(at);
  at.note.area.focus();
}

/** @param {Sheet} sheet @param {string} question */
export function toggleDiffers(sheet, question) {
  const before = seenOtherwise(sheet, question);
  // A key does not remove a filled note: its text has to be deleted first.
  const written = Boolean(before?.option || before?.words);
  if (!written) edit(sheet, "observed", question, before ? null : { option: "", words: "" });
  if (!before || written) sheet.questions.get(question)?.seen.option.focus();
}

// How to put the selected question.
import { leftOver } from "./agenda.js";
import { make } from "../../kit/shared/dom.js";
import { entered } from "./edits.js";
import { focusOn } from "./focus.js";

/** @typedef {import("./edits.js").Sheet} Sheet */

/** @param {Sheet} sheet @returns {string[]} the questions that are open or not known, in the order of a talk */
export function left(sheet) {
  return leftOver(sheet.data.values, (name, otherwise) => entered(sheet, "answer", name, otherwise));
}

/** @param {Sheet} sheet @param {string} question */
export function takeInHand(sheet, question) {
  sheet.inHand = question;
  showPrompt(sheet);
}

/** Of the selected question, and before there is one, of the first to talk about. @param {Sheet} sheet */
export function showPrompt(sheet) {
  const shown = sheet.questions.get(sheet.inHand || (left(sheet)[0] ?? ""));
  sheet.prompt.hidden = !shown;
  if (!shown) return;
  const { words } = sheet.data;
  const { id, label, spoken, listen } = shown.question;
  // What is so already stays, and keeps the focus.
  if (sheet.prompt.dataset.of === id) return;
  sheet.prompt.dataset.of = id;
  sheet.prompt.replaceChildren(
    make("button", { type: "button", class: "about", onclick: () => focusOn(shown) }, label),
    make("p", { class: "spoken" }, spoken),
    listen ? make("p", { class: "listen" }, words.listen.replace("{text}", listen)) : "",
  );
}

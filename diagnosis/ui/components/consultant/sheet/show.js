// Shows the state of the sheet: the server's, with the edits on top that it has still to take over.
import { showAgreed } from "./agreed.js";
import { isAlone, isFull } from "../../kit/shared/form.js";
import { activeBeside, make } from "../../kit/shared/dom.js";
import { entered, seenOtherwise } from "./edits.js";
import { left, showPrompt } from "./prompt.js";
import { waitsLong } from "../keeper/pending.js";
import { shared } from "../../kit/shared/shared.js";

/** @typedef {import("./edits.js").Sheet} Sheet */
/** @typedef {import("./edits.js").NoteBox} NoteBox */
/** @typedef {import("./edits.js").Seen} Seen */
/** @typedef {import("./edits.js").SeenBox} SeenBox */
/** @typedef {import("./edits.js").QuestionBox} QuestionBox */

/** @param {Sheet} sheet */
export function update(sheet) {
  const { values, words } = sheet.data;
  const waits = waitsLong(shared().keeper?.pending ?? [], Date.now());
  sheet.banner.textContent = [values.trial ? words["what-if"] : "", values.undone, waits ? words.unsent : ""].join(" ").trim();
  sheet.root.classList.toggle("trial", values.trial);
  const active = activeBeside(sheet.root);
  for (const [what, input] of sheet.fields) {
    const value = entered(sheet, what, null, values[what]);
    if (input.value !== value && input !== active) input.value = value;
  }
  sheet.brief.textContent = values.brief;
  sheet.memo.textContent = values.memo;
  sheet.memoShown.setAttribute("aria-pressed", String(entered(sheet, "memo", null, values.memoShown)));
  if (sheet.memo.parentElement) sheet.memo.parentElement.hidden = !values.memo;
  showNote(sheet, sheet.data.general, sheet.general, null);
  const open = left(sheet);
  for (const box of sheet.questions.values()) {
    showQuestion(sheet, box);
    box.box.classList.toggle("left", open.includes(box.question.id));
  }
  showAgreed(sheet);
  showPrompt(sheet);
}

/** @param {Sheet} sheet @param {QuestionBox} shown */
function showQuestion(sheet, shown) {
  const { values } = sheet.data;
  const { question, box, inputs, differs } = shown;
  const chosen = entered(sheet, "answer", question.id, values.answers[question.id] ?? []);
  const full = isFull(chosen, question);
  for (const input of inputs) {
    input.checked = chosen.includes(input.value);
    input.disabled = full && !input.checked && !isAlone(question, input.value);
  }
  box.classList.toggle("answered", chosen.length > 0);
  box.classList.toggle("tried", values.trial && values.changed.includes(question.id));
  const marked = seenOtherwise(sheet, question.id);
  differs.setAttribute("aria-pressed", String(Boolean(marked)));
  box.classList.toggle("seen-otherwise", Boolean(marked));
  showSeen(shown.seen, marked);
  const lines = values.sources[question.id] ?? [];
  shown.sources.hidden = !lines.length;
  if (shown.sources.textContent !== lines.join("")) {
    shown.sources.replaceChildren(...lines.map((line) => make("li", {}, line)));
  }
  showNote(sheet, question.id, shown.note, shown);
}

/** @param {SeenBox} seen @param {Seen | null} marked */
function showSeen(seen, marked) {
  seen.box.hidden = !marked;
  const active = activeBeside(seen.box);
  if (seen.option !== active) seen.option.value = marked?.option ?? "";
  if (seen.words !== active) seen.words.value = marked?.words ?? "";
}

/** @param {Sheet} sheet @param {string} name @param {NoteBox} note @param {QuestionBox | null} of */
function showNote(sheet, name, note, of) {
  const { values } = sheet.data;
  const { box, area, kind } = note;
  const kept = values.notes[name] ?? { text: "", private: true, quote: false };
  const text = entered(sheet, "note", name, kept.text);
  const chosen = entered(sheet, "kind", name, kept.private ? "private" : kept.quote ? "quote" : "summary");
  const hidden = chosen === "private";
  const active = activeBeside(box);
  if (area !== active && area.value !== text) area.value = text;
  if (kind !== active) kind.value = chosen;
  box.classList.toggle("private", hidden);
  box.classList.toggle("for-summary", !hidden);
  if (of) {
    if (text) openNote(of);
    of.openNote.setAttribute("aria-expanded", String(!box.hidden));
  }
}

/** @param {QuestionBox} of */
export function openNote(of) {
  of.note.box.hidden = false;
  of.openNote.setAttribute("aria-expanded", "true");
}

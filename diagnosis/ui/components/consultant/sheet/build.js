// Builds the sheet: every question on one page, with its note and its marks.
import { buildAgreed, goToAgreed } from "./agreed.js";
import { afterClick } from "../../kit/shared/form.js";
import { make } from "../../kit/shared/dom.js";
import { edit, flush, step } from "./edits.js";
import { buildFrame } from "./frame.js";
import { pressed, toggleDiffers, writeNote } from "./keys.js";
import { takeInHand } from "./prompt.js";
import { firstInput } from "./focus.js";

/** @typedef {import("./edits.js").Sheet} Sheet */
/** @typedef {import("./edits.js").Question} Question */
/** @typedef {import("./edits.js").Field} Field */
/** @typedef {import("./edits.js").NoteBox} NoteBox */
/** @typedef {import("./edits.js").SeenBox} SeenBox */
/** @typedef {import("./edits.js").QuestionBox} QuestionBox */

/** @type {("undo" | "redo" | "opening")[]} */
const STEPS = ["undo", "redo", "opening"];

/** @param {Sheet} sheet */
export function build(sheet) {
  const { data, root } = sheet;
  const { words } = data;
  sheet.banner = make("p", { class: "banner", role: "status" });
  sheet.prompt = make("aside", { class: "prompt", "aria-label": words.prompt });
  sheet.brief = make("p", { class: "brief" });
  sheet.memo = make("blockquote", {});
  sheet.memoShown = make("button", {
    type: "button", "aria-pressed": "false",
    onclick: () => edit(sheet, "memo", null, sheet.memoShown.getAttribute("aria-pressed") !== "true"),
  }, words["memo-shown"]);
  sheet.general = noteBox(sheet, data.general, words.general, false);
  sheet.fields.clear();
  sheet.questions.clear();
  root.replaceChildren(
    make("div", { class: "fields" }, field(sheet, "client"), field(sheet, "name"), field(sheet, "date")),
    make("figure", { class: "memo" }, make("figcaption", {}, words.memo, " ", sheet.memoShown), sheet.memo),
    sheet.general.box,
    make("p", { class: "keys" }, words.keys),
    make("div", { class: "steps" }, ...STEPS.map((what) =>
      make("button", { type: "button", class: what, onclick: () => step(sheet, what) }, words[what])),
    make("button", { type: "button", class: "to-agreed", onclick: () => goToAgreed(sheet) }, words["to-agreed"])),
    make("div", { class: "top" }, buildFrame(sheet), sheet.banner, sheet.prompt, sheet.brief),
    ...data.sections.flatMap((section) => [
      make("h2", {}, section.title),
      ...section.questions.map((question) => questionBox(sheet, question)),
    ]),
    buildAgreed(sheet),
  );
}

/** @param {Sheet} sheet @param {Field} what */
function field(sheet, what) {
  const input = make("input", {
    type: "text", maxlength: "2000", "data-what": what, onblur: flush,
    placeholder: what === "date" ? sheet.data.words["date-form"] : null,
    oninput: () => edit(sheet, what, null, input.value, 600),
  });
  sheet.fields.set(what, input);
  return make("label", { class: `field ${what}` }, make("span", {}, sheet.data.words[what]), input);
}

/** @param {Sheet} sheet @param {Question} question */
function questionBox(sheet, question) {
  const { words } = sheet.data;
  /** @param {"clear-of" | "note-of" | "differs-of"} word */
  const of = (word) => words[word].replace("{label}", question.label);
  const clear = make("button", {
    type: "button", class: "clear", "aria-label": of("clear-of"),
    onclick: () => edit(sheet, "answer", question.id, []),
  }, words.clear);
  const openNote = make("button", {
    type: "button", class: "open-note", "aria-expanded": "false", "aria-label": of("note-of"),
    onclick: () => writeNote(shown),
  }, words.note);
  const differs = make("button", {
    type: "button", class: "differs", "aria-pressed": "false", "aria-label": of("differs-of"),
    onclick: () => toggleDiffers(sheet, question.id),
  }, words.differs);
  const tools = make("div", { class: "tools" }, clear, openNote, differs);
  const label = question.most
    ? `${question.label} (${words.most.replace("{limit}", String(question.most))})` : question.label;
  const inputs = question.options.map((option) => make("input", {
    type: question.most ? "checkbox" : "radio", name: `answer-${question.id}`, value: option.id,
    onchange: () => {
      const chosen = inputs.filter((input) => input.checked).map((input) => input.value);
      edit(sheet, "answer", question.id, afterClick(chosen, option, question));
    },
  }));
  const seen = seenBox(sheet, question, of("differs-of"));
  const sources = make("ul", { class: "sources" });
  const note = noteBox(sheet, question.id, of("note-of"), true);
  const box = make("fieldset", {
    class: question.scale ? "question scale" : "question", "data-question": question.id,
    onkeydown: (event) => pressed(sheet, shown, event),
    onfocusin: () => takeInHand(sheet, question.id),
  },
  make("legend", {}, make("span", { class: "label" }, label), make("span", { class: "changed" }, words.changed)),
  make("p", { class: "text", onclick: () => firstInput(shown)?.focus({ preventScroll: true }) }, question.text),
  make("div", { class: "options" }, ...labels(question, inputs)), tools, sources, seen.box, note.box);
  /** @type {QuestionBox} */
  const shown = {
    question, box, inputs, note, differs, openNote, seen, sources,
  };
  sheet.questions.set(question.id, shown);
  return box;
}

/** @param {Question} question @param {HTMLInputElement[]} inputs one for each option */
function labels(question, inputs) {
  return question.options.map((option, index) => {
    const digit = option.unknown ? "0" : String(index + 1);
    return make("label", { class: option.unknown ? "option unknown" : "option" },
      inputs[index] ?? null, make("span", {}, option.text), make("kbd", { "aria-hidden": "true" }, digit));
  });
}

/** An option, or words. @param {Sheet} sheet @param {Question} question @param {string} label @returns {SeenBox} */
function seenBox(sheet, question, label) {
  const { words } = sheet.data;
  const option = make("select", { "aria-label": `${label}: ${words["observed-option"]}`, onchange: () => report(0) },
    make("option", { value: "" }, words["observed-option"]),
    ...question.options.filter(({ unknown }) => !unknown).map(({ id, text }) => make("option", { value: id }, text)));
  const said = make("input", {
    type: "text", maxlength: "2000", "aria-label": `${label}: ${words["observed-words"]}`,
    placeholder: words["observed-words"], oninput: () => report(600), onblur: flush,
  });
  /** @param {number} wait */
  function report(wait) {
    edit(sheet, "observed", question.id, { option: option.value, words: said.value }, wait);
  }
  return { box: make("div", { class: "note seen" }, option, said), option, words: said };
}

/** @param {Sheet} sheet @param {string} name @param {string} label @param {boolean} folded @returns {NoteBox} */
function noteBox(sheet, name, label, folded) {
  const { words } = sheet.data;
  const area = make("textarea", {
    rows: folded ? "2" : "1", maxlength: "5000", "aria-label": label, placeholder: folded ? words.note : label,
    oninput: () => edit(sheet, "note", name, area.value, 600), onblur: flush,
  });
  const kind = make("select", {
    "aria-label": label, onchange: () => edit(sheet, "kind", name, kind.value),
  },
  make("option", { value: "private" }, words.private), make("option", { value: "summary" }, words["for-summary"]),
  make("option", { value: "quote" }, words.quote));
  const box = make("div", { class: "note" }, area, kind);
  box.hidden = folded;
  return { box, area, kind };
}

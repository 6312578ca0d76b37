// What is entered on the sheet: handed to the keeper, and shown until the server says it itself.
import { valueAt } from "../keeper/pending.js";
import { shared } from "../../kit/shared/shared.js";

/** @typedef {{id: string, text: string, unknown: boolean, alone: boolean}} Option */

/**
 * @typedef {object} Question
 * @property {string} id
 * @property {string} label
 * @property {string} text
 * @property {string} spoken how it may be put in conversation
 * @property {string} listen what to listen for
 * @property {boolean} scale
 * @property {number} most choices allowed; 0 where one is chosen
 * @property {Option[]} options
 */

/** @typedef {{option: string, words: string}} Seen */
/** @typedef {{what: string, who: string, until: string}} Action */
/** @typedef {{day: string | null, present: string, agreed: string, actions: Action[], meeting: string}} Talked */

/**
 * @typedef {object} Values What the server says has been entered.
 * @property {string} case
 * @property {string} record
 * @property {boolean} trial
 * @property {string} client
 * @property {string} name
 * @property {string} date
 * @property {Record<string, string[]>} answers
 * @property {string[]} changed
 * @property {Record<string, {text: string, private: boolean, quote: boolean}>} notes
 * @property {Record<string, Seen>} observed what the consultant sees otherwise
 * @property {Record<string, string[]>} sources who said what, where there is more than one word on it
 * @property {Talked} conversation what the talk came to
 * @property {boolean} memoShown whether it stands in the client's window too
 * @property {string} undone where a step was undone just now, in words
 * @property {string} brief where it stands, in a line, for where the panel is out of sight
 * @property {string} memo what the client wrote
 * @property {string[]} agenda the questions that are open or not known, in the order of a talk
 */

/**
 * @typedef {object} Props
 * @property {string} general the name of the note on no question
 * @property {string} language
 * @property {Record<Word, string>} words
 * @property {import("./frame.js").Stretch[]} frame the time of a call; empty where there is none
 * @property {{title: string, questions: Question[]}[]} sections
 * @property {Values} values
 */

/**
 * @typedef {"keys" | "client" | "name" | "date" | "general" | "note" | "note-of" | "private" | "for-summary" | "quote"
 *   | "differs" | "differs-of" | "clear" | "clear-of" | "most" | "changed" | "what-if" | "unsent"
 *   | "prompt" | "listen" | "memo"
 *   | "observed-option" | "observed-words" | "undo" | "redo" | "opening"
 *   | "frame-start" | "frame-left" | "frame-over" | "frame-off"
 *   | "agreed-heading" | "agreed-help" | "day" | "present" | "agreed" | "actions" | "what" | "who" | "until"
 *   | "action-remove" | "meeting" | "to-agreed"
 *   | "memo-shown" | "next-talk" | "date-form"} Word
 */

/** @typedef {"client" | "name" | "date"} Field */
/** @typedef {{box: HTMLElement, option: HTMLSelectElement, words: HTMLInputElement}} SeenBox */
/** @typedef {{box: HTMLElement, area: HTMLTextAreaElement, kind: HTMLSelectElement}} NoteBox */

/**
 * @typedef {object} AgreedBox
 * @property {HTMLInputElement} day
 * @property {HTMLInputElement} present
 * @property {HTMLTextAreaElement} agreed
 * @property {HTMLInputElement} meeting
 * @property {HTMLElement} actions
 * @property {HTMLButtonElement} next begins the record of the next talk
 */

/**
 * @typedef {object} QuestionBox
 * @property {Question} question
 * @property {HTMLElement} box
 * @property {HTMLInputElement[]} inputs
 * @property {HTMLButtonElement} differs
 * @property {HTMLButtonElement} openNote
 * @property {NoteBox} note
 * @property {SeenBox} seen
 * @property {HTMLElement} sources
 */

/**
 * @typedef {object} Sheet
 * @property {HTMLElement} root
 * @property {Props} data
 * @property {string} shape what the sheet was built for
 * @property {HTMLElement} banner
 * @property {HTMLElement} prompt how the selected question may be put
 * @property {HTMLElement} memo the client's own words
 * @property {HTMLButtonElement} memoShown
 * @property {HTMLElement} brief
 * @property {string} inHand the question that had the focus last; empty before the first
 * @property {Map<Field, HTMLInputElement>} fields
 * @property {NoteBox} general
 * @property {AgreedBox | null} agreed
 * @property {Map<string, QuestionBox>} questions
 * @property {() => void} refresh shows what is so
 */

/** @param {Sheet} sheet @param {string} what @param {string | null} question */
function placeOf(sheet, what, question) {
  const { values } = sheet.data;
  // Only answers are tried out; notes and marks are meant in any case.
  const trial = what === "answer" && values.trial;
  return { case: values.case, record: values.record, what, question, trial };
}

/**
 * @param {Sheet} sheet
 * @param {string} what
 * @param {string | null} question
 * @param {unknown} value
 * @param {number} [wait] milliseconds until it is sent
 */
export function edit(sheet, what, question, value, wait = 0) {
  shared().keeper?.enter({ ...placeOf(sheet, what, question), value }, wait);
  sheet.refresh();
}

export function flush() {
  shared().keeper?.flush();
}

/**
 * @template Value
 * @param {Sheet} sheet
 * @param {string} what
 * @param {string | null} question
 * @param {Value} otherwise
 * @returns {Value}
 */
export function entered(sheet, what, question, otherwise) {
  return valueAt(shared().keeper?.pending ?? [], placeOf(sheet, what, question), otherwise);
}

/** @param {Sheet} sheet @param {string} question @returns {Seen | null} what the consultant sees otherwise */
export function seenOtherwise(sheet, question) {
  return entered(sheet, "observed", question, sheet.data.values.observed[question] ?? null);
}

/** Back or forth by a step, or to the first answers. @param {Sheet} sheet @param {"undo" | "redo" | "opening"} what */
export function step(sheet, what) {
  // Each one counts, also two of them before the server has heard of the first.
  edit(sheet, what, `step-${Date.now()}-${Math.random()}`, null);
}

// What a click or a digit chooses.

/** @typedef {import("./edits.js").Question} Question */
/** @typedef {import("./edits.js").Option} Option */

const UNKNOWN = "unknown";

/** "I don't know" stands alone. @param {string[]} chosen @param {Option} clicked @param {number} most @returns {string[]} */
export function afterClick(chosen, clicked, most) {
  if (!most || !chosen.includes(UNKNOWN) || chosen.length < 2) return chosen;
  return clicked.unknown ? [UNKNOWN] : chosen.filter((option) => option !== UNKNOWN);
}

/** @param {string[]} chosen @param {number} most @returns {boolean} whether no more may be chosen */
export function isFull(chosen, most) {
  return most > 0 && chosen.length >= most && !chosen.includes(UNKNOWN);
}

/** @param {string} code of a key @returns {string} the digit on it, empty where there is none */
export function digitOn(code) {
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? "";
}

/** @param {Option[]} options @param {string} digit @returns {Option | undefined} */
export function optionAt(options, digit) {
  if (digit === "0") return options.find((option) => option.unknown);
  return options.filter((option) => !option.unknown)[Number(digit) - 1];
}

// What a digit chooses.

/** @typedef {import("./edits.js").Option} Option */

/** @param {string} code of a key @returns {string} the digit on it, empty where there is none */
export function digitOn(code) {
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? "";
}

/** @param {Option[]} options @param {string} digit @returns {Option | undefined} */
export function optionAt(options, digit) {
  if (digit === "0") return options.find((option) => option.unknown);
  return options.filter((option) => !option.unknown)[Number(digit) - 1];
}

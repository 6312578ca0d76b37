// Selects a question.

/** @typedef {import("./edits.js").QuestionBox} QuestionBox */

/** @param {QuestionBox} of @returns {HTMLInputElement | undefined} where an answer is given */
export function firstInput({ inputs }) {
  return inputs.find((input) => input.checked) ?? inputs.find((input) => !input.disabled);
}

/** @param {QuestionBox} of */
export function focusOn(of) {
  firstInput(of)?.focus({ preventScroll: true });
  of.box.scrollIntoView({ block: "center" });
}

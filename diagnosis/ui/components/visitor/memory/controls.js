// Reads off the page what is chosen and typed there. The server says which control stands for which option
// (`controls` in questions.py), as CSS selectors; what they rest on is said there.

/**
 * @typedef {object} Asked
 * @property {string} box where the question is
 * @property {Record<string, string>} options where in the box each option's control is
 */

/** @param {Record<string, Asked>} asked @param {ParentNode} [page] @returns {Record<string, string[]>} */
export function chosenOptions(asked, page = document) {
  /** @type {Record<string, string[]>} */
  const found = {};
  for (const [question, { box, options }] of Object.entries(asked)) {
    const place = page.querySelector(box);
    if (!place) continue;
    const names = Object.keys(options);
    const controls = Object.values(options).map((selector) => place.querySelector(selector));
    // A question that is only half there has not been left unanswered.
    if (controls.includes(null)) continue;
    found[question] = names.filter((_, index) => controls[index]?.matches(":checked, [aria-checked=true]"));
  }
  return found;
}

/** @param {Record<string, string>} fields @param {ParentNode} [page] @returns {Record<string, string>} */
export function typedWords(fields, page = document) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const [name, selector] of Object.entries(fields)) {
    const field = /** @type {HTMLInputElement | null} */ (page.querySelector(selector));
    if (field) found[name] = field.value;
  }
  return found;
}

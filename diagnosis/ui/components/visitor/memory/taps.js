// Takes what was tapped and typed into a response, as the server would.

/**
 * @typedef {object} Answered A response as it is kept; further parts stay as they are.
 * @property {Record<string, string | string[]>} answers
 * @property {string[]} open
 * @property {string} [organisation]
 * @property {string} [note]
 */

/** @typedef {"organisation" | "note"} Typed */

/** @type {Typed[]} */
const TYPED = ["organisation", "note"];

/**
 * @param {string} text the response as JSON
 * @param {Record<string, string[]>} chosen the options chosen of each question on the page
 * @param {Record<string, string>} typed what stands in the fields on the page
 * @returns {string} the response with both, and the same text where nothing is new
 */
export function merged(text, chosen, typed) {
  const response = /** @type {Answered} */ (JSON.parse(text));
  const before = JSON.stringify(response);
  for (const [question, options] of Object.entries(chosen)) answer(response, question, options);
  for (const name of TYPED) {
    const value = typed[name];
    if (value !== undefined && value !== (response[name] ?? "")) response[name] = value;
  }
  const after = JSON.stringify(response);
  return after === before ? text : after;
}

/** @param {Answered} response @param {string} question @param {string[]} options */
function answer(response, question, options) {
  const kept = response.answers[question];
  const [only] = options;
  if (only === undefined) {
    if (kept === undefined) return;
    delete response.answers[question];
    response.open.push(question);
    return;
  }
  const given = typeof kept === "string" && options.length === 1 ? only : options;
  if (JSON.stringify(given) !== JSON.stringify(kept)) response.answers[question] = given;
  response.open = response.open.filter((name) => name !== question);
}

// The forms of a question: which options go together, as the server says it with each option.

/** @typedef {{id: string, alone: boolean}} Offered `alone` is true where it goes with no other option */
/** @typedef {{options: Offered[], most: number}} Form `most` is 0 where one option is chosen */

/** The option of "don't know", wherever it is offered. */
export const UNKNOWN = "unknown";

/** @param {Form} form @param {string} id @returns {boolean} */
export function isAlone({ options }, id) {
  return options.some((option) => option.id === id && option.alone);
}

/**
 * An option that goes alone takes the place of the others, and the other way round.
 * @param {string[]} chosen after the click
 * @param {Offered} clicked
 * @param {Form} form
 * @returns {string[]}
 */
export function afterClick(chosen, clicked, form) {
  if (!form.most || chosen.length < 2 || !chosen.includes(clicked.id)) return chosen;
  return clicked.alone ? [clicked.id] : chosen.filter((option) => !isAlone(form, option));
}

/** @param {string[]} chosen @param {Form} form @returns {boolean} whether no more may be chosen */
export function isFull(chosen, form) {
  return form.most > 0 && chosen.filter((option) => !isAlone(form, option)).length >= form.most;
}

// What is entered, until the server has taken it over.

/**
 * @typedef {object} Place What an edit is of.
 * @property {string} case
 * @property {string} record
 * @property {string} what
 * @property {string | null} question
 * @property {boolean} trial
 */
/** @typedef {Place & {value: unknown}} Entered */
/** @typedef {Entered & {n: number}} Edit `n` grows with each edit; the server says the last it has seen */

/** @param {number} last @param {number} now @returns {number} of the next edit; also the time at which it was entered */
export function nextNumber(last, now) {
  return Math.max(now, last + 1);
}

/** @param {Place} one @param {Place} other @returns {boolean} */
function same(one, other) {
  return one.case === other.case && one.record === other.record && one.what === other.what
    && one.question === other.question && one.trial === other.trial;
}

/** The last word on each thing counts. @param {Edit[]} pending @param {Entered} entered @param {number} n @returns {Edit[]} */
export function withEdit(pending, entered, n) {
  return [...pending.filter((edit) => !same(edit, entered)), { ...entered, n }];
}

/** @param {Edit[]} pending @param {string} id of the case @param {number} seen @returns {Edit[]} those still to be seen */
export function notSeen(pending, id, seen) {
  return pending.filter((edit) => edit.n > seen && edit.case === id);
}

/**
 * @template Value
 * @param {Edit[]} pending
 * @param {Place} place
 * @param {Value} otherwise what the server says
 * @returns {Value}
 */
export function valueAt(pending, place, otherwise) {
  const found = pending.find((edit) => same(edit, place));
  return found ? /** @type {Value} */ (found.value) : otherwise;
}

/** @param {Edit[]} pending @param {number} now @returns {boolean} whether something has waited for long */
export function waitsLong(pending, now) {
  return pending.some((edit) => now - edit.n > 3000);
}

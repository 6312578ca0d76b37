// What is kept of a visit: one entry in the browser's storage.
import { browser, fresh, parsed, read, record, remove, writable, write } from "../../kit/shared/storage.js";

/**
 * @typedef {object} Entry
 * @property {number} saved milliseconds since 1970
 * @property {string} response JSON
 * @property {string} language
 * @property {string} screen
 * @property {boolean} [borrowed] whether the answers came with a link, which the visitor has yet to read
 */

const KEY = "diagnosis.response";

/** @param {string | null} name @returns {boolean} whether a change under this name is one of the entry */
export function isEntry(name) {
  return name === KEY || name === null;
}

/** @param {number} now @returns {Entry | null} */
export function load(now) {
  const entry = record(parsed(read(browser, KEY)));
  if (!entry) return null;
  if (fresh(entry.saved, now) && typeof entry.response === "string") {
    return /** @type {Entry} */ (/** @type {unknown} */ (entry));
  }
  forget();
  return null;
}

/** @param {Entry} entry @returns {boolean} whether it is kept */
export function store(entry) {
  return write(browser, KEY, JSON.stringify(entry));
}

export function forget() {
  remove(browser, KEY);
}

/** @returns {boolean} whether this browser can keep anything */
export function storable() {
  return writable(browser, KEY + ".try");
}

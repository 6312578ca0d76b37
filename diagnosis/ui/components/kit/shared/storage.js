// Storage that may be full, forbidden or written by others: nothing here throws.

/** @typedef {() => Storage} Place Where storage is forbidden, even naming it fails; so it is named late. */

const LONGEST = 30 * 24 * 60 * 60 * 1000;

/** @type {Place} */
export const browser = () => localStorage;
/** @type {Place} */
export const tab = () => sessionStorage;

/** @param {Place} place @param {string} name @returns {string | null} */
export function read(place, name) {
  try {
    return place().getItem(name);
  } catch {
    return null;
  }
}

/** @param {Place} place @param {string} name @param {string} value @returns {boolean} whether it is kept */
export function write(place, name, value) {
  try {
    place().setItem(name, value);
    return true;
  } catch {
    return false;
  }
}

/** @param {Place} place @param {string} name @returns {boolean} whether it is gone */
export function remove(place, name) {
  try {
    place().removeItem(name);
    return true;
  } catch {
    return false;
  }
}

/** @param {Place} place @param {string} name @returns {boolean} whether the place is flagged with the name */
export function flagged(place, name) {
  return read(place, name) === "yes";
}

/** @param {Place} place @param {string} name @param {boolean} yes */
export function flag(place, name, yes) {
  if (yes) write(place, name, "yes");
  else remove(place, name);
}

/** @param {Place} place @param {string} start @returns {string[]} the names that start with `start` */
export function namesFrom(place, start) {
  try {
    const storage = place();
    const names = Array.from({ length: storage.length }, (_, index) => storage.key(index));
    return names.filter((name) => name !== null).filter((name) => name.startsWith(start));
  } catch {
    return [];
  }
}

/** @param {Place} place @param {string} name @returns {boolean} whether something can be kept; tried with `name` */
export function writable(place, name) {
  return write(place, name, "1") && remove(place, name);
}

/** @param {string | null} text @returns {unknown} what the JSON says, null where it is none */
export function parsed(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

/** @param {unknown} value @returns {Record<string, unknown> | null} the value where it has named parts */
export function record(value) {
  const named = typeof value === "object" && value !== null && !Array.isArray(value);
  return named ? /** @type {Record<string, unknown>} */ (value) : null;
}

/** @param {unknown} saved @param {number} now @returns {saved is number} whether what was saved then still counts */
export function fresh(saved, now) {
  return typeof saved === "number" && now - saved < LONGEST;
}

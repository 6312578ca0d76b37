// Cases in the browser's storage, one entry each, with one beside it for what was entered and not yet
// taken over by the server. A case is worked on in one tab: `owner` says in which.
import { browser, fresh, namesFrom, parsed, read, record, remove, tab, writable, write } from "../../kit/shared/storage.js";

/** @typedef {import("./pending.js").Edit} Edit */
/** @typedef {{id: string, saved: number, client: unknown}} Kept */
/** @typedef {{id: string, text: string, pending: Edit[]}} Taken */

const CASE = "diagnosis.case.";
const PENDING = "diagnosis.pending.";
const HERE = "diagnosis.case-here";
const MOST = 10;

/** @param {string} id @returns {string} the name that changes in the storage with the case */
export function caseName(id) {
  return CASE + id;
}

/** @param {string} id @param {number} now @returns {{saved: number, text: string, owner: unknown} | null} */
function entryOf(id, now) {
  const entry = record(parsed(read(browser, CASE + id)));
  if (!entry || typeof entry.text !== "string" || !fresh(entry.saved, now)) return null;
  return { saved: entry.saved, text: entry.text, owner: entry.owner };
}

/** What is kept, the newest first; what is too old or broken is erased. @param {number} now @returns {Kept[]} */
export function keptCases(now) {
  /** @type {Kept[]} */
  const found = [];
  for (const name of namesFrom(browser, CASE)) {
    const id = name.slice(CASE.length);
    const entry = entryOf(id, now);
    if (entry) found.push({ id, saved: entry.saved, client: record(parsed(entry.text))?.client });
    else forgetCase(id);
  }
  return found.sort((one, other) => other.saved - one.saved);
}

/** @param {string} id @returns {boolean} */
export function hasCase(id) {
  return read(browser, CASE + id) !== null;
}

/** @param {string} id @param {string} owner @param {number} now @returns {Taken} a case that is the owner's from now on */
export function takeCase(id, owner, now) {
  const entry = entryOf(id, now);
  if (!entry) return { id, text: "", pending: [] };
  putCase(id, entry.text, owner, now);
  const pending = parsed(read(browser, PENDING + id));
  return { id, text: entry.text, pending: Array.isArray(pending) ? pending : [] };
}

/** @param {string} id @param {string} text @param {string} owner @param {number} now @returns {boolean} whether it is kept */
export function putCase(id, text, owner, now) {
  return write(browser, CASE + id, JSON.stringify({ saved: now, text, owner }));
}

/** Erases the oldest, so that ten are left at most. @param {number} now */
export function forgetOldest(now) {
  for (const { id } of keptCases(now).slice(MOST)) forgetCase(id);
}

/** @param {string} id */
export function forgetCase(id) {
  remove(browser, CASE + id);
  remove(browser, PENDING + id);
}

/** @param {number} now */
export function forgetAll(now) {
  for (const { id } of keptCases(now)) forgetCase(id);
}

/** @param {string} id @param {string} owner @returns {boolean} whether no other tab has taken the case over */
export function isOwner(id, owner) {
  const entry = record(parsed(read(browser, CASE + id)));
  return !entry?.owner || entry.owner === owner;
}

/** @param {string} id @param {Edit[]} pending @returns {boolean} whether the storage says the same now */
export function putPending(id, pending) {
  if (!pending.length) return remove(browser, PENDING + id);
  return write(browser, PENDING + id, JSON.stringify(pending));
}

/** @returns {string} the case that this tab works on, empty where it has none */
export function caseHere() {
  return read(tab, HERE) ?? "";
}

/** @param {string} id */
export function markOpenCase(id) {
  if (id) write(tab, HERE, id);
  else remove(tab, HERE);
}

/** @returns {boolean} whether this browser can keep anything */
export function storable() {
  return writable(browser, CASE + "try");
}

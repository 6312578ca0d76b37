// The edit in this browser's storage, so that a reload or a lost connection costs nothing that was typed.
import { browser, parsed, read, record, remove, tab, write } from "../../kit/shared/storage.js";

/** @typedef {Record<string, string>} Texts */

const NAME = "diagnosis.workbench";

/** @param {Texts} texts @param {Texts} base @returns {string} the files that differ, with what they began with; empty for none */
export function entryOf(texts, base) {
  const changed = Object.keys(texts).filter((name) => texts[name] !== base[name]);
  if (!changed.length) return "";
  /** @param {Texts} from */
  const only = (from) => Object.fromEntries(changed.map((name) => [name, from[name] ?? ""]));
  return JSON.stringify({ texts: only(texts), base: only(base) });
}

/** @param {Texts} texts @param {Texts} base @returns {boolean} whether nothing would be lost now */
export function keep(texts, base) {
  const entry = entryOf(texts, base);
  return entry ? write(browser, NAME, entry) : remove(browser, NAME);
}

/** @returns {Record<string, unknown> | null} */
export function kept() {
  return record(parsed(read(browser, NAME)));
}

/** @returns {string} what this tab is called; the same after a reload */
export function tabName() {
  const known = read(tab, NAME);
  if (known) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  const name = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  write(tab, NAME, name);
  return name;
}

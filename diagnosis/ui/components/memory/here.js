// Whether this tab has answers of its own: only then does a reload go on without asking.
import { read, remove, tab, write } from "../shared/storage.js";

const KEY = "diagnosis.here";

export function here() {
  return read(tab, KEY) === "yes";
}

/** @param {boolean} yes */
export function markHere(yes) {
  if (yes) write(tab, KEY, "yes");
  else remove(tab, KEY);
}

// Whether this tab's screen is shared, so that a reload never shows more than before.
import { read, remove, tab, write } from "../shared/storage.js";

const KEY = "diagnosis.sharing";

export function wasShared() {
  return read(tab, KEY) === "yes";
}

/** @param {boolean} yes */
export function markShared(yes) {
  if (yes) write(tab, KEY, "yes");
  else remove(tab, KEY);
}

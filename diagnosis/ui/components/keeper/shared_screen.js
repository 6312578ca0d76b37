// Whether this tab's screen is shared, so that a reload never shows more than before.
import { flag, flagged, tab } from "../shared/storage.js";

const KEY = "diagnosis.sharing";

export function wasShared() {
  return flagged(tab, KEY);
}

/** @param {boolean} yes */
export function markShared(yes) {
  flag(tab, KEY, yes);
}

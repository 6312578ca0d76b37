// Whether this tab has answers of its own: only then does a reload go on without asking.
import { flag, flagged, tab } from "../../kit/shared/storage.js";

const KEY = "diagnosis.here";

export function tabHasAnswers() {
  return flagged(tab, KEY);
}

/** @param {boolean} yes */
export function setTabHasAnswers(yes) {
  flag(tab, KEY, yes);
}

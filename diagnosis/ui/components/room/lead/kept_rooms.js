// The keys of the rooms that are led from this browser: each under the name of its room, and which is led in this tab.
import { browser, fresh, namesFrom, parsed, read, record, remove, tab, write } from "../../kit/shared/storage.js";

const LED = "diagnosis.lead";
const KEPT = "diagnosis.lead.";
const KEY = /^[0-9a-f]{32}\.[\w-]{20,60}\.[\w-]{20,60}$/;
// What a mail program wrote behind the key is left out.
const LINK = /^#room=([0-9a-f]{32}\.[\w-]{20,60}\.[\w-]{20,60})/;

/** @param {string} hash of an address @returns {string} the key in a link that another leader passed on, or nothing */
export function linkedKey(hash) {
  return LINK.exec(hash)?.[1] ?? "";
}

/** @param {number} now @returns {string[]} the keys; those of rooms that are deleted by now are erased */
export function keptKeys(now) {
  return namesFrom(browser, KEPT).flatMap((name) => {
    const entry = record(parsed(read(browser, name)));
    const sound = entry && typeof entry.key === "string" && KEY.test(entry.key) && name === KEPT + roomOf(entry.key);
    if (sound && fresh(entry.saved, now)) return [/** @type {string} */ (entry.key)];
    remove(browser, name);
    return [];
  });
}

/** @param {number} now @returns {string} the key of the room that this tab led last, else this browser; or nothing */
export function ledKey(now) {
  const led = read(tab, LED) ?? read(browser, LED) ?? "";
  if (KEY.test(led)) {
    // An earlier version kept one key, and no other.
    keepKey(led, now);
    return led;
  }
  return keptKeys(now).find((key) => roomOf(key) === led) ?? "";
}

/** Keeps the key of the room that is led now, beside all others. @param {string} key @param {number} now */
export function keepKey(key, now) {
  if (!keptKeys(now).includes(key)) write(browser, KEPT + roomOf(key), JSON.stringify({ key, saved: now }));
  for (const place of [tab, browser]) write(place, LED, roomOf(key));
}

/** No room is led in this tab for now; all keys stay. */
export function leadNone() {
  for (const place of [tab, browser]) write(place, LED, "");
}

/** Erases the key of a room that was deleted. @param {string} room */
export function forgetKey(room) {
  remove(browser, KEPT + room);
}

/** @param {string} key */
function roomOf(key) {
  return key.split(".")[0] ?? "";
}

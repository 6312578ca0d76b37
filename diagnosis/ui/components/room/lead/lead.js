// Keeps the keys of the rooms that are led from this browser, and takes one from a link that another leader passed on.
import { forgetKey, keepKey, keptKeys, leadNone, ledKey, linkedKey } from "./kept_rooms.js";

/**
 * @typedef {object} Props
 * @property {string} session
 * @property {string} key empty where no room is led
 * @property {string[]} ended the rooms that were deleted in this visit
 * @property {boolean} known whether the server has heard of what was kept
 */

/** @param {Component<string>} component */
export default function ({ data: text, setTriggerValue }) {
  /** @type {Props} */
  const data = JSON.parse(text);
  const now = Date.now();
  if (!data.known) {
    const linked = linkedKey(location.hash);
    // The key is to stand in no address that is shown or passed on by mistake.
    if (linked) history.replaceState(history.state, "", location.pathname + location.search);
    const key = ledKey(now);
    setTriggerValue("event", { session: data.session, key, linked, kept: keptKeys(now) });
    return;
  }
  for (const room of data.ended) forgetKey(room);
  if (data.key) keepKey(data.key, now);
  else leadNone();
}

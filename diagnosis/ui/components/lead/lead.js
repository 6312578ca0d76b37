// Keeps the key of the room that is led from this browser, and takes it from a link that another leader passed on.
import { browser, read, remove, write } from "../shared/storage.js";

/**
 * @typedef {object} Told
 * @property {string} session
 * @property {string} key empty where no room is led
 * @property {boolean} known whether the server has heard of what was kept
 */

const KEPT = "diagnosis.lead";
// What a mail program wrote behind the key is left out.
const LINK = /^#room=([0-9a-f]{32}\.[\w-]{20,60}\.[\w-]{20,60})/;

/** @param {Component<string>} component */
export default function ({ data: text, setTriggerValue }) {
  /** @type {Told} */
  const data = JSON.parse(text);
  if (!data.known) {
    const linked = LINK.exec(location.hash)?.[1];
    // The key is to stand in no address that is shown or passed on by mistake.
    if (linked) history.replaceState(history.state, "", location.pathname + location.search);
    setTriggerValue("event", { session: data.session, key: linked ?? read(browser, KEPT) ?? "" });
  } else if (data.key) {
    write(browser, KEPT, data.key);
  } else {
    remove(browser, KEPT);
  }
}

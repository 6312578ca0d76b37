// Feeds the client's window from this tab. It gets what the server says that it may show, and nothing else.
import { clientChannel } from "../shared/client_channel.js";
import { read, remove, tab, write } from "../shared/storage.js";

/** @typedef {{address: string, case: string, shown: object | null}} WindowTold `case` is empty where there is no window */

/**
 * @typedef {object} Feed
 * @property {string} id of this tab, which its window knows
 * @property {BroadcastChannel | null} channel
 * @property {string} text what the window was told last; empty before anything is known
 */

const ID = "diagnosis.window-id";
const CASE = "diagnosis.window-case";
const NOTHING = "null";

/** @returns {string} the case that the window showed before the page was loaded anew */
export function windowCase() {
  return read(tab, CASE) ?? "";
}

/** @returns {Feed} */
export function newFeed() {
  const id = read(tab, ID) ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;
  write(tab, ID, id);
  /** @type {Feed} */
  const feed = { id, channel: clientChannel(id), text: "" };
  feed.channel?.addEventListener("message", ({ data }) => {
    if (data.kind === "hello") say(feed);
  });
  return feed;
}

/** The same window where it is open already. @param {Feed} feed @param {string} address */
export function openWindow(feed, address) {
  window.open(`${address}#${feed.id}`, `diagnosis-client-${feed.id}`, "popup,width=1100,height=760")?.focus();
}

/**
 * While another case is in hand than the window's, the window goes on showing what it showed.
 * @param {Feed} feed
 * @param {WindowTold} told
 */
export function feedWindow(feed, told) {
  if (told.case) write(tab, CASE, told.case);
  else remove(tab, CASE);
  const text = told.case ? told.shown && JSON.stringify(told.shown) : NOTHING;
  if (!text || text === feed.text) return;
  feed.text = text;
  say(feed);
}

/** @param {Feed} feed */
function say(feed) {
  if (feed.text) feed.channel?.postMessage({ kind: "shown", text: feed.text });
}

// Feeds the client's window from this tab. It gets what the server says that it may show, and nothing else.
import { clientChannel } from "./client_channel.js";
import { read, remove, tab, write } from "./storage.js";

/** @typedef {{address: string, of: string, shown: object | null}} WindowState `of` is empty where there is no window */

/**
 * @typedef {object} Feed
 * @property {string} id of this tab, which its window knows
 * @property {BroadcastChannel | null} channel
 * @property {string} text what the window was told last; empty before anything is known
 */

const ID = "diagnosis.window-id";
const OF = "diagnosis.window-of";
const NOTHING = "null";

/** @returns {string} what the window showed before the page was loaded anew */
export function windowOf() {
  return read(tab, OF) ?? "";
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
 * While another record is in hand than the window's, or it is paused, it goes on showing what it showed.
 * @param {Feed} feed
 * @param {WindowState} state
 */
export function feedWindow(feed, state) {
  if (state.of) write(tab, OF, state.of);
  else remove(tab, OF);
  const text = state.of ? state.shown && JSON.stringify(state.shown) : NOTHING;
  if (!text || text === feed.text) return;
  feed.text = text;
  say(feed);
}

/** @param {Feed} feed */
function say(feed) {
  if (feed.text) feed.channel?.postMessage({ kind: "shown", text: feed.text });
}

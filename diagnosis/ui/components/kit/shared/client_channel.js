// The way from a consultant's tab to the client's window that it opened. It never leaves the browser.

/** @param {string} id of the tab @returns {BroadcastChannel | null} null where the browser has none */
export function clientChannel(id) {
  return typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`diagnosis.client.${id}`);
}

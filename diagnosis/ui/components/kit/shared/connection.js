// After a lost connection Streamlit waits for the next tap, which a new session on the server
// would not understand: let the page catch up before it comes.

/**
 * @typedef {object} Line Where the page shows whether it is connected.
 * @property {string} app selector
 * @property {string} connection attribute
 * @property {string} connected value
 */

/** @param {Line} line @param {() => void} back called whenever the connection has come back */
export function whenBack(line, back) {
  const app = document.querySelector(line.app);
  if (!app) return;
  new MutationObserver(([change]) => {
    if (!change) return;
    const connected = app.getAttribute(line.connection) === line.connected;
    if (connected && change.oldValue !== line.connected) back();
  }).observe(app, { attributeFilter: [line.connection], attributeOldValue: true });
}

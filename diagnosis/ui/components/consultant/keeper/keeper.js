// Keeps cases in this browser, apart from a visitor's own answers, and feeds the client's window.
import { caseName } from "./cases.js";
import { follow, isNewSession, leaveIfTaken, newDesk } from "./desk.js";
import { feedWindow, newFeed, openWindow } from "../../kit/shared/client_window.js";
import { whenBack } from "../../kit/shared/connection.js";
import { shared } from "../../kit/shared/shared.js";

/** @typedef {import("./desk.js").Props} Props */
/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("../../kit/shared/client_window.js").Feed} Feed */

/** @param {Component<string>} component */
export default function ({ data: text, setTriggerValue }) {
  /** @type {Props} */
  const data = JSON.parse(text);
  const feed = (shared().feed ??= newFeed());
  const desk = (shared().keeper ??= watch(newDesk(data, channel()), feed));
  desk.send = (event) => {
    setTriggerValue("event", { ...event, storage: desk.keeps, session: data.session, nonce: Date.now() });
  };
  desk.data = data;
  if (!isNewSession(desk)) feedWindow(feed, data.window);
  follow(desk);
}

function channel() {
  return typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("diagnosis.cases");
}

/** @param {Desk} desk @param {Feed} feed @returns {Desk} */
function watch(desk, feed) {
  desk.changed = () => shared().sheet?.refresh();
  whenBack(desk.data.parts, () => desk.send({ kind: "again" }));
  window.addEventListener("storage", (event) => {
    if (desk.held && event.key === caseName(desk.held) && event.newValue) leaveIfTaken(desk);
  });
  document.addEventListener("click", ({ target }) => {
    const { parts, window: opened } = desk.data;
    if (target instanceof Element && target.closest(parts.window)) openWindow(feed, opened.address);
  }, true);
  return desk;
}

// Keeps cases in this browser, apart from a visitor's own answers, and hides what is private the
// moment the screen is shared.
import { caseName } from "./cases.js";
import { follow, leaveIfTaken, newDesk } from "./desk.js";
import { whenBack } from "../shared/connection.js";

/** @typedef {import("./desk.js").Told} Told */
/** @typedef {import("./desk.js").Desk} Desk */

/** @param {Component<string>} component */
export default function ({ data: text, setTriggerValue }) {
  /** @type {Told} */
  const data = JSON.parse(text);
  const desk = (window.diagnosisKeeper ??= watch(newDesk(data, channel())));
  desk.send = (event) => {
    setTriggerValue("event", { ...event, storage: desk.keeps, session: data.session, nonce: Date.now() });
  };
  desk.data = data;
  showSharing(data.sharing);
  follow(desk);
}

function channel() {
  return typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("diagnosis.cases");
}

/** @param {Desk} desk @returns {Desk} */
function watch(desk) {
  desk.changed = () => window.diagnosisSheet?.refresh();
  whenBack(desk.data.parts, () => desk.send({ kind: "again" }));
  window.addEventListener("storage", (event) => {
    if (desk.held && event.key === caseName(desk.held) && event.newValue) leaveIfTaken(desk);
  });
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.code !== "KeyS") return;
    event.preventDefault();
    /** @type {HTMLElement | null} */ (document.querySelector(desk.data.parts.share))?.click();
  });
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(desk.data.parts.share) && !desk.data.sharing) showSharing(true);
  }, true);
  return desk;
}

/** At once, before the server has drawn the page without it. @param {boolean} on */
function showSharing(on) {
  document.documentElement.classList.toggle("diagnosis-sharing", on);
  window.diagnosisSheet?.root.classList.toggle("hiding", on);
}

// Keeps cases in this browser, apart from a visitor's own answers, and hides what is private the
// moment the screen is shared.
import { caseName } from "./cases.js";
import { follow, isStranger, leaveIfTaken, newDesk } from "./desk.js";
import { markShared, wasShared } from "./shared_screen.js";
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
  // A session that knows nothing yet has still to hear whether the screen was shared: until then nothing
  // is shown that was hidden before.
  if (!isStranger(desk)) share(data.sharing);
  else if (wasShared()) showSharing(true);
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
    if (target?.closest(desk.data.parts.share) && !desk.data.sharing) share(true);
  }, true);
  return desk;
}

/** Also for a reload. @param {boolean} on */
function share(on) {
  markShared(on);
  showSharing(on);
}

/** At once, before the server has drawn the page without it. @param {boolean} on */
function showSharing(on) {
  document.documentElement.classList.toggle("diagnosis-sharing", on);
  window.diagnosisSheet?.root.classList.toggle("hiding", on);
}

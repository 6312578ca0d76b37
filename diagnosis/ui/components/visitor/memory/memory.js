// Keeps the answers in this browser, reads links, and follows the back and forward buttons.
import { follow, screenOf, takeLink } from "./address.js";
import { chosenOptions, typedWords } from "./controls.js";
import { compare, compareIfOurs, greet, isNewSession, keep, newVisit, note } from "./visit.js";
import { takeAlong } from "./waiting_answers.js";
import { holdPresses } from "./waiting_press.js";
import { whenBack } from "../../kit/shared/connection.js";
import { shared } from "../../kit/shared/shared.js";

/** @typedef {import("./visit.js").Props} Props */
/** @typedef {import("./visit.js").Visit} Visit */

/** @param {Component<string>} component */
export default function ({ data: text, setTriggerValue }) {
  /** @type {Props} */
  const data = JSON.parse(text);
  const visit = (shared().memory ??= watch(newVisit(data)));
  visit.send = (event) => {
    const chosen = data.waits ? { chosen: chosenOptions(data.asked) } : {};
    setTriggerValue("event", { ...event, ...chosen, storage: visit.keeps, session: data.session });
  };
  visit.data = data;
  if (isNewSession(visit)) {
    greet(visit, takeLink());
  } else {
    keep(visit);
    follow(data.screen, visit.wanted);
    visit.wanted = "";
  }
}

/** @param {Element} target @param {Props} data @returns {boolean} whether it is a part of a question or a field */
function isAnswered(target, { asked, fields }) {
  const places = [...Object.values(asked).map(({ box }) => box), ...Object.values(fields)];
  return places.some((place) => target.closest(place));
}

/** @param {Visit} visit @returns {Visit} */
function watch(visit) {
  window.addEventListener("storage", (event) => compareIfOurs(visit, event.key));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) compare(visit);
  });
  const noteNow = () => note(visit, chosenOptions(visit.data.asked), typedWords(visit.data.fields));
  for (const kind of ["click", "keyup", "input"]) {
    document.addEventListener(kind, ({ target }) => {
      if (!(target instanceof Element) || !isAnswered(target, visit.data)) return;
      // Once Streamlit has shown on the page what was tapped. Where the server has drawn it anew meanwhile,
      // the controls may still show what they held before that.
      const before = visit.data;
      setTimeout(() => (visit.data === before ? noteNow() : setTimeout(noteNow, 200)), 30);
    }, true);
  }
  holdPresses(visit);
  takeAlong(visit);
  window.addEventListener("popstate", (event) => {
    const screen = screenOf(event.state);
    if (!screen || !visit.data.ready) return;
    visit.wanted = screen;
    visit.send({ kind: "moved", screen });
  });
  whenBack(visit.data.parts, () => visit.send({ kind: "again" }));
  window.addEventListener("hashchange", () => {
    const link = takeLink();
    if (link) visit.send({ kind: "link", link });
  });
  return visit;
}

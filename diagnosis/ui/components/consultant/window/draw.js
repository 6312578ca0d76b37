// Draws what a client sees. Words are put in as text; the picture is an SVG that the server has made.
import { make } from "../../kit/shared/dom.js";
import { drawnPicture } from "../../kit/shared/drawing.js";
import { stepParts } from "../../kit/shared/step.js";

/** @typedef {{label: string, words: string}} Remark */
/** @typedef {{what: string, who: string, until: string}} Action */

/**
 * @typedef {object} Plan
 * @property {string} headline
 * @property {string} heading
 * @property {string} name empty where none is proposed
 * @property {string[]} lines
 */

/**
 * @typedef {object} Shown
 * @property {string} language
 * @property {string} title
 * @property {string} client
 * @property {string} of whose answers they are, where there are several
 * @property {string} picture
 * @property {string} caveat
 * @property {Record<"said" | "agreed" | "actions" | "meeting" | "what" | "who" | "until", string>} words
 * @property {Remark[]} said
 * @property {string[]} agreed
 * @property {Action[]} actions
 * @property {string} meeting
 * @property {Plan | null} plan
 */

/** @typedef {import("../../kit/shared/step.js").Step} Step */

/** @type {("what" | "who" | "until")[]} */
const PARTS = ["what", "who", "until"];

/** @param {HTMLElement} place @param {Shown | Step | null} shown nothing where the consultant shows nothing */
export function draw(place, shown) {
  const waiting = place.querySelector(".waiting");
  if (waiting instanceof HTMLElement) waiting.hidden = Boolean(shown);
  place.querySelector(".shown")?.remove();
  if (!shown) return;
  document.documentElement.lang = shown.language;
  document.title = shown.title;
  place.append("lines" in shown ? step(shown) : talk(shown));
}

/** @param {Step} shown */
function step(shown) {
  return make("div", { class: shown.picture ? "shown step both" : "shown step" }, ...stepParts(shown));
}

/** @param {Shown} shown */
function talk(shown) {
  const { words } = shown;
  const came = [
    ...part(words.agreed, shown.agreed.map((line) => make("p", { class: "agreed" }, line))),
    ...part(words.actions, shown.actions.length ? [actionTable(shown.actions, words)] : []),
    ...part(words.meeting, shown.meeting ? [make("p", {}, shown.meeting)] : []),
    ...(shown.plan ? [planCard(shown.plan)] : []),
  ];
  return make("div", { class: came.length ? "shown both" : "shown" },
    make("h1", {}, shown.client ? make("span", { class: "small" }, shown.title) : null, shown.client || shown.title),
    make("div", {},
      make("div", { class: "drawing" }, drawnPicture(shown.picture)),
      make("p", { class: "small" }, [shown.of, shown.caveat].filter(Boolean).join(" ")),
      ...part(words.said, shown.said.map(({ label, words: said }) =>
        make("blockquote", {}, label ? make("span", { class: "small" }, label) : null, make("p", {}, said))))),
    came.length ? make("div", {}, ...came) : null);
}

/** @param {string} heading @param {HTMLElement[]} content @returns {HTMLElement[]} nothing without content */
function part(heading, content) {
  return content.length ? [make("section", {}, make("h2", {}, heading), ...content)] : [];
}

/** @param {Plan} plan */
function planCard(plan) {
  const lines = plan.lines.map((line) => make("p", {}, line));
  const card = plan.name
    ? [make("h2", {}, plan.heading), make("div", { class: "card" }, make("h3", {}, plan.name), ...lines)]
    : lines;
  return make("section", { class: "plan" }, make("p", { class: "headline" }, plan.headline), ...card);
}

/** @param {Action[]} actions @param {Shown["words"]} words */
function actionTable(actions, words) {
  return make("table", {},
    make("thead", {}, make("tr", {}, ...PARTS.map((name) => make("th", { scope: "col" }, words[name])))),
    make("tbody", {}, ...actions.map((action) =>
      make("tr", {}, ...PARTS.map((name) => make("td", {}, action[name]))))));
}

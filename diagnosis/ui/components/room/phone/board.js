// What stands on the shared screen.
import { make } from "../../kit/shared/dom.js";
import { drawnPicture } from "../../kit/shared/drawing.js";
import { stepParts } from "../../kit/shared/step.js";

/**
 * @typedef {object} ScreenState
 * @property {string} state
 * @property {string} client
 * @property {string} purpose
 * @property {string} code
 * @property {string} qr
 * @property {string} join the address to type
 * @property {number} k
 * @property {number | null} expected how many people were invited, null where the leader did not say
 * @property {number} joined
 * @property {number} finished
 * @property {import("../../kit/shared/step.js").Step | null} step
 * @property {{kind: string, words: string}[]} notes
 */

/** @param {import("./words.js").Say} say @param {Record<string, any>} data @returns {HTMLElement[]} */
export function board(say, data) {
  const screen = /** @type {ScreenState} */ (data);
  const before = () => [title(screen), screen.state === "open" ? door(say, screen) : null, numbers(say, screen)];
  const parts = screen.step ? shown(screen.step) : before();
  return [...parts, ...notes(say, screen)].filter((part) => part !== null);
}

/** @param {ScreenState} screen */
function title({ client, purpose }) {
  return make("h1", {}, client ? make("span", { class: "small" }, client) : null, purpose);
}

/** How to come in. @param {import("./words.js").Say} say @param {ScreenState} screen */
function door(say, { code, qr, join, k }) {
  const promises = ["promise-names", "promise-answers", "promise-groups"].map((name) => make("li", {}, say(name, { k })));
  return make("div", { class: "door" },
    make("div", { class: "qr" }, drawnPicture(qr)),
    make("div", {},
      make("p", { class: "big" }, say("scan")), make("p", {}, say("or-code", { address: join })),
      make("p", { class: "code" }, `${code.slice(0, 4)}-${code.slice(4)}`), make("ul", {}, ...promises)));
}

/** @param {import("./words.js").Say} say @param {ScreenState} screen */
function numbers(say, { state, expected, joined, finished }) {
  const line = joined ? say("finished", { joined, finished }) : say("joined", { joined });
  const status = ["locked", "closing", "closed"].includes(state) ? make("p", {}, say(state)) : null;
  const invited = expected === null ? null : make("p", {}, say("expected", { expected }));
  return make("div", { class: "numbers", role: "status" }, status, make("p", { class: "big" }, line), invited);
}

/** @param {import("../../kit/shared/step.js").Step} step */
function shown(step) {
  return [make("div", { class: step.picture ? "step both" : "step" }, ...stepParts(step))];
}

/** @param {import("./words.js").Say} say @param {ScreenState} screen @returns {HTMLElement[]} */
function notes(say, { notes: all }) {
  return Object.entries({ agreement: "agreements", thing: "things" }).flatMap(([kind, name]) => {
    const lines = all.filter((note) => note.kind === kind).map(({ words }) => make("li", {}, words));
    return lines.length ? [make("section", { class: "notes" }, make("h2", {}, say(name)), make("ul", {}, ...lines))] : [];
  });
}

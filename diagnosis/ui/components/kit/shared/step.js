// A step of a comparison of positions, as the client's window and the shared screen of a room show it.
import { make } from "./dom.js";
import { drawnPicture } from "./drawing.js";

/**
 * @typedef {object} Step
 * @property {string} language
 * @property {string} title
 * @property {string} heading
 * @property {string} picture empty where there is none
 * @property {{text: string, more: string[]}[]} lines
 * @property {string} note
 */

/** @param {Step} step @returns {HTMLElement[]} */
export function stepParts({ title, heading, picture, lines, note }) {
  const items = lines.map(({ text, more }) =>
    make("section", {}, make("p", { class: "line" }, text), ...more.map((line) => make("p", {}, line))));
  return [
    make("h1", {}, make("span", { class: "small" }, title), heading),
    ...(picture ? [make("div", { class: "drawing" }, drawnPicture(picture))] : []),
    make("div", {}, ...items, note ? make("p", { class: "small" }, note) : null),
  ];
}

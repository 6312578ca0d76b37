// The time of a call: a quiet bar, started and turned off by the consultant. It stays through a reload.
import { make } from "../../kit/shared/dom.js";
import { read, remove, tab, write } from "../../kit/shared/storage.js";

/** @typedef {import("./edits.js").Sheet} Sheet */
/** @typedef {{title: string, minutes: number}} Stretch */

const KEY = "diagnosis.frame.";
const MINUTE = 60_000;

/**
 * @param {Stretch[]} frame
 * @param {number} gone minutes since the start
 * @returns {{title: string, left: number, whole: number, share: number}} the stretch, whole minutes left of it and
 *   of all, and the share of all that has gone; after the end the last stretch with nothing left
 */
export function standing(frame, gone) {
  const all = frame.reduce((sum, { minutes }) => sum + minutes, 0);
  let end = 0;
  for (const { title, minutes } of frame) {
    end += minutes;
    if (gone < end) return { title, left: Math.ceil(end - gone), whole: Math.ceil(all - gone), share: gone / all };
  }
  return { title: frame.at(-1)?.title ?? "", left: 0, whole: 0, share: 1 };
}

/** Begins to follow the time, once for each sheet that is built. @param {Sheet} sheet */
export function buildFrame(sheet) {
  const { words, values } = sheet.data;
  if (!sheet.data.frame.length) return "";
  const box = make("div", { class: "frame" });
  const key = KEY + values.case;
  const draw = () => {
    const start = Number(read(tab, key));
    if (!start) {
      box.replaceChildren(button("frame-start", () => write(tab, key, String(Date.now()))));
      return;
    }
    const { title, left, whole, share } = standing(sheet.data.frame, (Date.now() - start) / MINUTE);
    const fill = make("span", { class: "fill" });
    fill.style.width = `${100 * share}%`;
    const sentence = whole ? words["frame-left"] : words["frame-over"];
    box.replaceChildren(
      make("span", {}, sentence.replace("{title}", title).replace("{left}", String(left)).replace("{whole}", String(whole))),
      make("span", { class: "track", "aria-hidden": "true" }, fill),
      button("frame-off", () => remove(tab, key)),
    );
  };
  /** @param {"frame-start" | "frame-off"} word @param {() => unknown} press */
  const button = (word, press) => make("button", {
    type: "button", class: word,
    onclick: () => {
      press();
      draw();
      box.querySelector("button")?.focus();
    },
  }, words[word]);
  draw();
  const timer = setInterval(() => {
    // A button that is being pressed stays in its place.
    if (!box.isConnected) clearInterval(timer);
    else if (read(tab, key) && !box.matches(":focus-within, :active")) draw();
  }, 5000);
  return box;
}

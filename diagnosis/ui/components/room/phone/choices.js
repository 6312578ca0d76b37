// One question with its options, as a group of buttons of which one is pressed.
import { make } from "../../kit/shared/dom.js";

/** @typedef {{id: string, text: string, scale: boolean, options: {id: string, text: string}[]}} Question */

/**
 * @param {Question} question
 * @param {string} number before its words; may be empty
 * @param {string | undefined} chosen
 * @param {(option: string) => void} choose
 */
export function choices(question, number, chosen, choose) {
  const options = question.options.map(({ id, text }) => {
    const input = make("input", { type: "radio", name: question.id, value: id, onchange: () => choose(id) });
    input.checked = id === chosen;
    return make("label", { class: "option" }, input, make("span", {}, text));
  });
  return make("fieldset", { "data-question": question.id, class: question.scale ? "scale" : "list" },
    make("legend", {}, [number, question.text].filter(Boolean).join(" ")), make("div", { class: "options" }, ...options));
}

/** Says at a question what is wrong, and goes there. @param {Element | null} fieldset @param {string} words */
export function blame(fieldset, words) {
  if (!fieldset) return;
  if (!fieldset.querySelector(".problem")) {
    fieldset.append(make("p", { class: "problem", id: `problem-${fieldset.getAttribute("data-question")}` }, words));
  }
  const input = fieldset.querySelector("input");
  input?.setAttribute("aria-describedby", `problem-${fieldset.getAttribute("data-question")}`);
  fieldset.scrollIntoView({ block: "center" });
  input?.focus();
}

// Which screen of a room a phone shows, in which language, and the line that says what is wrong.
import { afterClose, answering, codeAsked, joining, over, peopleIn, waiting, withdrawn } from "./views.js";
import { languages, speaking } from "./words.js";
import { make } from "../../kit/shared/dom.js";

/** @typedef {import("./views.js").Phone} Phone */
/** @typedef {keyof typeof VIEWS} Screen */

const VIEWS = { code: codeAsked, join: joining, answer: answering, wait: waiting, over, withdrawn };

export class Screens {
  /** @type {Screen} */
  shown = "code";

  /**
   * @param {HTMLElement} place what the screens are drawn in
   * @param {string} language
   * @param {(language: string) => void} turn called where somebody takes another language
   */
  constructor(place, language, turn) {
    this.place = place;
    this.language = language;
    this.turn = turn;
  }

  get say() {
    return speaking(this.language);
  }

  /** @param {Phone} phone @param {Screen} next @param {boolean} anew whether it is another page of the same screen */
  go(phone, next, anew = false) {
    const moved = anew || next !== this.shown;
    this.shown = next;
    this.draw(phone);
    if (!moved) return;
    scrollTo(0, 0);
    this.place.querySelector("h1")?.focus();
  }

  /** @param {Phone} phone */
  draw(phone) {
    document.documentElement.lang = this.language;
    const notice = make("p", { class: "notice", role: "status" });
    this.place.replaceChildren(...this.#switches(phone), ...VIEWS[this.shown](phone), notice);
    this.notify(phone);
  }

  /** Says what is wrong, and leaves alone what somebody may be typing. @param {Phone} phone */
  notify({ problem, say }) {
    const notice = this.place.querySelector(".notice");
    if (notice) notice.textContent = problem ? say(problem) : "";
  }

  /** Says how many there are, and leaves the rest of the screen alone. @param {Phone} phone */
  count(phone) {
    const people = this.place.querySelector(".people");
    if (people) people.textContent = peopleIn(phone);
  }

  /** Says how far the close is; what somebody is writing meanwhile stays. @param {Phone} phone */
  tellClose(phone) {
    const line = this.place.querySelector(".after-close");
    if (line) line.textContent = phone.say(afterClose(phone));
  }

  /** Buttons for the other languages; none where the room has its own. @param {Phone} phone @returns {HTMLElement[]} */
  #switches({ room }) {
    const others = languages().filter((name) => name !== this.language);
    if (!["code", "join"].includes(this.shown) || room && room.language !== this.language) return [];
    const buttons = others.map((name) => make("button", {
      class: "plain", lang: name, onclick: () => this.turn(name),
    }, speaking(name)("language-name")));
    return [make("p", { class: "languages" }, ...buttons)];
  }
}

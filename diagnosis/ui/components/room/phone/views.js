// The screens of a phone in a room.
import { blame, choices } from "./choices.js";
import { make } from "../../kit/shared/dom.js";
import { UNKNOWN } from "../../kit/shared/form.js";

/** @typedef {import("./kept.js").Seat} Seat */
/** @typedef {import("./choices.js").Question} Question */
/** @typedef {{title: string, intro: string, questions: Question[]}} Section */

/**
 * @typedef {object} Room
 * @property {string} state
 * @property {string} client
 * @property {string} purpose
 * @property {string} provider
 * @property {number} k
 * @property {string} language
 * @property {number | null} expected how many people were invited, null where the leader did not say
 * @property {number} joined
 * @property {number} finished
 * @property {{position: Question, sections: Section[], guesses: Question[]}} questions
 */

/**
 * @typedef {object} Phone What the views draw, and what they may do.
 * @property {string} code
 * @property {Room | null} room
 * @property {Seat} seat
 * @property {import("./words.js").Say} say
 * @property {string} problem the key of what is wrong, empty where nothing is
 * @property {boolean} missed whether it was closed before anything was handed in
 * @property {() => void} keep
 * @property {(screen: import("./screens.js").Screen, anew?: boolean) => void} go
 * @property {(code: string) => void} open
 * @property {() => void} join
 * @property {() => void} handIn
 * @property {() => void} withdraw
 * @property {(words: string) => Promise<boolean>} letSee
 */
/** @typedef {HTMLElement[]} View */

/** @param {string} words */
function heading(words) {
  return make("h1", { tabindex: "-1" }, words);
}

/** @param {string} words @param {() => void} press @param {string} look */
function button(words, press, look = "first") {
  return make("button", { class: look, type: "button", onclick: press }, words);
}

/** @param {Phone} phone @returns {View} */
export function codeAsked({ say, code, open }) {
  const quiet = { autocomplete: "off", autocapitalize: "characters", spellcheck: "false" };
  const input = make("input", { id: "code", value: code, ...quiet });
  const form = make("form", {
    onsubmit: (event) => {
      event.preventDefault();
      open(input.value);
    },
  }, make("label", { for: "code" }, say("code-label")), input, make("button", { class: "first" }, say("code-button")));
  return [heading(say("code-heading")), form];
}

/** @param {Phone} phone @returns {View} */
export function joining(phone) {
  const { say, room, seat } = phone;
  if (!room) return [];
  const { position } = room.questions;
  const asked = choices({ ...position, text: say("position") }, "", seat.position || undefined, (option) => {
    seat.position = option;
    phone.keep();
  });
  /** @param {string} name @param {boolean} on @param {() => void} change */
  const box = (name, on, change) => {
    const input = make("input", { type: "checkbox", name, onchange: change });
    input.checked = on;
    return make("label", { class: "option" }, input, make("span", {}, say(name, { k: room.k })));
  };
  /** @param {string} consent */
  const agree = (consent) => {
    seat.consent = consent;
    phone.keep();
    phone.go("join");
  };
  const few = [box("consent-small", seat.consent !== "no", () => agree(seat.consent === "no" ? "small" : "no"))];
  if (seat.consent !== "no") {
    few.push(box("consent-alone", seat.consent === "alone", () => agree(seat.consent === "alone" ? "small" : "alone")));
  }
  const promises = ["promise-names", "promise-answers", "promise-groups", "promise-purge", "privacy"];
  return [
    make("p", { class: "small" }, room.client ? say("for", { client: room.client }) : say("for-nobody")),
    heading(room.purpose),
    make("p", {}, say("by", { provider: room.provider })),
    make("h2", {}, say("promises")),
    make("ul", {}, ...promises.map((name) => make("li", {}, say(name, { k: room.k })))),
    people(phone),
    asked,
    make("fieldset", { class: "list" }, make("legend", {}, say("consent")), make("div", { class: "options" }, ...few),
      make("p", { class: "small" }, say("consent-help"))),
    button(say("join"), () => {
      if (seat.position) phone.join();
      else blame(asked, say("position-open"));
    }),
  ];
}

/** @param {Phone} phone */
function people(phone) {
  return make("p", { class: "small people" }, peopleIn(phone));
}

/** How many people are in the room: who sits in it notices where these are too many. @param {Phone} phone */
export function peopleIn({ say, room }) {
  if (!room) return "";
  const { expected, joined, finished } = room;
  return expected === null ? say("people-unlimited", { joined, finished }) : say("people", { expected, joined, finished });
}

/** @param {Phone} phone @returns {View} */
export function answering(phone) {
  const { say, room, seat } = phone;
  if (!room) return [];
  const { sections } = room.questions;
  const place = Math.min(seat.step, sections.length - 1);
  const section = sections[place];
  if (!section) return [];
  const before = sections.slice(0, place).reduce((sum, { questions }) => sum + questions.length, 0);
  const asked = section.questions.map((question, index) =>
    choices(question, `Q${before + index + 1}.`, seat.answers[question.id], (option) => {
      seat.answers[question.id] = option;
      asked[index]?.querySelector(".problem")?.remove();
      phone.keep();
    }));
  /** @param {number} next */
  const turn = (next) => {
    seat.step = next;
    phone.keep();
    phone.go("answer", true);
  };
  const on = () => {
    const open = section.questions.findIndex(({ id }) => !seat.answers[id]);
    const unsure = section.questions[open]?.options.some(({ id }) => id === UNKNOWN);
    if (open >= 0) blame(asked[open] ?? null, say(unsure ? "open" : "open-choice"));
    else if (place + 1 < sections.length) turn(place + 1);
    else phone.handIn();
  };
  return [
    make("p", { class: "small" }, say("step", { step: place + 1, steps: sections.length })),
    heading(section.title),
    make("p", {}, section.intro),
    ...asked,
    make("div", { class: "ways" },
      place ? button(say("back"), () => turn(place - 1), "second") : null,
      button(say(place + 1 < sections.length ? "next" : "hand-in"), on)),
  ];
}

/** @param {Phone} phone @returns {View} */
export function waiting(phone) {
  const { say, room, seat } = phone;
  if (!room) return [];
  const sure = make("div", { class: "sure", hidden: true }, make("p", {}, say("withdraw-sure")), make("div", { class: "ways" },
    button(say("withdraw-no"), () => (sure.hidden = true), "second"), button(say("withdraw-yes"), phone.withdraw)));
  const sent = make("p", { role: "status", class: "sent" });
  const { guesses } = room.questions;
  return [
    heading(say("handed-heading")),
    make("p", {}, say("handed")),
    people(phone),
    make("div", { class: "ways" },
      button(say("change"), () => {
        seat.state = "answering";
        seat.step = 0;
        phone.keep();
        phone.go("answer");
      }, "second"),
      button(say("withdraw"), () => {
        sure.hidden = false;
        sure.querySelector("button")?.focus();
      }, "second")),
    sure,
    ...(guesses.length ? [
      make("h2", {}, say("guesses")), make("p", {}, say("guesses-lead")),
      ...guesses.map((question) => choices(question, "", seat.guesses[question.id], (option) => {
        seat.guesses[question.id] = option;
        phone.keep();
      })),
      button(say("guesses-send"), async () => {
        await phone.handIn();
        sent.textContent = seat.state === "handed" ? say("guesses-sent") : "";
      }, "second"),
      sent,
    ] : []),
  ];
}

/** @param {Phone} phone @returns {View} */
export function over(phone) {
  const { say, seat } = phone;
  const top = [
    heading(say("closed-heading")), make("p", { class: "after-close" }, say(afterClose(phone))), people(phone),
  ];
  if (seat.state === "joining") return top;
  const words = make("textarea", { id: "thing", maxlength: "300", rows: "3" });
  const sent = make("p", { role: "status", class: "sent" });
  const share = async () => {
    const thing = words.value.trim();
    if (!thing) return;
    const done = await phone.letSee(thing);
    sent.textContent = done ? say("thing-sent") : "";
    if (done) words.value = "";
  };
  return [
    ...top,
    make("h2", {}, say("thing")),
    make("label", { for: "thing" }, say("thing-label")), words,
    make("p", { class: "small" }, say("thing-help")),
    button(say("thing-button"), share, "second"),
    sent,
  ];
}

/** What is so of the answers once nobody answers any more. @param {Phone} phone */
export function afterClose({ missed, room }) {
  if (missed) return "closed-missed";
  return room?.state === "closing" ? "closing" : "closed";
}

/** @param {Phone} phone @returns {View} */
export function withdrawn({ say, go }) {
  return [heading(say("withdrawn-heading")), make("p", {}, say("withdrawn")), button(say("again"), () => go("join"), "second")];
}

// A phone in a room. What is answered stays here until it is handed in; what could not be sent is sent again.
import { ask } from "./ask.js";
import { codeOf } from "./code.js";
import { emptySeat, forgetSeat, isSeatOf, keepSeat, keptSeat, newSeat } from "./kept.js";
import { afterClose, answering, codeAsked, joining, over, peopleIn, waiting, withdrawn } from "./views.js";
import { languages, speaking } from "./words.js";
import { make } from "../../kit/shared/dom.js";

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
 * @property {(screen: string, anew?: boolean) => void} go
 * @property {(code: string) => void} open
 * @property {() => void} join
 * @property {() => void} handIn
 * @property {() => void} withdraw
 * @property {(words: string) => Promise<boolean>} letSee
 */

const LOOK_AGAIN = 5_000;
const TRY_AGAIN = 3_000;
const main = document.querySelector("main") ?? document.body;
let language = document.documentElement.lang;
let screen = "";

/** @type {Phone} */
const phone = {
  code: codeOf(location.hash), room: null, seat: newSeat(), say: speaking(language), problem: "", missed: false,
  keep, go, open, join, handIn, withdraw, letSee,
};

const views = { code: codeAsked, join: joining, answer: answering, wait: waiting, over, withdrawn };

function keep() {
  if (!keepSeat(phone.code, phone.seat)) phone.problem = "no-storage";
}

/** @param {string} next @param {boolean} anew whether it is another page of the same screen */
function go(next, anew = false) {
  const moved = anew || next !== screen;
  screen = next;
  draw();
  if (!moved) return;
  scrollTo(0, 0);
  main.querySelector("h1")?.focus();
}

function draw() {
  document.documentElement.lang = language;
  const view = views[/** @type {keyof typeof views} */ (screen)];
  main.replaceChildren(...switches(), ...view(phone), make("p", { class: "notice", role: "status" }));
  notify();
}

/** Says what is wrong, and leaves alone what somebody may be typing. */
function notify() {
  const notice = main.querySelector(".notice");
  if (notice) notice.textContent = phone.problem ? phone.say(phone.problem) : "";
}

/** The ways to other languages, where the room has none of its own. @returns {HTMLElement[]} */
function switches() {
  const others = languages().filter((name) => name !== language);
  if (!["code", "join"].includes(screen) || phone.room?.language !== language && phone.room) return [];
  const buttons = others.map((name) => make("button", { class: "plain", lang: name, onclick: () => {
    language = name;
    phone.say = speaking(name);
    if (phone.room) void look();
    else draw();
  } }, speaking(name)("language-name")));
  return [make("p", { class: "languages" }, ...buttons)];
}

/** @param {string} written */
function open(written) {
  phone.code = codeOf(written);
  if (phone.code) {
    void look();
  } else if (screen === "code") {
    phone.problem = "error-no-room";
    notify();
  }
}

/** What the room is, and where this phone is in it. */
async function look() {
  const { status, data } = await ask("look", { code: phone.code, language });
  if (status !== 200) {
    phone.problem = problemOf(status, data);
    if (status === 0 || status === 503) setTimeout(look, TRY_AGAIN);
    if (!phone.room) go("code");
    notify();
    return;
  }
  phone.problem = "";
  phone.room = /** @type {Room} */ (data);
  language = phone.room.language;
  phone.say = speaking(language);
  history.replaceState(null, "", `#${phone.code}`);
  const kept = keptSeat(phone.code);
  if (kept) phone.seat = kept;
  else keep();
  follow(phone.room.state);
}

/** @param {string} state of the room */
function follow(state) {
  if (["closing", "closed"].includes(state)) {
    if (screen !== "over") {
      phone.missed = phone.seat.state !== "handed";
      emptySeat(phone.code, phone.seat);
      go("over");
    } else {
      // What somebody is writing there meanwhile stays.
      const line = document.querySelector(".after-close");
      if (line) line.textContent = phone.say(afterClose(phone));
    }
    if (state === "closing") lookAgain();
    return;
  }
  const where = { joining: "join", answering: "answer", handing: "answer", handed: "wait" };
  go(where[phone.seat.state]);
  if (phone.seat.state === "handing") handIn();
  if (phone.seat.state === "handed") lookAgain();
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let looking;

/** Whether the round is closed by now, and how many there are; asked only by those who have handed in. */
function lookAgain(wait = LOOK_AGAIN) {
  clearTimeout(looking);
  looking = setTimeout(async () => {
    if (!["wait", "over"].includes(screen)) return;
    const { status, data } = await ask("state", { code: phone.code, token: phone.seat.token });
    if (status === 404 && await explainLoss()) return;
    const was = phone.problem;
    if (status === 0) phone.problem = "waits";
    else if (phone.problem === "waits") phone.problem = "";
    if (status === 200 && phone.room) {
      const changed = data.state !== phone.room.state;
      Object.assign(phone.room, data);
      const people = document.querySelector(".people");
      if (people) people.textContent = peopleIn(phone);
      if (changed && ["closing", "closed"].includes(data.state)) {
        follow(data.state);
        return;
      }
    }
    if (was !== phone.problem) notify();
    lookAgain();
  }, wait);
}

async function join() {
  const { seat } = phone;
  keep();
  const { token, position, consent } = seat;
  const { status, data } = await ask("join", { code: phone.code, token, position, consent });
  phone.problem = problemOf(status, data);
  if (status === 200) {
    seat.state = "answering";
    keep();
    go("answer");
    return;
  }
  notify();
  if (status === 0 || status === 503) setTimeout(join, TRY_AGAIN);
}

/** Sends until it has come; whatever is sent twice is kept once. */
async function handIn() {
  const { seat } = phone;
  seat.state = "handing";
  keep();
  phone.problem = "sending";
  notify();
  const { token, answers, guesses } = seat;
  const { status, data } = await ask("hand-in", { code: phone.code, token, answers, guesses });
  phone.problem = problemOf(status, data);
  if (status === 200) {
    seat.state = "handed";
    keep();
    if (screen !== "wait") go("wait");
    notify();
    lookAgain(0);
  } else if (status === 409) {
    follow("closed");
  } else {
    notify();
    if (status === 0 || status === 503) setTimeout(handIn, TRY_AGAIN);
  }
}

async function withdraw() {
  const { status, data } = await ask("withdraw", { code: phone.code, token: phone.seat.token });
  if (status === 404 && await explainLoss()) return;
  phone.problem = problemOf(status, data);
  if (status === 200) leave();
  else notify();
}

function leave() {
  forgetSeat(phone.code);
  phone.seat = newSeat();
  go("withdrawn");
}

/**
 * Shows why the server has no seat for this phone: the round is over, or the seat was given up.
 * @returns {Promise<boolean>} whether it is known
 */
async function explainLoss() {
  const { status, data } = await ask("look", { code: phone.code, language });
  // 429 is for codes that open no room.
  const state = [404, 429].includes(status) ? "closed" : data.state;
  if (!state || !phone.room) return false;
  phone.problem = "";
  phone.room.state = state;
  if (["closing", "closed"].includes(state)) follow(state);
  else leave();
  return true;
}

/** @param {string} words */
async function letSee(words) {
  const { status, data } = await ask("say", { code: phone.code, token: phone.seat.token, words });
  phone.problem = problemOf(status, data);
  notify();
  return status === 200;
}

/** @param {number} status @param {Record<string, any>} data @returns {string} */
function problemOf(status, data) {
  if (status === 200) return "";
  return status === 0 ? "waits" : `error-${data.error ?? "bad"}`;
}

window.addEventListener("storage", ({ key }) => {
  // Another tab of this phone has the same seat.
  const kept = phone.room && isSeatOf(key, phone.code) ? keptSeat(phone.code) : null;
  if (kept && phone.room) {
    phone.seat = kept;
    follow(phone.room.state);
  }
});
window.addEventListener("hashchange", () => open(location.hash));
document.addEventListener("visibilitychange", () => {
  // A phone that slept has missed its turns.
  if (!document.hidden && screen === "wait") lookAgain();
});

screen = "code";
if (phone.code) void look();
go("code");

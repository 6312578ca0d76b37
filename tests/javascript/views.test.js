import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import "./dom.js";
import { answering, codeAsked, joining, over, peopleIn, waiting } from "../../diagnosis/ui/components/room/phone/views.js";

/** @typedef {import("../../diagnosis/ui/components/room/phone/views.js").Phone} Phone */

const options = ["rarely", "often", "unknown"].map((id) => ({ id, text: id }));
/** @param {string} id */
const question = (id) => ({ id, text: `${id}?`, scale: true, options });
const sections = [
  { title: "First", intro: "", questions: [question("why"), question("who")] },
  { title: "Second", intro: "", questions: [question("when")] },
];

/** @type {string[]} */
let done;
/** @type {any} */
let phone;

beforeEach(() => {
  done = [];
  const room = {
    state: "open", client: "A", purpose: "To see", provider: "Firm", k: 5, expected: 8, joined: 6, finished: 2,
    questions: { position: question("position"), sections, guesses: [question("guess")] },
  };
  const seat = { state: "joining", step: 0, position: "", consent: "no", answers: {}, guesses: {} };
  /** @param {string} what */
  const note = (what) => () => { done.push(what); };
  phone = {
    code: "", room, seat, problem: "", missed: false, keep: note("keep"), join: note("join"), handIn: note("hand-in"),
    withdraw: note("withdraw"), open: (/** @type {string} */ code) => done.push(`open ${code}`),
    go: (/** @type {string} */ screen) => done.push(`go ${screen}`), letSee: async () => true,
    say: (/** @type {string} */ key, /** @type {object} */ values = {}) => [key, ...Object.values(values)].join(" "),
  };
});

/** @param {(phone: Phone) => HTMLElement[]} view */
function draw(view) {
  document.body.replaceChildren(...view(phone));
}

/** @param {string} words */
function press(words) {
  const found = [...document.querySelectorAll("button")].find((button) => button.textContent === words);
  assert(found, words);
  found.click();
}

/** @param {string} name @param {string} option */
function choose(name, option) {
  const input = document.querySelector(`[data-question="${name}"] input[value="${option}"]`);
  /** @type {HTMLInputElement | null} */ (input)?.click();
}

test("a room is for somebody, whether or not it has a name", () => {
  draw(joining);
  assert.match(document.body.textContent ?? "", /^for A/);
  phone.room.client = "";
  draw(joining);
  assert.match(document.body.textContent ?? "", /^for-nobody/);
});

test("a code is opened as it was typed", () => {
  draw(codeAsked);
  const input = /** @type {HTMLInputElement} */ (document.querySelector("#code"));
  input.value = "XADX X72E";
  press("code-button");
  assert.deepEqual(done, ["open XADX X72E"]);
});

test("who joins says the position first, and reads how many are in the room", () => {
  draw(joining);
  press("join");
  assert.deepEqual(done, []);
  assert.equal(document.querySelector('[data-question="position"] .problem')?.textContent, "position-open");
  choose("position", "often");
  press("join");
  assert.deepEqual([done, phone.seat.position], [["keep", "join"], "often"]);
  assert.equal(document.querySelector(".people")?.textContent, "people 8 6 2");
});

test("a consent for one person alone is offered only beside that for few", () => {
  draw(joining);
  assert.equal(document.querySelectorAll("input[name=consent-alone]").length, 0);
  phone.seat.consent = "small";
  draw(joining);
  assert.equal(document.querySelectorAll("input[name=consent-alone]").length, 1);
});

test("a room without a limit says so", () => {
  phone.room.expected = null;
  assert.equal(peopleIn(phone), "people-unlimited 6 2");
});

test("an open question is named at its place, and no other screen comes", () => {
  draw(answering);
  choose("why", "often");
  press("next");
  assert.deepEqual(done, ["keep"]);
  assert.equal(document.querySelector('[data-question="who"] .problem')?.textContent, "open");
  choose("who", "unknown");
  assert.equal(document.querySelector(".problem"), null);
  press("next");
  assert.deepEqual([done, phone.seat.step], [["keep", "keep", "keep", "go answer"], 1]);
});

test("the last screen hands in, and leads back without losing an answer", () => {
  phone.seat = { ...phone.seat, step: 1, answers: { why: "often", who: "rarely", when: "often" } };
  draw(answering);
  press("hand-in");
  assert.deepEqual(done, ["hand-in"]);
  press("back");
  assert.deepEqual([phone.seat.step, phone.seat.answers], [0, { why: "often", who: "rarely", when: "often" }]);
});

test("a withdrawal asks first", () => {
  draw(waiting);
  press("withdraw");
  assert.deepEqual(done, []);
  press("withdraw-yes");
  assert.deepEqual(done, ["withdraw"]);
});

test("whoever never had a seat can send nothing after the close", () => {
  draw(over);
  assert.equal(document.querySelector("textarea"), null);
  phone.seat.state = "handed";
  draw(over);
  assert(document.querySelector("textarea"));
});

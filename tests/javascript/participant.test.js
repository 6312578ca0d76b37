import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import "./dom.js";
import { newBrowser, settled } from "./support/browser.js";
import "./support/room_page.js";
import { Participant } from "../../diagnosis/ui/components/room/phone/participant.js";

const CODE = "ABCD1234";
const SEAT = `diagnosis.room.${CODE}`;
const options = ["rarely", "often"].map((id) => ({ id, text: id }));
const question = { id: "why", text: "why?", scale: true, options };
const room = {
  state: "open", client: "A", purpose: "To see", provider: "Firm", k: 5, language: "en", expected: 8, joined: 6, finished: 2,
  questions: { position: question, sections: [{ title: "First", intro: "", questions: [question] }], guesses: [] },
};

/** @typedef {[number, object]} Answer a status, and what comes with it */
/** @type {{path: string, asked: any}[]} */
let asked;
/** @type {Record<string, Answer | Answer[]>} what the server answers; of a list, one after the other; else nobody answers */
let answers;

beforeEach(() => {
  newBrowser();
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  asked = [];
  answers = { look: [200, room], join: [200, {}], "hand-in": [200, {}], state: [200, { ...room, joined: 7 }] };
  Object.assign(globalThis, {
    scrollTo: () => {}, history: { replaceState: () => {} },
    fetch: async (/** @type {string} */ address, /** @type {{body: string}} */ { body }) => {
      const path = address.replace("/room/api/", "");
      asked.push({ path, asked: JSON.parse(body) });
      const known = answers[path];
      const answer = Array.isArray(known?.[0]) ? /** @type {Answer[]} */ (known).shift() : known;
      if (!answer) throw new TypeError("nobody answers");
      return { status: answer[0], json: async () => structuredClone(answer[1]) };
    },
  });
});

/** @param {object | null} kept of a seat @param {string} written */
async function opened(kept = null, written = `#${CODE}`) {
  if (kept) localStorage.setItem(SEAT, JSON.stringify({ token: "t", answers: {}, guesses: {}, step: 0, ...kept }));
  const place = document.createElement("main");
  document.body.replaceChildren(place);
  const participant = new Participant(place, "ja", written);
  await settled();
  return participant;
}

/** @param {number} milliseconds */
async function pass(milliseconds) {
  mock.timers.tick(milliseconds);
  await settled();
}

const notice = () => document.querySelector(".notice")?.textContent;
const seat = () => JSON.parse(localStorage.getItem(SEAT) ?? "null");
const asks = (/** @type {string} */ path) => asked.filter((one) => one.path === path);

test("a link opens the room in its language, and the seat is kept from then on", async () => {
  const participant = await opened();
  assert.equal(document.querySelector("h1")?.textContent, "To see");
  assert.equal(document.documentElement.lang, "en");
  assert.equal(seat().token, participant.seat.token);
});

test("without a code one is asked for, in either language", async () => {
  const participant = await opened(null, "");
  assert.equal(document.querySelector("h1")?.textContent, "code-heading ja");
  /** @type {HTMLButtonElement | null} */ (document.querySelector(".languages button"))?.click();
  assert.equal(document.querySelector("h1")?.textContent, "code-heading en");
  participant.open("?");
  assert.equal(notice(), "error-no-room en");
  assert.deepEqual(asked, []);
});

test("a room that cannot be asked is asked again, and says so meanwhile", async () => {
  answers.look = [[503, { error: "database" }], [200, room]];
  await opened();
  assert.equal(notice(), "error-database ja");
  await pass(3_000);
  assert.equal(document.querySelector("h1")?.textContent, "To see");
});

test("whoever joins answers next; whoever could not is tried again", async () => {
  delete answers.join;
  const participant = await opened();
  await participant.join();
  assert.equal(notice(), "waits en");
  answers.join = [200, {}];
  await pass(3_000);
  assert.equal(participant.screens.shown, "answer");
  assert.equal(seat().state, "answering");
});

test("what is handed in is sent until it has come", async () => {
  const participant = await opened({ state: "answering", answers: { why: "often" } });
  delete answers["hand-in"];
  await participant.handIn();
  assert.equal(seat().state, "handing");
  assert.equal(notice(), "waits en");
  answers["hand-in"] = [200, {}];
  await pass(3_000);
  assert.deepEqual(asks("hand-in").map((one) => one.asked.answers), [{ why: "often" }, { why: "often" }]);
  assert.equal(participant.screens.shown, "wait");
  assert.equal(notice(), "");
});

test("a phone that was closed while it handed in goes on with it", async () => {
  await opened({ state: "handing", answers: { why: "often" } });
  assert.equal(asks("hand-in").length, 1);
  assert.equal(seat().state, "handed");
});

test("nothing that was answered stays after the close, and whoever came too late is told", async () => {
  const participant = await opened({ state: "answering", answers: { why: "often" } });
  answers["hand-in"] = [409, { error: "closed" }];
  await participant.handIn();
  assert.equal(participant.screens.shown, "over");
  assert.equal(participant.missed, true);
  assert.doesNotMatch(localStorage.getItem(SEAT) ?? "", /often/);
});

test("whoever has handed in hears how many there are, and of the close", async () => {
  const participant = await opened({ state: "handed" });
  await pass(5_000);
  assert.equal(participant.room?.joined, 7);
  answers.state = [200, { ...room, state: "closed" }];
  await pass(5_000);
  assert.equal(participant.screens.shown, "over");
  assert.equal(participant.missed, false);
  const before = asks("state").length;
  await pass(60_000);
  assert.equal(asks("state").length, before);
});

test("a line that is lost for a while is said, and no longer once it is back", async () => {
  await opened({ state: "handed" });
  delete answers.state;
  await pass(5_000);
  assert.equal(notice(), "waits en");
  answers.state = [200, room];
  await pass(5_000);
  assert.equal(notice(), "");
});

test("a seat that the server no longer has was given up, or the round is over", async () => {
  const given = await opened({ state: "handed" });
  answers.state = [404, {}];
  await pass(5_000);
  assert.equal(given.screens.shown, "withdrawn");
  assert.equal(seat(), null);
  const over = await opened({ state: "handed" });
  answers.look = [404, {}];
  await pass(5_000);
  assert.equal(over.screens.shown, "over");
});

test("another tab that has handed in takes this one along", async () => {
  const participant = await opened({ state: "answering" });
  localStorage.setItem(SEAT, JSON.stringify({ ...seat(), state: "handed" }));
  participant.takeFromOtherTab("diagnosis.room.OTHER");
  assert.equal(participant.screens.shown, "answer");
  participant.takeFromOtherTab(SEAT);
  assert.equal(participant.screens.shown, "wait");
});

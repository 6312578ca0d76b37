import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import "./dom.js";
import draw from "../../diagnosis/ui/components/consultant/sheet/sheet.js";

const WORDS = `keys client name date date-form general note note-of private quote for-summary differs differs-of clear
  clear-of most changed what-if unsent prompt listen memo observed-option observed-words undo redo opening
  frame-start frame-left frame-over frame-off agreed-heading agreed-help day present agreed actions what who
  until action-remove meeting to-agreed memo-shown next-talk`.split(/\s+/);
const words = Object.fromEntries(WORDS.map((name) => [name, name]));
/** @param {string[]} ids */
const options = (...ids) => ids.map((id) => (
  { id, text: id, unknown: id === "unknown", alone: ["none", "unknown"].includes(id) }
));
/** @param {string} id @param {number} most @param {string[]} ids */
const question = (id, most, ...ids) => (
  { id, label: id, text: `${id}?`, spoken: "", listen: "", scale: false, most, options: options(...ids, "unknown") }
);
const questions = [question("why", 0, "rarely", "often"), question("wants", 2, "plan", "coach", "none")];
const values = {
  case: "c1", record: "r1", trial: false, client: "A", name: "B", date: "", answers: {}, changed: [], notes: {}, observed: {},
  sources: {}, conversation: { day: null, present: "", agreed: "", actions: [], meeting: "" }, brief: "", undone: "", memo: "",
  memoShown: false, agenda: ["why", "wants"],
};

/** @type {any[]} */
let entries;
/** @type {HTMLElement} */
let root;

beforeEach(() => {
  entries = [];
  const enter = (/** @type {any} */ entry) => {
    const place = entries.findIndex((one) => one.what === entry.what && one.question === entry.question);
    if (place >= 0) entries.splice(place, 1);
    entries.push({ ...entry, n: entries.length + 1, at: Date.now() });
  };
  window.diagnosis = /** @type {any} */ ({ keeper: { pending: entries, enter, flush: () => {} } });
  root = document.createElement("div");
  document.body.replaceChildren(root);
  begin();
  show({});
});

/** A sheet that is not built yet. */
function begin() {
  const sheet = document.createElement("div");
  sheet.className = "sheet";
  root.replaceChildren(sheet);
}

/** @param {object} news what the server says otherwise */
function show(news) {
  const sections = [{ title: "Section", questions }];
  const data = { general: "_general", language: "en", words, frame: [], sections, values: { ...values, ...news } };
  draw(/** @type {any} */ ({ data: JSON.stringify(data), parentElement: root }));
}

/** @param {string} name @param {string} option @returns {HTMLInputElement} */
function input(name, option) {
  const found = root.querySelector(`[data-question="${name}"] input[value="${option}"]`);
  assert(found);
  return /** @type {HTMLInputElement} */ (found);
}

/** @param {string} name @returns {string[]} what is ticked */
function ticked(name) {
  const found = [...root.querySelectorAll(`[data-question="${name}"] input:checked`)];
  return found.map((one) => /** @type {HTMLInputElement} */ (one).value);
}

/** @param {string} name @param {string} code @param {object} more */
function press(name, code, more = {}) {
  const key = new KeyboardEvent("keydown", { code, key: code, bubbles: true, cancelable: true, ...more });
  root.querySelector(`[data-question="${name}"] input`)?.dispatchEvent(key);
}

test("each question has its options, and what the server knows is ticked", () => {
  assert.equal(root.querySelectorAll("[data-question]").length, 2);
  show({ answers: { why: ["often"], wants: ["plan", "coach"] } });
  assert.deepEqual([ticked("why"), ticked("wants")], [["often"], ["plan", "coach"]]);
});

test("a click is entered and shown before the server says it", () => {
  input("why", "often").click();
  assert.deepEqual(entries.map(({ what, question: name, value }) => [what, name, value]), [["answer", "why", ["often"]]]);
  assert.deepEqual(ticked("why"), ["often"]);
});

test("an option that goes alone takes the place of the others", () => {
  show({ answers: { wants: ["plan", "coach"] } });
  input("wants", "none").click();
  assert.deepEqual(entries.at(-1).value, ["none"]);
  assert.deepEqual(ticked("wants"), ["none"]);
  input("wants", "plan").click();
  assert.deepEqual(entries.at(-1).value, ["plan"]);
});

test("where no more may be chosen, only those that go alone can be", () => {
  show({ answers: { wants: ["plan", "coach"] } });
  assert.deepEqual(["plan", "coach", "none", "unknown"].map((id) => input("wants", id).disabled), [false, false, false, false]);
  questions[1]?.options.splice(2, 0, { id: "third", text: "third", unknown: false, alone: false });
  begin();
  show({ answers: { wants: ["plan", "coach"] } });
  assert.equal(input("wants", "third").disabled, true);
  questions[1]?.options.splice(2, 1);
});

test("a digit answers, 0 says that it is not known", () => {
  press("why", "Digit2");
  assert.deepEqual(entries.at(-1).value, ["often"]);
  press("why", "Digit0");
  assert.deepEqual(entries.at(-1).value, ["unknown"]);
  press("why", "Digit9");
  assert.deepEqual(entries.at(-1).value, ["unknown"]);
});

test("D marks an observation that differs, and takes back an empty one", () => {
  press("why", "KeyD");
  assert.deepEqual([entries.at(-1).what, entries.at(-1).value], ["observed", { option: "", words: "" }]);
  press("why", "KeyD");
  assert.equal(entries.at(-1).value, null);
});

test("N opens the note, and what is typed there is no answer", () => {
  press("why", "KeyN");
  const area = root.querySelector('[data-question="why"] textarea');
  assert.equal(document.activeElement, area);
  area?.dispatchEvent(new KeyboardEvent("keydown", { code: "Digit2", key: "2", bubbles: true }));
  assert.deepEqual(entries, []);
});

test("another record is drawn anew, the same one keeps its elements", () => {
  const before = input("why", "often");
  show({ answers: { why: ["often"] } });
  assert.equal(input("why", "often"), before);
  show({ record: "r2" });
  assert.notEqual(input("why", "often"), before);
});

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import "./dom.js";
import "./support/codemirror.js";
import { EditorView } from "@codemirror/view";
import { newBrowser } from "./support/browser.js";
import { begin, flush, isCurrent, newBench, published, textsOf } from "../../diagnosis/ui/components/owner/editor/bench.js";
import { draw, makeParts, show } from "../../diagnosis/ui/components/owner/editor/parts.js";
import { kept } from "../../diagnosis/ui/components/owner/editor/kept.js";

const WORDS = "changed with-findings outline add help find undo redo place explain more not-kept label".split(" ");
const words = { ...Object.fromEntries(WORDS.map((name) => [name, name])), place: "{file} {line}", more: "{count} more" };
/** @param {string} name @param {object} more */
const file = (name, more = {}) => (
  { name, title: name.toUpperCase(), changed: false, parts: [], additions: [], help: "", first: 1, ...more }
);
const texts = { questions: "a: 1\nb: 2\n", rules: "c: 3\n" };
const finding = {
  file: "rules", line: 1, column: 4, until: 0, severity: "error", message: "No number", more: ["Why"],
  repairs: [{ label: "Write 4", edits: [{ line: 1, column: 4, end_line: 1, end_column: 5, text: "4" }] }],
};

/** @type {any} */
let bench;
/** @type {any[]} */
let sent;

beforeEach(() => {
  newBrowser();
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  sent = [];
  bench = newBench(/** @type {any} */ ({
    session: "s", language: "en", words, serial: 0, loads: 1, based: 0, texts, base: texts, status: "Sound",
    files: [file("questions"), file("rules")], findings: [], more: 0,
  }));
  bench.send = (/** @type {any} */ event) => sent.push(event);
  bench.parts = makeParts();
  document.body.replaceChildren(bench.parts.root);
  begin(bench, texts);
  bench.view = new EditorView({ state: bench.states[bench.current], parent: bench.parts.host });
  draw(bench);
});

/** @param {string} text */
function type(text) {
  bench.view.dispatch({ changes: { from: 0, insert: text }, userEvent: "input.type" });
}

/** @param {object} news what the server says with its next run */
function hear(news) {
  bench.props = { ...bench.props, ...news };
  draw(bench);
}

/** @param {string} selector */
const one = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

test("what is typed is sent after a pause, once, and only the files that changed", () => {
  type("x");
  type("y");
  assert.deepEqual(sent, []);
  assert.equal(isCurrent(bench), false);
  mock.timers.tick(500);
  assert.deepEqual(sent, [{ kind: "changed", texts: { questions: `yx${texts.questions}` }, serial: 1 }]);
  flush(bench);
  assert.equal(sent.length, 1);
  hear({ serial: 1 });
  assert.equal(isCurrent(bench), true);
});

test("what is typed and taken back is not sent", () => {
  type("x");
  bench.view.dispatch({ changes: { from: 0, to: 1 } });
  flush(bench);
  assert.deepEqual(sent, []);
});

test("an edit is kept in the browser until it is in use", () => {
  type("x");
  flush(bench);
  assert.deepEqual(kept()?.texts, { questions: `x${texts.questions}` });
  hear({ serial: 1, based: 1 });
  published(bench);
  assert.equal(kept(), null);
});

test("each file keeps its own text while another is shown", () => {
  type("x");
  one("[data-name=rules]").click();
  assert.equal(one("[aria-selected=true]").textContent, "RULES");
  type("z");
  assert.deepEqual(textsOf(bench), { questions: `x${texts.questions}`, rules: `z${texts.rules}` });
  one("[data-name=questions]").click();
  assert.equal(bench.view.state.doc.toString(), `x${texts.questions}`);
});

test("arrows lead from file to file", () => {
  one("[data-name=questions]").dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", bubbles: true }));
  assert.equal(one("[aria-selected=true]").textContent, "RULES");
});

test("a file says that it was changed, and how much is wrong in it", () => {
  hear({ files: [file("questions"), file("rules", { changed: true })], findings: [finding] });
  assert.equal(one("[data-name=rules]").textContent, "RULES ● ⚠1 (changed, with-findings)");
  assert.equal(one("[data-name=questions]").textContent, "QUESTIONS");
});

test("a finding leads to its place, explains itself, and is mended by a press", () => {
  hear({ findings: [finding], more: 2 });
  assert.equal(one(".findings").textContent, "No numberRULES 1Write 4explainWhy2 more");
  const [place, repair] = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".findings .ways button")]);
  place?.click();
  assert.equal(bench.current, "rules");
  assert.equal(bench.view.state.selection.main.head, 3);
  repair?.click();
  assert.equal(bench.view.state.doc.toString(), "c: 4\n");
  assert.deepEqual(sent.at(-1), { kind: "changed", texts: { rules: "c: 4\n" }, serial: 1 });
});

test("a repair of a text that has moved on is not done", () => {
  hear({ findings: [finding] });
  show(bench, "rules");
  type("d: 0\n");
  const repair = [...document.querySelectorAll(".findings .ways button")].at(-1);
  /** @type {HTMLElement} */ (repair).click();
  assert.equal(bench.view.state.doc.toString(), "d: 0\nc: 3\n");
});

test("a menu adds, and what a browser does not keep is said", () => {
  const addition = { label: "A question", edits: [{ line: 3, column: 1, end_line: 3, end_column: 1, text: "e: 5\n" }] };
  bench.keeps = false;
  hear({ files: [file("questions", { additions: [addition], parts: [["B", 2, 1]] }), file("rules")] });
  assert.equal(one(".status").textContent, "Sound not-kept");
  const [outline, add] = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("details.menu")]);
  assert(outline && add);
  outline.open = true;
  outline.querySelector("button")?.click();
  assert.equal(outline.open, false);
  assert.equal(bench.view.state.selection.main.head, 5);
  add.querySelector("button")?.click();
  assert.equal(bench.view.state.doc.toString(), "a: 1\nb: 2\ne: 5\n");
});

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { edit, entered, flush, seenOtherwise } from "../../diagnosis/ui/components/consultant/sheet/edits.js";

/** @typedef {import("../../diagnosis/ui/components/consultant/sheet/edits.js").Sheet} Sheet */

/** @type {{entries: any[], flushed: number}} */
let keeper;
let refreshed = 0;

beforeEach(() => {
  keeper = { entries: [], flushed: 0 };
  refreshed = 0;
  const pending = keeper.entries;
  /** @param {object} entry @param {number} wait */
  const enter = (entry, wait) => pending.push({ ...entry, n: pending.length + 1, wait });
  const stub = { pending, enter, flush: () => { keeper.flushed += 1; } };
  browser({ diagnosis: { keeper: stub } });
});

/** @param {object} window */
function browser(window) {
  Object.defineProperty(globalThis, "window", { value: window, configurable: true });
}

/** @param {boolean} trial @returns {Sheet} */
function sheet(trial = false) {
  const values = { case: "c1", record: "r1", trial, observed: { who: { option: "", words: "said" } } };
  return /** @type {any} */ ({ data: { values }, refresh: () => { refreshed += 1; } });
}

test("an edit goes to the keeper with its place, and is shown at once", () => {
  edit(sheet(), "answer", "why", ["often"]);
  const [first] = keeper.entries;
  const place = { case: "c1", record: "r1", what: "answer", question: "why", trial: false };
  assert.deepEqual(first, { ...place, value: ["often"], n: 1, wait: 0 });
  assert.equal(refreshed, 1);
});

test("what is typed waits, and goes when it is asked for", () => {
  edit(sheet(), "note", "why", "text", 600);
  assert.equal(keeper.entries[0].wait, 600);
  flush();
  assert.equal(keeper.flushed, 1);
});

test("only answers belong to a trial", () => {
  edit(sheet(true), "answer", "why", ["often"]);
  edit(sheet(true), "note", "why", "text");
  assert.deepEqual(keeper.entries.map(({ trial }) => trial), [true, false]);
});

test("an edit on its way is shown before the server says it", () => {
  const one = sheet();
  assert.deepEqual(entered(one, "answer", "why", ["half"]), ["half"]);
  edit(one, "answer", "why", ["often"]);
  assert.deepEqual(entered(one, "answer", "why", ["half"]), ["often"]);
  assert.deepEqual(entered(one, "answer", "who", []), []);
});

test("an observation is the server's until another one is on its way", () => {
  const one = sheet();
  assert.deepEqual(seenOtherwise(one, "who"), { option: "", words: "said" });
  assert.equal(seenOtherwise(one, "why"), null);
  edit(one, "observed", "who", null);
  assert.equal(seenOtherwise(one, "who"), null);
});

test("without a keeper nothing is lost but the edit itself", () => {
  browser({});
  edit(sheet(), "answer", "why", ["often"]);
  assert.equal(refreshed, 1);
  assert.deepEqual(entered(sheet(), "answer", "why", ["half"]), ["half"]);
});

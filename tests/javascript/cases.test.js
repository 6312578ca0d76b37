import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import * as cases from "../../diagnosis/ui/components/consultant/keeper/cases.js";
import { closedBrowser, newBrowser } from "./support/browser.js";

const NOW = 1_800_000_000_000;
const LONGEST = 30 * 24 * 60 * 60 * 1000;
const TEXT = JSON.stringify({ client: "A" });
const edit = { case: "c", record: "r", what: "note", question: null, trial: false, value: "x", n: 1 };
/** @type {import("./support/browser.js").Box} */
let local;

beforeEach(() => {
  ({ local } = newBrowser());
});

test("kept cases are listed with their client, the newest first", () => {
  cases.putCase("old", TEXT, "t", NOW - 5);
  cases.putCase("new", "no JSON", "t", NOW);
  assert.deepEqual(cases.keptCases(NOW), [
    { id: "new", saved: NOW, client: undefined }, { id: "old", saved: NOW - 5, client: "A" },
  ]);
});

test("a case that is too old or broken is erased with what waited for it, and others stay", () => {
  cases.putCase("aged", TEXT, "t", NOW - LONGEST);
  cases.putPending("aged", [edit]);
  cases.putCase("last-day", TEXT, "t", NOW - LONGEST + 1);
  local.setItem("diagnosis.case.broken", "{");
  local.setItem("diagnosis.case.shapeless", JSON.stringify({ saved: NOW, text: 3 }));
  local.setItem("diagnosis.case.timeless", JSON.stringify({ text: TEXT }));
  local.setItem("diagnosis.response", "a visitor's own");
  assert.deepEqual(cases.keptCases(NOW).map(({ id }) => id), ["last-day"]);
  assert.deepEqual([...local.entries.keys()], ["diagnosis.case.last-day", "diagnosis.response"]);
});

test("ten cases are kept at most; the oldest go", () => {
  for (let index = 0; index < 12; index += 1) cases.putCase(`c${index}`, TEXT, "t", NOW + index);
  cases.forgetOldest(NOW + 20);
  const left = cases.keptCases(NOW + 20).map(({ id }) => id);
  assert.equal(left.length, 10);
  assert.deepEqual([left[0], left[9]], ["c11", "c2"]);
});

test("a case that is taken is its new owner's, and what waited for it comes along", () => {
  cases.putCase("c", TEXT, "one", NOW);
  cases.putPending("c", [edit]);
  assert.deepEqual(cases.takeCase("c", "two", NOW + 1), { id: "c", text: TEXT, pending: [edit] });
  assert.deepEqual([cases.isOwner("c", "one"), cases.isOwner("c", "two")], [false, true]);
});

test("a case that is gone, broken or too old is taken as empty", () => {
  const empty = { id: "c", text: "", pending: [] };
  assert.deepEqual(cases.takeCase("c", "t", NOW), empty);
  local.setItem("diagnosis.case.c", "{");
  assert.deepEqual(cases.takeCase("c", "t", NOW), empty);
  cases.putCase("c", TEXT, "t", NOW - LONGEST);
  assert.deepEqual(cases.takeCase("c", "t", NOW), empty);
});

test("waiting edits that are corrupted do not hinder the case", () => {
  cases.putCase("c", TEXT, "t", NOW);
  for (const text of ["{", "3", '{"a":1}']) {
    local.setItem("diagnosis.pending.c", text);
    assert.deepEqual(cases.takeCase("c", "t", NOW).pending, []);
  }
});

test("a case without an owner, or that is not kept, is nobody else's", () => {
  local.setItem("diagnosis.case.c", JSON.stringify({ saved: NOW, text: TEXT }));
  assert.equal(cases.isOwner("c", "t"), true);
  assert.equal(cases.isOwner("other", "t"), true);
});

test("edits that have all been taken over leave nothing behind", () => {
  assert.equal(cases.putPending("c", [edit]), true);
  assert.equal(cases.putPending("c", []), true);
  assert.equal(local.length, 0);
});

test("everything is forgotten where cases may not be kept", () => {
  cases.putCase("c", TEXT, "t", NOW);
  cases.putPending("c", [edit]);
  cases.forgetAll(NOW);
  assert.equal(local.length, 0);
});

test("a full or forbidden storage says that it keeps nothing", () => {
  local.full = true;
  assert.deepEqual([cases.putCase("c", TEXT, "t", NOW), cases.putPending("c", [edit]), cases.storable()], [false, false, false]);
  closedBrowser();
  assert.deepEqual([cases.putCase("c", TEXT, "t", NOW), cases.storable(), cases.caseHere()], [false, false, ""]);
  assert.deepEqual(cases.keptCases(NOW), []);
});

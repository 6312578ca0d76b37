import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { forget, isEntry, load, storable, store } from "../../diagnosis/ui/components/visitor/memory/entry.js";
import { closedBrowser, newBrowser } from "./support/browser.js";

const KEY = "diagnosis.response";
const DAYS = 24 * 60 * 60 * 1000;
const NOW = 1_800_000_000_000;
const entry = { saved: NOW, response: '{"answers":{}}', language: "ja", screen: "start" };
/** @type {import("./support/browser.js").Box} */
let local;

beforeEach(() => {
  ({ local } = newBrowser());
});

test("an entry comes back as it was stored, and is gone once forgotten", () => {
  assert.equal(store(entry), true);
  assert.deepEqual(load(NOW), entry);
  forget();
  assert.equal(load(NOW), null);
});

test("an entry counts for thirty days and is then erased", () => {
  store(entry);
  assert.deepEqual(load(NOW + 30 * DAYS - 1), entry);
  assert.equal(load(NOW + 30 * DAYS), null);
  assert.equal(local.getItem(KEY), null);
});

test("a corrupted entry is as good as none", () => {
  const broken = [
    "", "{", "null", "3", '"text"', "[]", "{}",
    JSON.stringify({ ...entry, response: undefined }), JSON.stringify({ ...entry, response: { answers: {} } }),
    JSON.stringify({ ...entry, saved: "now" }), JSON.stringify(entry).slice(0, -2),
  ];
  for (const text of broken) {
    local.setItem(KEY, text);
    assert.equal(load(NOW), null, text);
  }
});

test("a full storage keeps the entry before", () => {
  store(entry);
  local.full = true;
  assert.equal(store({ ...entry, response: "newer" }), false);
  assert.equal(storable(), false);
  assert.deepEqual(load(NOW), entry);
});

test("where storage is forbidden there is nothing, and nothing fails", () => {
  closedBrowser();
  assert.equal(store(entry), false);
  assert.equal(load(NOW), null);
  assert.equal(storable(), false);
  forget();
});

test("a change of the entry is told from others; one without a name is of all", () => {
  assert.deepEqual([KEY, null, KEY + ".try", "diagnosis.case.x"].map(isEntry), [true, true, false, false]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, fresh, namesFrom, parsed, read, record, remove, writable, write } from "../../diagnosis/ui/components/kit/shared/storage.js";
import { closedBrowser, newBrowser } from "./support/browser.js";

test("what is written comes back until it is removed", () => {
  newBrowser();
  assert.equal(write(browser, "one", "1"), true);
  assert.equal(read(browser, "one"), "1");
  assert.equal(remove(browser, "one"), true);
  assert.equal(read(browser, "one"), null);
});

test("a forbidden storage is empty and keeps nothing, and nothing fails", () => {
  closedBrowser();
  assert.equal(write(browser, "one", "1"), false);
  assert.equal(read(browser, "one"), null);
  assert.equal(remove(browser, "one"), false);
  assert.equal(writable(browser, "try"), false);
  assert.deepEqual(namesFrom(browser, ""), []);
});

test("a full storage says that it keeps no more, and what it had stays", () => {
  const { local } = newBrowser();
  write(browser, "one", "1");
  local.full = true;
  assert.equal(write(browser, "one", "2"), false);
  assert.equal(writable(browser, "try"), false);
  assert.equal(read(browser, "one"), "1");
});

test("trying leaves nothing behind", () => {
  const { local } = newBrowser();
  assert.equal(writable(browser, "try"), true);
  assert.equal(local.length, 0);
});

test("names are found by how they start", () => {
  newBrowser();
  for (const name of ["case.a", "other", "case.b"]) write(browser, name, "");
  assert.deepEqual(namesFrom(browser, "case."), ["case.a", "case.b"]);
});

test("text that is no JSON says nothing", () => {
  for (const text of ["", "{", "undefined", null]) assert.equal(parsed(text), null);
  assert.deepEqual(parsed('{"a":1}'), { a: 1 });
});

test("only what has named parts is a record", () => {
  for (const value of [null, undefined, 3, "text", [1]]) assert.equal(record(value), null);
  assert.deepEqual(record({ a: 1 }), { a: 1 });
});

test("what was saved counts for thirty days", () => {
  const days = 24 * 60 * 60 * 1000;
  const now = 1_800_000_000_000;
  assert.equal(fresh(now - 30 * days + 1, now), true);
  assert.equal(fresh(now - 30 * days, now), false);
  for (const saved of [undefined, null, NaN, "yesterday", {}]) assert.equal(fresh(saved, now), false);
});

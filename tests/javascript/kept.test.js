import assert from "node:assert/strict";
import { test } from "node:test";
import { entryOf, keep, kept, tabName } from "../../diagnosis/ui/components/owner/editor/kept.js";
import { closedBrowser, newBrowser } from "./support/browser.js";

test("the files that differ are kept with what they began with, until they are as they were", () => {
  newBrowser();
  const base = { "a.yaml": "one", "b.yaml": "two" };
  assert.equal(keep({ "a.yaml": "one", "b.yaml": "three" }, base), true);
  assert.deepEqual(kept(), { texts: { "b.yaml": "three" }, base: { "b.yaml": "two" } });
  assert.equal(keep(base, base), true);
  assert.equal(kept(), null);
  assert.equal(entryOf(base, base), "");
});

test("a browser that keeps nothing says so", () => {
  closedBrowser();
  assert.equal(keep({ "a.yaml": "one" }, { "a.yaml": "two" }), false);
  assert.equal(kept(), null);
});

test("a tab has the same name after a reload, and another tab another", () => {
  newBrowser();
  const name = tabName();
  assert.match(name, /^[0-9a-f]{16}$/);
  assert.equal(tabName(), name);
  newBrowser();
  assert.notEqual(tabName(), name);
});

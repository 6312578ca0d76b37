import assert from "node:assert/strict";
import { test } from "node:test";
import { follow, screenOf, step, takeLink } from "../../diagnosis/ui/components/visitor/memory/address.js";

/**
 * A page's address and history.
 * @param {string} hash
 * @param {unknown} state
 */
function at(hash, state = null) {
  /** @type {unknown[][]} */
  const calls = [];
  const history = {
    state,
    replaceState: (/** @type {unknown[]} */ ...call) => calls.push(["replace", ...call]),
    pushState: (/** @type {unknown[]} */ ...call) => calls.push(["push", ...call]),
  };
  Object.assign(globalThis, { location: { hash, pathname: "/app", search: "?x=1" }, history });
  return calls;
}

test("a link is taken out of the address, and what is none stays", () => {
  const calls = at("#r=abc", { diagnosis: "start" });
  assert.equal(takeLink(), "#r=abc");
  assert.deepEqual(calls, [["replace", { diagnosis: "start" }, "", "/app?x=1"]]);
  assert.deepEqual([takeLinkAt("#start"), takeLinkAt("")], [null, null]);
});

/** @param {string} hash */
function takeLinkAt(hash) {
  const calls = at(hash);
  const link = takeLink();
  assert.deepEqual(calls, []);
  return link;
}

test("a new screen is a step; the first one, and one that a button asked for, are not", () => {
  assert.equal(step("review", "start", ""), "push");
  assert.equal(step("start", "", ""), "replace");
  assert.equal(step("start", "start", ""), "stay");
  assert.equal(step("start", "start", "review"), "stay");
  // Refused: the screen stays what it was while the history stands at another.
  assert.equal(step("review", "result", "result"), "replace");
});

test("the history keeps what others have put in its state", () => {
  const calls = at("", { other: 1, diagnosis: "start" });
  follow("review", "");
  assert.deepEqual(calls, [["push", { other: 1, diagnosis: "review" }, "", "/app?x=1#review"]]);
});

test("a state of others stands for no screen", () => {
  for (const state of [null, undefined, {}, { diagnosis: 3 }]) assert.equal(screenOf(state), "");
  assert.equal(screenOf({ diagnosis: "start" }), "start");
});

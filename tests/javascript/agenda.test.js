import assert from "node:assert/strict";
import { test } from "node:test";
import { after, leftOver } from "../../diagnosis/ui/components/consultant/sheet/agenda.js";

const told = {
  agenda: ["why", "who", "what"],
  answers: /** @type {Record<string, string[]>} */ ({ who: ["unknown"] }),
};
/** @param {Record<string, string[]>} pending */
const entered = (pending) => (/** @type {string} */ name, /** @type {string[]} */ otherwise) => pending[name] ?? otherwise;

test("what is open or not known is left, in the order of the talk", () => {
  assert.deepEqual(leftOver(told, entered({})), ["why", "who", "what"]);
});

test("an answer that the server has not heard of yet counts; not knowing does not", () => {
  assert.deepEqual(leftOver(told, entered({ why: ["often"], what: ["unknown"] })), ["who", "what"]);
  assert.deepEqual(leftOver(told, entered({ why: ["often"], who: ["me"], what: ["all"] })), []);
});

test("after the one in hand comes the next that is left, and after the last the first", () => {
  const left = ["why", "who", "what"];
  assert.deepEqual(["why", "what", "answered", ""].map((from) => after(left, from)), ["who", "why", "why", "why"]);
  assert.equal(after([], "why"), "");
});

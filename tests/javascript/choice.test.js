import assert from "node:assert/strict";
import { test } from "node:test";
import { afterClick, digitOn, isFull, optionAt } from "../../diagnosis/ui/components/consultant/sheet/choice.js";

const [plan, coach, unknown] = ["plan", "coach", "unknown"].map((id) => ({ id, text: id, unknown: id === "unknown" }));
assert(plan && coach && unknown);

test("\"I don't know\" takes the place of what was chosen, and the other way round", () => {
  assert.deepEqual(afterClick(["plan", "coach", "unknown"], unknown, 3), ["unknown"]);
  assert.deepEqual(afterClick(["plan", "unknown"], plan, 3), ["plan"]);
});

test("several choices stay, and so does a single one", () => {
  assert.deepEqual(afterClick(["plan", "coach"], coach, 3), ["plan", "coach"]);
  assert.deepEqual(afterClick(["unknown"], unknown, 3), ["unknown"]);
  assert.deepEqual(afterClick(["plan"], plan, 0), ["plan"]);
});

test("no more than the most may be chosen, where several may", () => {
  assert.deepEqual([isFull(["plan"], 2), isFull(["plan", "coach"], 2), isFull(["unknown"], 1), isFull(["plan"], 0)],
    [false, true, false, false]);
});

test("a digit stands for an option, 0 for not knowing", () => {
  assert.deepEqual(["Digit1", "Numpad2", "Digit10", "KeyD"].map(digitOn), ["1", "2", "", ""]);
  const options = [plan, coach, unknown];
  assert.deepEqual(["1", "2", "0", "3"].map((digit) => optionAt(options, digit)), [plan, coach, unknown, undefined]);
  assert.equal(optionAt([plan], "0"), undefined);
});

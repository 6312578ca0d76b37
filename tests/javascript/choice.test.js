import assert from "node:assert/strict";
import { test } from "node:test";
import { digitOn, optionAt } from "../../diagnosis/ui/components/consultant/sheet/choice.js";

const [plan, coach, unknown] = ["plan", "coach", "unknown"].map((id) => (
  { id, text: id, unknown: id === "unknown", alone: id === "unknown" }
));
assert(plan && coach && unknown);

test("a digit stands for an option, 0 for not knowing", () => {
  assert.deepEqual(["Digit1", "Numpad2", "Digit10", "KeyD"].map(digitOn), ["1", "2", "", ""]);
  const options = [plan, coach, unknown];
  assert.deepEqual(["1", "2", "0", "3"].map((digit) => optionAt(options, digit)), [plan, coach, unknown, undefined]);
  assert.equal(optionAt([plan], "0"), undefined);
});

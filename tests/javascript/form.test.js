import assert from "node:assert/strict";
import { test } from "node:test";
import { afterClick, isFull } from "../../diagnosis/ui/components/kit/shared/form.js";

const options = ["plan", "coach", "nothing", "unknown"].map((id) => ({ id, alone: ["nothing", "unknown"].includes(id) }));
const [plan, coach, nothing, unknown] = options;
assert(plan && coach && nothing && unknown);
const some = { options, most: 2 };
const one = { options, most: 0 };

test("an option that goes alone takes the place of the others, and the other way round", () => {
  assert.deepEqual(afterClick(["plan", "coach", "unknown"], unknown, some), ["unknown"]);
  assert.deepEqual(afterClick(["plan", "nothing"], nothing, some), ["nothing"]);
  assert.deepEqual(afterClick(["plan", "unknown"], plan, some), ["plan"]);
  assert.deepEqual(afterClick(["coach", "nothing"], coach, some), ["coach"]);
});

test("several choices stay, and so does a single one, or one that was taken back", () => {
  assert.deepEqual(afterClick(["plan", "coach"], coach, some), ["plan", "coach"]);
  assert.deepEqual(afterClick(["unknown"], unknown, some), ["unknown"]);
  assert.deepEqual(afterClick(["plan", "coach"], nothing, some), ["plan", "coach"]);
  assert.deepEqual(afterClick(["plan"], plan, one), ["plan"]);
});

test("no more than the most may be chosen, where several may", () => {
  const full = [["plan"], ["plan", "coach"], ["unknown"]].map((chosen) => isFull(chosen, some));
  assert.deepEqual([...full, isFull(["plan"], one)], [false, true, false, false]);
});

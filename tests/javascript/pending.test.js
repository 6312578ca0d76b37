import assert from "node:assert/strict";
import { test } from "node:test";
import { nextNumber, notSeen, valueAt, waitsLong, withEdit } from "../../diagnosis/ui/components/consultant/keeper/pending.js";

const place = { case: "c", record: "r", what: "note", question: "pace", trial: false };

test("numbers grow even where the clock stands still or goes back", () => {
  assert.deepEqual([nextNumber(0, 100), nextNumber(100, 100), nextNumber(100, 50)], [100, 101, 101]);
});

test("the last word on a thing takes the place of the one before, and of no other", () => {
  const first = withEdit([], { ...place, value: "a" }, 1);
  const others = [
    { ...place, case: "d" }, { ...place, record: "s" }, { ...place, what: "private" },
    { ...place, question: "load" }, { ...place, trial: true },
  ];
  const all = others.reduce((pending, other, index) => withEdit(pending, { ...other, value: index }, index + 2), first);
  assert.equal(all.length, 6);
  const again = withEdit(all, { ...place, value: "b" }, 9);
  assert.equal(again.length, 6);
  assert.deepEqual(again.at(-1), { ...place, value: "b", n: 9 });
  assert.equal(valueAt(again, place, "told"), "b");
  others.forEach((other, index) => assert.equal(valueAt(again, other, "told"), index));
});

test("what is not waiting is as the server says; what was emptied is empty", () => {
  assert.equal(valueAt([], place, "told"), "told");
  assert.equal(valueAt(withEdit([], { ...place, value: "" }, 1), place, "told"), "");
});

test("an edit newer than what the server has seen goes on waiting, one of another case does not", () => {
  const pending = [{ ...place, value: 1, n: 5 }, { ...place, value: 2, n: 6 }, { ...place, case: "d", value: 3, n: 7 }];
  assert.deepEqual(notSeen(pending, "c", 5).map(({ n }) => n), [6]);
});

test("three seconds are long", () => {
  assert.equal(waitsLong([{ ...place, value: 1, n: 1000 }], 4000), false);
  assert.equal(waitsLong([{ ...place, value: 1, n: 1000 }], 4001), true);
  assert.equal(waitsLong([], 4001), false);
});

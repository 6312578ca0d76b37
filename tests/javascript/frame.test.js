import assert from "node:assert/strict";
import { test } from "node:test";
import { standing } from "../../diagnosis/ui/components/consultant/sheet/frame.js";

const frame = [{ title: "hear", minutes: 10 }, { title: "agree", minutes: 5 }];

test("each stretch counts its own minutes and all that are left", () => {
  assert.deepEqual(standing(frame, 0), { title: "hear", left: 10, whole: 15, share: 0 });
  assert.deepEqual(standing(frame, 9.5), { title: "hear", left: 1, whole: 6, share: 9.5 / 15 });
  assert.deepEqual(standing(frame, 10), { title: "agree", left: 5, whole: 5, share: 10 / 15 });
});

test("after the end nothing is left", () => {
  assert.deepEqual(standing(frame, 15), { title: "agree", left: 0, whole: 0, share: 1 });
  assert.deepEqual(standing(frame, 99), { title: "agree", left: 0, whole: 0, share: 1 });
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { batches, progress } from "../../diagnosis/ui/components/kit/upload/batches.js";

/** @param {number[]} sizes */
const sizesOf = (sizes) => batches(sizes.map((size) => ({ size })), 10).map((batch) => batch.map((file) => file.size));

test("files go together as far as a message has room, in their order", () => {
  assert.deepEqual(sizesOf([4, 4, 4, 9, 1, 1]), [[4, 4], [4], [9, 1], [1]]);
  assert.deepEqual(sizesOf([]), []);
});

test("a file that is larger than a message goes alone", () => {
  assert.deepEqual(sizesOf([2, 30, 2]), [[2], [30], [2]]);
});

test("progress names how many of how many", () => {
  assert.equal(progress("{count}件のうち{done}件", 3, 12), "12件のうち3件");
});

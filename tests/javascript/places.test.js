import assert from "node:assert/strict";
import { test } from "node:test";
import { changesOf, positionOf, wordAt } from "../../diagnosis/ui/components/owner/editor/places.js";

/** @param {string} text */
function lines(text) {
  const all = text.split("\n");
  return {
    lines: all.length,
    /** @param {number} number */
    line(number) {
      const from = all.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
      const words = all[number - 1] ?? "";
      return { from, to: from + words.length, text: words };
    },
  };
}

const TEXT = lines("one: two\n  three: four\n");

test("a place is told by its line and column, and never lies outside the text", () => {
  assert.equal(positionOf(TEXT, 1, 1), 0);
  assert.equal(positionOf(TEXT, 2, 3), 11);
  assert.equal(positionOf(TEXT, 2, 99), 22);
  assert.equal(positionOf(TEXT, 0, 5), 0);
  assert.equal(positionOf(TEXT, 99, 5), 23);
});

test("what is marked is the word there, or what is left of the line, and never nothing", () => {
  assert.deepEqual(wordAt(TEXT, 2, 3), [11, 16]);
  assert.deepEqual(wordAt(TEXT, 1, 4), [3, 4]);
  assert.deepEqual(wordAt(TEXT, 1, 99), [7, 8]);
});

test("edits become changes in the order of the text", () => {
  const edits = [
    { line: 2, column: 10, end_line: 2, end_column: 14, text: "five" },
    { line: 1, column: 1, end_line: 1, end_column: 4, text: "ten" },
  ];
  assert.deepEqual(changesOf(TEXT, edits), [
    { from: 0, to: 3, insert: "ten" },
    { from: 18, to: 22, insert: "five" },
  ]);
});

test("what comes below a last line without an end begins with that end", () => {
  const text = lines("one: two");
  const [change] = changesOf(text, [{ line: 2, column: 1, end_line: 2, end_column: 1, text: "three: four\n" }]);
  assert.deepEqual(change, { from: 8, to: 8, insert: "\nthree: four" });
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { merged } from "../../diagnosis/ui/components/visitor/memory/taps.js";

const response = {
  definition: { version: 3 },
  answers: { pace: "fast", wishes: ["plan", "coach"] },
  open: ["load", "owner"],
  organisation: "A",
};
const text = JSON.stringify(response);

/**
 * @param {Record<string, string[]>} chosen
 * @param {Record<string, string>} [typed]
 */
function after(chosen, typed = {}) {
  return JSON.parse(merged(text, chosen, typed));
}

test("a tap on an open question answers it", () => {
  const { answers, open } = after({ load: ["high"] });
  assert.deepEqual(answers, { ...response.answers, load: ["high"] });
  assert.deepEqual(open, ["owner"]);
});

test("another option takes the place of the one before, as one word", () => {
  assert.deepEqual(after({ pace: ["slow"] }).answers, { pace: "slow", wishes: ["plan", "coach"] });
});

test("a question with several choices keeps them all, and stays a list with one", () => {
  assert.deepEqual(after({ wishes: ["plan", "coach", "team"] }).answers.wishes, ["plan", "coach", "team"]);
  assert.deepEqual(after({ wishes: ["coach"] }).answers.wishes, ["coach"]);
});

test("a word becomes a list where several are chosen by now", () => {
  assert.deepEqual(after({ pace: ["fast", "slow"] }).answers.pace, ["fast", "slow"]);
});

test("the last choice taken back opens the question again", () => {
  const { answers, open } = after({ wishes: [] });
  assert.deepEqual(answers, { pace: "fast" });
  assert.deepEqual(open, ["load", "owner", "wishes"]);
});

test("an open question that is not tapped stays open, once", () => {
  assert.equal(merged(text, { load: [], owner: [] }, {}), text);
});

test("questions that are not on the page, and all other parts, stay as they are", () => {
  assert.deepEqual(after({ load: ["high"] }).definition, response.definition);
  assert.equal(after({ load: ["high"] }).organisation, "A");
});

test("what is typed is kept, what is emptied too, and only what belongs to a response", () => {
  const typed = after({}, { organisation: "", note: "soon", date: "2026-01-31", other: "x" });
  assert.equal(typed.organisation, "");
  assert.equal(typed.note, "soon");
  assert.equal("date" in typed || "other" in typed, false);
});

test("where nothing is new the text is the same, to the letter", () => {
  const spaced = JSON.stringify(response, null, 2);
  assert.equal(merged(spaced, { pace: ["fast"], wishes: ["plan", "coach"] }, { organisation: "A", note: "" }), spaced);
});

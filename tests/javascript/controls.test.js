import assert from "node:assert/strict";
import { test } from "node:test";
import { chosenOptions, typedWords } from "../../diagnosis/ui/components/visitor/memory/controls.js";
import { differs } from "../../diagnosis/ui/components/visitor/memory/waiting_press.js";

const asked = {
  pace: { box: "#pace", options: { fast: "#fast", slow: "#slow" } },
  wishes: { box: "#wishes", options: { plan: "#plan", coach: "#coach" } },
};

/**
 * A part of a page: what is found in it by selector.
 * @param {Record<string, unknown>} parts
 * @returns {ParentNode}
 */
function page(parts) {
  const found = { querySelector: (/** @type {string} */ selector) => parts[selector] ?? null };
  return /** @type {ParentNode} */ (/** @type {unknown} */ (found));
}

/** @param {boolean} chosen */
function control(chosen) {
  return { matches: () => chosen };
}

test("what is chosen is named by the option that the server said a control stands for", () => {
  const shown = page({
    "#pace": page({ "#fast": control(false), "#slow": control(true) }),
    "#wishes": page({ "#plan": control(true), "#coach": control(true) }),
  });
  assert.deepEqual(chosenOptions(asked, shown), { pace: ["slow"], wishes: ["plan", "coach"] });
});

test("a question without a choice is empty; one that is not there, or not whole, is not told", () => {
  const shown = page({ "#pace": page({ "#fast": control(false), "#slow": control(false) }) });
  assert.deepEqual(chosenOptions(asked, shown), { pace: [] });
  const half = page({ "#pace": page({ "#fast": control(true) }) });
  assert.deepEqual(chosenOptions(asked, half), {});
});

test("a control is chosen where the browser or its role says so", () => {
  /** @type {string[]} */
  const selectors = [];
  const cell = { matches: (/** @type {string} */ selector) => selectors.push(selector) > 1 };
  chosenOptions(asked, page({ "#pace": page({ "#fast": cell, "#slow": cell }) }));
  assert.deepEqual([...new Set(selectors)], [":checked, [aria-checked=true]"]);
});

test("what stands in the fields is read where they are there", () => {
  assert.deepEqual(typedWords({ note: "#note", date: "#date" }, page({ "#note": { value: "soon" } })), { note: "soon" });
});

test("a press waits while a field on the page differs from what the server has", () => {
  const told = { note: "soon", date: "" };
  assert.equal(differs({ note: "soon" }, told), false);
  assert.equal(differs({ note: "sooner" }, told), true);
  assert.equal(differs({}, told), false);
});

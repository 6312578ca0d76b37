import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { answerClaims, claim } from "../../diagnosis/ui/components/consultant/keeper/claim.js";
import { Air, settled } from "./support/browser.js";

/** @param {string} tab @param {BroadcastChannel | null} channel @param {string} held */
function side(tab, channel, held = "") {
  /** @type {string[]} */
  const left = [];
  const made = { tab, channel, left, held: () => held, leave: (/** @type {string} */ id) => void left.push(id) };
  answerClaims(made);
  return made;
}

/** What a claim comes to, "waits" while it has not. @param {Promise<boolean>} claimed */
async function now(claimed) {
  await settled();
  return Promise.race([claimed, Promise.resolve("waits")]);
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
});

test("a case that no tab answers for is free after a quarter of a second, and not before", async () => {
  const air = new Air();
  side("one", air.end(), "other");
  const claimed = claim(side("two", air.end()), "c", false);
  assert.equal(await now(claimed), "waits");
  mock.timers.tick(249);
  assert.equal(await now(claimed), "waits");
  mock.timers.tick(1);
  assert.equal(await now(claimed), true);
});

test("a tab that has the case open says so at once, and goes on with it", async () => {
  const air = new Air();
  const one = side("one", air.end(), "c");
  assert.equal(await now(claim(side("two", air.end()), "c", false)), false);
  assert.deepEqual(one.left, []);
});

test("a tab that is told to lets go before it says so", async () => {
  const air = new Air();
  const one = side("one", air.end(), "c");
  assert.equal(await now(claim(side("two", air.end()), "c", true)), true);
  assert.deepEqual(one.left, ["c"]);
});

test("an answer to another tab, or about another case, is no answer", async () => {
  const air = new Air();
  const stranger = air.end();
  const claimed = claim(side("two", air.end()), "c", false);
  stranger.postMessage({ kind: "held", id: "c", from: "one", to: "three" });
  stranger.postMessage({ kind: "held", id: "d", from: "one", to: "two" });
  assert.equal(await now(claimed), "waits");
  stranger.postMessage({ kind: "held", id: "c", from: "one", to: "two" });
  assert.equal(await now(claimed), false);
});

test("a tab that is closed no longer answers", async () => {
  const air = new Air();
  const end = air.end();
  side("one", end, "c");
  air.close(end);
  const claimed = claim(side("two", air.end()), "c", false);
  assert.equal(await now(claimed), "waits");
  mock.timers.tick(250);
  assert.equal(await now(claimed), true);
});

test("a browser without a line between tabs lets every tab work", async () => {
  assert.equal(await now(claim(side("one", null), "c", false)), true);
});

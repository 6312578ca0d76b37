import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { forgetKey, keepKey, keptKeys, leadNone, ledKey, linkedKey } from "../../diagnosis/ui/components/room/lead/kept_rooms.js";
import { Box, closedBrowser, newBrowser } from "./support/browser.js";

const NOW = 1_800_000_000_000;
const LONGEST = 30 * 24 * 60 * 60 * 1000;
/** @param {string} digit of the room */
const keyOf = (digit) => `${digit.repeat(32)}.${"s".repeat(32)}.${"k".repeat(32)}`;
const [ONE, OTHER] = [keyOf("a"), keyOf("b")];
/** @type {{local: Box, session: Box}} */
let rooms;

beforeEach(() => {
  rooms = newBrowser();
});

test("the key of one room stays when another is opened", () => {
  keepKey(ONE, NOW);
  keepKey(OTHER, NOW);
  assert.deepEqual(keptKeys(NOW).sort(), [ONE, OTHER]);
  assert.equal(ledKey(NOW), OTHER);
});

test("each tab finds the room that it led, and a new one the last of all", () => {
  keepKey(ONE, NOW);
  const before = rooms.session;
  rooms.session = new Box();
  keepKey(OTHER, NOW);
  rooms.session = new Box();
  assert.equal(ledKey(NOW), OTHER);
  rooms.session = before;
  assert.equal(ledKey(NOW), ONE);
});

test("leading no room leaves all keys, and a room that was deleted takes its own along", () => {
  keepKey(ONE, NOW);
  keepKey(OTHER, NOW);
  leadNone();
  assert.equal(ledKey(NOW), "");
  assert.equal(keptKeys(NOW).length, 2);
  forgetKey("b".repeat(32));
  assert.deepEqual(keptKeys(NOW), [ONE]);
});

test("the one key of an earlier version is led on, and kept beside others", () => {
  rooms.local.setItem("diagnosis.lead", ONE);
  assert.equal(ledKey(NOW), ONE);
  keepKey(OTHER, NOW);
  assert.deepEqual(keptKeys(NOW).sort(), [ONE, OTHER]);
});

test("keys go with their rooms after thirty days, and anything else is erased", () => {
  keepKey(ONE, NOW);
  keepKey(ONE, NOW + LONGEST - 1);
  assert.deepEqual(keptKeys(NOW + LONGEST - 1), [ONE]);
  assert.deepEqual(keptKeys(NOW + LONGEST), []);
  for (const text of ["{", "3", '{"key":"x","saved":1}', JSON.stringify({ key: OTHER, saved: NOW })]) {
    rooms.local.setItem("diagnosis.lead.c", text);
    assert.deepEqual(keptKeys(NOW), []);
    assert.equal(rooms.local.getItem("diagnosis.lead.c"), null);
  }
});

test("a link has a key, or none", () => {
  for (const behind of ["", "。", ".", ">"]) assert.equal(linkedKey(`#room=${ONE}${behind}`), ONE);
  for (const hash of ["", "#room=", "#room=x.y.z", `#other=${ONE}`]) assert.equal(linkedKey(hash), "");
});

test("a browser that keeps nothing leads on without", () => {
  closedBrowser();
  keepKey(ONE, NOW);
  leadNone();
  forgetKey("a");
  assert.deepEqual([ledKey(NOW), keptKeys(NOW)], ["", []]);
});

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { emptySeat, keepSeat, keptSeat, newSeat } from "../../diagnosis/ui/components/room/phone/kept.js";
import { newBrowser } from "./support/browser.js";

beforeEach(() => {
  newBrowser();
});

test("after the close a phone keeps the token of its seat, and nothing that was answered", () => {
  const seat = { ...newSeat(), position: "manager", consent: "small", answers: { pace: "run" }, guesses: { pace: "walk" } };
  const token = seat.token;
  seat.state = /** @type {"handed"} */ ("handed");
  keepSeat("CODE", seat);
  emptySeat("CODE", seat);
  assert.deepEqual(keptSeat("CODE"), { ...newSeat(), token, state: "handed" });
  assert.doesNotMatch(localStorage.getItem("diagnosis.room.CODE") ?? "", /manager|small|run|walk/);
});

test("a phone that never joined keeps nothing", () => {
  const seat = newSeat();
  keepSeat("CODE", seat);
  emptySeat("CODE", seat);
  assert.equal(keptSeat("CODE"), null);
});

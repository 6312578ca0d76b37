import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { compare, compareIfOurs, greet, isNewSession, keep, newsIn, newVisit, note } from "../../diagnosis/ui/components/visitor/memory/visit.js";
import { closedBrowser, newBrowser } from "./support/browser.js";

/** @typedef {import("../../diagnosis/ui/components/visitor/memory/visit.js").Props} Props */

const KEY = "diagnosis.response";
const NOW = 1_800_000_000_000;
const BLANK = JSON.stringify({ answers: {}, open: ["pace", "load"] });
const ONE = JSON.stringify({ answers: { pace: "fast" }, open: ["load"] });
const TWO = JSON.stringify({ answers: { pace: "fast", load: "high" }, open: [] });
/** @type {ReturnType<typeof newBrowser>} */
let browser;

/** @param {Partial<Props>} [news] @returns {Props} */
function told(news = {}) {
  return {
    session: "s1", ready: true, response: "", blank: BLANK, details: {}, language: "ja", screen: "first",
    place: "first", borrowed: false, adopted: 0, asked: {}, fields: {}, waits: false,
    parts: { app: "", connection: "", connected: "", fileButton: "", keyed: "", answers: "" },
    ...news,
  };
}

/** A tab that has said what was kept. @param {string} [session] */
function tab(session = "s1") {
  const visit = newVisit(told({ session, ready: false }));
  /** @type {Record<string, unknown>[]} */
  const sent = [];
  visit.send = (event) => sent.push(event);
  greet(visit, null);
  return { visit, sent };
}

/** @param {ReturnType<typeof tab>} at @param {Partial<Props>} news */
function tell({ visit }, news) {
  visit.data = told({ session: visit.session, ...news });
  keep(visit);
}

function kept() {
  const text = browser.local.getItem(KEY);
  return text === null ? null : JSON.parse(text);
}

beforeEach(() => {
  browser = newBrowser();
  mock.timers.reset();
  mock.timers.enable({ apis: ["Date"], now: NOW });
});

test("a session that knows nothing is told what was kept, whose tab it is, and the link", () => {
  tell(tab(), { response: ONE, language: "en", place: "second" });
  const { visit, sent } = tab("s2");
  assert.deepEqual(sent, [{
    kind: "opened", here: true, link: null, saved: { saved: NOW, response: ONE, language: "en", screen: "second" },
  }]);
  greet(visit, "#r=abc");
  assert.equal(sent[1]?.link, "#r=abc");
});

test("another tab has nothing of its own, and an empty browser has nothing", () => {
  tell(tab(), { response: ONE });
  browser.session.clear();
  assert.equal(tab().sent[0]?.here, false);
  browser.local.clear();
  assert.equal(tab().sent[0]?.saved, null);
});

test("a session is a stranger until it has heard what was kept, and a new one is again", () => {
  const { visit } = tab();
  assert.equal(isNewSession(visit), true);
  visit.data = told();
  assert.equal(isNewSession(visit), false);
  visit.data = told({ session: "s2" });
  assert.equal(isNewSession(visit), true);
});

test("what is news is told from what is known", () => {
  const known = { adopted: 1, response: ONE, place: "first", language: "ja", borrowed: false };
  assert.equal(newsIn(known, known), "same");
  assert.equal(newsIn({ ...known, response: TWO }, known), "changed");
  assert.equal(newsIn({ ...known, place: "second" }, known), "changed");
  assert.equal(newsIn({ ...known, language: "en" }, known), "changed");
  assert.equal(newsIn({ ...known, borrowed: true }, known), "changed");
  assert.equal(newsIn({ ...known, response: "" }, known), "erased");
  assert.equal(newsIn({ ...known, adopted: 2, response: TWO }, known), "adopted");
});

test("what the server tells is kept with its time, and erased where nothing is answered any more", () => {
  const at = tab();
  tell(at, { response: ONE, language: "en", place: "second" });
  assert.deepEqual(kept(), { saved: NOW, response: ONE, language: "en", screen: "second" });
  assert.equal(browser.session.getItem("diagnosis.here"), "yes");
  tell(at, { response: "" });
  assert.equal(kept(), null);
  assert.equal(browser.session.getItem("diagnosis.here"), null);
});

test("that answers came with a link is kept until the visitor has read it", () => {
  const at = tab();
  tell(at, { response: ONE, borrowed: true });
  assert.equal(kept().borrowed, true);
  tell(at, { response: ONE });
  assert.equal("borrowed" in kept(), false);
});

test("a tap is kept although the server hears nothing of it", () => {
  const at = tab();
  tell(at, { response: ONE });
  at.sent.length = 0;
  note(at.visit, { pace: ["fast"], load: ["high"] }, {});
  assert.deepEqual(JSON.parse(kept().response).answers, { pace: "fast", load: ["high"] });
  assert.deepEqual(at.sent, []);
});

test("the first tap of all is kept, and makes the tab one that goes on", () => {
  const at = tab();
  tell(at, {});
  note(at.visit, { pace: ["slow"], load: [] }, {});
  assert.deepEqual(JSON.parse(kept().response), { answers: { pace: ["slow"] }, open: ["load"] });
  assert.equal(browser.session.getItem("diagnosis.here"), "yes");
});

test("a tap newer than what the server has seen is not undone when the server repeats itself", () => {
  const at = tab();
  tell(at, { response: ONE });
  note(at.visit, { load: ["high"] }, {});
  const before = kept();
  tell(at, { response: ONE });
  assert.deepEqual(kept(), before);
  tell(at, { response: TWO });
  assert.equal(kept().response, TWO);
});

test("a tap that was never sent is told to the next session", () => {
  const at = tab();
  tell(at, { response: ONE });
  note(at.visit, { load: ["high"] }, {});
  const saved = /** @type {{response: string}} */ (tab("s2").sent[0]?.saved);
  assert.deepEqual(JSON.parse(saved.response).answers, { pace: "fast", load: ["high"] });
});

test("nothing is noted before the server has heard what was kept", () => {
  tell(tab(), { response: ONE });
  const { visit } = tab("s2");
  note(visit, { pace: ["slow"] }, {});
  assert.equal(kept().response, ONE);
});

test("the server hears once that the storage is full, and once that there is room again", () => {
  const at = tab();
  tell(at, { response: ONE });
  at.sent.length = 0;
  browser.local.full = true;
  note(at.visit, { load: ["high"] }, {});
  assert.equal(at.visit.keeps, false);
  tell(at, { response: TWO });
  assert.deepEqual(at.sent, [{ kind: "kept" }]);
  assert.equal(kept().response, ONE);
  browser.local.full = false;
  tell(at, { response: ONE });
  tell(at, { response: TWO });
  assert.deepEqual(at.sent, [{ kind: "kept" }, { kind: "kept" }]);
  assert.equal(kept().response, TWO);
  assert.equal(at.visit.keeps, true);
});

test("another tab's answers are told once, and taken over without being written again", () => {
  const one = tab();
  tell(one, { response: ONE });
  const two = tab("s2");
  tell(two, { response: ONE });
  note(two.visit, { load: ["high"] }, {});
  const written = kept();
  one.sent.length = 0;
  compareIfOurs(one.visit, "diagnosis.case.x");
  assert.deepEqual(one.sent, []);
  compareIfOurs(one.visit, KEY);
  compareIfOurs(one.visit, KEY);
  assert.deepEqual(one.sent, [{ kind: "elsewhere", saved: written }]);
  mock.timers.tick(1000);
  tell(one, { response: TWO, adopted: 1 });
  assert.deepEqual(kept(), written);
});

test("what another tab has erased is told as nothing, and not written again", () => {
  const one = tab();
  tell(one, { response: ONE });
  browser.local.clear();
  one.sent.length = 0;
  compare(one.visit);
  assert.deepEqual(one.sent, [{ kind: "elsewhere", saved: null }]);
  tell(one, { response: "", adopted: 1 });
  assert.equal(kept(), null);
});

test("a tab that cannot keep, or has not been heard yet, does not compare", () => {
  const one = tab();
  compare(one.visit);
  tell(one, { response: ONE });
  one.sent.length = 0;
  browser.local.clear();
  browser.local.full = true;
  compare(one.visit);
  assert.deepEqual(one.sent, []);
});

test("a kept response older than thirty days is not told", () => {
  tell(tab(), { response: ONE });
  mock.timers.setTime(NOW + 30 * 24 * 60 * 60 * 1000);
  assert.equal(tab("s2").sent[0]?.saved, null);
});

test("a corrupted entry is not told, and the next answer takes its place", () => {
  browser.local.setItem(KEY, '{"saved": 1');
  const at = tab();
  assert.equal(at.sent[0]?.saved, null);
  tell(at, { response: ONE });
  assert.equal(kept().response, ONE);
});

test("where storage is forbidden the visit goes on", () => {
  closedBrowser();
  const at = tab();
  assert.equal(at.visit.keeps, false);
  tell(at, { response: ONE });
  note(at.visit, { load: ["high"] }, {});
  compare(at.visit);
  assert.deepEqual(at.sent.map((event) => event.kind), ["opened"]);
});

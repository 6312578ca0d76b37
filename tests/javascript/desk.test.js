import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { follow, leaveIfTaken, newDesk } from "../../diagnosis/ui/components/consultant/keeper/desk.js";
import { Air, newBrowser, settled } from "./support/browser.js";

/** @typedef {import("../../diagnosis/ui/components/consultant/keeper/desk.js").Props} Props */

const NOW = 1_800_000_000_000;
const edit = { case: "c", record: "r", what: "note", question: "pace", trial: false, value: "x" };
/** @type {ReturnType<typeof newBrowser>} */
let browser;
/** @type {Air} */
let air;

/** @param {Partial<Props>} [news] @returns {Props} */
function told(news = {}) {
  return {
    session: "s1", ready: true, keep: true, id: "", case: "", seen: 0, erase: [], wanted: null,
    window: { address: "", of: "", shown: null },
    parts: { app: "", connection: "", connected: "", window: "" },
    ...news,
  };
}

/** A tab of the browser. Here all share what a tab keeps of its own. @param {string} session @param {Partial<Props>} [news] */
async function tab(session, news = {}) {
  const channel = air.end();
  const desk = newDesk(told({ session, ready: false, ...news }), channel);
  /** @type {Record<string, unknown>[]} */
  const sent = [];
  desk.send = (event) => sent.push(event);
  follow(desk);
  await waited();
  return { desk, sent, close: () => air.close(channel) };
}

/** @param {Awaited<ReturnType<typeof tab>>} at @param {Partial<Props>} news */
async function tell({ desk }, news) {
  desk.data = told({ session: desk.session, ...news });
  follow(desk);
  await waited();
}

/** Until other tabs would have answered. */
async function waited() {
  await settled();
  mock.timers.tick(250);
  await settled();
}

/** @param {string} name */
function stored(name) {
  const text = browser.local.getItem(name);
  return text === null ? null : JSON.parse(text);
}

beforeEach(() => {
  browser = newBrowser();
  air = new Air();
  mock.timers.reset();
  mock.timers.enable({ apis: ["Date", "setTimeout"], now: NOW });
});

test("a case in hand is kept, and a new session in the same tab goes on with it", async () => {
  const one = await tab("s1");
  assert.deepEqual(one.sent, [{ kind: "opened", window: "", cases: [] }]);
  await tell(one, { id: "c", case: '{"client":"A"}' });
  assert.equal(stored("diagnosis.case.c").text, '{"client":"A"}');
  assert.equal(one.desk.held, "c");
  one.close();
  const again = await tab("s2");
  assert.deepEqual(again.sent[0]?.entry, { id: "c", text: '{"client":"A"}', pending: [] });
});

test("a case that is left for another one at once is kept all the same", async () => {
  const one = await tab("s1");
  one.desk.data = told({ session: "s1", id: "c", case: '{"client":"A"}' });
  follow(one.desk);
  await tell(one, {});
  assert.equal(stored("diagnosis.case.c").text, '{"client":"A"}');
  assert.equal(one.desk.held, "");
});

test("an edit newer than what the server has seen waits in the storage for the next session", async () => {
  const one = await tab("s1");
  await tell(one, { id: "c", case: "v1" });
  one.desk.enter(edit, 0);
  one.desk.enter({ ...edit, question: "load" }, 0);
  const [first, second] = one.desk.pending;
  await tell(one, { id: "c", case: "v2", seen: first?.n ?? 0 });
  assert.deepEqual(one.desk.pending, [second]);
  assert.deepEqual(stored("diagnosis.pending.c"), [second]);
  one.close();
  const again = await tab("s2");
  assert.deepEqual(again.sent[0]?.entry, { id: "c", text: "v2", pending: [second] });
});

test("what was taken over stands in the kept case before it stops waiting", async () => {
  const one = await tab("s1");
  await tell(one, { id: "c", case: "v1" });
  one.desk.enter(edit, 0);
  await tell(one, { id: "c", case: "v2", seen: one.desk.last });
  assert.equal(stored("diagnosis.case.c").text, "v2");
  assert.equal(stored("diagnosis.pending.c"), null);
  assert.deepEqual(one.desk.pending, []);
});

test("edits are sent after their wait, and again until they have been taken over", async () => {
  const one = await tab("s1");
  await tell(one, { id: "c", case: "v1" });
  one.sent.length = 0;
  one.desk.enter(edit, 600);
  mock.timers.tick(599);
  assert.deepEqual(one.sent, []);
  mock.timers.tick(1);
  assert.deepEqual(one.sent, [{ kind: "entered", edits: one.desk.pending }]);
  await tell(one, { id: "c", case: "v1" });
  mock.timers.tick(400);
  assert.equal(one.sent.length, 2);
  await tell(one, { id: "c", case: "v2", seen: one.desk.last });
  mock.timers.tick(5000);
  assert.equal(one.sent.length, 2);
});

test("an answer that has come late does not bring back what was entered since", async () => {
  const one = await tab("s1");
  await tell(one, { id: "c", case: "v1" });
  one.desk.enter(edit, 0);
  const seen = one.desk.last;
  one.desk.enter({ ...edit, value: "y" }, 0);
  await tell(one, { id: "c", case: "v2", seen });
  assert.deepEqual(one.desk.pending.map(({ value }) => value), ["y"]);
});

test("a second tab leaves a case alone that the first has open", async () => {
  const one = await tab("s1");
  await tell(one, { id: "c", case: "v1" });
  const { saved } = stored("diagnosis.case.c");
  // A tab that was duplicated: the browser has copied what the first keeps of its own.
  const two = await tab("s2");
  const cases = [{ id: "c", saved, client: undefined }];
  assert.deepEqual(two.sent, [{ kind: "opened", window: "", cases, elsewhere: "c" }]);
  await tell(two, { wanted: { id: "c", take: false, turn: 1 } });
  assert.deepEqual(two.sent.at(-1), { kind: "elsewhere", id: "c" });
  assert.equal(one.desk.held, "c");
});

test("a second tab that takes a case over gets what was entered in the first, which lets go", async () => {
  const one = await tab("s1");
  await tell(one, { id: "c", case: "v1" });
  one.desk.enter(edit, 10_000);
  const { pending } = one.desk;
  const two = await tab("s2");
  await tell(two, { wanted: { id: "c", take: true, turn: 1 } });
  assert.deepEqual(two.sent.at(-1), { kind: "case", entry: { id: "c", text: "v1", pending } });
  assert.deepEqual(one.sent.at(-1), { kind: "taken", id: "c" });
  assert.deepEqual([one.desk.held, one.desk.left, one.desk.pending], ["", "c", []]);
  // The first is still told of the case until its server has put it away, and must not write it.
  await tell(two, { id: "c", case: "v2", seen: pending[0]?.n ?? 0, wanted: { id: "c", take: true, turn: 1 } });
  const { length } = one.sent;
  await tell(one, { id: "c", case: "v1" });
  assert.equal(stored("diagnosis.case.c").text, "v2");
  assert.equal(one.sent.length, length);
});

test("what found no room when it was entered goes along once there is some", async () => {
  const one = await tab("s1");
  await tell(one, { id: "c", case: "v1" });
  browser.local.full = true;
  one.desk.enter(edit, 10_000);
  const { pending } = one.desk;
  browser.local.full = false;
  const two = await tab("s2");
  await tell(two, { wanted: { id: "c", take: true, turn: 1 } });
  assert.deepEqual(two.sent.at(-1), { kind: "case", entry: { id: "c", text: "v1", pending } });
});

test("a wish is fulfilled once", async () => {
  const one = await tab("s1");
  await tell(one, { wanted: { id: "c", take: false, turn: 1 } });
  const { length } = one.sent;
  await tell(one, { wanted: { id: "c", take: false, turn: 1 } });
  assert.equal(one.sent.length, length);
  await tell(one, { wanted: { id: "c", take: false, turn: 2 } });
  assert.equal(one.sent.length, length + 1);
});

test("a tab that slept through being asked sees that it is no longer the owner, and writes nothing", async () => {
  const one = await tab("s1");
  await tell(one, { id: "c", case: "v1" });
  one.close();
  const two = await tab("s2");
  await tell(two, { id: "c", case: "v2" });
  await tell(one, { id: "c", case: "v1 and more" });
  assert.equal(stored("diagnosis.case.c").text, "v2");
  assert.deepEqual(one.sent.at(-1), { kind: "taken", id: "c" });
  assert.equal(leaveIfTaken(two.desk), false);
});

test("a case from a file is not written over one that another tab has open", async () => {
  const one = await tab("s1");
  await tell(one, { id: "c", case: "v1" });
  const two = await tab("s2");
  await tell(two, { id: "c", case: "from a file" });
  assert.equal(stored("diagnosis.case.c").text, "v1");
  assert.deepEqual(two.sent.at(-1), { kind: "elsewhere", id: "c" });
  assert.equal(two.desk.held, "");
});

test("the server hears once that the storage is full, and once that there is room again", async () => {
  const one = await tab("s1");
  await tell(one, { id: "c", case: "v1" });
  one.sent.length = 0;
  browser.local.full = true;
  one.desk.enter(edit, 10_000);
  assert.deepEqual(one.sent, [{ kind: "kept" }]);
  await tell(one, { id: "c", case: "v2" });
  assert.equal(one.sent.length, 1);
  assert.equal(stored("diagnosis.case.c").text, "v1");
  browser.local.full = false;
  await tell(one, { id: "c", case: "v3" });
  assert.deepEqual(one.sent[1], { kind: "kept" });
  assert.equal(stored("diagnosis.case.c").text, "v3");
});

test("where cases may not be kept nothing stays, and edits are sent all the same", async () => {
  browser.local.setItem("diagnosis.case.old", JSON.stringify({ saved: NOW, text: "{}" }));
  const one = await tab("s1", { keep: false });
  assert.deepEqual(one.sent, [{ kind: "opened", window: "", cases: [] }]);
  await tell(one, { keep: false, id: "c", case: "v1" });
  one.desk.enter(edit, 0);
  mock.timers.tick(0);
  assert.deepEqual(one.sent.at(-1), { kind: "entered", edits: one.desk.pending });
  assert.equal(browser.local.length, 0);
});

test("a case that is put away is let go of, and one that is erased is gone", async () => {
  const one = await tab("s1");
  await tell(one, { id: "c", case: "v1" });
  one.desk.enter(edit, 10_000);
  await tell(one, {});
  assert.deepEqual([one.desk.held, one.desk.pending], ["", []]);
  assert.equal(browser.session.length, 0);
  await tell(one, { erase: ["c"] });
  assert.equal(browser.local.length, 0);
});

// What this tab knows of the open case: whether it is its own, what is kept of it, and what has
// been entered. Edits are sent from here, since this stands on every screen of the desk: a sheet may be
// gone before its last word is sent.
import { caseHere, forgetAll, forgetCase, forgetOldest, hasCase, isOwner } from "./cases.js";
import { keptCases, markOpenCase, putCase, putPending, storable, takeCase } from "./cases.js";
import { answerClaims, claim } from "./claim.js";
import { nextNumber, notSeen, withEdit } from "./pending.js";
import { windowOf } from "../../kit/shared/client_window.js";

/** @typedef {import("./pending.js").Edit} Edit */
/** @typedef {import("./pending.js").Entered} Entered */

/**
 * @typedef {object} Props What the server says with each run.
 * @property {string} session
 * @property {boolean} ready whether it has heard what was kept
 * @property {boolean} keep whether cases may be kept
 * @property {string} id of the open case, empty where there is none
 * @property {string} case its text
 * @property {number} seen the last edit that it has taken over
 * @property {string[]} erase
 * @property {{id: string, take: boolean, turn: number} | null} wanted a kept case to go on with
 * @property {import("../../kit/shared/client_window.js").WindowState} window
 * @property {import("../../kit/shared/connection.js").Line & {window: string}} parts
 */

/**
 * @typedef {object} Desk
 * @property {Props} data what was told last
 * @property {string} session the server's session that has heard what was kept
 * @property {string} tab the name of this tab
 * @property {string} held the case that is this tab's
 * @property {string} left one that another tab has taken over
 * @property {string} claiming one that is being asked for
 * @property {string} text of the case, as it is kept
 * @property {number | undefined} turn the wish that was fulfilled last
 * @property {Edit[]} pending
 * @property {number} last number of an edit
 * @property {boolean} keeps whether the last try to keep something went well
 * @property {ReturnType<typeof setTimeout> | undefined} timer
 * @property {(event: Record<string, unknown>) => void} send
 * @property {() => void} changed called when other edits are waiting than before
 * @property {(entered: Entered, wait: number) => void} enter
 * @property {() => void} flush
 * @property {import("./claim.js").Side} side
 */

/** @param {Props} data @param {BroadcastChannel | null} channel @returns {Desk} */
export function newDesk(data, channel) {
  const tab = `${Date.now()}.${Math.random()}`;
  /** @type {Desk} */
  const desk = {
    data, tab, session: "", held: "", left: "", claiming: "", text: "", turn: undefined, pending: [], last: 0,
    keeps: true, timer: undefined, send: () => {}, changed: () => {},
    enter: (entered, wait) => enter(desk, entered, wait),
    flush: () => flush(desk),
    side: { tab, channel, held: () => desk.held, leave: (id) => leave(desk, id) },
  };
  answerClaims(desk.side);
  return desk;
}

/** @param {Desk} desk @returns {boolean} whether the server has yet to hear what was kept */
export function isNewSession({ session, data }) {
  return session !== data.session || !data.ready;
}

/** Follows what the server has told. @param {Desk} desk */
export function follow(desk) {
  const { data } = desk;
  if (isNewSession(desk)) {
    desk.session = data.session;
    desk.held = desk.left = desk.text = "";
    desk.keeps = storable();
    void greet(desk);
    return;
  }
  for (const id of data.erase) forgetCase(id);
  if (data.wanted && data.wanted.turn !== desk.turn) {
    desk.turn = data.wanted.turn;
    void fetchCase(desk, data.wanted.id, data.wanted.take);
  }
  if (!data.case) {
    desk.held = desk.text = "";
    desk.pending = [];
    markOpenCase("");
  } else if (data.id !== desk.left) {
    if (data.keep && data.id !== desk.held) void hold(desk, data.id);
    else keepCase(desk);
  }
}

/** Tells a session that knows nothing yet what there is. @param {Desk} desk */
async function greet(desk) {
  const { data } = desk;
  if (!data.keep) forgetAll(Date.now());
  const here = data.keep ? caseHere() : "";
  /** @type {Record<string, unknown>} */
  const event = { kind: "opened", cases: keptCases(Date.now()), window: windowOf() };
  if (here && hasCase(here)) {
    if (await claim(desk.side, here, false)) event.entry = take(desk, here);
    else event.elsewhere = here;
  }
  desk.send(event);
}

// ---- one tab a case ----

/** @param {Desk} desk @param {string} id @param {boolean} insist */
async function fetchCase(desk, id, insist) {
  if (!(await claim(desk.side, id, insist))) desk.send({ kind: "elsewhere", id });
  else desk.send({ kind: "case", entry: take(desk, id) });
}

/** A case that came from a file, or is new: kept once no other tab has it open. @param {Desk} desk @param {string} id */
async function hold(desk, id) {
  if (desk.claiming === id) return;
  desk.claiming = id;
  // No tab has kept this case yet. Keep it at once: the page may be left or loaded anew at any moment.
  if (!hasCase(id)) {
    putCase(id, desk.data.case, desk.tab, Date.now());
    markOpenCase(id);
  }
  const free = await claim(desk.side, id, false);
  desk.claiming = "";
  if (desk.data.id !== id) return;
  if (!free) {
    desk.left = id;
    desk.send({ kind: "elsewhere", id });
    return;
  }
  desk.held = id;
  desk.text = "";
  keepCase(desk);
}

/** @param {Desk} desk @param {string} id */
function take(desk, id) {
  desk.held = id;
  desk.left = desk.text = "";
  return takeCase(id, desk.tab, Date.now());
}

/** Another tab goes on with the case; what was entered here waits for it. @param {Desk} desk @param {string} id */
function leave(desk, id) {
  keepPending(desk);
  desk.left = id;
  desk.held = "";
  desk.pending = [];
  markOpenCase("");
  desk.send({ kind: "taken", id });
}

/** Leaves the open case where another tab is its owner by now. @param {Desk} desk @returns {boolean} */
export function leaveIfTaken(desk) {
  const taken = Boolean(desk.held) && !isOwner(desk.held, desk.tab);
  if (taken) leave(desk, desk.held);
  return taken;
}

// ---- what is kept ----

/** @param {Desk} desk */
function keepCase(desk) {
  const { data } = desk;
  if (data.keep && desk.held === data.id && leaveIfTaken(desk)) return;
  markOpenCase(data.id);
  if (data.keep && data.case !== desk.text) {
    desk.text = data.case;
    tell(desk, putCase(data.id, data.case, desk.tab, Date.now()));
    forgetOldest(Date.now());
  }
  // Only now: what the server has taken over stands in the case that was just kept.
  desk.pending = notSeen(desk.pending, data.id, data.seen);
  keepPending(desk);
  desk.changed();
  if (desk.pending.length) flushSoon(desk, 400);
}

/** @param {Desk} desk @returns {boolean} whether the browser keeps what is entered */
function keepPending(desk) {
  const { keep, id } = desk.data;
  if (!keep || desk.held !== id) return desk.keeps;
  const done = putPending(id, desk.pending);
  return desk.pending.length ? done : done && desk.keeps;
}

/** The server says it where the browser has stopped keeping, or keeps again. @param {Desk} desk @param {boolean} kept */
function tell(desk, kept) {
  if (kept === desk.keeps) return;
  desk.keeps = kept;
  desk.send({ kind: "kept" });
}

// ---- what is entered ----

/** @param {Desk} desk @param {Entered} entered @param {number} wait milliseconds until it is sent */
function enter(desk, entered, wait) {
  desk.last = nextNumber(desk.last, Date.now());
  desk.pending = withEdit(desk.pending, entered, desk.last);
  tell(desk, keepPending(desk));
  flushSoon(desk, wait);
}

/** @param {Desk} desk @param {number} wait */
function flushSoon(desk, wait) {
  clearTimeout(desk.timer);
  desk.timer = setTimeout(() => flush(desk), wait);
}

/** @param {Desk} desk */
function flush(desk) {
  clearTimeout(desk.timer);
  if (!desk.pending.length) return;
  desk.send({ kind: "entered", edits: desk.pending });
  // A press right after may take its place on the way, and nothing new is told then: said again until it is seen.
  flushSoon(desk, 2000);
  setTimeout(() => desk.changed(), 3500);
}

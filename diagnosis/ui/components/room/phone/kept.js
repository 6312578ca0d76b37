// What this phone keeps of a seat: the token that it has made itself, and what is answered so far.
import { browser, parsed, read, record, remove, write } from "../../kit/shared/storage.js";

/**
 * @typedef {object} Seat
 * @property {string} token
 * @property {string} position empty until it has joined
 * @property {string} consent
 * @property {Record<string, string>} answers
 * @property {Record<string, string>} guesses
 * @property {"joining" | "answering" | "handing" | "handed"} state
 * @property {number} step
 */

const START = "diagnosis.room.";

/** @returns {Seat} */
export function newSeat() {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const token = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { token, position: "", consent: "no", answers: {}, guesses: {}, state: "joining", step: 0 };
}

/** @param {string} code @returns {Seat | null} */
export function keptSeat(code) {
  const kept = record(parsed(read(browser, START + code)));
  return kept && typeof kept.token === "string" ? /** @type {Seat} */ ({ ...newSeat(), ...kept }) : null;
}

/** @param {string} code @param {Seat} seat @returns {boolean} whether it is kept */
export function keepSeat(code, seat) {
  return write(browser, START + code, JSON.stringify(seat));
}

/**
 * Nothing that was answered stays after the close. The token does, since the room takes notes from its seats.
 * @param {string} code @param {Seat} seat
 */
export function emptySeat(code, seat) {
  Object.assign(seat, { ...newSeat(), token: seat.token, state: seat.state });
  if (seat.state === "joining") forgetSeat(code);
  else keepSeat(code, seat);
}

/** @param {string} code */
export function forgetSeat(code) {
  remove(browser, START + code);
}

/** @param {string | null} name @param {string} code @returns {boolean} */
export function isSeatOf(name, code) {
  return name === START + code;
}

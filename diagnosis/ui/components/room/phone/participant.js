// Somebody in a room: their seat, what they answer, and what goes to the server and comes back. What is answered
// stays here until it is handed in; what could not be sent is sent again.
import { ask } from "./ask.js";
import { codeOf } from "./code.js";
import { emptySeat, forgetSeat, isSeatOf, keepSeat, keptSeat, newSeat } from "./kept.js";
import { Screens } from "./screens.js";

/** @typedef {import("./views.js").Phone} Phone */
/** @typedef {import("./views.js").Room} Room */
/** @typedef {import("./screens.js").Screen} Screen */

const LOOK_AGAIN = 5_000;
const TRY_AGAIN = 3_000;
/** @type {Record<import("./kept.js").Seat["state"], Screen>} */
const SCREEN_OF = { joining: "join", answering: "answer", handing: "answer", handed: "wait" };

/** @implements {Phone} */
export class Participant {
  /** @type {Room | null} */
  room = null;
  seat = newSeat();
  problem = "";
  missed = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #looking;

  /** @param {HTMLElement} place @param {string} language @param {string} written what stands behind the address */
  constructor(place, language, written) {
    this.code = codeOf(written);
    this.screens = new Screens(place, language, (name) => {
      this.screens.language = name;
      if (this.room) void this.look();
      else this.screens.draw(this);
    });
    if (this.code) void this.look();
    this.screens.draw(this);
  }

  get say() {
    return this.screens.say;
  }

  keep = () => {
    if (!keepSeat(this.code, this.seat)) this.problem = "no-storage";
  };

  /** @param {Screen} next @param {boolean} [anew] */
  go = (next, anew) => this.screens.go(this, next, anew);

  /** @param {string} written */
  open = (written) => {
    this.code = codeOf(written);
    if (this.code) {
      void this.look();
    } else if (this.screens.shown === "code") {
      this.#tell("error-no-room");
    }
  };

  /** Asks what the room is, and goes to where this phone is in it. */
  look = async () => {
    const { status, data } = await ask("look", { code: this.code, language: this.screens.language });
    if (status !== 200) {
      this.problem = problemOf(status, data);
      if (isAway(status)) setTimeout(this.look, TRY_AGAIN);
      if (!this.room) this.go("code");
      this.screens.notify(this);
      return;
    }
    this.problem = "";
    this.room = /** @type {Room} */ (data);
    this.screens.language = this.room.language;
    history.replaceState(null, "", `#${this.code}`);
    const kept = keptSeat(this.code);
    if (kept) this.seat = kept;
    else this.keep();
    this.#follow(this.room.state);
  };

  /** Another tab of this phone has the same seat. @param {string | null} key of what it kept */
  takeFromOtherTab(key) {
    const kept = this.room && isSeatOf(key, this.code) ? keptSeat(this.code) : null;
    if (!kept || !this.room) return;
    this.seat = kept;
    this.#follow(this.room.state);
  }

  /** A phone that slept has missed its turns. */
  wake() {
    if (this.screens.shown === "wait") this.#lookAgain();
  }

  join = async () => {
    this.keep();
    const { token, position, consent } = this.seat;
    const { status, data } = await ask("join", { code: this.code, token, position, consent });
    this.problem = problemOf(status, data);
    if (status === 200) {
      this.seat.state = "answering";
      this.keep();
      this.go("answer");
      return;
    }
    this.screens.notify(this);
    if (isAway(status)) setTimeout(this.join, TRY_AGAIN);
  };

  /** Sends until it has come; whatever is sent twice is kept once. */
  handIn = async () => {
    const { seat } = this;
    seat.state = "handing";
    this.keep();
    this.#tell("sending");
    const { token, answers, guesses } = seat;
    const { status, data } = await ask("hand-in", { code: this.code, token, answers, guesses });
    this.problem = problemOf(status, data);
    if (status === 200) {
      seat.state = "handed";
      this.keep();
      if (this.screens.shown !== "wait") this.go("wait");
      this.screens.notify(this);
      this.#lookAgain(0);
    } else if (status === 409) {
      this.#follow("closed");
    } else {
      this.screens.notify(this);
      if (isAway(status)) setTimeout(this.handIn, TRY_AGAIN);
    }
  };

  withdraw = async () => {
    const { status, data } = await ask("withdraw", { code: this.code, token: this.seat.token });
    if (status === 404 && await this.#explainLoss()) return;
    this.#tell(problemOf(status, data));
    if (status === 200) this.#leave();
  };

  /** @param {string} words */
  letSee = async (words) => {
    const { status, data } = await ask("say", { code: this.code, token: this.seat.token, words });
    this.#tell(problemOf(status, data));
    return status === 200;
  };

  /** @param {string} problem */
  #tell(problem) {
    this.problem = problem;
    this.screens.notify(this);
  }

  /** @param {string} state of the room */
  #follow(state) {
    if (isEnding(state)) {
      if (this.screens.shown === "over") {
        this.screens.tellClose(this);
      } else {
        this.missed = this.seat.state !== "handed";
        emptySeat(this.code, this.seat);
        this.go("over");
      }
      if (state === "closing") this.#lookAgain();
      return;
    }
    this.go(SCREEN_OF[this.seat.state]);
    if (this.seat.state === "handing") void this.handIn();
    if (this.seat.state === "handed") this.#lookAgain();
  }

  /** Asks whether the round is closed by now, and how many there are; only those who have handed in ask. */
  #lookAgain(wait = LOOK_AGAIN) {
    clearTimeout(this.#looking);
    this.#looking = setTimeout(async () => {
      if (!["wait", "over"].includes(this.screens.shown)) return;
      const { status, data } = await ask("state", { code: this.code, token: this.seat.token });
      if (status === 404 && await this.#explainLoss()) return;
      if (status === 0) this.#tell("waits");
      else if (this.problem === "waits") this.#tell("");
      if (status === 200 && this.room) {
        const changed = data.state !== this.room.state;
        Object.assign(this.room, data);
        this.screens.count(this);
        if (changed && isEnding(data.state)) {
          this.#follow(data.state);
          return;
        }
      }
      this.#lookAgain();
    }, wait);
  }

  #leave() {
    forgetSeat(this.code);
    this.seat = newSeat();
    this.go("withdrawn");
  }

  /**
   * Shows why the server has no seat for this phone: the round is over, or the seat was given up.
   * @returns {Promise<boolean>} whether it is known
   */
  async #explainLoss() {
    const { status, data } = await ask("look", { code: this.code, language: this.screens.language });
    // 429 is for codes that open no room.
    const state = [404, 429].includes(status) ? "closed" : data.state;
    if (!state || !this.room) return false;
    this.problem = "";
    this.room.state = state;
    if (isEnding(state)) this.#follow(state);
    else this.#leave();
    return true;
  }
}

/** @param {string} state of a room */
function isEnding(state) {
  return ["closing", "closed"].includes(state);
}

/** Nobody answered, or the server asks for patience. @param {number} status */
function isAway(status) {
  return status === 0 || status === 503;
}

/** @param {number} status @param {Record<string, any>} data @returns {string} */
function problemOf(status, data) {
  if (status === 200) return "";
  return status === 0 ? "waits" : `error-${data.error ?? "bad"}`;
}

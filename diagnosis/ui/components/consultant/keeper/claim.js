// How tabs agree on who works on a case. A tab asks the others for it; one that has it open says so,
// or lets go where it is told to.

/** @typedef {{kind: "ask" | "take" | "held" | "left", id: string, from: string, to: string}} Said */

/**
 * @typedef {object} Side One tab.
 * @property {string} tab its name
 * @property {BroadcastChannel | null} channel to the others; null where the browser has none
 * @property {() => string} held the case that it works on
 * @property {(id: string) => void} leave lets go of a case
 */

// Milliseconds within which another tab says that it has a case open.
const PATIENCE = 250;

/** @param {Side} side */
export function answerClaims(side) {
  side.channel?.addEventListener("message", (event) => {
    /** @type {Said} */
    const said = event.data;
    if (said.to || said.id !== side.held()) return;
    if (said.kind === "ask") say(side, "held", said.id, said.from);
    if (said.kind === "take") {
      side.leave(said.id);
      say(side, "left", said.id, said.from);
    }
  });
}

/**
 * @param {Side} side
 * @param {string} id
 * @param {boolean} insist whether a tab that has the case open is to let go of it
 * @returns {Promise<boolean>} whether this tab may work on the case
 */
export function claim(side, id, insist) {
  const { channel } = side;
  if (!channel) return Promise.resolve(true);
  return new Promise((done) => {
    /** @param {MessageEvent<Said>} event */
    const answered = ({ data: said }) => {
      if (said.id === id && said.to === side.tab) finish(said.kind === "left");
    };
    /** @param {boolean} free */
    const finish = (free) => {
      clearTimeout(timer);
      channel.removeEventListener("message", answered);
      done(free);
    };
    // A tab that does not answer is gone, or asleep; should it wake, it sees that it is no longer the owner.
    const timer = setTimeout(() => finish(true), PATIENCE);
    channel.addEventListener("message", answered);
    say(side, insist ? "take" : "ask", id, "");
  });
}

/** @param {Side} side @param {Said["kind"]} kind @param {string} id @param {string} to a tab; empty for all */
function say(side, kind, id, to) {
  side.channel?.postMessage({ kind, id, from: side.tab, to });
}

// What the browser knows of a visit, what it keeps of it, and what it tells the server.
import { forget, isEntry, load, storable, store } from "./entry.js";
import { tabHasAnswers, setTabHasAnswers } from "./tab.js";
import { merged } from "./taps.js";

/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {import("./controls.js").Asked} Asked */

/**
 * @typedef {object} Props What the server says with each run of the whole page.
 * @property {string} session
 * @property {boolean} ready whether it has heard what was kept
 * @property {string} response JSON, empty where nothing is answered
 * @property {string} blank a response without answers, as JSON
 * @property {Record<string, string>} details
 * @property {string} language
 * @property {string} screen
 * @property {string} place the screen to go on with
 * @property {boolean} borrowed whether the answers came with a link, which the visitor has yet to read
 * @property {number} adopted how often it has taken over what another tab wrote
 * @property {Record<string, Asked>} asked
 * @property {boolean} waits whether the answers on the page wait for the press that leaves it
 * @property {Record<string, string>} fields where the details are typed
 * @property {Parts} parts
 */

/**
 * @typedef {object} Parts What Streamlit calls what is on the page.
 * @property {string} app
 * @property {string} connection
 * @property {string} connected
 * @property {string} fileButton
 * @property {string} keyed the start of the class that stands for a key
 * @property {string} answers what holds the questions and the ways on and back, as a CSS selector
 */

/**
 * @typedef {object} Visit
 * @property {Props} data what was told last
 * @property {string} session the server's session that has heard what was kept
 * @property {string} response what is known to be kept, or to be told
 * @property {string} place
 * @property {string} language
 * @property {boolean} borrowed
 * @property {number} adopted
 * @property {boolean} keeps whether the last try to keep something went well
 * @property {string} wanted a screen that the back or forward button asks for
 * @property {(event: Record<string, unknown>) => void} send
 */

/** @param {Props} data @returns {Visit} */
export function newVisit(data) {
  return {
    data, session: "", response: "", place: "", language: "", borrowed: false, adopted: 0, keeps: storable(), wanted: "",
    send: () => {},
  };
}

/** @param {Visit} visit @returns {boolean} whether the server has yet to hear what was kept */
export function isNewSession(visit) {
  return visit.session !== visit.data.session || !visit.data.ready;
}

/** Tells a session that knows nothing yet what there is. @param {Visit} visit @param {string | null} link */
export function greet(visit, link) {
  const saved = load(Date.now());
  visit.session = visit.data.session;
  visit.response = saved?.response ?? "";
  visit.place = saved?.screen ?? "";
  visit.language = saved?.language ?? "";
  visit.borrowed = saved?.borrowed === true;
  visit.adopted = visit.data.adopted;
  visit.keeps = storable();
  visit.send({ kind: "opened", saved, here: tabHasAnswers(), link });
}

/** Keeps what the server has told, where it is news. @param {Visit} visit */
export function keep(visit) {
  const { data } = visit;
  switch (newsIn(data, visit)) {
    case "erased":
      forget();
      break;
    case "changed":
      put(visit, data.response);
      break;
  }
  visit.adopted = data.adopted;
  visit.borrowed = data.borrowed;
  visit.response = data.response;
  visit.place = data.place;
  visit.language = data.language;
  setTabHasAnswers(Boolean(data.response));
}

/**
 * @param {Pick<Props, "adopted" | "response" | "place" | "language" | "borrowed">} data
 * @param {Pick<Visit, "adopted" | "response" | "place" | "language" | "borrowed">} known
 * @returns {"adopted" | "erased" | "changed" | "same"} "adopted": it comes from the storage, by way of another tab
 */
export function newsIn(data, known) {
  if (data.adopted !== known.adopted) return "adopted";
  if (!data.response) return "erased";
  /** @type {("response" | "place" | "language" | "borrowed")[]} */
  const fields = ["response", "place", "language", "borrowed"];
  return fields.every((name) => data[name] === known[name]) ? "same" : "changed";
}

/** What another tab of this browser has written or erased in the meantime. @param {Visit} visit */
export function compare(visit) {
  if (!visit.data.ready) return;
  const saved = load(Date.now());
  const response = saved?.response ?? "";
  if (response !== visit.response && storable()) {
    visit.response = response;
    visit.send({ kind: "elsewhere", saved });
  }
}

/** @param {Visit} visit @param {string | null} name of what has changed in the storage */
export function compareIfOurs(visit, name) {
  if (isEntry(name)) compare(visit);
}

/**
 * @param {Pick<Props, "response" | "blank">} before
 * @param {Record<string, string[]>} chosen
 * @param {Record<string, string>} typed
 * @returns {string} the response as the page has it; empty where the server knows as much
 */
export function newer({ response, blank }, chosen, typed) {
  const before = response || blank;
  const now = merged(before, chosen, typed);
  return now === before ? "" : now;
}

/**
 * A tap is kept at once, so that it survives even where the connection is gone. To the server it comes
 * with the next press, or it runs one question only there, which tells this component nothing.
 * @param {Visit} visit
 * @param {Record<string, string[]>} chosen
 * @param {Record<string, string>} typed
 */
export function note(visit, chosen, typed) {
  const { data } = visit;
  if (!data.ready) return;
  const response = newer(data, chosen, typed);
  if (!response) return;
  put(visit, response);
  setTabHasAnswers(true);
}

// The server says it where the browser has stopped keeping, be it full or forbidden, or keeps again.
/** @param {Visit} visit @param {string} response */
function put(visit, response) {
  const { language, place, borrowed } = visit.data;
  const keeps = store({ saved: Date.now(), response, language, screen: place, ...(borrowed && { borrowed }) });
  if (keeps === visit.keeps) return;
  visit.keeps = keeps;
  visit.send({ kind: "kept" });
}

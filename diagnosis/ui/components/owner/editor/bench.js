// What the browser holds of the workbench: each file in a state of its own, and what the server has heard of it.
import { stateOf } from "./codemirror.js";
import { keep } from "./kept.js";

/** @typedef {import("./places.js").Edit} Edit */
/** @typedef {import("@codemirror/state").EditorState} State */
/** @typedef {import("./kept.js").Texts} Texts */
/** @typedef {{label: string, edits: Edit[]}} Press */
/**
 * @typedef {object} Finding
 * @property {string} file
 * @property {number} line
 * @property {number} column
 * @property {number} until the column up to which words are to be written over; 0 for none
 * @property {"error" | "warning"} severity
 * @property {string} message
 * @property {string[]} more what it is about, in words
 * @property {Press[]} repairs
 */
/**
 * @typedef {object} File
 * @property {string} name
 * @property {string} title
 * @property {boolean} changed
 * @property {[string, number, number][]} parts
 * @property {Press[]} additions
 * @property {string} help
 * @property {number} first the line to begin at
 */
/**
 * @typedef {object} Props What the server says with each run.
 * @property {string} session
 * @property {string} language
 * @property {string} address of the editor's script
 * @property {Record<string, string>} words
 * @property {number} serial the number of the edit that this is about
 * @property {number} loads how often texts came from the server
 * @property {number} based how often the edit was published
 * @property {Texts | null} texts what to begin with, where the browser has yet to hear it
 * @property {Texts | null} base what is in use
 * @property {File[]} files
 * @property {string} status
 * @property {Finding[]} findings
 * @property {number} more findings that are not listed
 */
/**
 * @typedef {object} Bench
 * @property {Props} props
 * @property {string} session the server's session that has been greeted
 * @property {number} loads
 * @property {number} based
 * @property {number} serial
 * @property {string} current the file that is shown
 * @property {Record<string, State>} states of the files that are not shown
 * @property {import("@codemirror/view").EditorView | null} view
 * @property {Texts} base
 * @property {Texts} sent what the server has
 * @property {Set<string>} looked files that were shown already
 * @property {boolean} keeps whether the browser's storage takes the edit
 * @property {ReturnType<typeof setTimeout> | undefined} waiting
 * @property {import("./parts.js").Parts | null} parts
 * @property {(event: Record<string, unknown>) => void} send
 */

const PAUSE = 500;

/** @param {Props} props @returns {Bench} */
export function newBench(props) {
  return {
    props, session: "", loads: 0, based: props.based, serial: 0, current: props.files[0]?.name ?? "",
    states: {}, view: null, base: {}, sent: {},
    looked: new Set(), keeps: true, waiting: undefined, parts: null, send: () => {},
  };
}

/** @param {Bench} bench @returns {Texts} each file as it is in the editor */
export function textsOf({ states, current, view }) {
  const texts = Object.fromEntries(Object.entries(states).map(([name, state]) => [name, state.doc.toString()]));
  return view ? { ...texts, [current]: view.state.doc.toString() } : texts;
}

/** Begins with the texts that the server tells, where it does. @param {Bench} bench @param {Texts} texts */
export function begin(bench, texts) {
  clearTimeout(bench.waiting);
  bench.base = bench.props.base ?? {};
  bench.sent = texts;
  bench.loads = bench.props.loads;
  bench.serial = bench.props.serial;
  const heard = { typed: () => typed(bench), left: () => flush(bench) };
  const { words } = bench.props;
  bench.states = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, stateOf(words, text, heard)]));
  bench.based = bench.props.based;
  const shown = bench.states[bench.current];
  if (bench.view && shown) turnTo(bench.view, shown);
}

/**
 * The same place in another text.
 * @param {import("@codemirror/view").EditorView} view
 * @param {State} state
 */
function turnTo(view, state) {
  const top = view.scrollDOM.scrollTop;
  const anchor = Math.min(view.state.selection.main.anchor, state.doc.length);
  view.setState(state);
  view.dispatch({ selection: { anchor } });
  view.requestMeasure({ read: () => null, write: () => { view.scrollDOM.scrollTop = top; } });
}

/** The edit is in use now: there is nothing left to keep of it. @param {Bench} bench */
export function published(bench) {
  bench.based = bench.props.based;
  bench.base = bench.serial === bench.props.serial ? bench.sent : bench.base;
  keepNow(bench);
}

/** Whether what the server says is about the texts as they are. @param {Bench} bench */
export function isCurrent(bench) {
  return bench.waiting === undefined && bench.serial === bench.props.serial && bench.loads === bench.props.loads;
}

/** After something was typed: it is kept at once, and sent after a pause. @param {Bench} bench */
function typed(bench) {
  clearTimeout(bench.waiting);
  bench.waiting = setTimeout(() => flush(bench), PAUSE);
}

/** Sends the edits that the server has still to get. @param {Bench} bench */
export function flush(bench) {
  if (bench.waiting === undefined) return;
  clearTimeout(bench.waiting);
  bench.waiting = undefined;
  const texts = textsOf(bench);
  keepNow(bench);
  const news = Object.fromEntries(Object.entries(texts).filter(([name, text]) => text !== bench.sent[name]));
  if (!Object.keys(news).length) return;
  bench.sent = texts;
  bench.serial += 1;
  bench.send({ kind: "changed", texts: news, serial: bench.serial });
}

/** @param {Bench} bench */
export function keepNow(bench) {
  bench.keeps = keep(textsOf(bench), bench.base);
}

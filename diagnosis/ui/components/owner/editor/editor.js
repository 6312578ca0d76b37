// The firm's files in an editor, with what the check says of them while one types.
import { begin, flush, keepNow, newBench, published } from "./bench.js";
import { draw, look, makeParts } from "./parts.js";
import { fetchEditor } from "./codemirror.js";
import { kept, tabName } from "./kept.js";
import { shared } from "../../kit/shared/shared.js";

/** @typedef {import("./bench.js").Props} Props */
/** @typedef {import("./bench.js").Bench} Bench */

/** @param {Component<string>} component */
export default function ({ data: text, parentElement, setTriggerValue }) {
  /** @type {Props} */
  const props = JSON.parse(text);
  const bench = (shared().bench ??= watch(newBench(props)));
  bench.props = props;
  bench.send = (event) => setTriggerValue("event", { ...event, session: props.session, loads: bench.loads });
  fetchEditor(props.address).then(() => take(bench, parentElement), () => fail(bench, parentElement));
}

/** @param {Bench} bench @returns {Bench} */
function watch(bench) {
  window.addEventListener("pagehide", () => flush(bench));
  return bench;
}

/** @param {Bench} bench @param {HTMLElement | ShadowRoot} place */
function take(bench, place) {
  const { props } = bench;
  if (bench.session !== props.session && props.texts) {
    // A session that knows nothing yet: after a reload, or where the server has begun anew. What it makes of what was
    // kept comes back as other texts.
    bench.session = props.session;
    const saved = kept();
    begin(bench, props.texts);
    bench.send({ kind: "opened", saved, tab: tabName() });
  } else if (props.texts && props.loads > bench.loads) {
    begin(bench, props.texts);
    keepNow(bench);
    bench.send({ kind: "heard" });
  } else if (props.based > bench.based) {
    published(bench);
  }
  if (!bench.loads) return;
  bench.parts ??= makeParts();
  if (!place.contains(bench.parts.root)) {
    place.append(bench.parts.root);
    open(bench, place);
  }
  draw(bench);
}

/** Puts the editor into its place, which may be a new one. @param {Bench} bench @param {HTMLElement | ShadowRoot} place */
function open(bench, place) {
  const root = place.getRootNode();
  const state = bench.view?.state ?? bench.states[bench.current];
  bench.view?.destroy();
  bench.view = new CodeMirror.EditorView({
    state, parent: bench.parts?.host, root: root instanceof ShadowRoot || root instanceof Document ? root : document,
  });
  look(bench);
}

/** @param {Bench} bench @param {HTMLElement | ShadowRoot} place */
function fail(bench, place) {
  const line = document.createElement("p");
  line.textContent = bench.props.words["not-fetched"] ?? "";
  place.replaceChildren(line);
}

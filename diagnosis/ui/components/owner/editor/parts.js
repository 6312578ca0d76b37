// The parts of the workbench around the editor: files, menus, what the check says.
import { changesOf, positionOf, wordAt } from "./places.js";
import { flush, isCurrent } from "./bench.js";
import { button, menu, refill } from "./widgets.js";
import { activeBeside, make } from "../../kit/shared/dom.js";

/** @typedef {import("./bench.js").Bench} Bench */
/** @typedef {import("./bench.js").Finding} Finding */
/** @typedef {import("./bench.js").Press} Press */
/**
 * @typedef {object} Parts
 * @property {HTMLElement} root
 * @property {HTMLElement} files
 * @property {HTMLElement} tools
 * @property {HTMLElement} host
 * @property {HTMLElement} status
 * @property {HTMLElement} findings
 */

/** @returns {Parts} */
export function makeParts() {
  const files = make("div", { class: "files", role: "tablist" });
  const tools = make("div", { class: "tools" });
  const host = make("div", { class: "host" });
  const status = make("p", { class: "status", role: "status" });
  const findings = make("ul", { class: "findings" });
  return { root: make("div", { class: "editor" }, files, tools, status, host, findings), files, tools, host, status, findings };
}

/**
 * Shows a file, at a line where one is named.
 * @param {Bench} bench
 * @param {string} name
 * @param {number} line
 * @param {number} column
 * @param {number} until the column up to which something is selected
 */
export function show(bench, name, line = 0, column = 1, until = 0) {
  const { view } = bench;
  if (!view) return;
  if (name !== bench.current && bench.states[name]) {
    bench.states[bench.current] = view.state;
    bench.current = name;
    view.setState(bench.states[name]);
    look(bench);
    draw(bench);
  }
  if (line) {
    const at = positionOf(view.state.doc, line, column);
    const head = until ? positionOf(view.state.doc, line, until) : at;
    const effects = CodeMirror.EditorView.scrollIntoView(at, { y: "center" });
    view.dispatch({ selection: { anchor: at, head }, effects });
    view.focus();
  }
}

/** Begins a file where its content does, the first time that it is shown. @param {Bench} bench */
export function look(bench) {
  const { current, looked, props, view } = bench;
  const first = props.files.find(({ name }) => name === current)?.first;
  if (!view || !first || looked.has(current)) return;
  looked.add(current);
  const at = positionOf(view.state.doc, first, 1);
  view.dispatch({ selection: { anchor: at }, effects: CodeMirror.EditorView.scrollIntoView(at, { y: "start" }) });
}

/** Draws all but the editor, as it was props last. @param {Bench} bench */
export function draw(bench) {
  const { parts, props } = bench;
  if (!parts) return;
  drawFiles(bench, parts);
  drawTools(bench, parts);
  const words = bench.keeps ? props.status : `${props.status} ${props.words["not-kept"] ?? ""}`;
  if (parts.status.textContent !== words) parts.status.textContent = words;
  drawFindings(bench, parts);
  if (isCurrent(bench)) mark(bench);
}

/** @param {Bench} bench @param {Parts} parts */
function drawFiles(bench, { files }) {
  const wrong = bench.props.findings.filter(({ severity }) => severity === "error").map(({ file }) => file);
  const states = bench.props.files.map(({ name, title, changed }) => [name, title, changed]);
  refill(files, [states, wrong, bench.current, bench.props.language], () => bench.props.files.map(({ name, title, changed }) => {
    const errors = wrong.filter((file) => file === name).length;
    const signs = [changed ? "●" : "", errors ? `⚠${errors}` : ""].filter(Boolean).join(" ");
    const { words } = bench.props;
    const notes = [changed ? words["changed"] : "", errors ? words["with-findings"] : ""].filter(Boolean);
    const chosen = name === bench.current;
    return make("button", {
      type: "button", role: "tab", title: notes.join(", "), "aria-selected": String(chosen), "data-name": name,
      tabindex: chosen ? "0" : "-1", onclick: () => show(bench, name),
    }, title, signs ? make("span", { "aria-hidden": "true" }, ` ${signs}`) : null,
    notes.length ? make("span", { class: "unseen" }, ` (${notes.join(", ")})`) : null);
  }));
  files.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const all = bench.props.files.map(({ name }) => name);
    show(bench, all[(all.indexOf(bench.current) + step + all.length) % all.length] ?? "");
    const chosen = files.querySelector("[aria-selected=true]");
    if (chosen instanceof HTMLElement) chosen.focus();
  };
}

/** @param {Bench} bench @param {Parts} parts */
function drawTools(bench, { tools }) {
  const file = bench.props.files.find(({ name }) => name === bench.current);
  const { words } = bench.props;
  const open = tools.querySelector("details[open]");
  if (open && open.contains(activeBeside(tools))) return; // somebody is choosing
  refill(tools, [file, bench.props.language], () => {
    const additions = (file?.additions ?? []).map(
      (addition) => button(addition.label, () => press(bench, bench.current, addition)));
    const parts = (file?.parts ?? []).map(([name, line, depth]) => {
      const way = button(name, () => show(bench, bench.current, line));
      if (depth) way.classList.add("below");
      return way;
    });
    return [
      file?.first || parts.length ? menu(words["outline"] ?? "", parts) : null,
      file?.first || additions.length ? menu(words["add"] ?? "", additions) : null,
      file?.help ? menu(words["help"] ?? "", file.help.split("\n").map((line) => make("p", {}, line))) : null,
      button(words["find"] ?? "", () => bench.view && CodeMirror.openSearchPanel(bench.view)),
      button(words["undo"] ?? "", () => bench.view && CodeMirror.undo(bench.view)),
      button(words["redo"] ?? "", () => bench.view && CodeMirror.redo(bench.view)),
    ].filter((part) => part !== null);
  });
}

/** @param {Bench} bench @param {Parts} parts */
function drawFindings(bench, { findings }) {
  const { props } = bench;
  refill(findings, [props.findings, props.more, props.language], () => rowsOf(bench));
}

/** @param {Bench} bench @returns {HTMLElement[]} */
function rowsOf(bench) {
  const { props } = bench;
  const rows = props.findings.map((finding) => {
    const title = props.files.find(({ name }) => name === finding.file)?.title ?? finding.file;
    const place = (props.words["place"] ?? "").replace("{file}", title).replace("{line}", String(finding.line));
    const ways = make("span", { class: "ways" },
      finding.line ? button(place, () => show(bench, finding.file, finding.line, finding.column, finding.until)) : null,
      ...finding.repairs.map((repair) => button(repair.label, () => press(bench, finding.file, repair))));
    const more = finding.more.length
      ? make("details", {}, make("summary", {}, props.words["explain"] ?? ""),
        make("ul", {}, ...finding.more.map((line) => make("li", {}, line))))
      : null;
    return make("li", { class: finding.severity }, make("span", {}, finding.message), ways, more);
  });
  const more = (props.words["more"] ?? "").replace("{count}", String(props.more));
  if (props.more) rows.push(make("li", { class: "more" }, more));
  return rows;
}

/**
 * Does the edits of a press, where they are about the text as it is.
 * @param {Bench} bench
 * @param {string} file
 * @param {Press} what
 */
function press(bench, file, { edits }) {
  if (!isCurrent(bench)) {
    flush(bench);
    return;
  }
  show(bench, file);
  const { view } = bench;
  if (!view) return;
  const changes = changesOf(view.state.doc, edits);
  const first = changes[0];
  if (!first) return;
  view.dispatch({ changes, userEvent: "input.complete" });
  const at = Math.min(first.from + (first.insert.length - first.insert.trimStart().length), view.state.doc.length);
  view.dispatch({ selection: { anchor: at }, effects: CodeMirror.EditorView.scrollIntoView(at, { y: "center" }) });
  view.focus();
  flush(bench);
}

/** Marks what was found in the file that is shown. @param {Bench} bench */
function mark(bench) {
  const { view, props } = bench;
  if (!view) return;
  const here = props.findings.filter(({ file, line }) => file === bench.current && line);
  const marks = here.map(({ line, column, severity, message, repairs }) => {
    const [from, to] = wordAt(view.state.doc, line, column);
    const actions = repairs.map((repair) => ({ name: repair.label, apply: () => press(bench, bench.current, repair) }));
    return { from, to, severity, message, actions };
  });
  view.dispatch(CodeMirror.setDiagnostics(view.state, marks.sort((one, other) => one.from - other.from)));
}

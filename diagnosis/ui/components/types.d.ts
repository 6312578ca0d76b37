// What Streamlit gives a component, and what components leave on the window for each other and for tests.

interface Component<Data> {
  data: Data;
  parentElement: HTMLElement | ShadowRoot;
  setTriggerValue(name: string, value: unknown): void;
}

/** The title of the self-check by language; the server puts it before `embed/embed.js`. */
declare const TITLES: Record<string, string>;

/** What the workbench uses of CodeMirror, which it fetches when it is opened. */
declare const CodeMirror: typeof import("../vendor/codemirror.entry.js");

interface Window {
  diagnosisMemory?: import("./visitor/memory/visit.js").Visit;
  diagnosisKeeper?: import("./consultant/keeper/desk.js").Desk;
  diagnosisPresenter?: import("./consultant/presenter/presenter.js").Presenter;
  diagnosisFeed?: import("./kit/shared/client_window.js").Feed;
  diagnosisSheet?: import("./consultant/sheet/edits.js").Sheet;
  diagnosisPage?: import("./kit/page/page.js").Page;
  diagnosisBench?: import("./owner/editor/bench.js").Bench;
  diagnosisDesk?: boolean;
  diagnosisBegun?: boolean;
}

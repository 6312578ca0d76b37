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

/** What the components of one page share. */
interface Diagnosis {
  /** The visitor's answers, as this browser keeps them. */
  memory?: import("./visitor/memory/visit.js").Visit;
  /** The consultant's case, as this browser keeps it. */
  keeper?: import("./consultant/keeper/desk.js").Desk;
  presenter?: import("./consultant/presenter/presenter.js").Presenter;
  /** What the client's window is shown. */
  feed?: import("./kit/shared/client_window.js").Feed;
  sheet?: import("./consultant/sheet/edits.js").Sheet;
  /** The page that is drawn: focus, titles and marks. */
  page?: import("./kit/page/page.js").Page;
  /** The workbench's editor. */
  bench?: import("./owner/editor/bench.js").Bench;
  /** Whether keys and links of the call's page are followed. */
  watchesSheet?: boolean;
  /** Whether a visit was begun before the app was there. */
  begun?: boolean;
}

interface Window {
  diagnosis?: Diagnosis;
}

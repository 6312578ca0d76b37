// What Streamlit gives a component, and what components leave on the window for each other and for tests.

interface Component<Data> {
  data: Data;
  parentElement: HTMLElement | ShadowRoot;
  setTriggerValue(name: string, value: unknown): void;
}

/** The title of the self-check by language; the server puts it before `embed/embed.js`. */
declare const TITLES: Record<string, string>;

interface Window {
  diagnosisMemory?: import("./memory/visit.js").Visit;
  diagnosisKeeper?: import("./keeper/desk.js").Desk;
  diagnosisPresenter?: import("./presenter/presenter.js").Presenter;
  diagnosisFeed?: import("./shared/client_window.js").Feed;
  diagnosisSheet?: import("./sheet/edits.js").Sheet;
  diagnosisPage?: import("./page/page.js").Page;
  diagnosisDesk?: boolean;
  diagnosisBegun?: boolean;
}

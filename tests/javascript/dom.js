// A page without a browser, for modules that make elements. Import it before them.
import { Window } from "happy-dom";

const NAMES = ["document", "Element", "HTMLElement", "HTMLAnchorElement", "HTMLInputElement", "HTMLButtonElement", "Document",
  "ShadowRoot", "Node", "KeyboardEvent", "MutationObserver", "localStorage", "sessionStorage"];
const made = /** @type {any} */ (new Window({ url: "https://check.example/" }));
for (const name of NAMES) Object.defineProperty(globalThis, name, { value: made[name], configurable: true });
Object.defineProperty(globalThis, "window", { value: made, configurable: true });

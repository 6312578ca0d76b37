// The real editor, in a page without a browser. Import it after the page, before what uses it.
import * as CodeMirror from "../../../diagnosis/ui/vendor/codemirror.entry.js";

Object.assign(globalThis, { CodeMirror });

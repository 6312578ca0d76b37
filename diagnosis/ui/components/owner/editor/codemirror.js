// The editor itself, which is fetched once, and how it is set up.

/** @typedef {{typed: () => void, left: () => void}} Heard what is told of somebody's typing */

/** @type {Promise<void> | null} */
let fetched = null;

/** @param {string} address @returns {Promise<void>} settled once the editor is there */
export function fetchEditor(address) {
  fetched ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => {
      fetched = null;
      script.remove();
      reject(new Error(address));
    });
    document.head.append(script);
  });
  return fetched;
}

/**
 * @param {Record<string, string>} words
 * @param {string} text
 * @param {Heard} heard
 * @returns {import("@codemirror/state").EditorState}
 */
export function stateOf(words, text, { typed, left }) {
  const {
    bracketMatching, defaultKeymap, drawSelection, EditorState, EditorView, highlightActiveLine, highlightActiveLineGutter,
    highlightSpecialChars, history, historyKeymap, indentUnit, keymap, lineNumbers, lintGutter,
    lintKeymap, search, searchKeymap, syntaxHighlighting, yaml,
  } = CodeMirror;
  return EditorState.create({
    doc: text,
    extensions: [
      lineNumbers(), lintGutter(), highlightActiveLine(), highlightActiveLineGutter(), highlightSpecialChars(), history(),
      drawSelection(), bracketMatching(), search({ top: true }), yaml(), indentUnit.of("  "),
      syntaxHighlighting(colours()), EditorView.lineWrapping, EditorState.phrases.of(phrases(words)),
      EditorView.contentAttributes.of({ "aria-label": words["label"] ?? "", lang: "", tabindex: "0" }),
      keymap.of([...searchKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) typed();
      }),
      EditorView.domEventHandlers({ blur: left }),
    ],
  });
}

/** Colours that are readable on the ground of the page, by variables of the style sheet. */
function colours() {
  const { HighlightStyle, tags } = CodeMirror;
  return HighlightStyle.define([
    { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--key)" },
    { tag: [tags.string, tags.special(tags.string)], color: "var(--string)" },
    { tag: [tags.lineComment, tags.comment], color: "var(--comment)", fontStyle: "italic" },
    { tag: [tags.number, tags.bool, tags.keyword], color: "var(--number)" },
    { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: "var(--mark)" },
  ]);
}

/** What the editor says by itself, by its English words. @param {Record<string, string>} words */
function phrases(words) {
  const names = {
    Find: "find", Replace: "replace-with",
    next: "find-next", previous: "find-previous", all: "find-all", "match case": "find-case",
    "by word": "find-word", regexp: "find-pattern", replace: "replace-one", "replace all": "replace-all", close: "close",
    "current match": "find-current", "replaced $ matches": "replaced", "on line": "find-line",
    "replaced match on line $": "replaced-line", "No diagnostics": "none", Diagnostics: "findings",
  };
  return Object.fromEntries(Object.entries(names).map(([english, name]) => [english, words[name] ?? english]));
}

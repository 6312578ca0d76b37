// Linter of the JavaScript that runs in the browser, and of its tests.
import js from "@eslint/js";
import globals from "globals";

const rules = {
  "array-callback-return": "error",
  "consistent-return": "error",
  "curly": ["error", "multi-line"],
  "eqeqeq": "error",
  "max-len": ["error", { code: 130, ignorePattern: "^import " }],
  "no-eval": "error",
  "no-implicit-coercion": "error",
  "no-param-reassign": "error",
  "no-restricted-properties": ["error", ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({
    property, message: "Text from outside must not become elements.",
  }))],
  "no-restricted-syntax": ["error", { selector: "ImportExpression", message: "Only static imports can be joined." }],
  "no-shadow": "error",
  "no-throw-literal": "error",
  "no-use-before-define": ["error", { functions: false, variables: false }],
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-const": "error",
};

export default [
  { ignores: ["node_modules/", "**/.venv/", "**/.*/", "diagnosis/ui/vendor/codemirror.js"] },
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  { files: ["diagnosis/**/*.js"], languageOptions: { globals: { ...globals.browser, CodeMirror: "readonly" } }, rules },
  { files: ["tests/**/*.js", "eslint.config.js"], languageOptions: { globals: { ...globals.node, ...globals.browser } }, rules },
];

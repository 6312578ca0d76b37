// What the page of a room brings along for its scripts: words in two languages, and where to ask. Import it before them.
const KEYS = ["language-name", "code-heading", "waits", "sending", "error-database", "error-no-room", "wait-heading"];
const LANGUAGES = ["ja", "en"];
const texts = document.createElement("script");
texts.id = "words";
texts.type = "application/json";
texts.textContent = JSON.stringify(Object.fromEntries(LANGUAGES.map((language) => (
  [language, Object.fromEntries(KEYS.map((key) => [key, `${key} ${language}`]))]
))));
document.head.append(texts);
document.body.dataset.api = "/room/api";

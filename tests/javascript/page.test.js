import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import "./dom.js";
import { settled } from "./support/browser.js";
import { make } from "../../diagnosis/ui/components/kit/shared/dom.js";
import page from "../../diagnosis/ui/components/kit/page/page.js";

const parts = { main: "main", content: ".content", control: "input, button", fileHolder: ".file", fileError: ".failed" };
const said = { copied: "Copied", marked: "Marked", saved: "Saved" };
let moves = 0;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  moves += 1; // what the last test did to the one page there is is over
  document.body.replaceChildren(
    make("main", {}, make("h1", {}, "First"), make("div", { class: "content" }, make("button", { id: "go" }, "Go"))),
  );
  Object.assign(Element.prototype, { scrollTo: () => {}, scrollIntoView: () => {} });
});

/** @param {object} news what the server says with a run */
function run(news = {}) {
  const data = { language: "en", moves, target: "", marks: {}, words: {}, begin: "", said, parts, ...news };
  page(/** @type {any} */ ({ data: JSON.stringify(data) }));
}

const active = () => document.activeElement;
/** @param {string} selector */
const one = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

/** The visitor touches something. */
function touch() {
  document.dispatchEvent(new window.Event("pointerdown"));
}

test("a screen begins at its title, in its language", () => {
  run({ language: "ja" });
  assert.equal(document.documentElement.lang, "ja");
  assert.equal(active(), one("h1"));
});

test("a run on the same screen leaves the focus alone", () => {
  run();
  one("#go").focus();
  run();
  mock.timers.tick(2_000);
  assert.equal(active(), one("#go"));
});

test("a title that comes late takes the focus; one that comes after a touch does not", () => {
  one("h1").remove();
  run();
  one("main").prepend(make("h1", {}, "Late"));
  mock.timers.tick(100);
  assert.equal(active(), one("h1"));
  touch();
  one("#go").focus();
  one("h1").replaceWith(make("h1", {}, "Later"));
  mock.timers.tick(2_000);
  assert.equal(active(), one("#go"));
});

test("a screen that begins at a place leads to what can be chosen there", () => {
  run({ target: ".content" });
  assert.equal(active(), one("#go"));
});

test("what was pressed before the app was there is pressed once it is", () => {
  let presses = 0;
  run();
  window.diagnosis = { ...window.diagnosis, begun: true };
  run({ begin: "#start" });
  one(".content").append(make("button", { id: "start", onclick: () => { presses += 1; } }));
  mock.timers.tick(50);
  run({ begin: "#start" });
  mock.timers.tick(5_000);
  assert.equal(presses, 1);
});

test("attributes and words are put in, also where something comes later", async () => {
  run({ marks: { "#go": { "aria-label": "Go on" } }, words: { ".word": "Ours" } });
  assert.equal(one("#go").getAttribute("aria-label"), "Go on");
  const word = make("span", { class: "word" }, "Theirs");
  one(".content").append(word);
  await settled();
  assert.equal(word.textContent, "Ours");
  run();
  assert.equal(one("#go").hasAttribute("aria-label"), false);
});

test("a notice is read out once, and again after it was gone", async () => {
  run();
  const notice = make("p", { class: "notice" }, "Not kept");
  one(".content").append(notice);
  await settled();
  assert.equal(one(".said").textContent, "Not kept");
  one(".said").textContent = "";
  run();
  assert.equal(one(".said").textContent, "");
  notice.remove();
  await settled();
  one(".content").append(notice);
  await settled();
  assert.equal(one(".said").textContent, "Not kept");
});

test("a way to a place on the page leads there and leaves the address alone", () => {
  run();
  one(".content").append(
    make("a", { href: "#there" }, "There"), make("div", { id: "there" }, make("button", { id: "in" }, "In")),
  );
  const click = new window.Event("click", { bubbles: true, cancelable: true });
  one("a").dispatchEvent(click);
  assert.equal(click.defaultPrevented, true);
  assert.equal(active(), one("#in"));
});

// What the talk came to: its day, who was there, what was agreed, what is done next, and the next meeting.
import { activeBeside, make } from "../../kit/shared/dom.js";
import { edit, entered, flush } from "./edits.js";
import { focusOn } from "./focus.js";

/** @typedef {import("./edits.js").Sheet} Sheet */
/** @typedef {import("./edits.js").Action} Action */
/** @typedef {import("./edits.js").Talked} Talked */

/** @type {("what" | "who" | "until")[]} */
const PARTS = ["what", "who", "until"];
const MOST = 20;
const LONGEST = "500";
/** @type {Action} */
const NOTHING = { what: "", who: "", until: "" };

/** @returns {string} in ISO form, by the clock of this machine */
function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** @param {Sheet} sheet @returns {Talked} */
function talked(sheet) {
  return entered(sheet, "conversation", null, sheet.data.values.conversation);
}

/** @param {Action} action @returns {boolean} */
function given({ what, who, until }) {
  return Boolean(what || who || until);
}

/** @param {Action[]} actions @returns {Action[]} with an empty one at the end, to write the next in */
export function rowsFor(actions) {
  return given(actions.at(-1) ?? { ...NOTHING, what: "." }) && actions.length < MOST ? [...actions, NOTHING] : actions;
}

/** @param {Sheet} sheet @param {Partial<Talked>} changed @param {number} [wait] */
function tell(sheet, changed, wait = 400) {
  edit(sheet, "conversation", null, { ...talked(sheet), ...changed }, wait);
}

/** @param {Sheet} sheet @returns {HTMLElement} */
export function buildAgreed(sheet) {
  const { words } = sheet.data;
  const day = make("input", {
    type: "date", "data-what": "day", max: "9999-12-31", onchange: () => tell(sheet, { day: day.value }, 0),
  });
  const present = line(sheet, "present");
  const meeting = line(sheet, "meeting");
  const agreed = make("textarea", {
    rows: "2", maxlength: "5000", "data-what": "agreed", onblur: flush,
    oninput: () => tell(sheet, { agreed: agreed.value }),
  });
  const actions = make("div", { class: "actions", role: "group", "aria-label": words.actions });
  const next = make("button", {
    type: "button", class: "next-talk", onclick: () => edit(sheet, "next-talk", `talk-${Date.now()}`, null),
  }, words["next-talk"]);
  sheet.agreed = { day, present, agreed, meeting, actions, next };
  return make("section", { class: "agreed", onkeydown: (event) => back(sheet, event) },
    make("h2", {}, words["agreed-heading"]),
    make("p", { class: "text" }, words["agreed-help"]),
    make("div", { class: "fields" }, labelled(words.day, day), labelled(words.present, present)),
    labelled(words.agreed, agreed),
    make("p", { class: "heading" }, words.actions), actions,
    labelled(words.meeting, meeting),
    next);
}

/** Escape leads back to the selected question. @param {Sheet} sheet @param {KeyboardEvent} event */
function back(sheet, event) {
  const question = sheet.questions.get(sheet.inHand);
  if (event.key === "Escape" && question) focusOn(question);
}

/** @param {string} words @param {HTMLElement} input */
function labelled(words, input) {
  return make("label", { class: "field" }, make("span", {}, words), input);
}

/** @param {Sheet} sheet @param {"present" | "meeting"} what */
function line(sheet, what) {
  const input = make("input", {
    type: "text", maxlength: LONGEST, "data-what": what, onblur: flush,
    oninput: () => tell(sheet, { [what]: input.value }),
  });
  return input;
}

/** @param {Sheet} sheet */
export function goToAgreed(sheet) {
  if (!sheet.agreed) return;
  const { present, agreed } = sheet.agreed;
  (present.value ? agreed : present).focus({ preventScroll: true });
  agreed.scrollIntoView({ block: "center" });
}

/** @param {Sheet} sheet */
export function showAgreed(sheet) {
  const boxes = sheet.agreed;
  if (!boxes) return;
  const talk = talked(sheet);
  const active = activeBeside(boxes.actions);
  for (const what of /** @type {const} */ (["day", "present", "agreed", "meeting"])) {
    // Whatever is written is of today, unless another day is given.
    const value = talk[what] ?? (what === "day" ? today() : "");
    if (boxes[what] !== active && boxes[what].value !== value) boxes[what].value = value;
  }
  boxes.next.hidden = !(talk.present || talk.agreed || talk.actions.length || talk.meeting);
  showActions(sheet, boxes.actions, talk.actions, active);
}

/** @param {Sheet} sheet @param {HTMLElement} box @param {Action[]} actions @param {Element | null} active */
function showActions(sheet, box, actions, active) {
  const rows = rowsFor(actions);
  while (box.children.length < rows.length) box.append(actionRow(sheet, box));
  while (box.children.length > rows.length && !box.lastElementChild?.contains(active)) box.lastElementChild?.remove();
  [...box.children].forEach((row, index) => {
    const action = rows[index] ?? NOTHING;
    row.querySelectorAll("input").forEach((input, part) => {
      const value = action[PARTS[part] ?? "what"];
      if (input !== active && input.value !== value) input.value = value;
    });
    const remove = row.querySelector("button");
    if (remove) remove.hidden = !given(action);
  });
}

/** @param {Sheet} sheet @param {HTMLElement} box */
function actionRow(sheet, box) {
  const { words } = sheet.data;
  const number = String(box.children.length + 1);
  const inputs = PARTS.map((part) => make("input", {
    type: "text", maxlength: LONGEST, class: part, placeholder: words[part],
    "aria-label": `${words[part]} (${number})`, onblur: flush, oninput: () => tell(sheet, { actions: written(box) }),
    onkeydown: (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      row.nextElementSibling?.querySelector("input")?.focus();
    },
  }));
  const remove = make("button", {
    // By the keyboard a line is emptied: one key too many takes nothing away.
    type: "button", class: "remove", tabindex: "-1", "aria-label": `${words["action-remove"]} (${number})`,
    onclick: () => {
      const index = [...box.children].indexOf(row);
      tell(sheet, { actions: written(box).filter((_, place) => place !== index) }, 0);
      box.children[index]?.querySelector("input")?.focus();
    },
  }, "×");
  const row = make("div", { class: "action" }, ...inputs, remove);
  return row;
}

/** @param {HTMLElement} box @returns {Action[]} what stands there; an empty line between others keeps its place */
function written(box) {
  const rows = [...box.children].map((row) => {
    const [what = "", who = "", until = ""] = [...row.querySelectorAll("input")].map((input) => input.value);
    return { what, who, until };
  });
  while (rows.length && !given(rows.at(-1) ?? NOTHING)) rows.pop();
  return rows;
}

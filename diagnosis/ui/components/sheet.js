// The consultant's sheet: every question on one page, answered by a click or a digit. What is
// entered is shown at once and handed to the keeper, which sends it until it has been taken over.
export default function ({ data: text, parentElement }) {
  const root = parentElement.querySelector(".sheet");
  const sheet = (root.diagnosisSheet ??= { root, boxes: new Map() });
  sheet.data = JSON.parse(text);
  sheet.refresh = () => update(sheet);
  const { values, language } = sheet.data;
  const shape = [language, values.case, values.record, values.sharing].join("|");
  if (shape !== sheet.shape) {
    sheet.shape = shape;
    build(sheet);
  }
  window.diagnosisSheet = sheet;
  update(sheet);
  goOn(sheet);
  listenOnce();
}

// ---- what is entered ----

function edit(sheet, what, question, value, wait = 0) {
  const { values } = sheet.data;
  const trial = what === "answer" && values.trial;
  const entered = { case: values.case, record: values.record, what, question, value, trial };
  window.diagnosisKeeper.enter(entered, wait);
  update(sheet);
}

function flush() {
  window.diagnosisKeeper.flush();
}

function pending() {
  return window.diagnosisKeeper?.pending ?? [];
}

function pendingValue(sheet, what, question, otherwise) {
  const { values } = sheet.data;
  const found = pending().find(
    (entry) => entry.what === what && entry.question === question && entry.record === values.record
      && entry.case === values.case && (what !== "answer" || entry.trial === values.trial)
  );
  return found ? found.value : otherwise;
}

// ---- building ----

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

function build(sheet) {
  const { data, root } = sheet;
  const { words } = data;
  const active = marked(root.getRootNode().activeElement, root);
  sheet.boxes.clear();
  root.replaceChildren(
    make("p", { class: "banner", role: "status" }),
    make("div", { class: "fields" },
      field(sheet, "client", words.client), field(sheet, "name", words.name), field(sheet, "date", words.date)),
    noteBox(sheet, data.general, words.general, false),
    data.values.sharing ? "" : make("p", { class: "keys" }, words.keys),
    ...data.sections.flatMap((section) => [
      make("h3", {}, section.title),
      ...section.questions.map((question) => questionBox(sheet, question)),
    ])
  );
  if (active) sheet.again = active;
}

// What someone is typing or choosing in, so that a sheet built anew goes on there.
function marked(element, root) {
  if (!element || !root.contains(element)) return null;
  const question = element.closest("[data-question]")?.dataset.question;
  const place = question ? `[data-question="${CSS.escape(question)}"] ` : "";
  const own = element.dataset.what ? `[data-what=${element.dataset.what}]`
    : element.matches(".options input") ? `.options input[value="${CSS.escape(element.value)}"]`
    : element.matches("textarea, select") ? `.note ${element.tagName.toLowerCase()}` : null;
  const { selectionStart, selectionEnd } = element.matches("textarea, [type=text]") ? element : {};
  return own && { selector: place + own, selectionStart, selectionEnd };
}

function goOn(sheet) {
  const { again } = sheet;
  const element = again && sheet.root.querySelector(again.selector);
  sheet.again = null;
  if (!element) return;
  if (element.matches("textarea")) element.closest(".note").hidden = false;
  element.focus({ preventScroll: true });
  if (again.selectionStart !== undefined) element.setSelectionRange(again.selectionStart, again.selectionEnd);
}

function field(sheet, what, label) {
  const input = make("input", { type: "text", maxlength: "2000", "data-what": what,
    oninput: (event) => edit(sheet, what, null, event.target.value, 600), onblur: flush });
  sheet.boxes.set(what, input);
  return make("label", { class: `field ${what}` }, make("span", {}, label), input);
}

function questionBox(sheet, question) {
  const { words, values } = sheet.data;
  const type = question.most ? "checkbox" : "radio";
  const options = question.options.map((option, place) => {
    const input = make("input", { type, name: `answer-${question.id}`, value: option.id,
      onchange: () => choose(sheet, question, option) });
    const digit = option.unknown ? "0" : String(place + 1);
    return make("label", { class: option.unknown ? "option unknown" : "option" },
      input, make("span", {}, option.text), make("kbd", { "aria-hidden": "true" }, digit));
  });
  const clear = make("button", { type: "button", class: "clear",
    "aria-label": words["clear-of"].replace("{label}", question.label),
    onclick: () => edit(sheet, "answer", question.id, []) }, words.clear);
  const tools = values.sharing ? null : make("div", { class: "tools" }, clear,
    make("button", { type: "button", class: "open-note", "aria-expanded": "false",
      "aria-label": words["note-of"].replace("{label}", question.label),
      onclick: () => openNote(box, true) }, words.note),
    make("button", { type: "button", class: "differs", "aria-pressed": "false",
      "aria-label": words["differs-of"].replace("{label}", question.label),
      onclick: () => differ(sheet, question) }, words.differs));
  const label = question.most
    ? `${question.label} (${words.most.replace("{limit}", question.most)})` : question.label;
  const box = make("fieldset", { class: question.scale ? "question scale" : "question", "data-question": question.id,
    onkeydown: (event) => key(sheet, question, box, event) },
    make("legend", {}, make("span", { class: "label" }, label), make("span", { class: "changed" }, words.changed)),
    make("p", { class: "text" }, question.text),
    make("div", { class: "options" }, ...options), tools,
    noteBox(sheet, question.id, words["note-of"].replace("{label}", question.label), true));
  sheet.boxes.set(`question ${question.id}`, box);
  return box;
}

function noteBox(sheet, name, label, folded) {
  const { words } = sheet.data;
  const area = make("textarea", { rows: folded ? "2" : "1", maxlength: "5000", "aria-label": label,
    placeholder: folded ? words.note : label,
    oninput: (event) => edit(sheet, "note", name, event.target.value, 600), onblur: flush });
  const kind = make("select", { "aria-label": label,
    onchange: (event) => edit(sheet, "private", name, event.target.value === "private") },
    make("option", { value: "private" }, words.private), make("option", { value: "summary" }, words["for-summary"]));
  const box = make("div", { class: "note" }, area, kind);
  box.hidden = folded;
  sheet.boxes.set(`note ${name}`, box);
  return box;
}

// ---- showing what is so ----

function update(sheet) {
  const { data } = sheet;
  const { values, words } = data;
  const banner = sheet.root.querySelector(".banner");
  const waits = pending().some((entry) => Date.now() - entry.n > 3000);
  banner.textContent = [values.trial ? words["what-if"] : "", waits ? words.unsent : ""].join(" ").trim();
  sheet.root.classList.toggle("trial", values.trial);
  sheet.root.classList.toggle("hiding", values.sharing);
  for (const what of ["client", "name", "date"]) {
    const input = sheet.boxes.get(what);
    const value = pendingValue(sheet, what, null, values[what]);
    if (input.value !== value && document.activeElement?.shadowRoot?.activeElement !== input) input.value = value;
  }
  showNote(sheet, data.general);
  for (const section of data.sections) {
    for (const question of section.questions) showQuestion(sheet, question);
  }
}

function showQuestion(sheet, question) {
  const { values } = sheet.data;
  const box = sheet.boxes.get(`question ${question.id}`);
  const chosen = pendingValue(sheet, "answer", question.id, values.answers[question.id] ?? []);
  const full = question.most && chosen.length >= question.most && !chosen.includes("unknown");
  for (const input of box.querySelectorAll(".options input")) {
    input.checked = chosen.includes(input.value);
    input.disabled = Boolean(full && !input.checked && input.value !== "unknown");
  }
  box.classList.toggle("answered", chosen.length > 0);
  box.classList.toggle("tried", values.trial && values.changed.includes(question.id));
  const differs = box.querySelector(".differs");
  if (differs) {
    const marked = pendingValue(sheet, "differs", question.id, values.differs.includes(question.id));
    differs.setAttribute("aria-pressed", String(marked));
    box.classList.toggle("seen-otherwise", marked);
  }
  showNote(sheet, question.id);
}

function showNote(sheet, name) {
  const { values } = sheet.data;
  const box = sheet.boxes.get(`note ${name}`);
  const note = values.notes[name] ?? { text: "", private: true };
  const text = pendingValue(sheet, "note", name, note.text);
  const hidden = pendingValue(sheet, "private", name, note.private);
  const area = box.querySelector("textarea");
  const kind = box.querySelector("select");
  const active = box.getRootNode().activeElement;
  if (area !== active && area.value !== text) area.value = text;
  if (kind !== active) kind.value = hidden ? "private" : "summary";
  box.classList.toggle("private", hidden);
  box.classList.toggle("for-summary", !hidden);
  if (values.sharing) {
    box.hidden = hidden || !text;
  } else if (name !== sheet.data.general) {
    if (text) openNote(box.parentElement, false);
    box.parentElement.querySelector(".open-note").setAttribute("aria-expanded", String(!box.hidden));
  }
}

function openNote(box, focus) {
  const note = box.querySelector(".note");
  note.hidden = false;
  box.querySelector(".open-note")?.setAttribute("aria-expanded", "true");
  if (focus) note.querySelector("textarea").focus();
}

// ---- choosing ----

function choose(sheet, question, option) {
  const box = sheet.boxes.get(`question ${question.id}`);
  let chosen = [...box.querySelectorAll(".options input:checked")].map((input) => input.value);
  if (question.most && chosen.includes("unknown") && chosen.length > 1) {
    chosen = option.unknown ? ["unknown"] : chosen.filter((value) => value !== "unknown");
  }
  edit(sheet, "answer", question.id, chosen);
}

function differ(sheet, question) {
  const marked = pendingValue(sheet, "differs", question.id, sheet.data.values.differs.includes(question.id));
  edit(sheet, "differs", question.id, !marked);
}

function key(sheet, question, box, event) {
  if (event.target.matches("textarea, select")) {
    if (event.key === "Escape") firstInput(box).focus();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code);
  if (digit && !event.shiftKey) {
    const option = digit[1] === "0"
      ? question.options.find((entry) => entry.unknown)
      : question.options.filter((entry) => !entry.unknown)[Number(digit[1]) - 1];
    const input = option && box.querySelector(`input[value="${CSS.escape(option.id)}"]`);
    if (input && !input.disabled) {
      event.preventDefault();
      input.focus();
      if (!input.checked || question.most) input.click();
    }
  } else if (event.key === "Enter" && event.target.matches("input")) {
    event.preventDefault();
    const boxes = [...sheet.root.querySelectorAll(".question")];
    const next = boxes[boxes.indexOf(box) + 1];
    if (next) focusOn(next);
  } else if (event.code === "KeyN" && !sheet.data.values.sharing) {
    event.preventDefault();
    openNote(box, true);
  } else if (event.code === "KeyD" && !sheet.data.values.sharing) {
    event.preventDefault();
    differ(sheet, question);
  }
}

function firstInput(box) {
  return box.querySelector(".options input:checked") ?? box.querySelector(".options input:not(:disabled)");
}

function focusOn(box) {
  box.scrollIntoView({ block: "center" });
  firstInput(box)?.focus({ preventScroll: true });
}

// ---- the page around it ----

function listenOnce() {
  if (window.diagnosisDesk) return;
  window.diagnosisDesk = true;
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-ask]");
    const box = link && window.diagnosisSheet?.boxes.get(`question ${link.dataset.ask}`);
    if (!box) return;
    event.preventDefault();
    focusOn(box);
  });
}

// Keeps the answers in this browser, reads links, and follows the back and forward buttons.
// Storage holds one entry: {saved: ms since 1970, response: JSON, language, screen}.
const KEY = "diagnosis.response";
const TAB = "diagnosis.here";
const LONGEST = 30 * 24 * 60 * 60 * 1000;

export default function ({ data: text, setTriggerValue }) {
  const data = JSON.parse(text);
  const memory = (window.diagnosisMemory ??= watch());
  memory.send = (event) => setTriggerValue("event", { ...event, storage: memory.keeps, session: data.session });
  memory.data = data;
  if (memory.session !== data.session || !data.ready) {
    // A session on the server that knows nothing yet: tell it what there is.
    memory.session = data.session;
    const saved = load();
    memory.response = saved ? saved.response : "";
    memory.place = saved ? saved.screen : "";
    memory.language = saved ? saved.language : "";
    memory.adopted = data.adopted;
    memory.keeps = available();
    memory.send({ kind: "opened", saved, here: here(), link: takeLink() });
  } else {
    keep(memory);
    follow(memory);
  }
}

function watch() {
  const memory = { keeps: available() };
  window.addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) compare(memory);
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) compare(memory);
  });
  for (const kind of ["click", "keyup", "input"]) {
    document.addEventListener(kind, () => setTimeout(() => note(memory), 30), true);
  }
  document.addEventListener("click", (event) => hold(memory, event), true);
  window.addEventListener("popstate", (event) => {
    if (event.state && event.state.diagnosis && memory.data.ready) {
      memory.wanted = event.state.diagnosis;
      memory.send({ kind: "moved", screen: memory.wanted });
    }
  });
  // After a lost connection Streamlit waits for the next tap, which a new session on the
  // server would not understand: let the page catch up before it comes.
  const app = document.querySelector("[data-testid=stApp]");
  if (app) {
    new MutationObserver(([change]) => {
      const connected = app.getAttribute(change.attributeName) === "CONNECTED";
      if (connected && change.oldValue !== "CONNECTED") memory.send({ kind: "again" });
    }).observe(app, { attributeFilter: ["data-test-connection-state"], attributeOldValue: true });
  }
  window.addEventListener("hashchange", () => {
    const link = takeLink();
    if (link) memory.send({ kind: "link", link });
  });
  return memory;
}

// ---- storage ----

function available() {
  try {
    localStorage.setItem(KEY + ".try", "1");
    localStorage.removeItem(KEY + ".try");
    return true;
  } catch {
    return false;
  }
}

function load() {
  try {
    const entry = JSON.parse(localStorage.getItem(KEY));
    if (!entry) return null;
    if (Date.now() - entry.saved < LONGEST && typeof entry.response === "string") return entry;
    localStorage.removeItem(KEY);
  } catch {
    // Unreadable or not allowed: as good as empty.
  }
  return null;
}

// The server says it where the browser has stopped keeping, be it full or forbidden, or keeps again.
function store(memory, response) {
  const { data } = memory;
  let keeps = true;
  try {
    const entry = { saved: Date.now(), response, language: data.language, screen: data.place };
    localStorage.setItem(KEY, JSON.stringify(entry));
  } catch {
    keeps = false;
  }
  if (keeps !== memory.keeps) {
    memory.keeps = keeps;
    memory.send({ kind: "kept" });
  }
}

function keep(memory) {
  const { data } = memory;
  if (data.adopted !== memory.adopted) {
    // The server has just taken over what another tab wrote.
    memory.adopted = data.adopted;
  } else if (!data.response) {
    forget();
  } else if (["response", "place", "language"].some((part) => data[part] !== memory[part])) {
    store(memory, data.response);
  }
  memory.response = data.response;
  memory.place = data.place;
  memory.language = data.language;
  markHere(Boolean(data.response));
}

function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Not allowed: then there is nothing to forget.
  }
}

// What another tab of this browser has written or erased in the meantime.
function compare(memory) {
  if (!memory.data || !memory.data.ready) return;
  const saved = load();
  const response = saved ? saved.response : "";
  if (response !== memory.response && available()) {
    memory.response = response;
    memory.send({ kind: "elsewhere", saved });
  }
}

// ---- answers that the server has not confirmed yet ----

// A click is kept at once, so that it survives even where the connection is gone. On the
// server it runs one question only, which tells this component nothing.
function note(memory) {
  const { data } = memory;
  if (!data || !data.ready || !data.blank) return;
  const response = JSON.parse(data.response || data.blank);
  const before = JSON.stringify(response);
  for (const [question, options] of Object.entries(data.asked)) {
    const box = document.querySelector(`.st-key-q-${CSS.escape(question)}`);
    if (!box) continue;
    const cells = [...box.querySelectorAll("[role=radio], input[type=radio], input[type=checkbox]")];
    if (cells.length !== options.length) continue;
    const chosen = options.filter((_, place) => {
      const cell = cells[place];
      return cell.checked || cell.getAttribute("aria-checked") === "true";
    });
    if (chosen.length) {
      const kept = response.answers[question];
      const single = typeof kept === "string" && chosen.length === 1 ? chosen[0] : chosen;
      if (JSON.stringify(single) !== JSON.stringify(kept)) response.answers[question] = single;
      response.open = response.open.filter((name) => name !== question);
    } else if (question in response.answers) {
      delete response.answers[question];
      response.open.push(question);
    }
  }
  for (const detail of ["organisation", "note"]) {
    const field = document.querySelector(`.st-key-detail-${detail} input`);
    if (field && field.value !== (response[detail] ?? "")) response[detail] = field.value;
  }
  if (JSON.stringify(response) !== before) {
    store(memory, JSON.stringify(response));
    markHere(true);
  }
}

// A file is made from what the server has. Someone who types and presses the button at once starts
// both; so the press waits, five seconds at most, until the server has what was typed.
function hold(memory, event) {
  const button = event.target.closest?.(".stDownloadButton button");
  if (!button || memory.letThrough || !onItsWay(memory)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (memory.held) return;
  memory.held = true;
  button.setAttribute("aria-busy", "true");
  const key = [...button.closest("[class*=st-key-]").classList].find((name) => name.startsWith("st-key-"));
  const end = Date.now() + 5000;
  const again = () => {
    if (onItsWay(memory) && Date.now() < end) {
      setTimeout(again, 20);
      return;
    }
    memory.held = false;
    button.removeAttribute("aria-busy");
    memory.letThrough = true;
    document.querySelector(`.${CSS.escape(key)} button`)?.click();
    memory.letThrough = false;
  };
  again();
}

function onItsWay(memory) {
  return Object.entries(memory.data?.details ?? {}).some(([name, value]) => {
    const field = document.querySelector(`.st-key-detail-${name} input`);
    return field && field.value !== value;
  });
}

// ---- this tab ----

function here() {
  try {
    return sessionStorage.getItem(TAB) === "yes";
  } catch {
    return false;
  }
}

function markHere(yes) {
  try {
    if (yes) sessionStorage.setItem(TAB, "yes");
    else sessionStorage.removeItem(TAB);
  } catch {
    // Without it a reload asks before going on.
  }
}

// ---- the address ----

// The link is taken out of the address, so that it does not stay in the history.
function takeLink() {
  if (!location.hash.startsWith("#r=")) return null;
  const link = location.hash;
  history.replaceState(history.state, "", location.pathname + location.search);
  return link;
}

function follow(memory) {
  const { screen } = memory.data;
  const shown = history.state && history.state.diagnosis;
  if (screen === shown) {
    memory.wanted = null;
    return;
  }
  const state = { ...history.state, diagnosis: screen };
  const address = location.pathname + location.search + "#" + screen;
  if (!shown || memory.wanted) history.replaceState(state, "", address);
  else history.pushState(state, "", address);
  memory.wanted = null;
}

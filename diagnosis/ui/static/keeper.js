// Keeps cases in this browser, apart from a visitor's own answers, and hides what is private the
// moment the screen is shared. Storage: one entry a case, {saved: ms since 1970, text: JSON},
// and one for what was entered and not yet taken over by the server. Entries are sent from here,
// since this stands on every screen of the desk: a sheet may be gone before its last word is sent.
const CASE = "diagnosis.case.";
const PENDING = "diagnosis.pending.";
const TAB = "diagnosis.case-here";
const LONGEST = 30 * 24 * 60 * 60 * 1000;
const MOST = 10;
// Where storage is forbidden, even naming it fails.
const browser = () => localStorage;
const tab = () => sessionStorage;

export default function ({ data: text, setTriggerValue }) {
  const data = JSON.parse(text);
  const keeper = (window.diagnosisKeeper ??= watch());
  keeper.send = (event) => setTriggerValue("event", { ...event, session: data.session, nonce: Date.now() });
  keeper.data = data;
  showSharing(data.sharing);
  if (keeper.session !== data.session || !data.ready) {
    keeper.session = data.session;
    if (!data.keep) forgetAll();
    keeper.send({ kind: "opened", storage: available(), here: read(tab, TAB) ?? "", cases: kept() });
    return;
  }
  for (const id of data.erase) forget(id);
  if (data.case) {
    write(tab, TAB, data.id);
    if (data.keep && data.case !== keeper.text) {
      keeper.text = data.case;
      write(browser, CASE + data.id, JSON.stringify({ saved: Date.now(), text: data.case }));
      for (const old of kept().slice(MOST)) forget(old.id);
    }
    // Only now: what the server has taken over stands in the case that was just kept.
    keeper.pending = keeper.pending.filter((edit) => edit.n > data.seen && edit.case === data.id);
    keepPending(keeper);
    window.diagnosisSheet?.refresh();
    if (keeper.pending.length) flushSoon(keeper, 400);
  } else {
    keeper.text = "";
    keeper.pending = [];
    remove(tab, TAB);
  }
}

function watch() {
  const keeper = { pending: [], last: 0 };
  keeper.enter = (edit, wait) => enter(keeper, edit, wait);
  keeper.flush = () => flush(keeper);
  const app = document.querySelector("[data-testid=stApp]");
  // After a lost connection Streamlit waits for the next tap: let the page catch up before it.
  new MutationObserver(([change]) => {
    const connected = app.getAttribute(change.attributeName) === "CONNECTED";
    if (connected && change.oldValue !== "CONNECTED") keeper.send({ kind: "again" });
  }).observe(app, { attributeFilter: ["data-test-connection-state"], attributeOldValue: true });
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.code !== "KeyS") return;
    event.preventDefault();
    document.querySelector(".st-key-sharing button")?.click();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".st-key-sharing button") && !keeper.data.sharing) showSharing(true);
  }, true);
  return keeper;
}

// At once, before the server has drawn the page without it.
function showSharing(on) {
  document.documentElement.classList.toggle("diagnosis-sharing", on);
  window.diagnosisSheet?.root.classList.toggle("hiding", on);
}

// ---- what is entered, until the server has taken it over ----

function enter(keeper, edit, wait) {
  const same = (other) => ["case", "record", "what", "question", "trial"].every((part) => other[part] === edit[part]);
  keeper.last = Math.max(Date.now(), keeper.last + 1);
  keeper.pending = [...keeper.pending.filter((other) => !same(other)), { ...edit, n: keeper.last }];
  keepPending(keeper);
  flushSoon(keeper, wait);
}

function flushSoon(keeper, wait) {
  clearTimeout(keeper.timer);
  keeper.timer = setTimeout(() => flush(keeper), wait);
}

function flush(keeper) {
  clearTimeout(keeper.timer);
  if (!keeper.pending.length) return;
  keeper.send({ kind: "entered", edits: keeper.pending });
  setTimeout(() => window.diagnosisSheet?.refresh(), 3500);
}

// ---- storage ----

function kept() {
  const found = [];
  for (let place = localLength() - 1; place >= 0; place -= 1) {
    const name = localStorage.key(place);
    if (!name?.startsWith(CASE)) continue;
    const id = name.slice(CASE.length);
    const entry = parsed(read(browser, name));
    if (!entry || typeof entry.text !== "string" || Date.now() - entry.saved >= LONGEST) forget(id);
    else found.push({ id, saved: entry.saved, text: entry.text, pending: parsed(read(browser, PENDING + id)) ?? [] });
  }
  return found.sort((one, other) => other.saved - one.saved);
}

function keepPending(keeper) {
  const { keep, id } = keeper.data;
  if (keep && keeper.pending.length) write(browser, PENDING + id, JSON.stringify(keeper.pending));
  else remove(browser, PENDING + id);
}

function forget(id) {
  remove(browser, CASE + id);
  remove(browser, PENDING + id);
}

function forgetAll() {
  for (const { id } of kept()) forget(id);
}

function available() {
  return write(browser, CASE + "try", "1") && remove(browser, CASE + "try");
}

function localLength() {
  try {
    return localStorage.length;
  } catch {
    return 0;
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function read(storage, name) {
  try {
    return storage().getItem(name);
  } catch {
    return null;
  }
}

function write(storage, name, value) {
  try {
    storage().setItem(name, value);
    return true;
  } catch {
    return false;
  }
}

function remove(storage, name) {
  try {
    storage().removeItem(name);
    return true;
  } catch {
    return false;
  }
}

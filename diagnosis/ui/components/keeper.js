// Keeps cases in this browser, apart from a visitor's own answers, and hides what is private the
// moment the screen is shared. Storage: one entry a case, {saved: ms since 1970, text: JSON, owner},
// and one for what was entered and not yet taken over by the server. Entries are sent from here,
// since this stands on every screen of the desk: a sheet may be gone before its last word is sent.
// A case is worked on in one tab: `owner` says in which, and only that tab writes it.
const CASE = "diagnosis.case.";
const PENDING = "diagnosis.pending.";
const TAB = "diagnosis.case-here";
const LONGEST = 30 * 24 * 60 * 60 * 1000;
const MOST = 10;
// Milliseconds within which another tab says that it has a case open.
const PATIENCE = 250;
// Where storage is forbidden, even naming it fails.
const browser = () => localStorage;
const tab = () => sessionStorage;

export default function ({ data: text, setTriggerValue }) {
  const data = JSON.parse(text);
  const keeper = (window.diagnosisKeeper ??= watch());
  keeper.send = (event) => {
    setTriggerValue("event", { ...event, storage: keeper.keeps, session: data.session, nonce: Date.now() });
  };
  keeper.data = data;
  showSharing(data.sharing);
  if (keeper.session !== data.session || !data.ready) {
    keeper.session = data.session;
    keeper.held = keeper.left = keeper.text = "";
    keeper.keeps = available();
    open(keeper);
    return;
  }
  for (const id of data.erase) forget(id);
  if (data.wanted && data.wanted.turn !== keeper.turn) {
    keeper.turn = data.wanted.turn;
    fetchCase(keeper, data.wanted.id, data.wanted.take);
  }
  if (!data.case) {
    keeper.held = keeper.text = "";
    keeper.pending = [];
    remove(tab, TAB);
  } else if (data.id !== keeper.left) {
    if (data.keep && data.id !== keeper.held) hold(keeper, data.id);
    else keepCase(keeper);
  }
}

async function open(keeper) {
  const { data } = keeper;
  if (!data.keep) forgetAll();
  const here = data.keep ? (read(tab, TAB) ?? "") : "";
  const event = { kind: "opened", cases: kept() };
  if (here && read(browser, CASE + here)) {
    if (await claim(keeper, here, false)) event.entry = take(keeper, here);
    else event.elsewhere = here;
  }
  keeper.send(event);
}

// ---- one tab a case ----

async function fetchCase(keeper, id, insist) {
  if (!(await claim(keeper, id, insist))) keeper.send({ kind: "elsewhere", id });
  else keeper.send({ kind: "case", entry: take(keeper, id) });
}

// A case that came from a file, or is new: written here once no other tab has it open.
async function hold(keeper, id) {
  if (keeper.claiming === id) return;
  keeper.claiming = id;
  const free = await claim(keeper, id, false);
  keeper.claiming = "";
  if (keeper.data.id !== id) return;
  if (!free) {
    keeper.left = id;
    keeper.send({ kind: "elsewhere", id });
    return;
  }
  keeper.held = id;
  keeper.text = "";
  keepCase(keeper);
}

function take(keeper, id) {
  const entry = parsed(read(browser, CASE + id));
  keeper.held = id;
  keeper.left = keeper.text = "";
  if (!entry || typeof entry.text !== "string") return { id, text: "", pending: [] };
  put(keeper, id, entry.text);
  return { id, text: entry.text, pending: parsed(read(browser, PENDING + id)) ?? [] };
}

// Whether this tab may work on a case: no other has it open, or it is told to let go.
function claim(keeper, id, insist) {
  return new Promise((done) => {
    if (!keeper.channel) {
      done(true);
      return;
    }
    const answered = ({ data: said }) => {
      if (said.id !== id || said.to !== keeper.tab) return;
      finish(said.kind === "left");
    };
    const finish = (free) => {
      clearTimeout(timer);
      keeper.channel.removeEventListener("message", answered);
      done(free);
    };
    // A tab that does not answer is gone, or asleep; should it wake, it sees that it is no longer the owner.
    const timer = setTimeout(() => finish(true), PATIENCE);
    keeper.channel.addEventListener("message", answered);
    say(keeper, insist ? "take" : "ask", id);
  });
}

function listen(keeper) {
  if (typeof BroadcastChannel === "undefined") return null;
  const channel = new BroadcastChannel("diagnosis.cases");
  channel.addEventListener("message", ({ data: said }) => {
    if (said.to || said.id !== keeper.held) return;
    if (said.kind === "ask") say(keeper, "held", said.id, said.from);
    if (said.kind === "take") {
      leave(keeper, said.id);
      say(keeper, "left", said.id, said.from);
    }
  });
  return channel;
}

function say(keeper, kind, id, to = "") {
  keeper.channel?.postMessage({ kind, id, from: keeper.tab, to });
}

// Another tab goes on with the case; what was entered here waits in the storage for it.
function leave(keeper, id) {
  keepPending(keeper);
  keeper.left = id;
  keeper.held = "";
  keeper.pending = [];
  remove(tab, TAB);
  keeper.send({ kind: "taken", id });
}

function owned(keeper, id) {
  const entry = parsed(read(browser, CASE + id));
  return !entry || !entry.owner || entry.owner === keeper.tab;
}

function keepCase(keeper) {
  const { data } = keeper;
  if (data.keep && keeper.held === data.id && !owned(keeper, data.id)) {
    leave(keeper, data.id);
    return;
  }
  write(tab, TAB, data.id);
  if (data.keep && data.case !== keeper.text) {
    keeper.text = data.case;
    tell(keeper, put(keeper, data.id, data.case));
    for (const old of kept().slice(MOST)) forget(old.id);
  }
  // Only now: what the server has taken over stands in the case that was just kept.
  keeper.pending = keeper.pending.filter((edit) => edit.n > data.seen && edit.case === data.id);
  keepPending(keeper);
  window.diagnosisSheet?.refresh();
  if (keeper.pending.length) flushSoon(keeper, 400);
}

function put(keeper, id, text) {
  return write(browser, CASE + id, JSON.stringify({ saved: Date.now(), text, owner: keeper.tab }));
}

// The server says it where the browser has stopped keeping, or keeps again.
function tell(keeper, kept) {
  if (kept === keeper.keeps) return;
  keeper.keeps = kept;
  keeper.send({ kind: "kept" });
}

// ---- the page ----

function watch() {
  const keeper = { pending: [], last: 0, held: "", left: "", tab: `${Date.now()}.${Math.random()}` };
  keeper.channel = listen(keeper);
  keeper.enter = (edit, wait) => enter(keeper, edit, wait);
  keeper.flush = () => flush(keeper);
  const app = document.querySelector("[data-testid=stApp]");
  // After a lost connection Streamlit waits for the next tap: let the page catch up before it.
  new MutationObserver(([change]) => {
    const connected = app.getAttribute(change.attributeName) === "CONNECTED";
    if (connected && change.oldValue !== "CONNECTED") keeper.send({ kind: "again" });
  }).observe(app, { attributeFilter: ["data-test-connection-state"], attributeOldValue: true });
  window.addEventListener("storage", (event) => {
    if (keeper.held && event.key === CASE + keeper.held && event.newValue && !owned(keeper, keeper.held)) {
      leave(keeper, keeper.held);
    }
  });
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
  tell(keeper, keepPending(keeper));
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

function keepPending(keeper) {
  const { keep, id } = keeper.data;
  if (!keep || keeper.held !== id) return keeper.keeps;
  if (!keeper.pending.length) return remove(browser, PENDING + id) && keeper.keeps;
  return write(browser, PENDING + id, JSON.stringify(keeper.pending));
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
    else found.push({ id, saved: entry.saved, client: parsed(entry.text)?.client });
  }
  return found.sort((one, other) => other.saved - one.saved);
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

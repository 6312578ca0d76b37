// A browser's storage and the line between its tabs, as far as the modules use them.

/** Storage that can be filled. */
export class Box {
  /** @type {Map<string, string>} */
  entries = new Map();
  full = false;

  get length() {
    return this.entries.size;
  }

  /** @param {number} index */
  key(index) {
    return [...this.entries.keys()][index] ?? null;
  }

  /** @param {string} name */
  getItem(name) {
    return this.entries.get(name) ?? null;
  }

  /** @param {string} name @param {string} value */
  setItem(name, value) {
    if (this.full) throw new Error("QuotaExceededError");
    this.entries.set(name, value);
  }

  /** @param {string} name */
  removeItem(name) {
    this.entries.delete(name);
  }

  clear() {
    this.entries.clear();
  }
}

/** A new browser with one tab. @returns {{local: Box, session: Box}} */
export function newBrowser() {
  const browser = { local: new Box(), session: new Box() };
  define("localStorage", () => browser.local);
  define("sessionStorage", () => browser.session);
  return browser;
}

/** A browser that does not even let storage be named. */
export function closedBrowser() {
  const refuse = () => {
    throw new Error("SecurityError");
  };
  define("localStorage", refuse);
  define("sessionStorage", refuse);
}

/** @param {string} name @param {() => unknown} get */
function define(name, get) {
  Object.defineProperty(globalThis, name, { configurable: true, get });
}

/** The line between the tabs of a browser. */
export class Air {
  /** @type {EventTarget[]} */
  ends = [];

  /** @returns {BroadcastChannel} one tab's end of it */
  end() {
    const end = new EventTarget();
    this.ends.push(end);
    /** @param {unknown} data */
    const postMessage = (data) => {
      for (const other of this.ends) {
        if (other !== end) queueMicrotask(() => other.dispatchEvent(new MessageEvent("message", { data })));
      }
    };
    return /** @type {BroadcastChannel} */ (/** @type {unknown} */ (Object.assign(end, { postMessage })));
  }

  /** @param {BroadcastChannel} end of a tab that is closed */
  close(end) {
    this.ends = this.ends.filter((other) => other !== end);
  }
}

/** Lets everything happen that waits for no time. */
export function settled() {
  return new Promise((done) => {
    setImmediate(done);
  });
}

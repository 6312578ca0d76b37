// The address: links in it, and the screens that the back and forward buttons go through.

// The link is taken out of the address, so that it does not stay in the history.
/** @returns {string | null} */
export function takeLink() {
  const { hash, pathname, search } = location;
  if (!hash.startsWith("#r=")) return null;
  history.replaceState(history.state, "", pathname + search);
  return hash;
}

/** @param {unknown} state of the history @returns {string} the screen that it stands for */
export function screenOf(state) {
  const screen = /** @type {{diagnosis?: unknown} | null} */ (state)?.diagnosis;
  return typeof screen === "string" ? screen : "";
}

/**
 * @param {string} screen the one that is shown now
 * @param {string} noted the one that the history stands at
 * @param {string} wanted the one that a back or forward button asked for
 * @returns {"stay" | "replace" | "push"}
 */
export function step(screen, noted, wanted) {
  if (screen === noted) return "stay";
  return !noted || wanted ? "replace" : "push";
}

/** @param {string} screen @param {string} wanted */
export function follow(screen, wanted) {
  const state = { ...history.state, diagnosis: screen };
  const address = location.pathname + location.search + "#" + screen;
  const next = step(screen, screenOf(history.state), wanted);
  if (next === "replace") history.replaceState(state, "", address);
  else if (next === "push") history.pushState(state, "", address);
}

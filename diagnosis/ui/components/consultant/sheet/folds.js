// What was unfolded beside the sheet stays so when that part is drawn anew.

/** @type {Map<string, boolean>} */
const open = new Map();

export function keepFolds() {
  document.addEventListener("toggle", ({ target }) => {
    if (target instanceof HTMLDetailsElement && target.dataset.fold) open.set(target.dataset.fold, target.open);
  }, true);
  new MutationObserver(() => {
    for (const fold of document.querySelectorAll("details[data-fold]")) {
      if (!(fold instanceof HTMLDetailsElement)) continue;
      const wanted = open.get(fold.dataset.fold ?? "");
      if (wanted !== undefined && fold.open !== wanted) fold.open = wanted;
    }
  }).observe(document.body, { childList: true, subtree: true });
}

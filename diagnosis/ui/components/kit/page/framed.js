// Within a page of another site: that page scrolls, and this one tells it how high it is and where to look.

export const FRAMED = window.parent !== window;
/** What is told is a height or a place, and only sites that the server names can show this page at all. */
const ANY_SITE = "*";

/**
 * Lets the page be as high as what stands on it, and tells each change of that.
 * @param {string} content what holds all that stands on the page, as a selector
 */
export function followHeight(content) {
  if (!FRAMED) return;
  document.documentElement.classList.add("framed");
  /** @type {Element | null} */
  let watched = null;
  const sizes = new ResizeObserver(() => {
    if (watched) tell({ height: watched.getBoundingClientRect().bottom + window.scrollY });
  });
  const look = () => {
    const found = document.querySelector(content);
    if (found && found !== watched) {
      sizes.disconnect();
      sizes.observe((watched = found));
    }
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  look();
  // What is shown for a moment is shown where something was pressed.
  document.addEventListener("pointerdown", ({ pageY }) => {
    document.documentElement.style.setProperty("--pressed", `${pageY}px`);
  }, true);
}

/** Brings something into view that the other page may have scrolled away. @param {Element} element */
export function lookAt(element) {
  if (FRAMED) tell({ place: element.getBoundingClientRect().top });
}

/** @param {{height: number} | {place: number}} what */
function tell(what) {
  window.parent.postMessage({ of: "diagnosis", ...what }, ANY_SITE);
}

// An SVG that the server has made, as a part of the page: so it takes its colours from the style sheet.

/** @param {string} svg @returns {Element} */
export function drawnPicture(svg) {
  return document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
}

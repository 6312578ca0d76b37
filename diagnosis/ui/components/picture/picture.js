// Draws an SVG that the server has made, in the page itself, so that it takes its colours from the style sheet.

/** @param {Component<string>} component */
export default function ({ data, parentElement }) {
  const drawn = new DOMParser().parseFromString(data, "image/svg+xml").documentElement;
  const place = parentElement.querySelector(".picture");
  if (place?.outerHTML === drawn.outerHTML) return;
  if (place) place.replaceWith(document.importNode(drawn, true));
  else parentElement.append(document.importNode(drawn, true));
}

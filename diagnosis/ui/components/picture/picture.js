// Draws an SVG that the server has made, in the page itself, so that it takes its colours from the style sheet.

/** @param {Component<string>} component */
export default function ({ data, parentElement }) {
  const drawn = document.importNode(new DOMParser().parseFromString(data, "image/svg+xml").documentElement, true);
  const place = parentElement.querySelector(".picture");
  if (place?.isEqualNode(drawn)) return;
  if (place) place.replaceWith(drawn);
  else parentElement.append(drawn);
}

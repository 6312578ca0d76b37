// Places on the page that something leads to.

/**
 * @param {Element} place
 * @param {string} control a selector of what is chosen with
 * @returns {Element | null} what takes the focus: the place where it can, else the first control in it
 */
export function controlOf(place, control) {
  return place.matches("[tabindex]") ? place : place.querySelector(control);
}

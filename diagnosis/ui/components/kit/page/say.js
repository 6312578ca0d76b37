// The one place of a page from which a screen reader is told what has happened.

/**
 * @param {string} words
 * @param {boolean} seen whether it is also shown, for some seconds
 */
export function say(words, seen) {
  const region = regionOf(document);
  region.classList.toggle("seen", seen);
  region.textContent = words;
  if (seen) {
    setTimeout(() => {
      if (region.textContent === words) region.textContent = "";
    }, 6000);
  }
}

/** @param {Document} page @returns {HTMLElement} */
function regionOf(page) {
  const found = page.querySelector(".said");
  if (found instanceof HTMLElement) return found;
  const region = page.createElement("div");
  region.className = "said";
  region.setAttribute("role", "status");
  page.body.append(region);
  return region;
}

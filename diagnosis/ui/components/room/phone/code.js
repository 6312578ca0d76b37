// The code of a room as the server keeps it, however somebody typed it, and from a link that was damaged on its way.

/** @param {string} written what was typed, or an address or its end @returns {string} capital letters and digits */
export function codeOf(written) {
  const folded = decoded(written).normalize("NFKC");
  return folded.slice(folded.lastIndexOf("#") + 1).toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
}

/** Browsers write characters beyond ASCII in an address as %XX. @param {string} written */
function decoded(written) {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

// The words of the page, in each language.

/** @typedef {(key: string, values?: Record<string, string | number>) => string} Say */

/** @type {Record<string, Record<string, string>>} */
const all = JSON.parse(document.getElementById("words")?.textContent ?? "{}");

export function languages() {
  return Object.keys(all);
}

/** @param {string} language @returns {Say} */
export function speaking(language) {
  const words = all[language] ?? {};
  return (key, values = {}) => (words[key] ?? "").replaceAll(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

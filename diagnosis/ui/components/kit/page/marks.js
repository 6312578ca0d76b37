// Attributes that Streamlit leaves out, such as names, groups and what is wrong with an answer.

/** @typedef {Map<Element, Set<string>>} Marked the attributes that were set, by element */

/**
 * Sets the attributes that are wanted now and takes off those that were set before and are not.
 * @param {Record<string, Record<string, string>>} marks attributes, by selector
 * @param {Marked} marked
 */
export function mark(marks, marked) {
  /** @type {Marked} */
  const now = new Map();
  for (const [selector, attributes] of Object.entries(marks)) {
    for (const element of document.querySelectorAll(selector)) {
      const names = now.get(element) ?? new Set();
      now.set(element, names);
      for (const [name, value] of Object.entries(attributes)) {
        names.add(name);
        if (element.getAttribute(name) !== value) element.setAttribute(name, value);
      }
    }
  }
  for (const [element, names] of marked) {
    for (const name of names) {
      if (!now.get(element)?.has(name)) element.removeAttribute(name);
    }
  }
  marked.clear();
  for (const [element, names] of now) marked.set(element, names);
}

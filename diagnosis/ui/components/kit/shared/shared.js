// What the components of one page share, and what tests look at.

/** @returns {Diagnosis} */
export function shared() {
  return (window.diagnosis ??= {});
}

// Follows the language, starts each screen at its top, and names what Streamlit leaves unnamed.
export default function ({ data: text }) {
  const data = JSON.parse(text);
  const page = (window.diagnosisPage ??= {});
  const moved = data.moves !== (page.data ? page.data.moves : 0);
  page.data = data;
  document.documentElement.lang = data.language;
  if (!page.observer) {
    page.observer = new MutationObserver(() => name(page.data));
    page.observer.observe(document.body, { childList: true, subtree: true });
    for (const kind of ["keydown", "pointerdown"]) {
      document.addEventListener(kind, () => (page.acted = page.data), true);
    }
  }
  name(data);
  showRecommended();
  if (moved) show(data, 10);
}

function name(data) {
  for (const [selector, label] of Object.entries(data.labels)) {
    for (const element of document.querySelectorAll(selector)) {
      if (element.getAttribute("aria-label") !== label) element.setAttribute("aria-label", label);
    }
  }
  for (const [selector, words] of Object.entries(data.words)) {
    for (const element of document.querySelectorAll(selector)) {
      if (element.textContent !== words) element.textContent = words;
    }
  }
}

// On a narrow screen the table scrolls: begin at the plan that is recommended.
function showRecommended() {
  const head = document.querySelector("table.comparison thead .recommended");
  const scroller = head && head.closest(".scroll");
  if (!scroller || scroller.dataset.placed) return;
  scroller.dataset.placed = "yes";
  const label = scroller.querySelector("tbody th");
  scroller.scrollLeft = head.offsetLeft - label.offsetWidth - 8;
}

// The new screen may still be arriving and take the place of what was focused, so this looks
// again for a second, unless the visitor has touched something.
function show(data, tries) {
  const page = window.diagnosisPage;
  if (data !== page.data || data === page.acted) return;
  const target = data.target;
  const question = target && document.querySelector(`.st-key-q-${CSS.escape(target)}`);
  const place = question ? question.querySelector("input, [role=radio]") : document.querySelector("h1");
  const active = document.activeElement;
  if (place && active !== place && (tries === 10 || active === document.body || active.tagName === "H1")) {
    if (question) {
      question.scrollIntoView({ block: "center" });
    } else {
      const main = document.querySelector('[data-testid="stMain"]');
      if (main) main.scrollTo(0, 0);
      place.setAttribute("tabindex", "-1");
    }
    place.focus({ preventScroll: true });
  }
  if (tries > 0) setTimeout(() => show(data, tries - 1), 100);
}

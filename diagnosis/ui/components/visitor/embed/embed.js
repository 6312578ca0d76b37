// Puts the self-check behind the script that loads this, on a page of another site, and follows its height.
/* global TITLES */
(() => {
  const script = document.currentScript ?? document.querySelector("script[src$='/embed.js']");
  if (!(script instanceof HTMLScriptElement)) return;
  const home = new URL(".", script.src);
  const language = script.dataset.language ?? document.documentElement.lang.slice(0, 2);
  if (language in TITLES) home.searchParams.set("lang", language);
  // What stands over the top of the page, such as a menu that stays.
  const above = Number(script.dataset.above ?? 0) + 16;
  const frame = document.createElement("iframe");
  frame.src = home.href;
  frame.title = TITLES[language] ?? Object.values(TITLES).join(" / ");
  frame.allow = "clipboard-write";
  frame.style.cssText = "display: block; width: 100%; height: 45rem; border: 0;";
  // Light on a page that is light whatever the reader prefers, as most sites are.
  const { colorScheme } = getComputedStyle(script.parentElement ?? document.body);
  frame.style.colorScheme = colorScheme === "normal" ? "light" : colorScheme;
  addEventListener("message", ({ data, origin, source }) => {
    if (source !== frame.contentWindow || origin !== home.origin || data?.of !== "diagnosis") return;
    if (typeof data.height === "number") frame.style.height = `${Math.ceil(data.height)}px`;
    if (typeof data.place === "number") bringIntoView(frame.getBoundingClientRect().top + data.place);
  });
  script.after(frame);

  /** @param {number} top */
  function bringIntoView(top) {
    if (top < above || top > innerHeight / 2) scrollBy({ top: top - above });
  }
})();

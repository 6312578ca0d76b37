// The Enter that ends the conversion of Japanese text belongs to the keyboard: no field, form or list sees it.
// Safari sends it after the conversion has ended, marked only by the key code 229.
window.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.stopImmediatePropagation();
}, true);

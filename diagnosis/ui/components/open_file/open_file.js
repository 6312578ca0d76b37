// Reads one file that is chosen or dropped anywhere on the page, and hands it to the server.

/** @typedef {{label: string, reading: string, failed: string, limit: number}} Told */

/** @param {Component<Told>} component */
export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".drop");
  const input = parentElement.querySelector("input");
  const label = parentElement.querySelector("span");
  const status = parentElement.querySelector("p");
  if (!box || !input || !label || !status) return undefined;
  label.textContent = data.label;
  input.setAttribute("aria-label", data.label);

  /** @param {File | undefined} file */
  function take(file) {
    if (!file || !input || !status) return;
    if (file.size > data.limit) {
      setTriggerValue("file", { tooBig: true, nonce: Date.now() });
      return;
    }
    status.textContent = data.reading;
    const reader = new FileReader();
    reader.onload = () => {
      const address = String(reader.result);
      setTriggerValue("file", { content: address.slice(address.indexOf(",") + 1), nonce: Date.now() });
      status.textContent = "";
      input.value = "";
    };
    reader.onerror = () => {
      status.textContent = data.failed;
    };
    reader.readAsDataURL(file);
  }

  input.onchange = () => take(input.files?.[0]);
  return watchDrops(box, take);
}

/**
 * @param {Element} box that shows that a file may be dropped
 * @param {(file: File | undefined) => void} take
 * @returns {() => void} ends it
 */
function watchDrops(box, take) {
  /** @param {DragEvent} event */
  function over(event) {
    event.preventDefault();
    box.classList.add("over");
  }
  /** @param {DragEvent} event */
  function leave(event) {
    if (!event.relatedTarget) box.classList.remove("over");
  }
  /** @param {DragEvent} event */
  function drop(event) {
    event.preventDefault();
    box.classList.remove("over");
    take(event.dataTransfer?.files[0]);
  }
  document.addEventListener("dragover", over);
  document.addEventListener("dragleave", leave);
  document.addEventListener("drop", drop);
  return () => {
    document.removeEventListener("dragover", over);
    document.removeEventListener("dragleave", leave);
    document.removeEventListener("drop", drop);
  };
}

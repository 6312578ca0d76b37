// Reads files that are chosen or dropped anywhere on the page, and hands them to the server.

/** @typedef {{label: string, reading: string, failed: string, limit: number, many: boolean, accept: string}} Told */
/** @typedef {{name: string, content?: string, tooBig?: boolean}} Given */

/** @param {Component<Told>} component */
export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".drop");
  const input = parentElement.querySelector("input");
  const label = parentElement.querySelector("span");
  const status = parentElement.querySelector("p");
  if (!box || !input || !label || !status) return undefined;
  label.textContent = data.label;
  input.setAttribute("aria-label", data.label);
  input.multiple = data.many;
  input.accept = data.accept;

  /** @param {Iterable<File>} dropped */
  async function take(dropped) {
    const files = [...dropped].slice(0, data.many ? undefined : 1);
    if (!files.length || !input || !status) return;
    status.textContent = data.reading;
    try {
      const given = await Promise.all(files.map((file) => read(file, data.limit)));
      setTriggerValue("files", { files: given, nonce: Date.now() });
      status.textContent = "";
      input.value = "";
    } catch {
      status.textContent = data.failed;
    }
  }

  input.onchange = () => take(input.files ?? []);
  return watchDrops(box, take);
}

/** @param {File} file @param {number} limit @returns {Promise<Given>} */
function read(file, limit) {
  const { name } = file;
  if (file.size > limit) return Promise.resolve({ name, tooBig: true });
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => {
      const address = String(reader.result);
      done({ name, content: address.slice(address.indexOf(",") + 1) });
    };
    reader.onerror = () => failed(reader.error ?? new Error("unreadable"));
    reader.readAsDataURL(file);
  });
}

/**
 * @param {Element} box that shows that a file may be dropped
 * @param {(files: Iterable<File>) => void} take
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
    take(event.dataTransfer?.files ?? []);
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

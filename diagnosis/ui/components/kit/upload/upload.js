// Reads files that are chosen or dropped anywhere on the page, and hands them to the server, some at a time.

import { batches, progress } from "./batches.js";

/**
 * @typedef {{label: string, reading: string, progress: string, failed: string, limit: number, most: number,
 *   many: boolean, accept: string, received: number}} Words
 */
/** @typedef {{name: string, content?: string, tooBig?: boolean}} Given */
/** @typedef {{files: File[][], sent: number, done: number, nonce: number}} Queue what is on its way to the server */

/** @type {WeakMap<Element, Queue>} */
const queues = new WeakMap();

/** @param {Component<Words>} component */
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

  /** Hands over the next files; the server's answer to them calls for those behind. @param {Queue} queue */
  async function sendNext(queue) {
    if (!input || !status || !box) return;
    const next = queue.files[queue.sent];
    if (!next) {
      queues.delete(box);
      status.textContent = "";
      input.value = "";
      return;
    }
    const count = queue.files.flat().length;
    status.textContent = count > 1 ? progress(data.progress, queue.done, count) : data.reading;
    try {
      const given = await Promise.all(next.map((file) => read(file, data.limit)));
      queue.nonce = Date.now();
      setTriggerValue("files", { files: given, nonce: queue.nonce, first: queue.sent === 0 });
      queue.sent += 1;
      queue.done += next.length;
    } catch {
      queues.delete(box);
      status.textContent = data.failed;
    }
  }

  /** @param {Iterable<File>} dropped */
  function take(dropped) {
    const files = [...dropped].slice(0, data.many ? undefined : 1);
    if (!files.length || !box || queues.has(box)) return;
    const queue = { files: batches(files, data.most), sent: 0, done: 0, nonce: 0 };
    queues.set(box, queue);
    sendNext(queue);
  }

  const waiting = queues.get(box);
  if (waiting && waiting.nonce && waiting.nonce === data.received) {
    waiting.nonce = 0;
    sendNext(waiting);
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

// Reads one file that is chosen or dropped anywhere on the page, and hands it to the server.
export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".drop");
  const input = parentElement.querySelector("input");
  const status = parentElement.querySelector("p");
  parentElement.querySelector("span").textContent = data.label;
  input.setAttribute("aria-label", data.label);

  function take(file) {
    if (!file) return;
    if (file.size > data.limit) {
      setTriggerValue("file", { tooBig: true, nonce: Date.now() });
      return;
    }
    status.textContent = data.reading;
    const reader = new FileReader();
    reader.onload = () => {
      const content = reader.result.slice(reader.result.indexOf(",") + 1);
      setTriggerValue("file", { content, nonce: Date.now() });
      status.textContent = "";
      input.value = "";
    };
    reader.onerror = () => {
      status.textContent = data.failed;
    };
    reader.readAsDataURL(file);
  }

  function over(event) {
    event.preventDefault();
    box.classList.add("over");
  }
  function leave(event) {
    if (!event.relatedTarget) box.classList.remove("over");
  }
  function drop(event) {
    event.preventDefault();
    box.classList.remove("over");
    take(event.dataTransfer.files[0]);
  }
  input.onchange = () => take(input.files[0]);
  document.addEventListener("dragover", over);
  document.addEventListener("dragleave", leave);
  document.addEventListener("drop", drop);
  return () => {
    document.removeEventListener("dragover", over);
    document.removeEventListener("dragleave", leave);
    document.removeEventListener("drop", drop);
  };
}

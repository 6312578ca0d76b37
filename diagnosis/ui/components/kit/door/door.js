// Offers the token of the link, or the one that let this tab in before. A browser does not send
// what stands behind the #, so that the token gets into no log; it is taken out of the address.
import { read, remove, tab, write } from "../shared/storage.js";

/** @typedef {{label: string, button: string, wrong: string}} Props `wrong` is empty until a token was refused */

const KEPT = "diagnosis.token";

/** @param {Component<Props>} component */
export default function ({ data, parentElement, setTriggerValue }) {
  const form = parentElement.querySelector("form");
  const input = form?.querySelector("input");
  if (!form || !input) return;
  say(form, "span", data.label);
  say(form, "button", data.button);
  say(form, "p", data.wrong);
  /** @param {string} token */
  const offer = (token) => {
    write(tab, KEPT, token);
    setTriggerValue("token", { token, nonce: Date.now() });
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    if (input.value.trim()) offer(input.value.trim());
  };
  if (data.wrong) {
    remove(tab, KEPT);
    return;
  }
  const offered = form.dataset.offered;
  form.dataset.offered = "yes";
  const token = fromAddress() || (offered ? "" : read(tab, KEPT));
  if (token) offer(token);
}

/** @param {HTMLFormElement} form @param {string} selector @param {string} words */
function say(form, selector, words) {
  const element = form.querySelector(selector);
  if (element) element.textContent = words;
}

function fromAddress() {
  const { hash, pathname, search } = location;
  if (!hash.startsWith("#token=")) return "";
  history.replaceState(history.state, "", pathname + search);
  return decodeURIComponent(hash.slice("#token=".length));
}

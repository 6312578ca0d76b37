// Offers the token of the link, or the one that let this tab in before. A browser does not send
// what stands behind the #, so that the token gets into no log; it is taken out of the address.
const KEPT = "diagnosis.token";

export default function ({ data, parentElement, setTriggerValue }) {
  const form = parentElement.querySelector("form");
  const input = form.querySelector("input");
  form.querySelector("span").textContent = data.label;
  form.querySelector("button").textContent = data.button;
  form.querySelector("p").textContent = data.wrong;
  const offer = (token) => {
    keep(token);
    setTriggerValue("token", { token, nonce: Date.now() });
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    if (input.value.trim()) offer(input.value.trim());
  };
  if (data.wrong) {
    keep("");
    return;
  }
  const offered = form.dataset.offered;
  form.dataset.offered = "yes";
  const token = fromAddress() || (offered ? "" : kept());
  if (token) offer(token);
}

function fromAddress() {
  if (!location.hash.startsWith("#token=")) return "";
  const token = decodeURIComponent(location.hash.slice("#token=".length));
  history.replaceState(history.state, "", location.pathname + location.search);
  return token;
}

function kept() {
  try {
    return sessionStorage.getItem(KEPT) || "";
  } catch {
    return "";
  }
}

function keep(token) {
  try {
    if (token) sessionStorage.setItem(KEPT, token);
    else sessionStorage.removeItem(KEPT);
  } catch {
    // Without it, a reload asks for the token again.
  }
}

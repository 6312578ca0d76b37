// The client's window: shows what the consultant's tab sends within this browser, and asks it when opened.
// Nothing comes here from the server but this page, and nothing is kept.
import { draw } from "./draw.js";
import { clientChannel } from "../../kit/shared/client_channel.js";

const place = document.querySelector("main");
const channel = clientChannel(location.hash.slice(1));
const ASK_AGAIN = 2000;
let heard = false;

channel?.addEventListener("message", ({ data }) => {
  if (!place || data.kind !== "shown") return;
  heard = true;
  draw(place, JSON.parse(data.text));
});

/** Until the consultant's tab answers: it may be loading too. */
function ask() {
  if (heard) return;
  channel?.postMessage({ kind: "hello" });
  setTimeout(ask, ASK_AGAIN);
}
ask();

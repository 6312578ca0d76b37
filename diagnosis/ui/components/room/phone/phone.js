// A phone in a room.
import { Participant } from "./participant.js";

const place = document.querySelector("main") ?? document.body;
const participant = new Participant(place, document.documentElement.lang, location.hash);
window.addEventListener("storage", ({ key }) => participant.takeFromOtherTab(key));
window.addEventListener("hashchange", () => participant.open(location.hash));
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) participant.wake();
});

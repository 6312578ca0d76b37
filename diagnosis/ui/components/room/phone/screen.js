// The shared screen of a room: how to join, how many have, and what the consultant shows. It asks for nothing else.
import { ask } from "./ask.js";
import { board } from "./board.js";
import { speaking } from "./words.js";

const LOOK_AGAIN = 1_500;
// What a mail program wrote behind the key is left out.
const ADDRESS = /^#([0-9a-f]+)\.([\w-]+)/;
const place = document.querySelector("main") ?? document.body;
let language = document.documentElement.lang;
let drawn = "";

async function look() {
  const [, room, key] = ADDRESS.exec(location.hash) ?? [];
  const { status, data } = await ask("screen", { room: room ?? "", key: key ?? "", language });
  const say = speaking(language);
  if (status === 200) {
    language = document.documentElement.lang = data.language;
    const now = JSON.stringify(data);
    if (now !== drawn) place.replaceChildren(...board(speaking(language), data));
    drawn = now;
  } else if (status === 404) {
    place.replaceChildren(say("no-room"));
    drawn = "";
  } else {
    let line = place.querySelector(".lost");
    if (!line) {
      line = document.createElement("p");
      line.className = "lost";
      place.prepend(line);
    }
    line.textContent = say("lost");
    drawn = "";
  }
  setTimeout(look, LOOK_AGAIN);
}

document.body.classList.add("board");
void look();

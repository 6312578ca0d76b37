// Shows a comparison of positions in the client's window, a step at a time.
import { feedWindow, newFeed, openWindow } from "../../kit/shared/client_window.js";
import { shared } from "../../kit/shared/shared.js";

/** @typedef {{address: string, of: string, shown: object | null, button: string}} Props */
/** @typedef {{data: Props}} Presenter `data` is what the server told last */

/** @param {Component<string>} component */
export default function ({ data: text }) {
  /** @type {Props} */
  const data = JSON.parse(text);
  const feed = (shared().feed ??= newFeed());
  const presenter = (shared().presenter ??= watch({ data }, feed));
  presenter.data = data;
  feedWindow(feed, data);
}

/** @param {Presenter} presenter @param {import("../../kit/shared/client_window.js").Feed} feed @returns {Presenter} */
function watch(presenter, feed) {
  // Only a press may open a window.
  document.addEventListener("click", ({ target }) => {
    const { button, address } = presenter.data;
    if (target instanceof Element && target.closest(button)) openWindow(feed, address);
  }, true);
  return presenter;
}

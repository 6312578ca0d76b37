// Says so where a network lets no websocket through: without one, the app never takes the place of this page.
(() => {
  const Socket = window.WebSocket;
  const PATIENCE = 5_000; // milliseconds from the first try, over all further ones
  let timer = 0;
  /** @param {boolean} blocked */
  const say = (blocked) => {
    const notice = document.getElementById("blocked");
    if (!notice) return;
    notice.setAttribute("role", blocked ? "alert" : "none");
    notice.hidden = !blocked;
  };
  window.WebSocket = class extends Socket {
    /** @param {string | URL} address @param {string | string[]} [protocols] */
    constructor(address, protocols) {
      super(address, protocols);
      timer ||= window.setTimeout(say, PATIENCE, true);
      this.addEventListener("open", () => {
        window.clearTimeout(timer);
        say(false);
        window.WebSocket = Socket;
      });
    }
  };
})();

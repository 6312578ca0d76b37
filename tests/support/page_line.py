"""What comes over a page's websockets: which of them is the line to the server now, and what has run on it.

The page itself does not tell: a run may begin and end before anything of it is drawn.
"""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from playwright.sync_api import Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


@dataclass
class PageLine:
    """`opened` counts websockets, `runs` those that ended on the newest; `caught_up` is the one seen last."""

    opened: int = 0
    runs: int = 0
    caught_up: int = 0


_lines: WeakKeyDictionary[Page, PageLine] = WeakKeyDictionary()


def watch_line(page: Page) -> None:
    """Begin to watch, before the page is opened."""
    line = _lines[page] = PageLine()

    def opened(socket: WebSocket) -> None:
        line.opened += 1
        line.runs = 0
        number = line.opened

        def received(payload: bytes | str) -> None:
            if isinstance(payload, bytes) and number == line.opened and _ends_run(payload):
                line.runs += 1

        socket.on("framereceived", received)

    page.on("websocket", opened)


def line_of(page: Page) -> PageLine:
    """What has been seen so far. Raises KeyError for a page that is not watched."""
    return _lines[page]


def _ends_run(payload: bytes) -> bool:
    return bool(ForwardMsg.FromString(payload).WhichOneof("type") == "script_finished")

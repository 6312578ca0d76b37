"""A Firefox that is driven by WebDriver BiDi, which it speaks itself: no other program is needed for it."""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.support.ports import free_port

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
_PATIENCE = 60.0


class Firefox:
    """One tab. Frames and the tab itself are named by what BiDi calls a context."""

    def __init__(self, line: ClientConnection) -> None:
        self._line, self._numbers = line, count(1)
        self._call("session.new", capabilities={})
        self.tab: str = self._call("browsingContext.getTree")["contexts"][0]["context"]
        self._call("browsingContext.setViewport", context=self.tab, viewport={"width": 375, "height": 740})

    def open(self, address: str) -> None:
        """Lead the tab to an address."""
        self._call("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def reload(self) -> None:
        """Load the tab anew."""
        self._call("browsingContext.reload", context=self.tab, wait="complete")

    def frame(self) -> str:
        """The first frame in the tab, once there is one."""

        def found() -> str:
            frames = self._call("browsingContext.getTree", root=self.tab)["contexts"][0]["children"]
            return str(frames[0]["context"]) if frames else ""

        return str(_wait(found))

    def evaluate(self, where: str, expression: str) -> Any:
        """What an expression comes to in a context, as JSON."""
        told = self._call(
            "script.evaluate",
            expression=f"JSON.stringify({expression})",
            target={"context": where},
            awaitPromise=True,
        )
        assert told["type"] == "success", told
        return json.loads(told["result"].get("value") or "null")

    def wait(self, where: str, expression: str) -> None:
        """Wait until an expression is true."""
        assert _wait(lambda: self.evaluate(where, expression)), expression

    def _call(self, method: str, **params: Any) -> Any:
        number = next(self._numbers)
        self._line.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            told = json.loads(self._line.recv(_PATIENCE))
            if told.get("id") == number:
                assert told["type"] == "success", told
                return told["result"]


@contextmanager
def running_firefox(profile: Path) -> Iterator[Firefox]:
    """Start it with a profile of its own, of somebody who likes dark pages."""
    assert FIREFOX
    port = free_port()
    profile.mkdir()
    (profile / "user.js").write_text('user_pref("ui.systemUsesDarkTheme", 1);\n')
    command = [FIREFOX, "--headless", "--no-remote", "--profile", str(profile)]
    process = subprocess.Popen(
        [*command, f"--remote-debugging-port={port}", "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    def reached() -> ClientConnection | None:
        try:
            return connect(f"ws://127.0.0.1:{port}/session", max_size=None)
        except OSError:
            return None

    try:
        line = _wait(reached)
        assert line
        with line:
            yield Firefox(line)
    finally:
        process.kill()
        process.wait(timeout=15)


def _wait(look: Any) -> Any:
    """What `look` gives once that is something, or at the end of all patience."""
    end = time.monotonic() + _PATIENCE
    while not (found := look()) and time.monotonic() < end:
        time.sleep(0.1)
    return found

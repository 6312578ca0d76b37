"""The real application in a process of its own, with the frozen questions."""

import http.client
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from diagnosis.paths import ROOT
from tests.support import frozen
from tests.support.ports import free_port

TOKEN = "a-token-for-these-tests-only"
"""Lets consultants in where a test says so to the server."""


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    port: int
    log_file: Path
    pid: int = 0

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}/"

    def get(self, path: str, headers: dict[str, str] | None = None) -> Answer:
        connection = http.client.HTTPConnection("localhost", self.port, timeout=30)
        try:
            connection.request("GET", path, headers=headers or {})
            answer = connection.getresponse()
            return Answer(
                answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
            )
        finally:
            connection.close()

    def threads(self) -> int:
        """How many threads the process has (Linux only)."""
        lines = Path(f"/proc/{self.pid}/status").read_text("utf-8").splitlines()
        return int(next(line for line in lines if line.startswith("Threads:")).split()[1])

    def memory(self) -> int:
        """Resident memory in kB (Linux only)."""
        lines = Path(f"/proc/{self.pid}/status").read_text("utf-8").splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS:")).split()[1])

    def log(self) -> str:
        return self.log_file.read_text("utf-8", errors="replace")


@contextmanager
def running_server(port: int | None = None, first: str = "pass", **environment: str) -> Iterator[Server]:
    """Start `streamlit run app.py` on `port`, or a free one, and wait until it answers.

    `first` is Python that the server's process runs before anything else.
    """
    port = port or free_port()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(port, Path(folder) / "log")
        start = f"{first}\nfrom streamlit.web.cli import main\nmain()"
        command = [sys.executable, "-c", start, "run", "app.py", "--server.port", str(port)]
        with server.log_file.open("wb") as log:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, **frozen.ENVIRONMENT, **environment},
            )
        server.pid = process.pid
        try:
            _wait(server, process)
            yield server
        finally:
            process.kill()  # as a crash would: nothing is put away
            process.wait(timeout=15)


def _wait(server: Server, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(server.log())
        try:
            if server.get("/_stcore/health").status == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise RuntimeError("the server did not start\n" + server.log())

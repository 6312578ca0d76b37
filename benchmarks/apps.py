"""The servers under load: this app as it is deployed, and an empty Streamlit app as it comes."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from diagnosis.paths import ROOT
from tests.support.ports import free_port
from tests.support.proxy import behind_nginx

OURS, FLOOR, OTHER = "this app", "empty app", "other version"
_AS_IT_COMES = (
    "import sys; sys.modules.update(uvloop=None, httptools=None, orjson=None); "
    "from streamlit.web.cli import main; main()"
)
"""Streamlit without what `streamlit[performance]` adds."""


@dataclass
class App:
    """A server of one or more processes, and the port that answers for them."""

    name: str
    processes: list["subprocess.Popen[bytes]"]
    port: int
    folder: Path = ROOT

    def cpu(self) -> float:
        """Processor time used so far, in seconds; that of nginx is not in it."""
        return sum(_cpu(process.pid) for process in self.processes)

    def memory(self) -> int:
        """Resident memory in kB."""
        return sum(_memory(process.pid) for process in self.processes)


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1])


@contextmanager
def this_app(processes: int, folder: Path = ROOT, **environment: str) -> Iterator[App]:
    """This app, or the checkout of another version; several processes have nginx before them as deployed."""
    with ExitStack() as stack:
        ports = [free_port() for _ in range(processes)]
        command = [sys.executable, "-m", "streamlit", "run", "app.py"]
        started = [
            stack.enter_context(_server(command, folder, port, environment | {"PYTHONPATH": str(folder)}))
            for port in ports
        ]
        outer = stack.enter_context(behind_nginx(*ports)) if processes > 1 else ports[0]
        yield App(OURS if folder == ROOT else OTHER, started, outer, folder)


@contextmanager
def stock_app(folder: Path, script: str = 'import streamlit as st\n\nst.write("")\n') -> Iterator[App]:
    """A script, or one that shows nothing, with Streamlit as it comes: always one process."""
    path = folder / "stock.py"
    path.write_text(script)
    quiet = ["--server.headless", "true", "--browser.gatherUsageStats", "false"]
    port = free_port()
    command = [sys.executable, "-c", _AS_IT_COMES, "run", str(path), *quiet]
    with _server([*command, "--browser.serverAddress", "localhost"], folder, port, {}) as started:
        yield App(FLOOR, [started], port)


@contextmanager
def _server(
    command: list[str], folder: Path, port: int, environment: dict[str, str]
) -> "Iterator[subprocess.Popen[bytes]]":
    process = subprocess.Popen(
        [*command, "--server.port", str(port)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **environment},
    )
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=5)
                break
            except OSError:
                time.sleep(0.1)
        yield process
    finally:
        process.kill()
        process.wait()

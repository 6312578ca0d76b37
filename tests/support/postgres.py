"""A PostgreSQL server of a test's own, where one is installed."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.ports import free_port


def postgres_programs() -> Path | None:
    """Where PostgreSQL's programs are, the newest version of them; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    named = shutil.which("initdb")
    return found[-1].parent if found else Path(named).parent if named else None


@contextmanager
def running_postgres(programs: Path, port: int | None = None) -> Iterator[str]:
    """Start a server with an empty database, for a user who may make roles: its address."""
    port = port or free_port()
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        data = Path(folder) / "data"
        # The server refuses to run as root.
        as_user: list[str] = []
        if os.getuid() == 0:
            as_user = ["runuser", "-u", "postgres", "--"]
            shutil.chown(folder, "postgres", "postgres")
        init = ["-D", str(data), "-U", "owner", "--auth=trust", "-E", "UTF8", "--no-sync"]
        made = [*as_user, str(programs / "initdb"), *init]
        subprocess.run(made, check=True, capture_output=True, cwd=folder)
        options = f"-p {port} -c listen_addresses=localhost -c unix_socket_directories={folder} -c fsync=off"
        control = [*as_user, str(programs / "pg_ctl"), "-D", str(data), "-w"]
        log = Path(folder) / "log"
        subprocess.run(
            [*control, "-o", options, "-l", str(log), "start"],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
        )
        try:
            yield f"postgresql://owner@localhost:{port}/postgres"
        finally:
            subprocess.run(
                [*control, "-m", "immediate", "stop"], check=False, stdout=subprocess.DEVNULL, cwd=folder
            )

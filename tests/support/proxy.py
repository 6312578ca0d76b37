"""nginx as it is deployed, in front of processes of the application."""

import getpass
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from diagnosis.paths import ROOT
from tests.support.ports import free_port

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/local/bin:/usr/bin:/opt/homebrew/bin")
_AROUND = """
user {user};
daemon off;
pid {folder}/pid;
worker_rlimit_nofile 8192;
events {{ worker_connections 4096; }}
http {{
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    {deployed}
    {default}
}}
"""
_DEBIANS_SITE = Path("/etc/nginx/sites-available/default")
_LIKE_DEBIANS = """server {
    listen 80 default_server;
    server_name _;
    location / { default_type text/plain; return 200 "Welcome to nginx!"; }
}
"""


@contextmanager
def behind_nginx(*ports: int) -> Iterator[int]:
    """Run `deploy/nginx.conf` beside Debian's default site, with its name and ports replaced.

    Gives the port that it listens on, where it answers to `localhost` and names below it.

    Raises RuntimeError with what nginx says if it does not start.
    """
    assert NGINX
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "nginx.conf"
        settings.write_text(
            _AROUND.format(
                user=getpass.getuser(), folder=folder, deployed=_deployed(port, ports), default=_default(port)
            )
        )
        errors = Path(folder) / "errors"
        process = subprocess.Popen([NGINX, "-e", str(errors), "-c", str(settings)], stderr=subprocess.DEVNULL)
        try:
            for _ in range(100):
                if (Path(folder) / "pid").is_file():
                    break
                if process.poll() is not None:
                    raise RuntimeError(errors.read_text())
                time.sleep(0.05)
            yield port
        finally:
            process.terminate()  # its workers end with it
            process.wait(timeout=15)


def _deployed(port: int, ports: tuple[int, ...]) -> str:
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    text, listening = re.subn(r"listen 80;", f"listen {port};", text)
    servers = "".join(f"    server 127.0.0.1:{each};\n" for each in ports)
    text, named = re.subn(r"(    server 127\.0\.0\.1:\d+;\n)+", servers, text)
    text, answering = re.subn(
        r"server_name check\.firm\.example;", "server_name localhost *.localhost;", text
    )
    assert (listening, named, answering) == (1, 1, 1)
    return text


def _default(port: int) -> str:
    site = _DEBIANS_SITE.read_text("utf-8") if _DEBIANS_SITE.is_file() else _LIKE_DEBIANS
    lines = [line for line in site.splitlines() if not line.lstrip().startswith(("#", "listen [::]"))]
    return "\n".join(lines).replace("listen 80 ", f"listen {port} ")

"""nginx and Caddy as they are deployed, in front of processes of the application."""

import contextlib
import getpass
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import trustme

from diagnosis.paths import ROOT
from tests.support.ports import free_port

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/local/bin:/usr/bin:/opt/homebrew/bin")
CADDY = shutil.which("caddy")
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
_PATIENCE = "10s"
"""How long both wait for the rest of a request, as shipped."""
_DEBIANS_SITE = Path("/etc/nginx/sites-available/default")
_LIKE_DEBIANS = """server {
    listen 80 default_server;
    server_name _;
    location / { default_type text/plain; return 200 "Welcome to nginx!"; }
}
"""


@dataclass(frozen=True)
class Tls:
    """A certificate for `localhost` by an authority that exists for the test alone."""

    authority: Path
    certificate: Path
    key: Path


def local_tls(folder: Path) -> Tls:
    """Make the authority and the certificate in a folder."""
    authority = trustme.CA()
    issued = authority.issue_cert("localhost")
    files = Tls(folder / "authority.pem", folder / "certificate.pem", folder / "key.pem")
    authority.cert_pem.write_to_path(files.authority)
    for index, blob in enumerate(issued.cert_chain_pems):
        blob.write_to_path(files.certificate, append=index > 0)
    issued.private_key_pem.write_to_path(files.key)
    return files


@contextmanager
def behind_nginx(
    *ports: int, tls: Tls | None = None, secure: int = 0, patience: str = _PATIENCE
) -> Iterator[int]:
    """Run `deploy/nginx.conf` beside Debian's default site, with its name and ports replaced.

    Gives the port that it listens on, where it answers to `localhost` and names below it; with
    `tls`, it listens on the port `secure` too, for HTTPS. `patience` is how long it waits for the
    rest of a request.

    Raises RuntimeError with what nginx says if it does not start.
    """
    assert NGINX
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "nginx.conf"
        settings.write_text(
            _AROUND.format(
                user=getpass.getuser(),
                folder=folder,
                deployed=_deployed(port, ports, tls, secure, patience),
                default=_default(port),
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


def _deployed(port: int, ports: tuple[int, ...], tls: Tls | None, secure: int, patience: str) -> str:
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    if tls:
        text = text.replace("#tls ", "").replace("listen 443 ssl;", f"listen {secure} ssl;")
        text = text.replace("https://$host$", f"https://$host:{secure}$")
        for name, file in (("fullchain", tls.certificate), ("privkey", tls.key)):
            text = text.replace(f"/etc/letsencrypt/live/check.firm.example/{name}.pem", str(file))
    text, listening = re.subn(r"listen 80;", f"listen {port};", text)
    servers = "".join(rf"    server 127.0.0.1:{each}\2" for each in ports)
    text, named = re.subn(r"(    server 127\.0\.0\.1:\d+(.*;\n))+", servers, text)
    text, answering = re.subn(
        r"server_name check\.firm\.example;", "server_name localhost *.localhost;", text
    )
    text, waiting = re.subn(rf"(client_(header|body)_timeout) {_PATIENCE};", rf"\1 {patience};", text)
    assert (listening, named, answering, waiting) == (1, 1, 1, 2)
    return text


@contextmanager
def behind_caddy(*ports: int, tls: Tls | None = None, patience: str = _PATIENCE) -> Iterator[int]:
    """Run `deploy/Caddyfile` with its name and ports replaced.

    Gives the port that it listens on, for HTTPS with `tls` and for HTTP without. `patience` is how
    long it waits for the rest of a request.

    Raises RuntimeError with what Caddy says if it does not start.
    """
    assert CADDY
    port = free_port()
    text = (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    site = (
        f"https://localhost:{port} {{\n\ttls {tls.certificate} {tls.key}"
        if tls
        else f"http://localhost:{port} {{"
    )
    text, named = re.subn(r"check\.firm\.example {", site, text)
    text, answering = re.subn(
        r"127\.0\.0\.1:8501 127\.0\.0\.1:8502", " ".join(f"127.0.0.1:{one}" for one in ports), text
    )
    text, settled = re.subn(r"(?m)^{$", "{\n\tadmin off\n\tauto_https disable_redirects", text)
    text, waiting = re.subn(rf"(read_(header|body)) {_PATIENCE}\b", rf"\1 {patience}", text)
    assert (named, answering, settled, waiting) == (1, 1, 1, 2)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "Caddyfile"
        file.write_text(text)
        said = Path(folder) / "said"
        with said.open("wb") as log:
            process = subprocess.Popen(
                [CADDY, "run", "--config", str(file), "--adapter", "caddyfile"],
                stderr=log,
                env={"HOME": folder, "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder},
            )
        try:
            for _ in range(100):
                with contextlib.suppress(OSError), socket.create_connection(("localhost", port), 1):
                    break
                if process.poll() is not None:
                    raise RuntimeError(said.read_text())
                time.sleep(0.05)
            yield port
        finally:
            process.terminate()
            process.wait(timeout=15)


def _default(port: int) -> str:
    site = _DEBIANS_SITE.read_text("utf-8") if _DEBIANS_SITE.is_file() else _LIKE_DEBIANS
    lines = [line for line in site.splitlines() if not line.lstrip().startswith(("#", "listen [::]"))]
    return "\n".join(lines).replace("listen 80 ", f"listen {port} ")

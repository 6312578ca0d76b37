"""As it is deployed: TLS before two processes, and a process of another user on a system that it cannot write."""

import os
import shutil
import ssl
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPResponse
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from diagnosis import Definition
from diagnosis.paths import ROOT
from tests.support.needs import needs
from tests.support.own import make_home
from tests.support.phone import Answers, begin, choose, expect_chosen, open_page, ready, wait_until_kept
from tests.support.ports import free_port
from tests.support.proxy import CADDY, NGINX, Tls, behind_caddy, behind_nginx, local_tls
from tests.support.server import Answer, Server, running_server

pytestmark = pytest.mark.slow
UNIT = ROOT / "deploy" / "diagnosis@.service"


@contextmanager
def proxied(kind: str, tls: Tls) -> Iterator[tuple[dict[int, ExitStack], int, int]]:
    """Two processes by their port, the port for HTTPS, and the one for HTTP where there is one."""
    with ExitStack() as everything:
        running = {free_port(): ExitStack(), free_port(): ExitStack()}
        for port, process in running.items():
            everything.enter_context(process).enter_context(running_server(port))
        if kind == "nginx":
            needs(NGINX, "no nginx found")
            secure = free_port()
            plain = everything.enter_context(behind_nginx(*running, tls=tls, secure=secure))
            yield running, secure, plain
        else:
            needs(CADDY, "no caddy found")
            yield running, everything.enter_context(behind_caddy(*running, tls=tls)), 0


def get(address: str, tls: Tls) -> HTTPResponse:
    context = ssl.create_default_context(cafile=str(tls.authority))
    answer: HTTPResponse = urllib.request.urlopen(address, context=context, timeout=30)
    return answer


@pytest.mark.parametrize("kind", ["nginx", "caddy"])
def test_a_visit_goes_on_behind_tls_when_its_process_dies(
    browser: Browser, definition: Definition, tmp_path: Path, kind: str
) -> None:
    tls = local_tls(tmp_path)
    with proxied(kind, tls) as (running, secure, plain):
        address = f"https://localhost:{secure}/"
        with get(address, tls) as answer:
            assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
            assert b"<title>" in answer.read()
            if kind == "nginx":
                cookie = answer.headers["Set-Cookie"]
                assert all(part in cookie for part in ("HttpOnly", "SameSite=None", "Secure", "Partitioned"))
        if plain:
            # It leads to HTTPS, which is not trusted by those who do not know the authority.
            with pytest.raises(urllib.error.URLError, match="certificate verify failed"):
                urllib.request.urlopen(f"http://localhost:{plain}/", timeout=30)
        context = browser.new_context(ignore_https_errors=True, locale="ja-JP")
        context.set_default_timeout(30_000)
        page = open_page(context, address)
        begin(page)
        first = definition.sections[0].questions[0]
        answers: Answers = {first: (definition.questions[first].option_ids[1],)}
        choose(page, definition, first, answers[first])
        wait_until_kept(page, answers)
        for port in list(running)[:1]:
            running[port].close()  # one of two: half of the visits lose theirs, and all go on
        page.reload()
        ready(page)
        expect_chosen(page, definition, answers)
        context.close()


def test_whoever_watches_is_told_whether_it_can_be_used(tmp_path: Path) -> None:
    home = make_home(tmp_path / "own")
    rules = home / "rules.yaml"
    sound = rules.read_text("utf-8")
    named: dict[str, Any] = {"DIAGNOSIS_HOME": str(home), "DIAGNOSIS_QUESTIONS": "", "DIAGNOSIS_RULES": ""}
    with running_server(**named) as server:
        assert (server.get("/healthz").status, server.get("/readyz").body) == (200, b"ready")
        rules.write_text("provider: [", "utf-8")
        answer = _once_it_is(server, 200, b"ready, with an earlier state of the files")
        assert "frame-ancestors" in answer.headers["content-security-policy"]
    with running_server(**named) as server:
        assert server.get("/healthz").status == 200
        answer = server.get("/readyz")
        assert answer.status == 503
        assert b"provider" not in answer.body
        rules.write_text(sound, "utf-8")
        _once_it_is(server, 200, b"ready")


def _once_it_is(server: Server, status: int, words: bytes) -> Answer:
    """What whoever watches is told, once it is this: files are looked at every few seconds."""
    end = time.monotonic() + 20
    answer = server.get("/readyz")
    while (answer.status, answer.body) != (status, words) and time.monotonic() < end:
        time.sleep(0.1)
        answer = server.get("/readyz")
    assert (answer.status, answer.body) == (status, words)
    return answer


def test_the_unit_is_one_that_systemd_understands(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    needs(analyze, "no systemd-analyze found")
    assert analyze
    unit = tmp_path / UNIT.name
    unit.write_text(
        UNIT.read_text("utf-8").replace("/opt/diagnosis/current/bin/diagnosis", sys.executable), "utf-8"
    )
    done = subprocess.run([analyze, "verify", str(unit)], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""
    assert done.returncode == 0
    rated = subprocess.run(
        [analyze, "security", "--offline=true", "--threshold=20", str(unit)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert rated.returncode == 0, rated.stdout[-300:]


def test_the_units_command_needs_no_home_and_writes_nothing(tmp_path: Path) -> None:
    """As nobody, without a home or a capability, where everything but an empty /tmp can be read only."""
    if os.geteuid() != 0 or not shutil.which("unshare"):
        pytest.skip("only root can make a system that is read only")
    line = next(line for line in UNIT.read_text("utf-8").splitlines() if line.startswith("ExecStart="))
    port = free_port()
    command = line.removeprefix("ExecStart=").replace("%i", str(port)).split()
    assert command[0].endswith("/diagnosis")
    # The interpreter may stand where nobody else may look, so that all of it is shown elsewhere.
    packages = Path(sysconfig.get_path("purelib")).relative_to(sys.prefix)
    python = f"python{sys.version_info.major}.{sys.version_info.minor}"
    script = f"""set -e
mount --make-rprivate /
mount -t tmpfs -o mode=755 tmpfs /mnt
mkdir -m 1777 /mnt/tmp
mkdir /mnt/python /mnt/environment /mnt/code
mount --bind {sys.base_prefix} /mnt/python
mount --bind {sys.prefix} /mnt/environment
mount --bind {ROOT} /mnt/code
for place in /mnt/python /mnt/environment /mnt/code /mnt /; do mount -o remount,ro,bind $place; done
mount -t tmpfs -o mode=1777 tmpfs /mnt/tmp
cd /
exec setpriv --reuid 65534 --regid 65534 --clear-groups --no-new-privs --bounding-set -all --inh-caps -all \\
  env -i PATH=/usr/bin:/bin TMPDIR=/mnt/tmp PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=/mnt/code:/mnt/environment/{packages} \\
  PYTHONHOME=/mnt/python LD_LIBRARY_PATH=/mnt/python/lib /mnt/python/bin/{python} -m diagnosis {" ".join(command[1:])}
"""
    log = tmp_path / "log"
    with log.open("wb") as said:
        process = subprocess.Popen(["unshare", "-m", "sh", "-c", script], cwd="/", stdout=said, stderr=said)
    try:
        for _ in range(200):
            assert process.poll() is None, log.read_text()
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as answer:
                    assert answer.read() == b"ready"
                break
            except OSError:
                time.sleep(0.1)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as answer:
            assert answer.status == 200
        status = Path(f"/proc/{process.pid}/status").read_text("utf-8")  # `exec` keeps the number
        assert "Uid:\t65534" in status
        assert "CapEff:\t0000000000000000" in status
        assert "Traceback" not in log.read_text()
    finally:
        process.terminate()
        process.wait(timeout=15)

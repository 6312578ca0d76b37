"""What the server adds, asked of the real application."""

import gzip
import sys
import urllib.request
from pathlib import Path

import brotli
import pytest
from streamlit import config, file_util
from streamlit.runtime import memory_media_file_storage as storage

from diagnosis import Definition
from diagnosis.texts import text
from tests.support.scenes import opened, play
from tests.support.server import Server


def test_the_page_is_in_the_visitors_language(server: Server) -> None:
    for header, language in (("ja", "ja"), ("en-GB", "en"), ("", "ja")):
        answer = server.get("/", {"Accept-Language": header})
        assert f'<html lang="{language}">' in answer.body.decode()
        assert "etag" not in answer.headers
        assert "Accept-Language" in answer.headers["vary"]
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_every_answer_carries_the_headers_that_protect(server: Server) -> None:
    for path in ("/", "/static/absent.js", "/_stcore/health"):
        headers = server.get(path).headers
        policy = headers["content-security-policy"]
        assert "unsafe-eval" not in policy
        assert "script-src 'self' blob:" in policy
        assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]
        assert "frame-ancestors 'none'" in policy
        assert (headers["referrer-policy"], headers["x-content-type-options"]) == ("no-referrer", "nosniff")


def test_bundles_carry_what_concerns_them(server: Server) -> None:
    bundle = next((Path(file_util.get_static_dir()) / "static" / "js").glob("Button.*.js"))
    headers = server.get(f"/static/js/{bundle.name}").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "public, immutable, max-age=31536000"
    assert "content-security-policy" not in headers


def test_figures_and_uploads_are_closed_with_the_same_headers(server: Server) -> None:
    for path in (
        "/_stcore/metrics",
        "/_stcore/upload_file/x/y",
        "/_stcore/agent/mcp",
        "/_stcore/agent/openapi.json",
        "/_stcore/script-health-check",
        "/_stcore/of-a-later-version",
        "/component/x/y",
    ):
        answer = server.get(path)
        assert answer.status == 404
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-frame-options"] == "DENY"


@pytest.mark.skipif(sys.platform != "linux", reason="limits are read from /proc")
def test_the_server_opens_as_many_files_as_the_system_allows(server: Server) -> None:
    """Each connection is one; the usual limit of 1,024 would be taken by a few hundred visitors."""
    limits = Path(f"/proc/{server.pid}/limits").read_text("utf-8")
    soft, hard = next(line for line in limits.splitlines() if line.startswith("Max open files")).split()[3:5]
    assert soft == hard


def test_what_a_page_needs_is_open(server: Server) -> None:
    for path in ("/_stcore/health", "/_stcore/host-config"):
        assert server.get(path).status == 200


def test_a_page_may_connect_to_its_own_host_and_no_other(server: Server) -> None:
    policy = server.get("/").headers["content-security-policy"]
    allowed = policy.partition("connect-src ")[2].partition(";")[0].split()
    assert allowed == ["'self'", f"ws://localhost:{server.port}", f"wss://localhost:{server.port}"]
    odd = server.get("/", {"Host": "a; script-src *"}).headers["content-security-policy"]
    assert "script-src *" not in odd
    assert "connect-src 'self';" in odd


def test_browsers_that_came_by_https_are_told_to_stay_with_it(server: Server) -> None:
    assert "strict-transport-security" not in server.get("/").headers
    secure = server.get("/", {"X-Forwarded-Proto": "https"}).headers
    assert secure["strict-transport-security"] == "max-age=31536000"


def test_a_made_file_is_kept_by_no_cache_and_its_address_cannot_be_worked_out(
    server: Server, definition: Definition
) -> None:
    async def scene() -> tuple[str, bytes, str]:
        visitor = await opened(server.port, definition)
        address = await visitor.made("pdf")
        await visitor.close()
        with urllib.request.urlopen(address) as answer:
            return address, answer.read(), answer.headers["Cache-Control"]

    address, content, cache = play(scene())
    assert cache == "private, no-store"
    name = text("en", "result.file-copy") + ".pdf"
    assert storage._calculate_file_id(content, "application/pdf", name) not in address


def test_bundles_are_compressed_and_whole(server: Server) -> None:
    bundle = max(
        (Path(file_util.get_static_dir()) / "static" / "js").glob("index.*.js"),
        key=lambda p: p.stat().st_size,
    )
    path = f"/static/js/{bundle.name}"
    for accepted, encoding, whole in (
        ("gzip, br", "br", brotli.decompress),
        ("gzip, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
    ):
        packed = server.get(path, {"Accept-Encoding": accepted})
        assert packed.headers["content-encoding"] == encoding
        assert int(packed.headers["content-length"]) == len(packed.body) < bundle.stat().st_size / 2
        assert whole(packed.body) == bundle.read_bytes()
    plain = server.get(path, {"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.body == bundle.read_bytes()


def test_the_start_asks_nothing_of_the_internet_and_logs_no_mistake(server: Server) -> None:
    log = server.log()
    assert "external IP" not in log
    assert "Traceback" not in log


def test_streamlit_still_has_the_options_that_are_set() -> None:
    for option in (
        "runner.postScriptGC",
        "runner.fastReruns",
        "browser.gatherUsageStats",
        "client.toolbarMode",
        "logger.enableRich",
        "server.maxWidgetStateSize",
    ):
        assert option in config._config_options_template

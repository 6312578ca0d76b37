"""What the server adds, asked of the real application."""

import gzip

import pytest
from streamlit import config, file_util

from diagnosis.ui.server import explain_error
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


def test_figures_and_uploads_are_closed(server: Server) -> None:
    for path in ("/_stcore/metrics", "/_stcore/upload_file/x/y"):
        assert server.get(path).status == 404


def test_the_log_says_where_but_never_quotes(caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> None:
        raise ValueError("Zwiebelfisch")

    try:
        broken()
    except ValueError as error:
        explain_error(error)
    assert "ValueError" in caplog.text
    assert "test_server.py" in caplog.text
    assert "Zwiebelfisch" not in caplog.text


def test_bundles_are_compressed_and_whole(server: Server) -> None:
    from pathlib import Path

    bundle = max(
        (Path(file_util.get_static_dir()) / "static" / "js").glob("index.*.js"),
        key=lambda p: p.stat().st_size,
    )
    path = f"/static/js/{bundle.name}"
    for _ in range(2):
        packed = server.get(path, {"Accept-Encoding": "gzip, br"})
        assert packed.headers["content-encoding"] == "gzip"
        assert int(packed.headers["content-length"]) == len(packed.body) < bundle.stat().st_size / 2
        assert gzip.decompress(packed.body) == bundle.read_bytes()
    plain = server.get(path, {"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.body == bundle.read_bytes()


def test_the_start_asks_nothing_of_the_internet_and_logs_no_mistake(server: Server) -> None:
    log = server.log()
    assert "external IP" not in log
    assert "Traceback" not in log


def test_streamlit_still_has_the_options_that_are_set() -> None:
    for option in ("runner.postScriptGC", "browser.gatherUsageStats", "client.toolbarMode"):
        assert option in config._config_options_template

"""Only sites that a setting names may show the self-check, and only what prospects see of it."""

import pytest

from diagnosis.ui.platform.access.embedding import SETTING, EmbeddingError, embedding_sites
from diagnosis.ui.platform.access.settings import check_settings
from tests.support.web import get, is_streamlit

SITE = "https://www.firm.example"


def test_nobody_may_unless_a_setting_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    answer = get("/")
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == "DENY"
    assert is_streamlit(get("/embed.js"))


def test_the_sites_that_are_named_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, f"{SITE}/, http://localhost:8000")
    for page in ("/", "/?page=how", "/?lang=en"):
        answer = get(page)
        assert f"frame-ancestors {SITE} http://localhost:8000" in answer.headers["content-security-policy"]
        assert "x-frame-options" not in answer.headers
    script = get("/embed.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert script.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "DENY" not in script.text


@pytest.mark.parametrize("page", ["consultant", "team", "room", "map", "anything", "how&page=consultant"])
def test_pages_of_consultants_stay_alone(monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    monkeypatch.setenv(SETTING, SITE)
    answer = get(f"/?page={page}")
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    "named",
    [
        "*",
        "https://*.firm.example",
        "http://www.firm.example",
        "www.firm.example",
        f"{SITE}/page",
        "https://x; script-src *",
    ],
)
def test_what_is_no_site_stops_the_server_with_one_sentence(
    named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, named)
    with pytest.raises(EmbeddingError):
        embedding_sites()
    with pytest.raises(SystemExit, match=SETTING):
        check_settings()

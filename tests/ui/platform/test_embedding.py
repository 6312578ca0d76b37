"""Only sites that a setting names may show the self-check, and only what prospects see of it."""

import pytest

from tests.support.web import get, is_streamlit

SETTING = "DIAGNOSIS_EMBED"
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

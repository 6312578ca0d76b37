"""Who may publish from the workbench, what its page needs, and that a preview shows nothing to anybody else."""

import gzip
from pathlib import Path

import pytest

from diagnosis.ui.owner.workbench.route import editor_address
from diagnosis.ui.platform.access import publishing
from diagnosis.ui.platform.access.publishing import PublishingError, check_publishing, may_publish
from diagnosis.ui.platform.assets import VENDORED
from tests.support.web import get, is_streamlit

SETTING = "DIAGNOSIS_PUBLISH"


@pytest.fixture
def firm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIAGNOSIS_HOME", str(tmp_path))
    for name in ("DIAGNOSIS_QUESTIONS", "DIAGNOSIS_RULES"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def sign_in(monkeypatch: pytest.MonkeyPatch, address: str | None) -> None:
    monkeypatch.setattr(publishing, "sign_in_configured", lambda: address is not None)
    monkeypatch.setattr(publishing, "signed_in_as", lambda: address or "")


def test_nobody_may_unless_a_setting_says_so(firm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    check_publishing()
    sign_in(monkeypatch, "owner@firm.example")
    assert not may_publish()


def test_all_consultants_may_where_it_says_on(firm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "on")
    check_publishing()
    for address in (None, "anybody@firm.example"):
        sign_in(monkeypatch, address)
        assert may_publish()


def test_those_whom_it_names_may(firm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "owner@firm.example, @partner.example")
    for address, may in (
        ("owner@firm.example", True),
        ("Owner@Firm.Example", True),
        ("anybody@partner.example", True),
        ("other@firm.example", False),
        ("owner@firm.example.evil.example", False),
        ("", False),
    ):
        sign_in(monkeypatch, address)
        check_publishing()
        assert may_publish() is may, address
    sign_in(monkeypatch, None)
    with pytest.raises(PublishingError, match="sign-in"):
        check_publishing()


def test_a_setting_that_cannot_be_followed_is_told_with_the_way_out(
    firm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(monkeypatch, None)
    monkeypatch.setenv(SETTING, "on")
    monkeypatch.setenv("DIAGNOSIS_RULES", "/elsewhere/rules.yaml")
    with pytest.raises(PublishingError, match=r"/elsewhere/rules\.yaml is in use"):
        check_publishing()
    monkeypatch.delenv("DIAGNOSIS_RULES")
    monkeypatch.delenv("DIAGNOSIS_HOME")
    with pytest.raises(PublishingError, match="DIAGNOSIS_HOME"):
        check_publishing()


def test_the_editor_is_served_to_those_only_who_may_use_it(
    firm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    assert is_streamlit(get("/editor.js"))
    monkeypatch.setenv(SETTING, "on")
    content = (VENDORED / "codemirror.js").read_bytes()
    for encoding in ("br", "gzip", "identity"):
        answer = get(editor_address(), **{"Accept-Encoding": encoding})
        assert answer.content == content
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["vary"] == "Accept-Encoding"
    assert len(gzip.compress(content)) < 150_000


def test_a_preview_may_stand_in_a_page_of_ours_and_nowhere_else(
    firm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    monkeypatch.setenv("DIAGNOSIS_EMBED", "https://www.firm.example")
    assert "frame-ancestors 'none'" in get("/?page=preview").headers["content-security-policy"]
    monkeypatch.setenv(SETTING, "on")
    answer = get("/?page=preview&of=x")
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    assert "x-frame-options" not in answer.headers
    assert "'self'" not in get("/").headers["content-security-policy"].partition("frame-ancestors")[2]

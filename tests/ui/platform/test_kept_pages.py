"""Pages that everybody gets are drawn and compressed once, until the files in use change."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
import yaml

from diagnosis.live import files
from diagnosis.paths import QUESTIONS, RULES
from diagnosis.ui.platform.http import kept_pages as pages
from diagnosis.ui.room import routes as room
from diagnosis.ui.server import answers
from tests.support.scenes import play
from tests.support.web import client

PATHS = ("/room", "/")
DECODED = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}
COLOUR = "#8a1c4a"


@pytest.fixture(autouse=True)
def drawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The encodings of the pages that were made, one by one."""
    made: list[str] = []

    def page_of(content: str, encoding: str) -> pages.Page:
        made.append(encoding)
        return pages.page_of(content, encoding)

    for module, kept in ((room, room._drawn), (answers, answers._branded)):
        kept.cache_clear()
        monkeypatch.setattr(module, "page_of", page_of)
    yield made
    room._drawn.cache_clear()
    answers._branded.cache_clear()


def get(path: str, times: int = 1, **headers: str) -> list[tuple[Any, bytes]]:
    """The headers and the content as it was sent, so many times."""

    async def ask() -> list[tuple[Any, bytes]]:
        found = []
        async with client() as browser:
            for _ in range(times):
                async with browser.stream("GET", path, headers=headers) as answer:
                    found.append((answer.headers, b"".join([part async for part in answer.aiter_raw()])))
        return found

    return play(ask())


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_made_once_for_a_language_and_an_encoding(path: str, drawn: list[str]) -> None:
    pages_sent = set()
    for language in ("ja", "en"):
        whole = set()
        for encoding, decoded in DECODED.items():
            sent = get(path, 3, **{"accept-language": language, "accept-encoding": encoding})
            assert len({body for _, body in sent}) == 1
            headers, body = sent[0]
            assert headers.get("content-encoding", "identity") == encoding
            assert int(headers["content-length"]) == len(body)
            whole.add(decoded(body))
        assert len(whole) == 1
        content = whole.pop()
        assert f'<html lang="{language}">'.encode() in content
        assert headers["content-security-policy"].count("'sha256-") == content.count(b"<script>")
        pages_sent.add(content)
    assert len(pages_sent) == 2
    assert sorted(drawn) == sorted(["br", "gzip", ""] * 2)


@pytest.mark.parametrize("path", PATHS)
def test_files_that_change_are_seen_on_the_page(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_bytes(RULES.read_bytes())
    monkeypatch.setenv("DIAGNOSIS_QUESTIONS", str(QUESTIONS))
    monkeypatch.setenv("DIAGNOSIS_RULES", str(rules))
    monkeypatch.setattr(files, "PACE", 0.0)
    files.forget_definitions()
    files.current_definition()
    plain: dict[str, Any] = {"accept-encoding": "identity"}
    before = get(path, **plain)[0][1]
    assert COLOUR.encode() not in before
    written = yaml.safe_load(rules.read_text("utf-8"))
    written["provider"]["colour"] = COLOUR
    rules.write_text(yaml.safe_dump(written, allow_unicode=True, sort_keys=False), "utf-8")
    files.current_definition()
    assert COLOUR.encode() in get(path, **plain)[0][1]
    # Where others are in use from the start, nothing of these is left.
    monkeypatch.setenv("DIAGNOSIS_RULES", str(RULES))
    files.forget_definitions()
    files.current_definition()
    assert get(path, **plain)[0][1] == before


def test_the_number_of_pages_that_are_kept_is_bounded() -> None:
    for kept in (room._drawn, answers._branded):
        assert kept.cache_parameters()["maxsize"] == pages.KEPT

"""A firm's logo, read from beside the rulebook."""

import os
from pathlib import Path

import pytest

from diagnosis.definition.loader import load_files
from diagnosis.definition.logo import MOST
from tests.support.frozen import QUESTIONS, RULES

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><rect width="4" height="1"/></svg>'


def with_logo(folder: Path, content: bytes, name: str = "logo.svg") -> Path:
    (folder / name).write_bytes(content)
    rules = folder / "rules.yaml"
    rules.write_text(
        RULES.read_text("utf-8").replace("  contact:", f"  logo: {name}\n  contact:", 1), "utf-8"
    )
    return rules


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (SVG, "svg"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- drawn -->" + SVG, "svg"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "png"),
    ],
)
def test_a_logo_is_known_by_what_is_in_it(tmp_path: Path, content: bytes, kind: str) -> None:
    loaded = load_files(QUESTIONS, with_logo(tmp_path, content)).definition
    assert loaded is not None and loaded.logo is not None
    assert (loaded.logo.kind, loaded.logo.content) == (kind, content)


def test_a_large_logo_is_refused_with_both_sizes(tmp_path: Path) -> None:
    (finding,) = load_files(QUESTIONS, with_logo(tmp_path, SVG + b" " * MOST)).findings
    assert (finding.code, finding.details["size"], finding.details["limit"]) == ("logo-too-big", "100", "100")


@pytest.mark.parametrize(
    "name", ["/dev/zero", "../outside.svg", "link.svg", "\\0", "pipe", "folder", "loop.svg"]
)
def test_only_a_regular_file_within_the_folder_is_opened(tmp_path: Path, name: str) -> None:
    (tmp_path / "outside.svg").write_bytes(SVG)
    folder = tmp_path / "firm"
    folder.mkdir()
    rules = with_logo(folder, SVG)
    (folder / "link.svg").symlink_to(tmp_path / "outside.svg")
    (folder / "loop.svg").symlink_to(folder / "loop.svg")
    (folder / "folder").mkdir()
    os.mkfifo(folder / "pipe")
    rules.write_text(rules.read_text("utf-8").replace("logo: logo.svg", f'logo: "{name}"'), "utf-8")
    (finding,) = load_files(QUESTIONS, rules).findings
    outside = ("/dev/zero", "../outside.svg", "link.svg")
    expected = (
        "logo-outside"
        if name in outside
        else "logo-kind"
        if name in ("pipe", "folder")
        else "logo-unreadable"
    )
    assert finding.code == expected
    assert all(finding.message(language) for language in ("ja", "en"))

"""Colours and type are named in one place, and what cannot import them says the same."""

import re
import tomllib
from pathlib import Path

from diagnosis import look
from diagnosis.paths import ROOT

COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")


def named() -> set[str]:
    found: set[str] = set()
    for value in vars(look).values():
        values = value if isinstance(value, tuple) else (value,)
        found |= {item for item in values if isinstance(item, str) and COLOUR.fullmatch(item)}
    return found


def files(*patterns: str) -> list[Path]:
    found = [path for pattern in patterns for path in (ROOT / "diagnosis").rglob(pattern)]
    return [path for path in found if "vendor" not in path.parts]


def test_code_names_its_colours_and_type() -> None:
    for path in files("*.py"):
        if path.name != "look.py":
            source = path.read_text("utf-8")
            assert not COLOUR.search(source), path.name
            assert "Hiragino" not in source, path.name


def test_style_sheets_and_templates_use_no_other_colours() -> None:
    used: set[str] = set()
    for path in [*files("*.css", "*.typ", "*.svg", "*.js"), ROOT / ".streamlit" / "config.toml"]:
        found = {colour.lower() for colour in COLOUR.findall(path.read_text("utf-8"))}
        assert found <= named(), (path.name, found - named())
        used |= found
    code = "".join(path.read_text("utf-8") for path in files("*.py") if path.name != "look.py")
    for name, value in vars(look).items():
        if isinstance(value, str) and COLOUR.fullmatch(value):
            assert value in used or re.search(rf"\b{name}\b", code), name


def test_streamlits_theme_is_the_same() -> None:
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
    assert {theme["font"], theme["headingFont"], theme["codeFont"]} == {look.FONT_STACK}
    assert theme["light"] == {
        "primaryColor": look.BRAND,
        "backgroundColor": look.GROUND,
        "secondaryBackgroundColor": look.TINT,
        "textColor": look.INK,
        "linkColor": look.BRAND,
        "borderColor": look.LINES,
    }
    assert theme["dark"] == {
        "primaryColor": look.BRAND_DARK,
        "backgroundColor": look.GROUND_DARK,
        "secondaryBackgroundColor": look.TINT_DARK,
        "textColor": look.INK_DARK,
        "linkColor": look.LINK_DARK,
        "borderColor": look.LINES_DARK,
    }

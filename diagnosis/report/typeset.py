"""Documents typeset with typst: what every template is given, and the tagged PDF that comes of it."""

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import segno
import typst

from diagnosis.definition.model import Definition
from diagnosis.look import INK
from diagnosis.palette import palette_of
from diagnosis.report.glyphs import VENDORED, printable
from diagnosis.report.loaded_fonts import load_fonts
from diagnosis.report.logo import printed_logo
from diagnosis.report.own_fonts import own_fonts
from diagnosis.report.row_headers import with_row_headers
from diagnosis.texts import Language, text
from diagnosis.wording.contacts import Way
from diagnosis.wording.voice import Voice

_LONGEST = {"organisation": 120, "note": 400}

_TALK = (
    "title",
    "client",
    "day",
    "present",
    "agreed",
    "actions",
    "what",
    "who",
    "until",
    "meeting",
    "said",
    "changed",
)


def fonts_of(language: Language) -> list[str]:
    """The families that a document in a language is printed with, best first."""
    families = [text(language, "print.font"), VENDORED, *(font.family for font in own_fonts())]
    return list(dict.fromkeys(families))


def looks(definition: Definition, language: Language) -> dict[str, str]:
    """What of a document is the firm's own or its language's, as inputs of a template."""
    palette = palette_of(definition.rulebook.provider.colour)
    inputs = {
        "brand": palette.brand,
        "tint": palette.tint_print,
        "fonts": json.dumps(fonts_of(language)),
    }
    logo = printed_logo(definition.logo) if definition.logo else ""
    if logo:
        inputs["logo"] = logo
    return inputs


def contact_code(contacts: Sequence[Way]) -> dict[str, str]:
    """The QR code of the firm's page, as inputs of a template; none where the firm names no page."""
    address = next((way.href for way in contacts if way.outside), "")
    if not address:
        return {}
    buffer = io.BytesIO()
    segno.make(address, error="m").save(buffer, kind="svg", border=2, dark=INK)
    return {"qr": buffer.getvalue().decode("utf-8"), "qr-address": address}


def typeset(template: str, inputs: dict[str, str]) -> bytes:
    """A template of this folder as a tagged PDF (PDF/UA-1); the same inputs give the same bytes."""
    made = typst.compile(
        str(Path(__file__).with_name(template)),
        format="pdf",
        font_paths=load_fonts(),
        ignore_system_fonts=True,
        sys_inputs=inputs,
        pdf_standards=["ua-1"],
        # Without it, a clock would get into the file's metadata.
        timestamp=0,
    )
    return with_row_headers(made)


def printable_data(value: Any, key: str = "") -> Any:
    """Data with every text in it as the font can show it."""
    if isinstance(value, str):
        return printable(value, _LONGEST.get(key))
    if isinstance(value, dict):
        return {name: printable_data(item, name) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [printable_data(item) for item in value]
    return value


def talk_words(voice: Voice) -> dict[str, str]:
    """The labels of the page on a talk."""
    return {name: voice.text(f"talk.{name}") for name in _TALK}

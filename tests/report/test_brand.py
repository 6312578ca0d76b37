"""What a firm brings: its logo and colour in documents, and how to reach it wherever it is named."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from pypdf import PdfReader

from diagnosis import Definition, Response
from diagnosis.definition.loader import load_files
from diagnosis.engine.work_out import work_out
from diagnosis.report.document_pdf import document_pdf
from diagnosis.report.document_text import mail_text
from diagnosis.ui.kit.brand import logo_address, look_of
from diagnosis.wording.voice import Voice
from tests.support.frozen import QUESTIONS, RULES, answers_that_vary

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><rect width="4" height="1"/></svg>'


def png(width: int, height: int) -> bytes:
    """A black picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + bytes(width)) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def firm(folder: Path, logo: bytes) -> Definition:
    (folder / "logo").write_bytes(logo)
    rules = RULES.read_text("utf-8")
    for old, new in (
        ("  contact:", '  logo: logo\n  colour: "#7a1f5c"\n  contact:'),
        ('url: ""', 'url: "https://firm.example/talk"'),
        ('email: ""', 'email: "hello@firm.example"\n    phone: "03-1234-5678"'),
    ):
        rules = rules.replace(old, new, 1)
    (folder / "rules.yaml").write_text(rules, "utf-8")
    loaded = load_files(QUESTIONS, folder / "rules.yaml")
    assert loaded.definition, loaded.findings
    return loaded.definition


@pytest.mark.parametrize(("logo", "pictures"), [(SVG, 0), (png(40, 10), 1)])
def test_a_document_has_the_logo_and_the_colour(tmp_path: Path, logo: bytes, pictures: int) -> None:
    definition = firm(tmp_path, logo)
    result = work_out(definition, Response(answers=answers_that_vary(definition)))
    voice = Voice(definition, "ja")
    page = PdfReader(io.BytesIO(document_pdf(voice.document(result, "others"), voice))).pages[0]
    assert len(page.images) == pictures
    drawn = page.get_contents().get_data().decode("latin-1")  # type: ignore[union-attr]
    assert "0.47843137 0.12156863 0.36078432" in drawn  # #7a1f5c
    assert "0.04313726 0.33333334 0.3882353" not in drawn  # the product's own
    words = page.extract_text()
    for way in ("https://firm.example/talk", "03-1234-5678", "hello@firm.example"):
        assert way in words
        assert way in mail_text(Voice(definition, "ja").document(result))


def test_screens_get_the_logo_as_an_image_and_the_colour_as_a_style(
    tmp_path: Path, definition: Definition
) -> None:
    own = firm(tmp_path, SVG)
    assert logo_address(own).startswith("data:image/svg+xml,%3Csvg")
    assert "--brand: light-dark(#7a1f5c," in look_of(own)
    assert (logo_address(definition), look_of(definition)) == ("", look_of(None))

"""Documents keep the rules of PDF/UA-1, by an independent validator."""

import datetime
import io
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from diagnosis import Definition, Response, load_definition
from diagnosis.engine.case import Case, Note, Record
from diagnosis.engine.change import change_between
from diagnosis.engine.conversation import Action, Conversation
from diagnosis.engine.response_reader import read_response
from diagnosis.engine.work_out import work_out
from diagnosis.report.change_pdf import change_pdf
from diagnosis.report.document_pdf import copy_pdf, document_pdf
from diagnosis.report.team_pdf import team_pdf
from diagnosis.team.compare import compare
from diagnosis.texts import LANGUAGES
from diagnosis.wording.conversation import conversation_record
from diagnosis.wording.voice import Voice
from tests.report.test_brand import firm, png
from tests.support.frozen import saved
from tests.support.needs import needs
from tests.support.people import people
from tests.support.shipped import answers_of
from tests.support.summaries import pdf
from tests.support.verapdf import class_path, failures

TEAMS: dict[str, list[tuple[str | None, int, float]]] = {
    "five": [("executive", 2, 0.3), ("front-line", 3, 0.7)],
    "twelve": [("executive", 3, 0.3), ("manager", 3, 0.3), ("front-line", 6, 0.75)],
    "forty": [
        ("executive", 10, 0.3),
        ("manager", 10, 0.4),
        ("front-line", 10, 0.7),
        ("back-office", 10, 0.6),
    ],
    "nobody": [("executive", 1, 0.3)],
}
KINDS = (
    "light-doubted-by-the-scores",
    "expects-only-the-right-answer",
    "hardly-anything-known",
    "healthy-and-content",
    "wants-a-website",
    "aligned-firm-wants-a-change",
)


def response(definition: Definition, case: str) -> Response:
    answers = answers_of(case)
    return read_response(
        definition, {"answers": answers, "organisation": "とまり木", "note": "メモ", "date": "2026-11-28"}
    )


def comparison(definition: Definition) -> bytes:
    before, after = (
        Record(id=name, name=name, response=response(definition, name)) for name in (KINDS[0], KINDS[5])
    )
    change = change_between(definition, before.response, after.response)
    return change_pdf(change, "とまり木", before, after, Voice(definition, "ja"))


def test_rows_have_headers(definition: Definition) -> None:
    """The first cell of each row in every table is one; the others stay what they were."""
    for content in (
        pdf(definition, saved("project-that-keeps-stopping"), "en"),
        comparison(load_definition()),
    ):
        root = PdfReader(io.BytesIO(content)).trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
        rows = [[str(cell["/S"]) for cell in row["/K"]] for row in elements(root, "/TR")]
        assert len(rows) > 10
        for row in rows:
            assert row in (["/TH"] * len(row), ["/TH", *["/TD"] * (len(row) - 1)])
        assert ["/TH", "/TD", "/TD"] in rows


def elements(holder: Any, kind: str) -> list[Any]:
    inside = holder.get("/K", [])
    inside = inside.get_object() if hasattr(inside, "get_object") else inside
    parts = [part.get_object() for part in (inside if isinstance(inside, list) else [inside])]
    found = [part for part in parts if isinstance(part, dict)]
    return [part for part in found if part.get("/S") == kind] + [
        deeper for part in found for deeper in elements(part, kind)
    ]


def talked_through(response: Response) -> tuple[Case, Record]:
    """A response after a talk, with something in every part of its record."""
    talk = Conversation(
        day=datetime.date(2026, 12, 3),
        present="社長、佐藤さん",
        agreed="一つ\n二つ",
        actions=(Action(what="資料を送る", who="佐藤さん", until="次回まで"), Action(what="読む")),
        meeting="12月10日",
    )
    note = Note(text="もう無理です", private=False, quote=True)
    record = Record(
        id="r1",
        name="社長",
        response=response,
        opening={"pace": ("run",)},
        notes={"pace": note},
    )
    return Case(id="c1", client="とまり木", records=(record,), conversation=talk), record


@pytest.mark.slow
def test_every_kind_of_document_is_compliant(tmp_path: Path) -> None:
    classes = class_path()
    needs(classes, "veraPDF is missing: Java and libjaxb-java")
    assert classes
    definition = load_definition()
    documents: dict[str, bytes] = {}
    for case in KINDS:
        result = work_out(definition, response(definition, case))
        for language in ("ja", "en"):
            voice = Voice(definition, language)
            talk = conversation_record(voice, *talked_through(result.response))
            documents[f"{case}-{language}.pdf"] = copy_pdf(result, voice)
            whole = document_pdf(voice.document(result), voice, talk, result.response)
            documents[f"{case}-{language}-client.pdf"] = whole
            documents[f"{case}-{language}-page.pdf"] = document_pdf(
                voice.document(result, "others"), voice, talk.discreet
            )
    for language in LANGUAGES:
        for name, who in TEAMS.items():
            compared = compare(definition, people(definition, who))
            documents[f"team-{name}-{language}.pdf"] = team_pdf(compared, Voice(definition, language))
    own = firm(tmp_path, png(40, 10))
    documents["firm.pdf"] = copy_pdf(work_out(own, Response(answers={})), Voice(own, "en"))
    documents["change.pdf"] = comparison(definition)
    # What is not tagged is found, so that all of the above says something.
    writer = PdfWriter()
    writer.add_page(PdfReader(io.BytesIO(documents["change.pdf"])).pages[0])
    with (tmp_path / "untagged.pdf").open("wb") as file:
        writer.write(file)
    for name, content in documents.items():
        (tmp_path / name).write_bytes(content)
    found = failures([tmp_path / name for name in (*documents, "untagged.pdf")], classes)
    assert found.pop("untagged.pdf")
    assert found == {name: [] for name in documents}

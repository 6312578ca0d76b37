"""A comparison as files: the shown figures and nothing else, and no text that is taken for a formula."""

import csv
import io
import zipfile
from xml.etree import ElementTree

import pytest

from diagnosis import Definition, compare
from diagnosis.engine.response import Response
from diagnosis.report.team_pdf import team_pdf
from diagnosis.report.team_table import team_csv, team_xlsx
from diagnosis.texts import LANGUAGES, Language
from diagnosis.wording.voice import Voice
from tests.support.frozen import DEFINITION
from tests.support.people import people
from tests.support.summaries import words

TEAM: list[tuple[str | None, int, float]] = [
    ("executive", 10, 0.3),
    ("manager", 6, 0.3),
    ("front-line", 12, 0.75),
]
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells(content: bytes, sheet: int) -> list[list[str]]:
    """The cells of a sheet of a workbook, read from the file itself."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        strings = ["".join(part.itertext()) for part in shared.iter(f"{SHEET}si")]
        rows = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml")).iter(f"{SHEET}row")
        found = []
        for row in rows:
            assert row.find(f".//{SHEET}f") is None  # no formula
            values = [(cell.get("t"), cell.findtext(f"{SHEET}v") or "") for cell in row.iter(f"{SHEET}c")]
            found.append([strings[int(value)] if kind == "s" else value for kind, value in values])
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_workbook_and_csv_have_the_same_figures_and_each_is_explained(language: Language) -> None:
    voice = Voice(DEFINITION, language)
    comparison = compare(DEFINITION, people(DEFINITION, TEAM))
    rows = list(csv.reader(io.StringIO(team_csv(comparison, voice).decode("utf-8-sig"))))
    sheet = cells(team_xlsx(comparison, voice), 1)
    assert [[cell.lstrip("'") for cell in row] for row in rows] == sheet
    explained = {row[0]: row[1] for row in cells(team_xlsx(comparison, voice), 2)}
    figures = {row[3] for row in sheet[1:]}
    assert figures <= set(explained)
    assert all(explained.values())
    scores = {row[1]: row[4] for row in sheet if row[3] == voice.text("figures.score")}
    for name, cause in comparison.causes.items():
        assert cause.total is not None
        assert scores[voice.cause(name)] == str(cause.total.score)
    assert {row[4] for row in sheet if row[3] == voice.text("figures.upper")}  # of groups of ten and more


def test_a_text_is_no_formula(definition: Definition) -> None:
    assert definition.team is not None
    side = definition.team.sides[0]
    nasty = side.model_copy(update={"name": side.name.model_copy(update={"ja": "=1+1", "en": "@x"})})
    team = definition.team.model_copy(update={"sides": [nasty, definition.team.sides[1]]})
    changed = definition.model_copy(update={"team": team})
    comparison = compare(
        changed, people(changed, [("executive", 3, 0.2), ("manager", 3, 0.2), ("front-line", 6, 0.8)])
    )
    voice = Voice(changed, "ja")
    rows = list(csv.reader(io.StringIO(team_csv(comparison, voice).decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell.startswith("=")]
    assert any("'=1+1" in row for row in rows)
    assert any("=1+1" in row for row in cells(team_xlsx(comparison, voice), 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_has_what_the_screen_has_and_is_the_same_each_time(language: Language) -> None:
    voice = Voice(DEFINITION, language)
    comparison = compare(DEFINITION, people(DEFINITION, TEAM))
    content = team_pdf(comparison, voice)
    assert content == team_pdf(comparison, voice)
    told = "".join(words(content).split())
    for key in ("team.heading", "team.foot", "team.scenes"):
        assert "".join(voice.text(key).split()) in told


def test_of_nobody_there_is_a_page_that_says_why() -> None:
    voice = Voice(DEFINITION, "ja")
    nothing = compare(DEFINITION, [Response(answers={})])
    assert "".join(voice.text("team.withheld-everything", k=5).split()) in "".join(
        words(team_pdf(nothing, voice)).split()
    )
    assert len(team_csv(nothing, voice).decode("utf-8-sig").splitlines()) == 1

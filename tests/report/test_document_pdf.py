import datetime
import hashlib
import io
import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from diagnosis import Definition, Response
from diagnosis.definition.base import Text
from diagnosis.definition.loader import load_definition, load_texts
from diagnosis.engine.response import as_data
from diagnosis.engine.work_out import work_out
from diagnosis.report import document_pdf as pdf_module
from diagnosis.report.document_pdf import ATTACHMENT, copy_pdf
from diagnosis.report.glyphs import FONTS, MISSING, in_font, printable
from diagnosis.report.reopen import reopen
from diagnosis.report.typeset import typeset
from diagnosis.texts import LANGUAGES, Language, text
from diagnosis.wording.voice import Voice
from diagnosis.workbench.written_cases import written_cases
from tests.support.frozen import QUESTIONS, RULES, saved, saved_names
from tests.support.summaries import links, page, pdf, words

EVERY = [
    # Each saved response in one language at once, in the other in the second stage.
    pytest.param(name, language, marks=[pytest.mark.slow] if (place + turn) % 2 else [])
    for place, name in enumerate(saved_names())
    for turn, language in enumerate(LANGUAGES)
]
HASHES = {
    "NotoSansJP-Bold.ttf": "c5b7b9d6a6eb682b0d4e6bbb38509575fd2759a28f147daa74714d1359a7909e",
    "NotoSansJP-Regular.ttf": "d930d5d52d15231c283089760f84584272ad5e37e14607ba0d19c798e7a9caec",
}


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_every_case_has_a_first_page_of_its_own_and_reopens(
    definition: Definition, name: str, language: Language
) -> None:
    response = saved(name, organisation="株式会社とまり木", date="2026-11-22", note="備考")
    content = pdf(definition, response, language)
    reader = PdfReader(io.BytesIO(content))
    first, *rest = ["".join(page.extract_text().split()) for page in reader.pages]
    said = Voice(definition, language).document(work_out(definition, response))
    plan, steps = said.block("plan"), [line.text for line in said.block("steps").lines]
    told = (plan.title, *plan.lead, said.block("contact").note, said.provider, *steps)
    for part in (said.block("headline").heading, *told):
        assert "".join(part.split()) in first
    # Where no plan is proposed, plans side by side, terms and prices are left out.
    assert 1 + said.proposes <= len(rest) <= 3
    table = said.block("comparison").table
    assert bool(table) == said.proposes
    assert not table or "".join(table[0][1].split()) in "".join(rest)
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]
    assert "株式会社とまり木" in words(content)
    assert json.loads(reader.attachments[ATTACHMENT][0]) == as_data(definition, response)
    assert reopen(definition, content).response == response


def test_an_english_summary_has_no_japanese_signs(definition: Definition) -> None:
    """One cause that leads, several, and none: each has parts of its own."""
    responses = [saved(name) for name in saved_names()]
    by_leading = {len(work_out(definition, response).diagnosis.leading): response for response in responses}
    assert len(by_leading) >= 3
    for response in by_leading.values():
        assert not re.search(
            r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]", words(pdf(definition, response, "en"))
        )


def test_the_same_diagnosis_gives_the_same_bytes(definition: Definition) -> None:
    response = saved("project-that-keeps-stopping", date="2026-11-22")
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: pdf(definition, response, "ja"), range(8)))
    assert len(set(made)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "長" * 2000,
        "word " * 400,
        "W" * 2000,
        "🍣" * 2000,
        "a\u202eb\x00\ud800\ufeff👨‍👩‍👧",
        "#set page(); *b* $x$ <b>",
    ],
)
def test_no_typed_text_costs_the_document(definition: Definition, text: str) -> None:
    response = saved("owner-who-hesitates", organisation=text[:2000], note=text[:2000])
    content = pdf(definition, response, "ja")
    assert 3 <= len(PdfReader(io.BytesIO(content)).pages) <= 4
    assert reopen(definition, content).response.organisation == text[:2000].replace("\ud800", "?")


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_has_three_pages_at_most(language: Language) -> None:
    definition = load_definition()
    for case in written_cases():
        response = Response(
            answers=case.answers, organisation="架空精機株式会社", date=datetime.date(2026, 11, 30)
        )
        assert len(PdfReader(io.BytesIO(pdf(definition, response, language))).pages) <= 3, case.name


def test_no_type_is_smaller_than_eight_and_a_half_points(definition: Definition) -> None:
    content = pdf(definition, saved(saved_names()[0]), "en")
    sizes = set()

    def note(words: str, _: Any, matrix: Any, __: Any, size: float) -> None:
        if words.strip():
            sizes.add(round(abs(size * matrix[3]), 2))

    for sheet in PdfReader(io.BytesIO(content)).pages:
        sheet.extract_text(visitor_text=note)
    assert len(sizes) > 2
    assert min(sizes) >= 8.5


@pytest.mark.slow
def test_nearly_all_summaries_fit_at_once(definition: Definition, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = 0

    def counted(template: str, inputs: dict[str, str]) -> bytes:
        nonlocal tried
        tried += 1
        return typeset(template, inputs)

    monkeypatch.setattr(pdf_module, "typeset", counted)
    names = saved_names()[::2]
    for name in names:
        for language in LANGUAGES:
            pdf(definition, saved(name), language)
    assert tried <= 1.3 * len(names) * len(LANGUAGES)


@pytest.mark.slow
def test_what_fits_on_no_page_is_all_printed_all_the_same(definition: Definition) -> None:
    response = saved("owner-who-hesitates")
    result = work_out(definition, response)
    endless = Text(ja="とても長い。" * 900, en="x")
    diagnosis = result.diagnosis.model_copy(update={"because": endless})
    content = copy_pdf(replace(result, diagnosis=diagnosis), Voice(definition, "ja"))
    assert len(PdfReader(io.BytesIO(content)).pages) > 4
    # The foot of a page stands between two of its parts.
    disclaimer = "".join(definition.rulebook.disclaimer.ja.split())
    foot = re.escape(disclaimer + text("ja", "result.copy-foot")) + r"\d/\d"
    assert re.sub(foot, "", "".join(words(content).split())).count("とても長い。") == 900


def test_nothing_answered_still_gives_a_page(definition: Definition) -> None:
    for language in LANGUAGES:
        assert len(PdfReader(io.BytesIO(pdf(definition, Response(answers={}), language))).pages) >= 2


def test_a_configured_contact_is_shown_with_its_code(definition: Definition) -> None:
    rules = RULES.read_text("utf-8").replace('url: ""', 'url: "https://contact.example/first-call"')
    configured = load_texts(
        QUESTIONS.read_text("utf-8"), rules.replace('email: ""', 'email: "a@contact.example"')
    ).definition
    assert configured is not None
    content = pdf(configured, Response(answers={}), "en")
    assert links(content) == ["https://contact.example/first-call", "mailto:a@contact.example"]
    assert "https://contact.example" in words(content)


def test_the_fonts_are_those_that_were_vendored() -> None:
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FONTS.glob("*.ttf")}
    assert found == HASHES
    assert "SIL Open Font License, Version 1.1" in (FONTS / "OFL.txt").read_text("utf-8")


def test_coverage_is_that_of_both_fonts() -> None:
    from fontTools.ttLib import TTFont

    common = set.intersection(*(set(TTFont(path).getBestCmap()) for path in FONTS.glob("*.ttf")))
    ranges = json.loads((FONTS / "coverage.json").read_text("utf-8"))
    assert {code for first, last in ranges for code in range(first, last + 1)} == common


def test_characters_outside_the_font_are_marked(definition: Definition) -> None:
    assert in_font("あ") and in_font(MISSING) and not in_font("🍣") and not in_font("א")
    assert printable("寿司🍣屋") == f"寿司{MISSING}屋"
    assert printable("e\u0301te\u0301") == "été"
    assert printable("葛\U000e0100城\ufe0f") == "葛城"
    every = json.dumps([definition.model_dump()], ensure_ascii=False)
    assert {character for character in every if not in_font(character) and character.isprintable()} == set()


@given(st.text(st.sampled_from("a あ\u3000\xa0\xad\u200d\n(か\u3099e\u0301é🍣")))
def test_a_text_is_printed_alike_whatever_stands_beside_it(value: str) -> None:
    # A text that needs nothing goes a shorter way than one with something to replace.
    assert printable(f"🍣({value})") == MISSING + printable(f"({value})")


@pytest.mark.parametrize("run", ["─" * 300, "ー" * 300, "https://firm.example/" + "a" * 280])
def test_an_unbroken_run_stays_on_the_page(definition: Definition, run: str) -> None:
    content = pdf(definition, Response(answers={}, note=run), "ja")
    page = PdfReader(io.BytesIO(content)).pages[1]
    lines = page.extract_text().replace("\u200b", "").splitlines()
    lines = [line for line in lines if run[-20:] in line or run[20:40] in line]
    assert len(lines) > 1
    assert max(map(len, lines)) < 150


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_whether_it_holds_the_answers(definition: Definition, language: Language) -> None:
    response = saved("owner-who-hesitates")
    copy = PdfReader(io.BytesIO(pdf(definition, response, language))).pages
    assert all(text(language, "result.copy-foot") in page.extract_text() for page in copy)
    [only] = PdfReader(io.BytesIO(page(definition, response, language))).pages
    assert text(language, "result.page-foot") in only.extract_text()


def test_an_address_in_a_note_is_text_and_no_link(definition: Definition) -> None:
    response = Response(
        answers={}, organisation="http://evil.example", note="#link('http://evil.example')[x]"
    )
    content = pdf(definition, response, "en")
    reader = PdfReader(io.BytesIO(content))
    assert "evil.example" in "".join(page.extract_text() for page in reader.pages)
    annotations = [str(note.get_object()) for page in reader.pages for note in page.get("/Annots", [])]
    assert not [note for note in annotations if "evil" in note]

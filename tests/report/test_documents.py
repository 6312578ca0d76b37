"""Who gets what of a result: every block that is promised, and for others nothing from which an answer follows."""

import io
import json
from collections.abc import Iterator

import pytest
from pypdf import PdfReader

from diagnosis import Definition, Response
from diagnosis.engine.work_out import work_out
from diagnosis.paths import ROOT
from diagnosis.report.document_pdf import document_pdf
from diagnosis.report.document_text import document_json, document_markdown, document_text
from diagnosis.texts import LANGUAGES, Language, text
from diagnosis.wording import result_document
from diagnosis.wording.blocks import OTHERS, READERS, Block, Document, Line, Reader
from diagnosis.wording.contacts import contacts_of
from diagnosis.wording.result_document import WHO_SEES
from diagnosis.wording.voice import Voice
from tests.support.frozen import saved, saved_names, with_contact
from tests.support.summaries import document, every_byte, links, page, words

PARTED = ("plan", "fit", "evidence", "phases")
"""Blocks with parts under headings of their own."""


def media(definition: Definition, made: Document) -> Iterator[str]:
    """The document in each form, as text without white space."""
    for form in (document_text(made), document_markdown(made), document_json(made)):
        yield "".join(form.replace("\\", "").split())
    content = document_pdf(made, Voice(definition, made.language))
    yield "".join(words(content).split())


def traces(definition: Definition, response: Response, language: Language) -> list[str]:
    """Wordings that would show an answer: each question's label, and each chosen option that is more than a word."""
    labels = [question.label.of(language) for question in definition.questions.values()]
    chosen = [
        definition.questions[name].option_text(option).of(language)
        for name, options in response.answers.items()
        for option in options
    ]
    return ["".join(trace.split()) for trace in (*labels, *chosen) if len(trace) > 4]


@pytest.mark.parametrize("name", saved_names())
def test_hours_next_steps_and_a_welcome_are_for_those_to_whom_they_apply(
    definition: Definition, name: str
) -> None:
    made = document(definition, saved(name), "en", "self")
    lines = [line.text for line in made.block("plan").lines]
    hours = next(fact.label.en for fact in definition.rulebook.plan_facts if fact.id == "hours")
    assert any(line.startswith(hours) for line in lines) == made.proposes
    assert made.proposes or not lines
    rulebook = definition.rulebook
    refused = made.block("headline").heading.startswith(rulebook.fit.verdicts.unfit.en)
    invited = rulebook.process.welcome.en if made.proposes else rulebook.fit.invitation.en if refused else ""
    assert made.block("contact").note == invited


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reader", READERS)
def test_the_day_of_the_answers_is_in_every_form(
    definition: Definition, reader: Reader, language: Language
) -> None:
    name = saved_names()[0]
    for day, said in (("2026-08-20", "2026-08-20"), ("", text(language, "result.undated"))):
        response = saved(name, date=day) if day else saved(name)
        for form in media(definition, document(definition, response, language, reader)):
            assert "".join(said.split()) in form


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", saved_names())
def test_no_answer_is_in_what_others_get(definition: Definition, name: str, language: Language) -> None:
    response = saved(name, organisation="Tomarigi", note="a private remark")
    kept = set(traces(definition, response, language))
    for reader in OTHERS:
        made = document(definition, response, language, reader)
        shown = " ".join(block.heading for block in made.blocks)
        # A cause has its name in any case, and a plan its facts.
        own = {trace for trace in kept if trace in "".join((shown + facts(definition, language)).split())}
        for form in media(definition, made):
            assert "Tomarigi" in form
            assert "aprivateremark" not in form
            assert not [trace for trace in kept - own if trace in form], (reader, name)


def facts(definition: Definition, language: Language) -> str:
    """What plans, causes and bands are called and said to be, whoever answers."""
    rulebook = definition.rulebook
    plans = [words for plan in rulebook.plans for words in (plan.name, plan.summary, *plan.facts.values())]
    causes = [cause.name for cause in definition.causes]
    rest = [*(link.name for link in rulebook.process.chain), rulebook.provider.about, rulebook.disclaimer]
    return " ".join(words.of(language) for words in (*plans, *causes, *rest))


def test_the_search_finds_an_answer_that_is_there(
    definition: Definition, monkeypatch: pytest.MonkeyPatch
) -> None:
    response = saved("owner-who-hesitates")
    answer = traces(definition, response, "en")[0]
    monkeypatch.setitem(WHO_SEES, "evidence", READERS)

    def leaking(*_: object) -> list[Block]:
        return [Block(kind="evidence", heading="A heading", lines=[Line(text=answer)])]

    monkeypatch.setattr(result_document, "_for_others", leaking)
    for form in media(definition, document(definition, response, "en", "others")):
        assert answer in form


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_people_with_the_same_scores_and_plan_give_others_the_same(
    definition: Definition, language: Language
) -> None:
    """What others get follows from the scores and the plan, and from nothing else."""
    seen: dict[tuple[object, ...], str] = {}
    for name in saved_names():
        made = document(definition, saved(name), language, "others")
        result = work_out(definition, saved(name))
        proposed = any(block.kind == "plan" for block in made.blocks)
        causes = tuple((score.shown, score.near, score.band) for score in result.diagnosis.scores.values())
        key = (causes, result.diagnosis.plan if proposed else "", saved(name).date)
        assert seen.setdefault(key, document_text(made)) == document_text(made)


@pytest.mark.parametrize("kind", WHO_SEES)
def test_every_medium_says_all_that_stands_in_a_block(definition: Definition, kind: str) -> None:
    part = Block(kind="part", heading="Part", lead=["Plead"], lines=[Line(text="Pline")], note="Pnote")
    lines = [Line(text="First", more=["Further"]), Line(text="Second", more=["Beyond"])]
    parts = [part] if kind in PARTED else []
    block = Block(kind=kind, heading="Heading", lead=["Lead"], lines=lines, parts=parts, note="Note")
    if kind in ("plan", "fit"):
        block = block.model_copy(update={"title": "Title", "badge": "Badge" if kind == "plan" else ""})
    if kind == "opening":
        block = block.model_copy(update={"heading": ""})
    if kind == "headline":
        block = Block(kind=kind, heading="Heading")
    made = document(definition, Response(answers={}), "en", "others").model_copy(update={"blocks": [block]})
    said = [
        block.heading,
        block.title,
        *block.lead,
        *(words for line in block.lines for words in (line.text, *line.more)),
    ]
    said += [words for one in parts for words in (one.heading, *one.lead, one.lines[0].text, one.note)]
    for form in media(definition, made):
        assert not [words for words in (*said, block.note) if words not in form]


@pytest.mark.parametrize("reader", READERS)
def test_every_block_that_is_promised_is_there_and_no_other(definition: Definition, reader: Reader) -> None:
    seen: set[str] = set()
    reachable = with_contact(definition, email="a@firm.example")
    for name in saved_names():
        made = document(reachable, saved(name, note="a remark"), "ja", reader)
        kinds = [block.kind for block in made.blocks]
        assert len(set(kinds)) == len(kinds)
        assert all(block.says_something for block in made.blocks)
        assert all(block.heading for block in made.blocks if block.kind != "opening")
        seen |= set(kinds)
    assert seen == {kind for kind, readers in WHO_SEES.items() if reader in readers}


def test_causes_only_say_nothing_of_support(definition: Definition) -> None:
    for name in saved_names():
        for language in LANGUAGES:
            made = document(definition, saved(name), language, "causes")
            for form in media(definition, made):
                for plan in definition.rulebook.plans:
                    assert "".join(plan.summary.of(language).split()) not in form
                assert text(language, "result.plan").replace(" ", "") not in form


@pytest.mark.parametrize("language", LANGUAGES)
def test_others_get_exactly_one_page(definition: Definition, language: Language) -> None:
    for name in saved_names():
        for reader in OTHERS:
            content = page(definition, saved(name, organisation="長" * 200), language, reader)
            reader_of = PdfReader(io.BytesIO(content))
            assert len(reader_of.pages) == 1
            assert not reader_of.attachments
            assert b"response.json" not in every_byte(content)


def test_markdown_keeps_typed_words_as_words(definition: Definition) -> None:
    response = saved("owner-who-hesitates", organisation="# *a* [b](c) | <d>", note="`x`\n# y")
    made = document_markdown(document(definition, response, "en", "self"))
    assert "\\# \\*a\\* \\[b\\](c) \\| \\<d\\>" in made
    assert "\n# y" not in made
    assert made.count("\n# ") + made.startswith("# ") == 1


def test_json_for_others_is_the_document(definition: Definition) -> None:
    made = document(definition, saved("owner-who-hesitates"), "en", "others")
    data = json.loads(document_json(made))
    assert [block["kind"] for block in data["blocks"]] == [block.kind for block in made.blocks]
    assert not [name for name in definition.questions if f'"{name}"' in document_json(made)]


def test_the_documentation_has_the_table_of_who_sees_what() -> None:
    rows = [
        f"| {kind} | " + " | ".join("yes" if reader in readers else "" for reader in READERS) + " |"
        for kind, readers in WHO_SEES.items()
    ]
    assert "\n".join(rows) in (ROOT / "docs" / "architecture.md").read_text("utf-8")


@pytest.mark.parametrize("reader", READERS)
def test_only_ways_to_get_in_touch_are_links(definition: Definition, reader: Reader) -> None:
    known = with_contact(definition, url="https://firm.example/book", email="a@firm.example")
    ways = contacts_of(Voice(known, "en"))
    typed = f"{ways[0].written} http://other.example"
    response = saved("owner-who-hesitates", organisation=typed, note=ways[0].written)
    made = page(known, response, "en", reader)
    assert typed in words(made)
    assert links(made) == [way.href for way in ways if reader in WHO_SEES["contact"]]

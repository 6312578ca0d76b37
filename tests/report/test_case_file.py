"""A case survives its file, keeps what is private from the client, and refuses what is not one."""

import datetime
import io
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from diagnosis import Definition, Response, ResponseError
from diagnosis.engine.case import GENERAL, Case, Judgement, Note, Observation, Record
from diagnosis.engine.change import change_between
from diagnosis.engine.conversation import Action, Conversation
from diagnosis.report.case_file import case_data
from diagnosis.report.change_pdf import change_pdf
from diagnosis.report.minutes import minutes_data
from diagnosis.report.reopen import reopen
from diagnosis.report.reopen_case import open_anything, open_case
from diagnosis.report.result_json import to_json
from diagnosis.texts import LANGUAGES, Language, text
from diagnosis.ui.consultant.handover import (
    client_summary,
    follow_up,
    internal_minutes,
    results_of,
    shared_summary,
)
from diagnosis.wording.client_file import PARTS, chosen_document
from diagnosis.wording.voice import Voice
from tests.support.frozen import DEFINITION, saved
from tests.support.responses import responses
from tests.support.summaries import every_byte, pdf, words

PRIVATE, SHARED = "社長には内緒 himitsu-7731", "月曜は空けられる kyouyu-4410"
names = st.sampled_from([*DEFINITION.questions, GENERAL, "asked-no-more"])
notes = st.dictionaries(names, st.builds(Note, text=st.text(max_size=40), private=st.booleans()), max_size=5)

asked = st.sampled_from(list(DEFINITION.questions))
seen = st.builds(Observation, option=st.text(max_size=10), words=st.text(max_size=40))
moments = st.datetimes(timezones=st.just(datetime.UTC))
line = st.text(max_size=20)
talks = st.builds(
    Conversation,
    day=st.none() | st.dates(),
    present=line,
    agreed=line,
    actions=st.lists(st.builds(Action, what=line, who=line, until=line), max_size=3).map(tuple),
    meeting=line,
)
TALK = Conversation(
    day=datetime.date(2026, 12, 3),
    present="架空社長、佐藤さん",
    agreed="会議の前に前提をそろえる\n決め方を一枚に書く",
    actions=(
        Action(what="直近の決定を一つ書き出す", who="佐藤さん", until="次回まで"),
        Action(),
        Action(what="資料を送る"),
    ),
    meeting="12月10日 10時、オンライン",
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    records = tuple(
        Record(
            id=f"r{number}",
            name=draw(st.text(max_size=20)),
            response=draw(responses()),
            notes=draw(notes),
            opening=dict(draw(responses()).answers),
            opened=draw(st.none() | st.dates()),
            said=draw(st.dictionaries(asked, moments, max_size=3)),
            observed=draw(st.dictionaries(asked, seen, max_size=3)),
        )
        for number in range(draw(st.integers(0, 3)))
    )
    return Case(
        id="c1",
        client=draw(st.text(max_size=20)),
        records=records,
        conversation=draw(talks),
        earlier=tuple(draw(st.lists(talks, max_size=2))),
    )


@settings(max_examples=30)
@given(cases())
def test_everything_in_a_case_comes_back(case: Case) -> None:
    for data in (case_data(DEFINITION, case), minutes_data(DEFINITION, case, results_of(case, DEFINITION))):
        again = open_case(DEFINITION, to_json(data).encode())
        # A lone surrogate, which no file can hold, is the one thing that does not.
        assert to_json(case_data(DEFINITION, again.case)) == to_json(case_data(DEFINITION, case))
        assert again.changed == {}


def example(definition: Definition) -> Case:
    response = saved("project-that-keeps-stopping", organisation="架空精機", date="2026-08-20")
    notes = {
        "pace": Note(text=PRIVATE),
        "load": Note(text=SHARED, private=False),
        GENERAL: Note(text="全体 " + PRIVATE),
    }
    first = Record(
        id="r1",
        name="社長",
        response=response,
        notes=notes,
        opening=dict(response.answers),
        judged=Judgement(plan="advanced"),
        observed={"pace": Observation(words=PRIVATE)},
    )
    later = response.model_copy(update={"answers": {**response.answers, "pace": ("walk",)}})
    records = (first, Record(id="r2", name="後", response=later))
    return Case(id="c1", client="架空精機", records=records, conversation=TALK)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_private_is_nowhere_in_what_the_client_gets(
    definition: Definition, language: Language
) -> None:
    case = example(definition)
    record = case.record("r1")
    for content in (
        client_summary(case, record, Voice(definition, language)),
        change_pdf(
            change_between(definition, record.response, case.record("r2").response),
            case.client,
            record,
            case.record("r2"),
            Voice(definition, language),
        ),
    ):
        everything = every_byte(content)
        for word in ("himitsu", "社長には内緒"):
            for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
                assert word.encode(encoding) not in everything
                assert word.encode(encoding).hex().encode() not in everything.lower()
    summary = client_summary(case, record, Voice(definition, language))
    assert "kyouyu-4410" in words(summary)
    assert "himitsu" not in words(summary)
    mail = follow_up(case, record, Voice(definition, language))
    assert "kyouyu-4410" in mail
    assert not re.search("himitsu|内緒|7731", mail)
    without = record.model_copy(
        update={"notes": {"load": record.notes["load"]}, "observed": {}, "judged": Judgement()}
    )
    assert client_summary(case, without, Voice(definition, language)) == summary


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_talk_is_the_first_page_and_the_mail_says_the_same(
    definition: Definition, language: Language
) -> None:
    case = example(definition)
    voice = Voice(definition, language)
    summary = client_summary(case, case.record("r1"), voice)
    first, second = (page.extract_text() for page in PdfReader(io.BytesIO(summary)).pages[:2])
    mail = follow_up(case, case.record("r1"), voice)
    day = {"ja": "2026年12月3日", "en": "December 3, 2026"}[language]
    for said in (
        day,
        "架空精機",
        "会議の前に前提をそろえる",
        "決め方を一枚に書く",
        "佐藤さん",
        "次回まで",
        "資料を送る",
    ):
        assert said in mail
        assert said in first
    for said in ("12月10日 10時、オンライン", SHARED):
        assert said in mail
        assert said.replace(" ", "") in first.replace(" ", "")
    assert voice.text("talk.title") in first
    assert voice.text("talk.title") not in second
    headline = voice.document(results_of(case, definition)["r1"]).block("headline").heading
    assert headline in mail
    assert "".join(headline.split())[:12] in "".join(second.split())


def test_for_those_who_were_not_there_nobodys_words_and_answers_are_in_it(definition: Definition) -> None:
    case = example(definition)
    record = case.record("r1")
    content = shared_summary(case, record, Voice(definition, "ja"))
    assert len(PdfReader(io.BytesIO(content)).pages) == 2
    assert "会議の前に前提をそろえる" in words(content)
    everything = every_byte(content)
    for said in (SHARED, PRIVATE, record.response.note or "himitsu"):
        assert said.encode() not in everything
    for question, chosen in record.response.answers.items():
        assert f'"{question}": "{chosen[0]}"'.encode() not in everything


def test_what_is_to_be_done_can_be_ticked_off(definition: Definition) -> None:
    shown = internal_minutes(example(definition), Voice(definition, "ja"))
    assert "- [ ] 直近の決定を一つ書き出す（佐藤さん、次回まで）\n- [ ] 資料を送る\n" in shown


def test_a_private_note_would_be_found(definition: Definition) -> None:
    """The search above does find what is there."""
    response = example(definition).record("r1").response
    noted = response.model_copy(update={"note": PRIVATE})
    content = pdf(definition, noted, "ja")
    assert b"himitsu" in every_byte(content)


def test_without_notes_the_file_begins_with_the_result(definition: Definition) -> None:
    response = example(definition).record("r1").response
    record = Record(id="r1", name="x", response=response, notes={"pace": Note(text=PRIVATE)})
    content = client_summary(Case(id="c1", records=(record,)), record, Voice(definition, "ja"))
    assert text("ja", "talk.title") not in words(content)
    assert PRIVATE.encode() not in every_byte(content)
    assert reopen(definition, content).response.answers == response.answers


def test_what_is_not_chosen_is_nowhere_in_the_clients_files(definition: Definition) -> None:
    case = example(definition)
    record = case.record("r1")
    voice = Voice(definition, "ja")
    result = results_of(case, definition)["r1"]
    whole = voice.document(result)
    traces = {
        "plan": [voice.document(result).block("plan").lead[1], text("ja", "result.comparison")],
        "price": [text("ja", "result.price")],
        "points": [text("ja", "result.details-points")],
        "words": [SHARED],
    }
    everything = every_byte(client_summary(case, record, voice)).decode("utf-8", "replace")
    for part, found in traces.items():
        others = [other for other in PARTS if other != part]
        content = client_summary(case, record, voice, others)
        printed = "".join(every_byte(content).decode("utf-8", "replace").split())
        mail = follow_up(case, record, voice, others)
        for trace in found:
            assert "".join(trace.split()) in "".join(everything.split())
            assert "".join(trace.split()) not in printed, (part, trace)
            assert trace not in mail, (part, trace)
    assert not PdfReader(io.BytesIO(client_summary(case, record, voice, ["plan"]))).attachments
    bare = chosen_document(whole, [])
    assert [block.kind for block in bare.blocks] == ["headline", "causes", "steps", "about", "contact"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_internal_minutes_has_everything(definition: Definition, language: Language) -> None:
    case = example(definition)
    shown = internal_minutes(case, Voice(definition, language))
    for word in ("himitsu", "kyouyu", "架空精機", "社長"):
        assert word in shown
    for question in definition.questions.values():
        assert shown.count(f"- {question.label.of(language)}: ") >= 2
    for record in case.records:
        assert minutes_data(definition, case, results_of(case, definition))["results"][record.id]["plan"]


def test_typed_text_stays_text_in_the_record(definition: Definition) -> None:
    nasty = "[link](javascript:x) <b>*bold*</b>\n# heading | `code`"
    record = Record(id="r1", name=nasty, response=Response(answers={}), notes={"pace": Note(text=nasty)})
    shown = internal_minutes(Case(id="c1", client=nasty, records=(record,)), Voice(definition, "en"))
    typed = [line for line in shown.splitlines() if "javascript" in line]
    assert len(typed) == 3
    for line in typed:
        assert not re.search(r"(?<!\\)[\[\]<>*`|]", line)
        assert not re.search(r"(?<!\\)#", line.lstrip("#"))


def test_any_saved_file_opens(definition: Definition) -> None:
    case = example(definition)
    opened = open_anything(definition, to_json(case_data(definition, case)).encode())
    assert getattr(opened, "case", None) == case
    pdf = client_summary(case, case.records[0], Voice(definition, "ja"))
    reopened = open_anything(definition, pdf)
    assert getattr(reopened, "response", None) == case.records[0].response


def test_a_case_of_the_first_layout_opens(definition: Definition) -> None:
    answers = {"pace": "walk"}
    record = {
        "id": "r1",
        "name": "社長",
        "response": {"answers": answers, "date": "2026-08-20"},
        "differs": ["pace"],
    }
    data = {"format": "case", "version": 1, "id": "c1", "records": [record]}
    [read] = open_case(definition, to_json(data).encode()).case.records
    assert read.opening == {"pace": ("walk",)}
    assert str(read.opened) == "2026-08-20"
    assert read.observed == {"pace": Observation()}
    assert not read.changed_in_call("pace")


@pytest.mark.parametrize("more", [
    {"said": {"pace": "yesterday"}}, {"opened": "soon"}, {"observed": {"pace": {"seen": "x"}}},
    {"observed": {"<b>": {}}}, {"opening": {"pace": "walk"}},
])  # fmt: skip
def test_damaged_sources_are_refused(definition: Definition, more: dict[str, object]) -> None:
    record = {"id": "r1", "name": "n", "response": {"answers": {}}, **more}
    data = {"format": "case", "version": 2, "id": "c1", "records": [record]}
    with pytest.raises(ResponseError) as error:
        open_case(definition, to_json(data).encode())
    assert [finding.code for finding in error.value.findings] == ["case-shape"]


def test_notes_outlive_their_question(definition: Definition) -> None:
    record = Record(id="r1", name="x", notes={"asked-no-more": Note(text="残る")})
    opened = open_case(
        definition, to_json(case_data(definition, Case(id="c1", records=(record,)))).encode()
    ).case
    assert opened.records[0].notes == record.notes
    assert "残る" in internal_minutes(opened, Voice(definition, "ja"))


BAD = [
    ({"version": 4}, "case-shape"),
    ({"records": {}}, "case-shape"),
    ({"extra": 1}, "case-shape"),
    ({"id": "A b"}, "case-shape"),
    ({"client": "x" * 3000}, "case-shape"),
    ({"records": [{"id": "r1", "name": "n", "response": {"answers": {"pace": "fly"}}}]}, "case-record"),
    ({"records": [{"id": "r1", "name": "n", "response": {"answers": {}}, "notes": {"<b>": {"text": "x"}}}]},
     "case-shape"),
    ({"records": [{"id": "r1", "name": "n", "response": {"answers": {}}, "notes": {"pace": {"text": 1}}}]},
     "case-shape"),
    ({"records": [{"id": "r1", "name": "n", "response": {"answers": {}}}] * 2}, "case-shape"),
    ({"records": [{"id": f"r{n}", "name": "", "response": {"answers": {}}} for n in range(21)]}, "case-shape"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "code"), BAD)
def test_what_is_no_case_is_refused_in_one_sentence(
    definition: Definition, change: dict[str, Any], code: str
) -> None:
    data = {**case_data(definition, Case(id="c1")), **change}
    with pytest.raises(ResponseError) as refused:
        open_case(definition, json.dumps(data).encode())
    assert refused.value.findings[0].code == code
    assert all(finding.message(language) for finding in refused.value.findings for language in LANGUAGES)
    with pytest.raises(ResponseError):
        open_case(definition, b" " * 1_000_001)


@settings(max_examples=100)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_content_is_a_crash(content: bytes) -> None:
    for read in (open_case, open_anything):
        with pytest.raises(ResponseError):
            read(DEFINITION, content)

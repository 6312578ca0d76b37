"""One form of a question: screens, tables, sheets, rooms, files and proofs agree on what is an answer."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from diagnosis.call.open_case import OpenCase
from diagnosis.call.sheet_edits import apply_edits
from diagnosis.definition.forms import Fault, OneOf, Scale, SomeOf
from diagnosis.definition.questionnaire import Question
from diagnosis.definition.team import Team
from diagnosis.engine.case import Case, Record
from diagnosis.engine.outlook.space import possible_answers
from diagnosis.engine.response import Response, ResponseError, as_data
from diagnosis.engine.response_reader import read_response
from diagnosis.engine.response_row import columns_of, read_row
from diagnosis.ui.room.asked import asked_in_rooms
from diagnosis.ui.room.phone_api import read_hand_in
from diagnosis.ui.room.request import BadRequestError
from diagnosis.ui.visitor.open_questions import problem_of
from diagnosis.ui.visitor.session import Session
from tests.support.frozen import DEFINITION

QUESTIONS = list(DEFINITION.questions.values())
assert DEFINITION.team is not None
TEAM: Team = DEFINITION.team
IN_ROOMS = {question.id for _, asked in asked_in_rooms(DEFINITION, TEAM) for question in asked}
NOW = datetime.datetime(2026, 11, 30, tzinfo=datetime.UTC)


@st.composite
def given_answers(draw: st.DrawFn) -> tuple[Question, tuple[str, ...]]:
    """A question, and options that somebody may choose of it: some, all, one twice, one of another question."""
    question = draw(st.sampled_from(QUESTIONS))
    chosen = draw(
        st.lists(st.sampled_from([*question.form.offered, "of-another-question"]), min_size=1, max_size=5)
    )
    return question, tuple(chosen)


def read_as_json(question: Question, chosen: tuple[str, ...]) -> tuple[str, ...] | None:
    try:
        return read_response(DEFINITION, {"answers": {question.id: list(chosen)}}).answers.get(question.id)
    except ResponseError:
        return None


def read_from_table(question: Question, chosen: tuple[str, ...]) -> tuple[str, ...] | None:
    response, findings = read_row(DEFINITION, columns_of(DEFINITION, [question.id]), [";".join(chosen)], 2)
    return None if findings else response.answers.get(question.id)


def read_from_screen(question: Question, chosen: tuple[str, ...]) -> tuple[str, ...] | None:
    """Controls hold each option once, and none of another question."""
    visit = Session(language="en", answers={question.id: chosen})
    if problem_of(question, visit, attempted=True):
        return None
    return visit.response(DEFINITION).answers.get(question.id)


def read_from_sheet(question: Question, chosen: tuple[str, ...]) -> tuple[str, ...] | None:
    """The sheet sends all that is ticked; an answer with a fault leaves the record as it was."""
    record = Record(id="r1", name="A", response=Response(answers={}))
    opened = OpenCase(Case(id="c1", records=(record,)), "r1")
    edit = {
        "n": 1,
        "case": "c1",
        "record": "r1",
        "what": "answer",
        "question": question.id,
        "value": list(chosen),
    }
    apply_edits(DEFINITION, opened, [edit], NOW)
    return opened.record.response.answers.get(question.id)


def read_from_room(question: Question, chosen: tuple[str, ...]) -> tuple[str, ...] | None:
    try:
        answers, _ = read_hand_in(DEFINITION, TEAM, {"answers": {question.id: list(chosen)}})
    except (BadRequestError, ResponseError):
        return None
    return tuple(answers[question.id])


@given(given_answers())
def test_all_who_read_an_answer_agree(drawn: tuple[Question, tuple[str, ...]]) -> None:
    question, chosen = drawn
    form = question.form
    faults = form.faults(chosen)
    kinds = {fault.kind for fault in faults}
    expected = None if faults else form.in_order(chosen)
    assert read_as_json(question, chosen) == expected
    assert read_from_room(question, chosen) == (expected if question.id in IN_ROOMS else None)
    if "repeated" not in kinds:  # a list in a cell may name an option twice
        assert read_from_table(question, chosen) == expected
    if not kinds & {"repeated", "strange"}:
        assert read_from_screen(question, chosen) == expected
        assert (form.in_order(chosen) in possible_answers(question)) == (expected is not None)
        if expected:
            assert read_from_sheet(question, chosen) == expected


@given(st.sampled_from(QUESTIONS))
def test_every_answer_that_a_form_counts_is_one(question: Question) -> None:
    answers = list(question.form.answers())
    assert len(set(answers)) == len(answers)
    for chosen in answers:
        assert question.form.faults(chosen) == []
        data = as_data(DEFINITION, Response(answers={question.id: chosen}))
        assert data["answers"][question.id] == question.form.encode(chosen)
        assert read_response(DEFINITION, {"answers": data["answers"]}).answers == {question.id: chosen}


def test_each_fault_has_a_name() -> None:
    some = SomeOf(("a", "b", "c", "none"), ("unknown",), 2, frozenset({"none"}))
    assert some.faults(["a", "b"]) == []
    assert some.faults(["a", "a"]) == [Fault("repeated", "a")]
    assert some.faults(["a", "x"]) == [Fault("strange", "x")]
    assert some.faults(["a", "b", "c"]) == [Fault("too-many")]
    assert some.faults(["a", "none"]) == [Fault("alone", "none")]
    assert some.faults(["a", "unknown"]) == [Fault("alone", "unknown")]
    assert some.encode(("a",)) == ["a"]
    one = OneOf(("a", "b"), ("unknown",))
    assert one.faults(["a", "b"]) == [Fault("too-many")]
    assert (one.encode(("a",)), one.most) == ("a", 1)
    assert list(Scale(("a", "b"), ("unknown",)).answers()) == [("a",), ("b",), ("unknown",)]

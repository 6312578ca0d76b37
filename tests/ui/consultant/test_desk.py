"""What is entered on the consultant's sheet, as the server takes it over."""

import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from diagnosis import Definition, Response
from diagnosis.call.open_case import OpenCase
from diagnosis.call.sheet_edits import apply_edits
from diagnosis.engine.case import GENERAL, MAX_NOTE, MAX_RECORDS, Case, Observation, Record
from diagnosis.engine.conversation import Action, Conversation
from diagnosis.report.reopen_case import OpenedCase
from diagnosis.texts import text
from diagnosis.ui.consultant.desk import Desk
from diagnosis.wording.conversation import remarks_of
from diagnosis.wording.sources import said_in_call, source_lines
from diagnosis.wording.voice import Voice
from tests.support.frozen import DEFINITION

VOICE = Voice(DEFINITION, "ja")


def table() -> Desk:
    made = Desk()
    made.add(Response(answers={"pace": ("walk",)}, organisation="架空精機"), "ja")
    return made


def opened(*, trial: bool = False) -> OpenCase:
    made = table().open
    assert made is not None
    if trial:
        made.try_out()
    return made


def enter(made: OpenCase, *edits: dict[str, Any]) -> OpenCase:
    own = {"case": made.case.id, "record": made.current}
    apply_edits(DEFINITION, made, [{"n": number, **own, **edit} for number, edit in enumerate(edits, 1)])
    return made


def test_answers_notes_and_marks_are_taken_over() -> None:
    made = enter(
        opened(),
        {"what": "answer", "question": "load", "value": ["low"]},
        {"what": "answer", "question": "pace", "value": []},
        {"what": "note", "question": "pace", "value": "聞く"},
        {"what": "kind", "question": "pace", "value": "summary"},
        {"what": "note", "question": GENERAL, "value": "全体"},
        {"what": "observed", "question": "scope", "value": {"option": "team", "words": "社長だけの話"}},
        {"what": "client", "value": "別名"},
        {"what": "name", "value": "社長"},
        {"what": "date", "value": "2026/11/20"},
    )
    record = made.record
    assert record.response.answers == {"load": ("low",)}
    assert (record.notes["pace"].text, record.notes["pace"].private) == ("聞く", False)
    assert record.notes[GENERAL].private
    assert record.observed == {"scope": Observation(option="team", words="社長だけの話")}
    assert (made.case.client, record.name, str(record.date)) == ("別名", "社長", "2026-11-20")


def test_what_the_talk_came_to_is_of_today_unless_it_is_said_otherwise() -> None:
    told = {"day": "", "agreed": "合意", "actions": [{"what": "a", "who": "", "until": ""}], "meeting": ""}
    made = opened()
    own = {"case": made.case.id, "record": made.current, "what": "conversation"}
    now = datetime.datetime(2026, 12, 3, 9, tzinfo=datetime.UTC)
    apply_edits(DEFINITION, made, [{"n": 1, **own, "value": told}], now)
    talk = made.case.conversation
    assert (talk.day, talk.agreed, talk.to_do) == (now.date(), "合意", (Action(what="a"),))
    apply_edits(DEFINITION, made, [{"n": 2, **own, "value": {**told, "day": "2026-12-01"}}], now)
    assert str(made.case.conversation.day) == "2026-12-01"
    for wrong in ({"day": "tomorrow"}, {"day": "20260-01-01"}):
        apply_edits(DEFINITION, made, [{"n": made.seen + 1, **own, "value": {**told, **wrong}}], now)
        assert made.case.conversation.day == now.date()
    apply_edits(DEFINITION, made, [{"n": made.seen + 1, **own, "value": {"day": ""}}], now)
    assert made.case.conversation == Conversation()


def test_the_record_of_a_talk_is_the_clients_and_the_next_talk_keeps_it() -> None:
    made = enter(opened(), {"what": "conversation", "value": {"agreed": "一"}}, {"what": "next-talk"})
    assert [talk.agreed for talk in made.case.earlier] == ["一"]
    assert not made.case.conversation.given
    # With nothing written, there is nothing to keep.
    assert enter(made, {"what": "next-talk"}).case.earlier == made.case.earlier


def test_each_part_of_a_talk_is_a_step_and_undoing_leads_to_where_it_was() -> None:
    made = opened()
    lines = [{"what": "a", "who": "", "until": ""}]
    enter(
        made,
        {"what": "conversation", "value": {"meeting": "十日"}},
        {"what": "conversation", "value": {"meeting": "十二日"}},
        {"what": "conversation", "value": {"meeting": "十二日", "actions": lines}},
        {"what": "conversation", "value": {"meeting": "十二日", "actions": []}},
        {"what": "undo"},
    )
    assert (made.case.conversation.meeting, len(made.case.conversation.to_do)) == ("十二日", 1)
    first = made.current
    table = Desk(open=made)
    table.add(Response(answers={"pace": ("run",)}, organisation="架空精機"), "ja")
    made.seen = 0
    enter(made, {"what": "answer", "question": "load", "value": ["low"]})
    made.select_record(first)
    made.seen = 0
    enter(made, {"what": "undo"})
    assert made.current != first
    assert (made.undone, made.record.response.answers) == ("load", {"pace": ("run",)})


@given(st.dictionaries(st.sampled_from(["day", "present", "agreed", "actions", "meeting", "more"]),
                       st.none() | st.integers() | st.text() | st.lists(st.text() | st.dictionaries(
                           st.sampled_from(["what", "who", "x"]), st.text() | st.integers())), max_size=5))  # fmt: skip
def test_no_talk_whatever_breaks_the_case(value: dict[str, Any]) -> None:
    made = enter(
        opened(), {"what": "conversation", "value": {"agreed": "a"}}, {"what": "conversation", "value": value}
    )
    assert Conversation.model_validate_json(made.case.conversation.model_dump_json())


def test_a_note_is_private_until_it_is_said_otherwise() -> None:
    made = enter(opened(), {"what": "note", "question": "pace", "value": "x"})
    assert remarks_of(VOICE, made.record) == []
    made = enter(opened(), {"what": "kind", "question": "pace", "value": "summary"},
                 {"what": "note", "question": "pace", "value": "x"})  # fmt: skip
    assert [words for _, words in remarks_of(VOICE, made.record)] == ["x"]
    made = enter(opened(), {"what": "note", "question": "pace", "value": "もう無理です"},
                 {"what": "kind", "question": "pace", "value": "quote"})  # fmt: skip
    assert [words for _, words in remarks_of(VOICE, made.record)] == ["「もう無理です」"]
    for typed, said in (
        ("「もう無理です」", "「もう無理です」"),
        ("「無理」と言った", "「『無理』と言った」"),
    ):
        made = enter(opened(), {"what": "note", "question": "pace", "value": typed},
                     {"what": "kind", "question": "pace", "value": "quote"})  # fmt: skip
        assert [words for _, words in remarks_of(VOICE, made.record)] == [said]


def test_what_is_tried_out_never_touches_the_case() -> None:
    made = opened(trial=True)
    before = made.case
    enter(made, {"what": "answer", "question": "pace", "value": ["run"], "trial": True})
    assert made.case == before
    assert made.response.answers == {"pace": ("run",)}
    made.trial = None
    late = {"what": "answer", "question": "pace", "value": ["jog"], "trial": True}
    made.seen = 0
    enter(made, late)
    assert made.case == before


def test_an_edit_that_comes_twice_counts_once_and_an_older_one_does_not_win() -> None:
    made = opened()
    own = {"case": made.case.id, "record": made.current, "what": "answer", "question": "pace"}
    apply_edits(DEFINITION, made, [{**own, "n": 2, "value": ["run"]}])
    apply_edits(DEFINITION, made, [{**own, "n": 1, "value": ["jog"]}, {**own, "n": 2, "value": ["jog"]}])
    assert made.record.response.answers["pace"] == ("run",)
    assert made.seen == 2


things = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10) | st.sampled_from(["pace", "walk"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
whats = st.sampled_from(
    ["answer", "note", "kind", "observed", "opening", "undo", "redo", "client", "name", "date", "other"]
)


@given(
    st.lists(
        st.fixed_dictionaries({"what": whats | things, "question": things, "value": things}), max_size=4
    ),
    things,
)
def test_nothing_that_comes_from_a_browser_breaks_the_case(edits: list[dict[str, Any]], other: Any) -> None:
    made = enter(opened(), *edits)
    apply_edits(DEFINITION, made, other)
    for name, chosen in made.record.response.answers.items():
        assert set(chosen) <= set(DEFINITION.questions[name].option_ids)
    assert set(made.record.observed) <= set(DEFINITION.questions)


def test_notes_and_records_have_their_limits(definition: Definition) -> None:
    made = enter(opened(), {"what": "note", "question": "pace", "value": "x" * (MAX_NOTE + 5)})
    assert len(made.record.notes["pace"].text) == MAX_NOTE
    desk = table()
    for _ in range(MAX_RECORDS + 2):
        desk.add(Response(answers={}), "en")
    assert desk.open is not None
    assert len(desk.open.case.records) == MAX_RECORDS
    assert [finding.code for finding in desk.findings] == ["case-full"]


def test_closing_a_case_asks_the_browser_to_forget_it_until_it_is_opened_again() -> None:
    made = table()
    assert made.open is not None
    case = made.open.case
    made.remove(made.open.current)
    assert made.open is None
    assert made.erase == [case.id]
    made.open_case(OpenedCase(case=case, changed={}))
    assert made.open is not None
    assert made.erase == []


def test_another_clients_response_asks_whose_it_is() -> None:
    desk = Desk()
    desk.storage = True
    desk.receive(Response(answers={}, organisation="やまびこ印刷"), "ja")
    assert desk.incoming is None
    desk.receive(Response(answers={}, organisation=" やまびこ印刷 "), "ja")
    assert desk.open
    assert desk.incoming is None
    assert len({record.name for record in desk.open.case.records}) == 2
    for other in (Response(answers={}, organisation="架空精機"), Response(answers={})):
        desk.receive(other, "ja")
        assert desk.incoming
        assert len(desk.open.case.records) == 2
    desk.drop_incoming()
    desk.receive(Response(answers={}), "ja")
    desk.take_incoming("ja", beside=False)
    assert len(desk.open.case.records) == 3


def with_another_client(*, storage: bool) -> tuple[Desk, Case]:
    """A desk with one client in hand and another one's response opened beside, and the first one's case."""
    desk = Desk()
    desk.storage = storage
    desk.receive(Response(answers={}, organisation="やまびこ印刷"), "ja")
    assert desk.open
    first = desk.open.case
    desk.receive(Response(answers={}, organisation="架空精機"), "ja")
    desk.take_incoming("ja", beside=True)
    return desk, first


def test_several_clients_are_open_side_by_side_and_none_is_erased() -> None:
    desk, first = with_another_client(storage=True)
    assert desk.open
    assert [entry.client for entry in desk.beside] == ["やまびこ印刷"]
    assert [record.response.organisation for record in desk.open.case.records] == ["架空精機"]
    assert not desk.erase
    desk.turn_to(first.id)
    assert desk.open is None
    assert desk.wanted
    assert desk.wanted.id == first.id
    desk.open_case(OpenedCase(case=first, changed={}))
    assert [entry.client for entry in desk.beside] == ["架空精機"]


def test_where_the_browser_keeps_nothing_no_case_is_left_behind() -> None:
    desk, first = with_another_client(storage=False)
    assert desk.open
    assert desk.open.case is first
    assert [finding.code for finding in desk.findings] == ["case-alone"]
    desk.open_case(OpenedCase(case=first.model_copy(update={"id": "other"}), changed={}))
    assert desk.open.case is first


def test_two_responses_never_carry_the_same_name() -> None:
    made = opened()
    made.put(Record(id="r2", name="秋", response=Response(answers={})))
    enter(made, {"what": "name", "record": "r2", "value": made.case.records[0].name})
    names = [record.name for record in made.case.records]
    assert names[1] == f"{names[0]} (2)"
    enter(made, {"what": "name", "record": "r2", "value": names[1]})
    assert [record.name for record in made.case.records] == names


NOW = datetime.datetime(2026, 11, 28, 14, 5, 33, tzinfo=datetime.timezone(datetime.timedelta(hours=9)))


def say(made: OpenCase, *edits: tuple[str, str, Any]) -> None:
    """Enter edits one after the other: what, of which question, and the value."""
    for what, question, value in edits:
        edit = {"n": made.seen + 1, "case": made.case.id, "record": made.current}
        apply_edits(DEFINITION, made, [{**edit, "what": what, "question": question, "value": value}], NOW)


def test_each_answer_keeps_who_said_it_and_when() -> None:
    made = opened()
    assert source_lines(VOICE, made.record, "pace") == []
    say(made, ("answer", "pace", ["run"]), ("observed", "pace", {"option": "jog", "words": "息切れ"}))
    walk, jog, run = (DEFINITION.questions["pace"].option_text(one).ja for one in ("walk", "jog", "run"))
    assert source_lines(VOICE, made.record, "pace") == [
        text("ja", "sources.opening", answer=walk),
        text("ja", "sources.said-at", time="2026-11-28 14:05", answer=run),
        text("ja", "sources.observed", answer=f"{jog} 「息切れ」"),
    ]
    [(_, told)] = said_in_call(VOICE, made.record)
    assert walk in told
    assert run in told
    assert "息切れ" not in told
    say(made, ("answer", "pace", ["walk"]), ("observed", "pace", None))
    assert source_lines(VOICE, made.record, "pace") == []
    assert made.record.said == {}


def test_what_was_entered_is_undone_and_done_again() -> None:
    made = opened()
    first = made.case
    say(made, ("answer", "pace", ["run"]), ("note", "pace", "a"), ("note", "pace", "ab"))
    last = made.case
    say(made, ("undo", "1", None))
    assert made.record.notes == {}
    assert made.record.response.answers["pace"] == ("run",)
    say(made, ("undo", "2", None), ("undo", "3", None))
    assert made.case == first
    say(made, ("redo", "4", None), ("redo", "5", None), ("redo", "6", None))
    assert made.case == last
    say(made, ("undo", "7", None), ("answer", "load", ["low"]), ("redo", "8", None))
    assert made.record.notes == {}
    say(made, ("opening", "9", None))
    assert made.record.response.answers == first.records[0].response.answers
    say(made, ("undo", "10", None))
    assert made.record.response.answers["load"] == ("low",)


def test_undoing_never_takes_away_a_response_that_was_opened_since() -> None:
    desk = table()
    assert desk.open
    say(desk.open, ("answer", "pace", ["run"]))
    desk.add(Response(answers={}, organisation="架空精機"), "ja")
    say(desk.open, ("undo", "1", None))
    assert len(desk.open.case.records) == 2

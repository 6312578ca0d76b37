"""What the client's window may show, over every written case."""

import json
import re

import pytest

from diagnosis import Definition, load_definition, read_response
from diagnosis.call.open_case import OpenCase
from diagnosis.engine.case import GENERAL, Case, Judgement, Note, Observation, Record
from diagnosis.engine.conversation import Action, Conversation
from diagnosis.paths import QUESTIONS, RULES
from diagnosis.texts import LANGUAGES, Language
from diagnosis.ui.consultant.client_names import alike
from diagnosis.ui.consultant.client_window import shown_to_client
from diagnosis.ui.consultant.desk import Desk
from diagnosis.ui.consultant.desk_state import Window
from diagnosis.wording.voice import Voice
from tests.support.shipped import CASES, answers_of

PRICE = re.compile(r"[¥￥円]|yen|JPY|\d{1,3},\d{3}", re.IGNORECASE)


@pytest.fixture(scope="module")
def shipped() -> Definition:
    return load_definition(QUESTIONS, RULES)


def talked(definition: Definition, case: str) -> OpenCase:
    response = read_response(
        definition, {"answers": answers_of(case), "organisation": "とまり木", "note": "himitsu-memo"}
    )
    record = Record(
        id="r1",
        name="himitsu",
        response=response,
        notes={
            "pace": Note(text="himitsu"),
            "load": Note(text="渡すメモ", private=False),
            "decision-owner": Note(text="もう無理です", private=False, quote=True),
            GENERAL: Note(text="himitsu"),
        },
        observed={"pace": Observation(words="himitsu")},
        judged=Judgement(plan="advanced"),
    )
    talk = Conversation(agreed="合意", actions=(Action(what="読む"),), meeting="来週")
    return OpenCase(Case(id="c1", client="とまり木", records=(record,), conversation=talk), "r1")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_case_shows_a_price_or_what_is_private_and_no_plan_before_it_is_shown(
    shipped: Definition, language: Language
) -> None:
    plans = [plan.name.of(language) for plan in shipped.rulebook.plans]
    headlines = set()
    for case in (path.stem for path in CASES.glob("*.yaml")):
        opened, voice = talked(shipped, case), Voice(shipped, language)
        without = shown_to_client(voice, opened, plan=False)
        told = json.dumps(without, ensure_ascii=False)
        assert "himitsu" not in told
        assert "渡すメモ" not in told
        for said in ("もう無理です", "合意", "読む", "来週", "とまり木"):
            assert said in told
        assert not [plan for plan in plans if plan in told], case
        shown = shown_to_client(voice, opened, plan=True)
        assert not PRICE.search(json.dumps({**shown, "picture": ""}, ensure_ascii=False)), case
        assert "himitsu" not in json.dumps(shown)
        headlines.add((shown["plan"]["headline"], shown["plan"]["name"]))
    assert {name for _, name in headlines} >= set(plans) | {""}


def test_what_is_tried_out_is_not_shown(shipped: Definition) -> None:
    opened, voice = talked(shipped, "project-that-keeps-stopping"), Voice(shipped, "ja")
    before = shown_to_client(voice, opened, plan=True)
    opened.try_out()
    assert opened.trial is not None
    opened.trial = opened.trial.model_copy(update={"answers": {}})
    assert shown_to_client(voice, opened, plan=True) == before


def test_what_the_client_wrote_is_shown_once_the_consultant_says_so(shipped: Definition) -> None:
    opened, voice = talked(shipped, "project-that-keeps-stopping"), Voice(shipped, "ja")
    opened.put(opened.record.model_copy(update={"memo_shown": True}))
    assert "himitsu-memo" in str(shown_to_client(voice, opened, plan=False))


def test_the_window_stays_with_its_record_and_begins_without_the_proposal() -> None:
    records = (Record(id="r1", name="一"), Record(id="r2", name="二"))
    table = Desk(storage=True)
    table.open = OpenCase(Case(id="c1", records=records), "r1")
    table.open_window()
    table.show_plan()
    assert table.window == Window("c1", "r1", plan=True)
    assert table.window.follows(table.open)
    table.open.select_record("r2")
    assert not table.window.follows(table.open)
    table.open.select_record("r1")
    table.pause_window()
    assert not table.window.follows(table.open)
    # Left for another client: it stays with the first until it is said otherwise.
    assert table.leave()
    assert table.window == Window("c1", "r1", plan=True, paused=True)
    table.open = OpenCase(Case(id="c2", records=records), "r1")
    table.open_window()
    assert table.window == Window("c2", "r1")
    table.close()
    assert table.window is None
    assert Window.of("c1/r2") == Window("c1", "r2")
    assert [Window.of(name) for name in ("", "c1", "c1/", "/r1")] == [None] * 4


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("北山ホールディングス(会長)", "北山ホールディングス（社長）", True),
        ("架空精機 開発部", "架空精機", True),
        ("架空精機", "やまびこ印刷", False),
        ("", "", False),
    ],
)
def test_names_that_may_be_one_clients(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same

"""What a visitor's session works out, and when it does so anew."""

import datetime

import pytest

from diagnosis import Definition, Response
from diagnosis.report.link import link_fragment
from diagnosis.ui.visitor.memory import open_link
from diagnosis.ui.visitor.session import RESULT, Session
from tests.support.frozen import answers_that_vary


def test_the_kept_result_follows_answers_details_and_language(definition: Definition) -> None:
    visit = Session(language="ja", answers=answers_that_vary(definition))
    first = visit.result(definition)
    assert visit.result(definition) is first
    visit.details["organisation"] = "とまり木"
    assert visit.result(definition).response.organisation == "とまり木"
    visit.language = "en"
    assert visit.voice(definition).document(visit.result(definition)).language == "en"
    question = next(iter(definition.questions.values()))
    before = visit.result(definition).diagnosis.scores
    other = next(option for option in question.option_ids if (option,) != visit.answers[question.id])
    visit.answers[question.id] = (other,)
    assert visit.result(definition).diagnosis.scores != before


def test_answers_have_the_day_on_which_they_were_last_changed(definition: Definition) -> None:
    first, later = datetime.date(2026, 11, 29), datetime.date(2026, 11, 30)
    visit = Session(language="ja")
    visit.date_answers(first)
    assert visit.date is None
    visit.answers = dict(answers_that_vary(definition))
    for today in (first, later):
        visit.date_answers(today)
        assert visit.result(definition).response.date == first
    del visit.answers["pace"]
    visit.date_answers(later)
    assert visit.date == later
    visit.restart()
    visit.date_answers(later)
    assert visit.date is None


@pytest.mark.parametrize("day", [datetime.date(2026, 8, 20), None])
def test_answers_of_a_link_keep_their_day_until_they_are_changed(
    definition: Definition, day: datetime.date | None
) -> None:
    visit, today = Session(language="ja"), datetime.date(2026, 11, 30)
    open_link(
        definition,
        visit,
        link_fragment(definition, Response(answers=answers_that_vary(definition), date=day)),
    )
    visit.date_answers(today)
    assert visit.date == day
    del visit.answers["pace"]
    visit.date_answers(today)
    assert visit.date == today


def test_starting_afresh_keeps_no_result(definition: Definition) -> None:
    visit = Session(language="ja", answers=answers_that_vary(definition))
    visit.result(definition)
    visit.restart()
    assert visit.worked_out is None


def test_answers_of_a_link_are_called_so_unless_the_browser_had_them(definition: Definition) -> None:
    answers = answers_that_vary(definition)
    fragment = link_fragment(definition, Response(answers=answers))
    receiver = Session(language="ja")
    open_link(definition, receiver, fragment)
    assert receiver.borrowed
    open_link(definition, receiver, fragment)
    assert receiver.borrowed
    owner = Session(language="ja", answers=answers)
    open_link(definition, owner, fragment)
    assert (owner.screen, owner.borrowed) == (RESULT, False)
    receiver.restart()
    assert not receiver.borrowed

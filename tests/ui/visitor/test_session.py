"""What a visitor's session works out, and when it does so anew."""

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

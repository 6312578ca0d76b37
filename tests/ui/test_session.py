"""What a visitor's session works out, and when it does so anew."""

from diagnosis import Definition
from diagnosis.ui.session import Session
from tests.support.frozen import answers_that_vary


def test_the_kept_sheet_follows_answers_details_and_language(definition: Definition) -> None:
    visit = Session(language="ja", answers=answers_that_vary(definition))
    first = visit.sheet(definition)
    assert visit.sheet(definition) is first
    visit.details["organisation"] = "とまり木"
    assert visit.sheet(definition).organisation == "とまり木"
    visit.language = "en"
    assert visit.sheet(definition).language == "en"
    question = next(iter(definition.questions.values()))
    before = visit.sheet(definition).causes
    other = next(option for option in question.option_ids if (option,) != visit.answers[question.id])
    visit.answers[question.id] = (other,)
    assert visit.sheet(definition).causes != before


def test_starting_afresh_keeps_no_sheet(definition: Definition) -> None:
    visit = Session(language="ja", answers=answers_that_vary(definition))
    visit.sheet(definition)
    visit.restart()
    assert visit.drawn is None

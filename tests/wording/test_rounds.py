"""What became of an earlier round: said in one language, and without names where none are shown."""

import datetime
import re

import pytest

from diagnosis.report.team_pdf import team_pdf
from diagnosis.team.compare import compare
from diagnosis.team.rounds import Round
from diagnosis.texts import LANGUAGES, Language
from diagnosis.wording.rounds import rounds_step, steps_since
from diagnosis.wording.team import group_name
from diagnosis.wording.voice import Voice
from tests.support.frozen import DEFINITION
from tests.support.people import people
from tests.support.teams import TEAMS, compared
from tests.wording.test_team import JAPANESE

DAY = datetime.date(2026, 8, 28)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("now", TEAMS)
@pytest.mark.parametrize("before", TEAMS)
def test_every_two_rounds_are_told_whole_and_in_one_language(
    before: str, now: str, language: Language
) -> None:
    voice = Voice(DEFINITION, language)
    earlier = Round(day=DAY, comparison=compared(before, seed=2))
    comparison = compared(now, seed=1)
    step = steps_since(voice, comparison, earlier)[-1]
    assert step.named.kind == "rounds"
    assert "2026" in step.named.heading
    names = [group_name(voice, group.id) for group in comparison.groups]
    for lines in (step.named.lines, step.unnamed.lines):
        told = "\n".join([step.named.heading, *(part for line in lines for part in (line.text, *line.more))])
        assert lines
        assert not re.search("[{}]", told)
        assert bool(JAPANESE.search(told)) == (language == "ja")
    unnamed = "\n".join(part for line in step.unnamed.lines for part in (line.text, *line.more))
    assert not [name for name in names if name in unnamed]


def test_nothing_in_common_is_said() -> None:
    voice = Voice(DEFINITION, "en")
    told = compare(DEFINITION, people(DEFINITION, [("executive", 6, 0.2), ("front-line", 8, 0.8)]))
    other = Round(comparison=told.model_copy(update={"asked": {}}))
    step = rounds_step(voice, other, told)
    assert step.named.heading == voice.text("rounds.heading")
    assert [line.text for line in step.named.lines] == [voice.text("rounds.nothing")]


def test_the_document_has_it_too() -> None:
    voice = Voice(DEFINITION, "ja")
    told = compare(DEFINITION, people(DEFINITION, [("executive", 6, 0.2), ("front-line", 8, 0.8)]))
    with_it, without = team_pdf(told, voice, before=Round(day=DAY, comparison=told)), team_pdf(told, voice)
    assert len(with_it) > len(without)

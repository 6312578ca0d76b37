"""A comparison in words: it reads in both languages, names nobody, and says what it does not say."""

import re

import pytest

from diagnosis.report.team_json import team_document
from diagnosis.team.compare import compare
from diagnosis.team.policy import Policy
from diagnosis.texts import LANGUAGES, Language
from diagnosis.wording.team import comparison_text, comparison_words
from diagnosis.wording.voice import Voice
from tests.support.frozen import DEFINITION
from tests.support.people import people
from tests.support.teams import TEAMS, compared

JAPANESE = re.compile(r"[぀-ヿ㐀-鿿]")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TEAMS)
def test_it_reads_in_both_languages(name: str, language: Language) -> None:
    policy = Policy(headcount={"executive": 12, "manager": 12, "front-line": 30, "back-office": 30})
    voice = Voice(DEFINITION, language)
    comparison = compare(DEFINITION, people(DEFINITION, TEAMS[name]), policy)
    told = comparison_text(comparison_words(voice, comparison))
    assert not re.search("[{}]", told)
    assert bool(JAPANESE.search(told)) == (language == "ja")
    # People report; nobody misjudges, and no group is right.
    assert not re.search("誤解|間違|misjudge|wrong", told)


def test_it_says_why_something_is_not_shown() -> None:
    voice = Voice(DEFINITION, "ja")

    def told(name: str) -> str:
        return comparison_text(comparison_words(voice, compared(name)))

    assert voice.text("team.withheld-everything", k=5) in told("nobody")
    assert voice.text("team.withheld-groups-too-few", k=5) in told("five")
    assert voice.text("team.withheld-groups-no-position") in told("no position")
    assert voice.text("team.merged") in told("twelve")
    assert voice.text("team.merged") not in told("forty")


def test_bounds_are_said_of_the_one_that_is_higher() -> None:
    team = people(DEFINITION, [("executive", 6, 0.1), ("front-line", 6, 0.9)])
    voice = Voice(DEFINITION, "en")
    sure = compare(DEFINITION, team, Policy(headcount={"executive": 6, "front-line": 6}))
    assert "score of Front line is" in comparison_text(comparison_words(voice, sure))
    unsure = compare(DEFINITION, team, Policy(headcount={"executive": 60, "front-line": 60}))
    assert "anything is possible from" in comparison_text(comparison_words(voice, unsure))


def test_the_document_has_the_same() -> None:
    comparison = compared("twelve")
    data = team_document(comparison, Voice(DEFINITION, "en"))
    conventions = {"gap": 15, "stable": 10, "even": 5, "chance": 10, "one_view": 0.8333}
    assert data["policy"] == {"k": 5, **conventions}
    assert [group["size"] for group in data["groups"]] == ["5-9", "5-9"]
    for name, cause in comparison.causes.items():
        assert cause.gap is not None
        assert data["causes"][name]["gap"] == cause.gap.points
        assert data["causes"][name]["reading"] == cause.gap.reading
    assert [question["id"] for question in data["questions"]] == list(comparison.questions)
    assert data["observed"] == comparison.landscapes[0].distance

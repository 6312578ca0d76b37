"""A comparison step by step: without names nobody learns which position said what, and each step reads."""

import re
from xml.etree import ElementTree

import pytest

from diagnosis.report.strips import strips_picture
from diagnosis.team.compare import compare
from diagnosis.texts import LANGUAGES, Language
from diagnosis.wording.reveal import RevealStep, reveal
from diagnosis.wording.team import comparison_words, group_name
from diagnosis.wording.voice import Voice
from tests.support.frozen import DEFINITION
from tests.support.people import people
from tests.support.teams import TEAMS, compared
from tests.wording.test_team import JAPANESE

ORDER = [("executive", 6, 0.8), ("manager", 6, 0.2), ("front-line", 6, 0.5)]


def words(voice: Voice, step: RevealStep, *, named: bool) -> str:
    block = step.block(named=named)
    picture = strips_picture(voice, step.strips, named=named) if step.strips else ""
    return "\n".join(
        [block.heading, *(part for line in block.lines for part in (line.text, *line.more)), picture]
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TEAMS)
def test_names_of_groups_stand_in_the_named_steps_only(name: str, language: Language) -> None:
    voice = Voice(DEFINITION, language)
    comparison = compared(name)
    steps = reveal(voice, comparison)
    assert steps
    names = [group_name(voice, group.id) for group in comparison.groups]
    for step in steps:
        plain, told = (words(voice, step, named=named) for named in (False, True))
        assert not [known for known in names if known in plain]
        for text in (plain, told):
            assert not re.search("[{}]", text)
            assert bool(JAPANESE.search(text)) == (language == "ja")
    together = "\n".join(words(voice, step, named=True) for step in steps)
    assert all(group_name(voice, group.id) in together for group in comparison.groups)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_room_that_nothing_capped_says_so_first(language: Language) -> None:
    voice = Voice(DEFINITION, language)
    told = compared("twelve")
    said = voice.text("team.unlimited", words="").strip()
    assert said
    for capped in (True, False):
        comparison = told.model_copy(update={"unlimited": not capped})
        steps = reveal(voice, comparison)
        assert [said in step.named.note for step in steps] == [not capped, *[False] * (len(steps) - 1)]
        assert (said in comparison_words(voice, comparison).lead) == (not capped)


def test_the_order_of_points_does_not_tell_which_group_is_which() -> None:
    voice = Voice(DEFINITION, "en")
    turned = [ORDER[1], ORDER[0], ORDER[2]]
    shown = []
    for team in (ORDER, turned):
        # The same answers, given by other positions.
        leanings = [
            (position, count, leaning)
            for (position, count, _), (_, _, leaning) in zip(ORDER, team, strict=True)
        ]
        steps = reveal(voice, compare(DEFINITION, people(DEFINITION, leanings)))
        strips = next(step.strips for step in steps if step.strips)
        assert strips[0].points[0].score != strips[0].points[1].score
        numbers = [
            [
                float(circle.get("cx", ""))
                for circle in ElementTree.fromstring(picture).iter()
                if circle.get("r")
            ]
            for picture in [strips_picture(voice, [strip], named=False) for strip in strips]
        ]
        shown.append(numbers)
    for numbers in shown:
        assert all(row == sorted(row) and len(row) == 3 for row in numbers)


def test_a_question_each_and_three_at_most() -> None:
    voice = Voice(DEFINITION, "ja")
    comparison = compared("twelve")
    kinds = [step.named.kind for step in reveal(voice, comparison)]
    # That nothing is seen alike comes last.
    assert kinds == ["causes", "questions", "questions", "questions", "landscapes", "alike"]
    assert len(comparison.different_questions) > 3
    alike = compared("forty")
    assert alike.different_questions == []
    questions = {
        name: told.model_copy(update={"difference": "similar"}) for name, told in alike.questions.items()
    }
    alike = alike.model_copy(update={"questions": questions})
    assert [step.named.kind for step in reveal(voice, alike)] == [
        "alike",
        "causes",
        "questions",
        "landscapes",
    ]

"""The comparison: responses in, a `Comparison` out."""

from collections.abc import Sequence

from diagnosis.definition.model import Definition
from diagnosis.engine.response import DefinitionRef, Response
from diagnosis.team.asked import asked_for
from diagnosis.team.causes import compare_causes
from diagnosis.team.cells import size_band
from diagnosis.team.comparison import Comparison, GroupOfPeople, Withheld
from diagnosis.team.grouping import Grouping, Guessed, grouping_of
from diagnosis.team.guesses_and_unknowns import compare_guesses, unknown_shares
from diagnosis.team.people import NO_POSITION
from diagnosis.team.policy import Policy, may_stand_apart
from diagnosis.team.questions import compare_questions, landscapes


def compare(
    definition: Definition,
    responses: Sequence[Response],
    policy: Policy | None = None,
    guesses: Sequence[Guessed] = (),
) -> Comparison:
    """Compare the answers of many people by position.

    `responses` is one for each person, of this definition, and `guesses`, where they were asked, what each of
    them took the others to answer. Nothing of a single person can be read from what
    comes out, nor solved for (`diagnosis/team/partition.py`). The same responses give the same comparison,
    in whatever order they come. Scores and distances are points from 0 to 100; figures and their sources
    are in `diagnosis/team/figures.py`.

    Raises NotComparableError (a ValueError) where the definition has no `team`, or the policy does not
    fit the people.
    """
    grouping = grouping_of(definition, responses, policy, guesses)
    if grouping.level == "nothing":
        return _comparison_of(grouping, withheld=(Withheld(what="everything", why="too-few"),))
    causes, causes_withheld = compare_causes(grouping)
    questions, questions_withheld = compare_questions(grouping)
    reported = causes[grouping.team.reported].total if grouping.team.reported in causes else None
    return _comparison_of(
        grouping,
        people=size_band(len(responses), grouping.policy.k),
        causes=causes,
        questions=questions,
        landscapes=landscapes(grouping, questions),
        reported=reported.score if reported else None,
        guesses=compare_guesses(grouping),
        unknown=unknown_shares(grouping),
        withheld=(*_why_not_finer(grouping), *causes_withheld, *questions_withheld),
    )


def _comparison_of(grouping: Grouping, **figures: object) -> Comparison:
    k = grouping.policy.k
    groups = [
        GroupOfPeople(id=name, positions=positions, size=size_band(int(mask.sum()), k))
        for name, positions, mask in zip(grouping.names, grouping.positions, grouping.masks, strict=True)
    ]
    nothing: dict[str, object] = {
        "people": "",
        "causes": {},
        "questions": {},
        "landscapes": (),
        "reported": None,
    }
    return Comparison.model_validate(
        {
            **nothing,
            "definition": DefinitionRef.of(grouping.definition),
            "k": k,
            "level": grouping.level,
            "merged": grouping.level == "sides",
            "groups": tuple(groups),
            "asked": asked_for(grouping.definition, grouping.team),
            **figures,
        }
    )


def _why_not_finer(grouping: Grouping) -> list[Withheld]:
    """Why people are not told apart, where they are not."""
    if grouping.level != "all":
        return []
    if not may_stand_apart(grouping.without, grouping.policy.k):
        return [Withheld(what="groups", why="no-position")]
    positions = set(grouping.people.positions.tolist()) - {NO_POSITION}
    return [Withheld(what="groups", why="one-group" if len(positions) < 2 else "too-few")]

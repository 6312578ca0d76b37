"""A comparison as a JSON document."""

from typing import Any

from diagnosis.definition.team import Team
from diagnosis.team.comparison import CauseComparison, Comparison
from diagnosis.wording.team import group_name
from diagnosis.wording.words import Words

_CONVENTIONS = {"gap", "stable", "even", "chance", "one_view"}


def team_document(comparison: Comparison, say: Words) -> dict[str, Any]:
    """The whole comparison as plain data; names of groups are in the language of `say`.

    `gap` is in points as shown, `bounds` null where head counts are not known; `questions` are in the order
    in which they differ most. `policy` has the terms: the smallest group, and the conventions by which gaps
    and agreement are read (`Team` in the definition). `observed` is the largest of the `landscape_distance`s.
    """
    data = comparison.model_dump(mode="json")
    return {
        "definition": data["definition"],
        "policy": {"k": comparison.k, **_conventions(say.definition.team)},
        "people": comparison.people,
        "level": comparison.level,
        "groups": [{"name": group_name(say, group["id"]), **group} for group in data["groups"]],
        "merged": comparison.merged,
        "causes": {name: _cause(cause) for name, cause in comparison.causes.items()},
        "questions": [{"id": name, **question} for name, question in data["questions"].items()],
        "landscape_distance": [
            {"between": list(found.groups), "distance": found.distance, "by_chance": found.by_chance}
            for found in comparison.landscapes
        ],
        "guesses": data["guesses"],
        "unknown": data["unknown"],
        "reported": comparison.reported,
        "observed": max((found.distance for found in comparison.landscapes), default=None),
        "withheld": data["withheld"],
    }


def _conventions(team: Team | None) -> dict[str, Any]:
    return team.model_dump(include=_CONVENTIONS) if team else {}


def _cause(cause: CauseComparison) -> dict[str, Any]:
    data = cause.model_dump(mode="json")
    gap = cause.gap
    return {
        "groups": data["groups"],
        "total": data["total"],
        "between": list(gap.groups) if gap else None,
        "gap": gap.points if gap else None,
        "bounds": list(gap.bounds) if gap and gap.bounds else None,
        "reading": gap.reading if gap else None,
    }

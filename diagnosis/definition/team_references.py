"""References of `team`: the question of the position, its options in the sides, and the cause."""

from collections.abc import Mapping
from typing import Any

from diagnosis.definition.finding import closest
from diagnosis.definition.lists import mapping_at, unique
from diagnosis.definition.source import Source
from diagnosis.definition.vocabulary import Vocabulary, entries


def check_team(source: Source, data: Any, vocabulary: Vocabulary) -> None:
    """Report what `team` names and is not there, and positions that stand in no side, or in two."""
    team = mapping_at(data, "team")
    if not team:
        return
    unique(source, list(entries(data, "team", "sides")))
    reported, question = team.get("reported"), team.get("question")
    if isinstance(reported, str) and reported not in vocabulary.causes:
        known = ", ".join(vocabulary.causes)
        suggestion = closest(reported, vocabulary.causes)
        where = ("team", "reported")
        source.report("unknown-cause", where, suggestion=suggestion, value=reported, known=known)
    _check_asked(source, team, vocabulary)
    if not isinstance(question, str):
        return
    asked = vocabulary.questions.get(question)
    if asked is None:
        suggestion = closest(question, tuple(vocabulary.questions))
        source.report("unknown-question", ("team", "question"), suggestion=suggestion, name=question)
        return
    if asked.multiple:
        source.report("position-of-many", ("team", "question"), name=question)
    _check_sides(source, data, question, asked.options)


def _check_asked(source: Source, team: Mapping[str, Any], vocabulary: Vocabulary) -> None:
    """What people in a room are asked: each has one answer, and none is that of the position."""
    for key in ("beside", "guesses"):
        named = team.get(key)
        for index, name in enumerate(named if isinstance(named, list) else []):
            where = ("team", key, index)
            if not isinstance(name, str):
                continue
            asked = vocabulary.questions.get(name)
            if asked is None:
                suggestion = closest(name, tuple(vocabulary.questions))
                source.report("unknown-question", where, suggestion=suggestion, name=name)
            elif asked.multiple or name == team.get("question"):
                source.report("room-of-many", where, name=name)


def _check_sides(source: Source, data: Any, question: str, options: tuple[str, ...]) -> None:
    placed: set[str] = set()
    for path, side in entries(data, "team", "sides"):
        named = side.get("positions")
        for index, position in enumerate(named if isinstance(named, list) else []):
            where = (*path, "positions", index)
            if not isinstance(position, str):
                continue
            if position not in options:
                source.report(
                    "unknown-option",
                    where,
                    suggestion=closest(position, options),
                    value=position,
                    name=question,
                    known=", ".join(options),
                )
            elif position in placed:
                source.report("position-twice", where, value=position)
            placed.add(position)
    for option in options:
        if option not in placed and placed:
            source.report("position-nowhere", ("team", "sides"), value=option, name=question)

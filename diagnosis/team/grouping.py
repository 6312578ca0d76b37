"""The people of a comparison in the groups of its partition. It stays within this package."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diagnosis.definition.model import Definition
from diagnosis.definition.team import Team
from diagnosis.engine.response import Response
from diagnosis.team.chance import Places, shuffles
from diagnosis.team.figures import Levels
from diagnosis.team.partition import Level, partition, released_cells
from diagnosis.team.people import NO_POSITION, People, people_of, places_of
from diagnosis.team.policy import Consent, Policy, weakest

Mask = NDArray[np.bool_]


Guessed = Mapping[str, str]
"""What somebody took people in other positions to answer: an option by question."""


class NotComparableError(ValueError):
    """The definition says nothing of positions, or the policy does not fit the people.

    `code` is "no-team", "consents", "unknown-position" or "headcount", and `details` are what it is about.
    """

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(f"{code} {details}" if details else code)
        self.code, self.details = code, details


@dataclass(frozen=True)
class Grouping:
    """Who stands together, and of whom something may be told.

    `names`, `positions` and `masks` have one entry for each group, none at the levels "all" and "nothing".
    `without` is the number of people without a position. `guesses` has an array for each question that
    people guessed: places along its options, -1 where nothing was guessed.
    """

    definition: Definition
    team: Team
    policy: Policy
    responses: tuple[Response, ...]
    people: People
    guesses: dict[str, Levels]
    consents: tuple[Consent, ...]
    level: Level
    names: tuple[str, ...]
    positions: tuple[tuple[str, ...], ...]
    masks: tuple[Mask, ...]
    without: int

    @property
    def everybody(self) -> Mask:
        """All people, those without a position too."""
        return np.ones(len(self.people.positions), dtype=bool)

    @property
    def grouped(self) -> Mask:
        """Those who stand in a group."""
        inside: Mask = np.any(self.masks, axis=0)
        return inside

    @property
    def places(self) -> Places:
        """The group of each of those who stand in one."""
        found = np.select(self.masks, list(range(len(self.masks))), default=-1).astype(np.int64)
        return found[self.grouped]

    def ways(self, *data: NDArray[np.generic]) -> Places:
        """Ways to put those who stand in groups into groups of these sizes, settled by `data`."""
        return shuffles(self.places, *data)

    @property
    def consents_of_groups(self) -> tuple[Consent, ...]:
        """What all of each group have agreed to."""
        return tuple(self._consent(mask) for mask in self.masks)

    @property
    def consent_of_all(self) -> Consent:
        """What everybody has agreed to; people without a position are asked for no group."""
        return "no" if self.without else self._consent(self.everybody)

    def released(self, known: Mask) -> tuple[tuple[bool, ...], bool]:
        """Of which groups the figure may be told that is `known` of these people, and whether of all."""
        counts = [int((mask & known).sum()) for mask in self.masks]
        without = int(known.sum()) - sum(counts)
        return released_cells(counts, self.consents_of_groups, without, self.consent_of_all, self.policy.k)

    def _consent(self, mask: Mask) -> Consent:
        return weakest(tuple(self.consents[place] for place in np.flatnonzero(mask)))


def grouping_of(
    definition: Definition,
    responses: Sequence[Response],
    policy: Policy | None,
    guesses: Sequence[Guessed] = (),
) -> Grouping:
    """The people in their groups, in an order that says nothing of who came when.

    `guesses` are what each of them took the others to answer, an option by question; empty where nobody
    was asked.

    Raises NotComparableError.
    """
    team = definition.team
    if team is None:
        raise NotComparableError("no-team")
    policy = policy or Policy(k=team.smallest)
    consents: Sequence[Consent] = policy.consents or ["no" for _ in responses]
    if len(consents) != len(responses):
        raise NotComparableError("consents")
    guesses = guesses or [{} for _ in responses]
    rows = sorted(
        zip(responses, consents, guesses, strict=True),
        key=lambda row: (sorted(row[0].answers.items()), row[1], sorted(row[2].items())),
    )
    people = people_of(definition, team, [response for response, _, _ in rows])
    options = [option.id for option in definition.questions[team.question].options]
    masks = [people.positions == place for place in range(len(options))]
    counts = [int(mask.sum()) for mask in masks]
    _check_headcount(policy, dict(zip(options, counts, strict=True)))
    agreed = [weakest(tuple(rows[place][1] for place in np.flatnonzero(mask))) for mask in masks]
    sides = [tuple(options.index(position) for position in side.positions) for side in team.sides]
    without = int((people.positions == NO_POSITION).sum())
    level, groups = partition(counts, agreed, sides, without, policy.k)
    sides_named = dict(zip(sides, (side.id for side in team.sides), strict=True))
    names = [options[group[0]] if level == "positions" else sides_named[group] for group in groups]
    return Grouping(
        definition=definition,
        team=team,
        policy=policy,
        responses=tuple(response for response, _, _ in rows),
        people=people,
        guesses={
            name: places_of(definition.questions[name], [guess.get(name) for _, _, guess in rows])
            for name in team.guesses
        },
        consents=tuple(consent for _, consent, _ in rows),
        level=level,
        names=tuple(names),
        positions=tuple(tuple(options[place] for place in group) for group in groups),
        masks=tuple(np.isin(people.positions, group) for group in groups),
        without=without,
    )


def _check_headcount(policy: Policy, counts: dict[str, int]) -> None:
    for position, people in policy.headcount.items():
        if position not in counts:
            raise NotComparableError("unknown-position", position=position, known=", ".join(counts))
        if people < counts[position]:
            raise NotComparableError("headcount", position=position, people=people)

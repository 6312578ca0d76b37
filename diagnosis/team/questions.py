"""What is told of the questions: answers of groups, where they differ, and how different landscapes are."""

from collections.abc import Callable, Sequence

import numpy as np

from diagnosis.definition.questionnaire import Question
from diagnosis.team.cells import answers, rounded, step
from diagnosis.team.chance import Places, chances, group_counts, in_parts, inside
from diagnosis.team.comparison import EVERYBODY, Landscape, QuestionComparison, Withheld
from diagnosis.team.figures import Floats, cliffs_delta, moved, pairs_of, total_variation
from diagnosis.team.grouping import Grouping
from diagnosis.team.people import compared
from diagnosis.team.reading import read_question


def compare_questions(grouping: Grouping) -> tuple[dict[str, QuestionComparison], list[Withheld]]:
    """Every question of which something may be told, those that differ most first, and the others."""
    compared_questions, withheld = dict[str, QuestionComparison](), list[Withheld]()
    for question in compared(grouping.definition, grouping.team):
        levels = grouping.people.levels[question.id]
        if not (levels >= 0).any():
            continue  # where nobody was asked, nothing is withheld
        released_of, of_all = grouping.released(levels >= 0)
        cells = dict(zip(grouping.names, grouping.masks, strict=True)) or {EVERYBODY: grouping.everybody}
        groups = {
            name: answers(question, levels[mask & (levels >= 0)])
            for (name, mask), apart in zip(cells.items(), released_of or (of_all,), strict=True)
            if apart
        }
        if len(groups) < len(cells):
            withheld.append(Withheld(what=question.id, why="too-few-known"))
        if groups:
            compared_questions[question.id] = QuestionComparison(groups=groups, difference="open")
    p = _chance_of_differences(grouping, whole_questions(grouping, compared_questions))
    for name, chance in p.items():
        same = len({one.median for one in compared_questions[name].groups.values()}) == 1
        reading = read_question(grouping.team, chance, same_middle=same)
        compared_questions[name] = compared_questions[name].model_copy(update={"difference": reading})
    order = sorted(compared_questions, key=lambda name: p.get(name, 2.0))
    return {name: compared_questions[name] for name in order}, withheld


def whole_questions(grouping: Grouping, compared_questions: dict[str, QuestionComparison]) -> list[Question]:
    """The questions of which something is told of every group, of which there are two or more."""
    return [
        question
        for question in compared(grouping.definition, grouping.team)
        if grouping.masks
        and question.id in compared_questions
        and len(compared_questions[question.id].groups) == len(grouping.masks)
    ]


def landscapes(
    grouping: Grouping, compared_questions: dict[str, QuestionComparison]
) -> tuple[Landscape, ...]:
    """How far every two groups see different landscapes, over the questions on symptoms."""
    symptoms = [question for question in whole_questions(grouping, compared_questions) if question.weights]
    if not symptoms:
        return ()
    pairs = pairs_of(len(grouping.masks))
    measure = _by_pair(grouping, symptoms, lambda _: moved)
    ways = grouping.ways(_table(grouping, symptoms))
    here = 100 * measure(grouping.places[None, :]).mean(axis=0)[:, 0]
    # In parts, so that memory does not grow with the number of ways.
    by_part = [measure(part).mean(axis=0) for part in in_parts(ways)]
    usual = 100 * np.concatenate(by_part, axis=-1).mean(axis=-1)
    found = []
    for (one, other), distance, chance in zip(pairs, here, usual, strict=True):
        to = step(min(int(grouping.masks[one].sum()), int(grouping.masks[other].sum())))
        found.append(
            Landscape(
                groups=(grouping.names[one], grouping.names[other]),
                distance=rounded(float(distance), to),
                by_chance=rounded(float(chance), to),
            )
        )
    return tuple(found)


def _chance_of_differences(grouping: Grouping, asked: Sequence[Question]) -> dict[str, float]:
    """How often chance gives a difference as large as on each of these questions, on any of them."""
    if not asked:
        return {}
    by_pair = _by_pair(
        grouping, asked, lambda question: cliffs_delta if question.ordered else total_variation
    )

    def measure(ways: Places) -> Floats:
        largest: Floats = np.abs(by_pair(ways)).max(axis=1).T
        return largest

    observed = measure(grouping.places[None, :])[0]
    p = chances(observed, grouping.ways(_table(grouping, asked)), measure)
    return {question.id: float(chance) for question, chance in zip(asked, p, strict=True)}


def _by_pair(
    grouping: Grouping,
    asked: Sequence[Question],
    between: Callable[[Question], Callable[[Floats, Floats], Floats]],
) -> Callable[[Places], Floats]:
    """What `between` says of every two groups, for ways to group people: shape (questions, pairs, ways).

    0 where a way leaves a group without a known answer.
    """
    levels = [grouping.people.levels[question.id][grouping.grouped] for question in asked]
    count = len(grouping.masks)

    def measure(ways: Places) -> Floats:
        found, standing = [], inside(ways, count)
        for question, given in zip(asked, levels, strict=True):
            counts = group_counts(given, len(question.options), standing)
            with np.errstate(invalid="ignore", divide="ignore"):
                found.append([between(question)(counts[:, a], counts[:, b]) for a, b in pairs_of(count)])
        measured: Floats = np.nan_to_num(np.array(found))
        return measured

    return measure


def _table(grouping: Grouping, asked: Sequence[Question]) -> Floats:
    rows = [grouping.people.levels[question.id][grouping.grouped] for question in asked]
    table: Floats = np.stack(rows).astype(float)
    return table

"""Beside the figures: how people guessed that others answer, and questions with many "don't know"."""

import numpy as np

from diagnosis.definition.base import UNKNOWN
from diagnosis.team.cells import MOST, answers, rounded
from diagnosis.team.comparison import Guess, Unknown
from diagnosis.team.grouping import Grouping
from diagnosis.team.policy import may_stand_apart


def compare_guesses(grouping: Grouping) -> tuple[Guess, ...]:
    """Of each question that was guessed, what each group guessed beside what all others answered.

    Both are told where the group and each of the others may be told of.
    """
    found = []
    for name, guessed in grouping.guesses.items():
        question, levels = grouping.definition.questions[name], grouping.people.levels[name]
        guesses_released, _ = grouping.released(guessed >= 0)
        answers_released, _ = grouping.released(levels >= 0)
        for place, group in enumerate(grouping.names):
            others = [other for other in range(len(grouping.names)) if other != place]
            if not guesses_released[place] or not all(answers_released[other] for other in others):
                continue
            theirs = np.any([grouping.masks[other] for other in others], axis=0) & (levels >= 0)
            mine = grouping.masks[place] & (guessed >= 0)
            found.append(
                Guess(
                    group=group,
                    question=name,
                    guessed=answers(question, guessed[mine]).median,
                    answered=answers(question, levels[theirs]).median,
                )
            )
    return tuple(found)


def unknown_shares(grouping: Grouping) -> tuple[Unknown, ...]:
    """Questions with many "don't know", the largest share first, where enough people answered either way."""
    found = []
    k, people = grouping.policy.k, len(grouping.responses)
    for name in grouping.people.levels:
        count = sum(response.answers.get(name) == (UNKNOWN,) for response in grouping.responses)
        if count and may_stand_apart(count, k) and may_stand_apart(people - count, k):
            share = min(MOST, rounded(100 * count / people, 10))
            found.append(Unknown(question=name, share=share))
    return tuple(sorted(found, key=lambda one: -one.share))

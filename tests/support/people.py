"""Invented people, by what they answer."""

from collections.abc import Sequence

import numpy as np

from diagnosis import Definition, Response


def person(
    definition: Definition,
    position: str | None,
    leaning: float,
    noise: np.random.Generator,
    unknown: float = 0.0,
) -> Response:
    """Someone who answers every symptom near a level of severity from 0 to 1, and knows some of it not."""
    answers: dict[str, tuple[str, ...]] = {} if position is None else {"position": (position,)}
    for question in definition.questions.values():
        if not question.weights or noise.random() < unknown:
            continue
        last = len(question.options) - 1
        place = int(np.clip(round(leaning * last + noise.normal(0, 0.8)), 0, last))
        answers[question.id] = (question.options[last - place if question.reverse else place].id,)
    return Response(answers={name: answers[name] for name in definition.questions if name in answers})


def people(
    definition: Definition,
    leanings: Sequence[tuple[str | None, int, float]],
    seed: int = 1,
    unknown: float = 0.0,
) -> list[Response]:
    """A number of people in each position, with a leaning each."""
    noise = np.random.default_rng(seed)
    return [
        person(definition, position, leaning, noise, unknown)
        for position, count, leaning in leanings
        for _ in range(count)
    ]

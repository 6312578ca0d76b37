"""What a comparison was made from, so that a later round is compared where the same was asked and scored."""

import hashlib

from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Question
from diagnosis.definition.team import Team
from diagnosis.team.people import compared

_LENGTH = 16
"""Letters of a digest: it tells what is the same, and keeps nothing secret."""


def asked_for(definition: Definition, team: Team) -> dict[str, str]:
    """A digest for each cause and each question that is compared.

    It stays where only words were changed: an id stands for what it means. It changes where options come or
    go, and where they count differently.
    """
    questions = {question.id: _question(question) for question in compared(definition, team)}
    causes = {
        cause.id: _digest(
            sorted(
                [questions[question.id], question.weights[cause.id]]
                for question in definition.questions.values()
                if cause.id in question.weights and question.id in questions
            )
        )
        for cause in definition.causes
    }
    return questions | causes


def _question(question: Question) -> str:
    options = [option.id for option in question.options]
    return _digest([question.id, options, question.ordered, question.reverse, question.multiple])


def _digest(parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:_LENGTH]

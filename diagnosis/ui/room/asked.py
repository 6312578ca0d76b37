"""What phones in a room are asked: the questions on symptoms, and those that the definition adds."""

from typing import Any

from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Question
from diagnosis.definition.team import Team
from diagnosis.languages import Language
from diagnosis.texts import text


def asked_in_rooms(definition: Definition, team: Team) -> list[tuple[str, list[Question]]]:
    """The ids of the sections with the symptoms of each, without empty ones; what is asked beside comes last.

    That has no section, and an empty id: what introduces one would speak of questions that are left out.
    """
    found = []
    for section in definition.sections:
        questions = [definition.questions[name] for name in section.questions]
        asked = [question for question in questions if question.weights]
        if asked:
            found.append((section.id, asked))
    others = [question for question in definition.questions.values() if not question.weights]
    beside = [question for question in others if question.id in team.beside]
    return [*found, ("", beside)] if beside else found


def questionnaire(definition: Definition, team: Team, language: Language) -> dict[str, Any]:
    """The same in one language, ready for JSON, with the position and the questions that are guessed."""
    titles = {section.id: section for section in definition.sections}
    return {
        "position": _question(definition.questions[team.question], language, unknown=False),
        "sections": [
            {
                "title": titles[name].title.of(language) if name else text(language, "phone.beside"),
                "intro": titles[name].intro.of(language) if name else text(language, "phone.beside-intro"),
                "questions": [_question(question, language) for question in questions],
            }
            for name, questions in asked_in_rooms(definition, team)
        ],
        "guesses": [_question(definition.questions[name], language, unknown=False) for name in team.guesses],
    }


def _question(question: Question, language: Language, *, unknown: bool = True) -> dict[str, Any]:
    options = question.option_ids if unknown else [option.id for option in question.options]
    return {
        "id": question.id,
        "text": question.text.of(language),
        "scale": question.on_scale,
        "options": [{"id": name, "text": question.option_text(name).of(language)} for name in options],
    }

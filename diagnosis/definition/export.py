"""The questionnaire as data, for programs that ask the questions themselves."""

from typing import Any

from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Question


def questionnaire(definition: Definition) -> dict[str, Any]:
    """The questions in the order in which they are asked.

    Returns `{"definition": {id, version, hash}, "questions": [...]}`. Each question has
    `id`, `kind`, `section`, `required`, `multiple`, `max_choices` (None unless several
    may be chosen), `ordered`, `text` and `options`; texts are `{"ja": ..., "en": ...}`.
    "Don't know" is the last option, `unknown`, wherever it is offered.
    """
    return {
        "definition": {
            "id": definition.id,
            "version": definition.version,
            "hash": definition.hash,
        },
        "questions": [_question(question) for question in definition.questions.values()],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "kind": question.kind,
        "section": question.section,
        "required": question.required,
        "multiple": question.multiple,
        "max_choices": question.max_choices,
        "ordered": question.ordered,
        "text": question.text.model_dump(),
        "options": [
            {"id": option, "text": question.option_text(option).model_dump()}
            for option in question.option_ids
        ],
    }

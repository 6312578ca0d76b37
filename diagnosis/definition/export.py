"""The questionnaire as data, for programs that ask the questions themselves."""

from typing import Any

from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Question, Section


def questionnaire(definition: Definition) -> dict[str, Any]:
    """The questions in the order in which they are asked, with all that a valid response needs.

    Returns `{"definition": {id, version, hash}, "sections": [...], "questions": [...]}`. Each question has
    `id`, `kind`, `section`, `required`, `multiple`, `max_choices` (None unless several may be chosen),
    `form` (`scale`, `one` or `some`), `alone` (options that go with no other one), `ordered`, `reverse`,
    `weights` (by cause), `text` and `options`; texts are `{"ja": ..., "en": ...}`. "Don't know" is the last
    option, `unknown`, wherever it is offered. Sections have `id`, `title`, `intro`, `questions`, and
    `after_result`: whether they are asked beside the result.
    """
    return {
        "definition": {
            "id": definition.id,
            "version": definition.version,
            "hash": definition.hash,
        },
        "sections": [
            _section(section, after=section in definition.after_result)
            for section in (*definition.sections, *definition.after_result)
        ],
        "questions": [_question(question) for question in definition.questions.values()],
    }


def _section(section: Section, *, after: bool) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title.model_dump(),
        "intro": section.intro.model_dump(),
        "questions": list(section.questions),
        "after_result": after,
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "kind": question.kind,
        "section": question.section,
        "required": question.required,
        "multiple": question.multiple,
        "max_choices": question.max_choices,
        "form": question.form.name,
        "alone": [option for option in question.form.offered if option in question.form.alone],
        "ordered": question.ordered,
        "reverse": question.reverse,
        "weights": question.weights,
        "text": question.text.model_dump(),
        "options": [
            {"id": option, "text": question.option_text(option).model_dump()}
            for option in question.option_ids
        ],
    }

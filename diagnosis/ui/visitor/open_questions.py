"""Which questions are open or answered otherwise than they can be, and what is wrong with an answer."""

from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Question
from diagnosis.texts import text
from diagnosis.ui.visitor.session import Session


def open_questions(definition: Definition, visit: Session) -> list[str]:
    """The questions that have to be answered, or answered otherwise, before there is a result."""
    return [
        question.id
        for question in definition.questions.values()
        if problem_of(question, visit, attempted=True)
    ]


def problem_of(question: Question, visit: Session, *, attempted: bool) -> str:
    """What is wrong with the answer, in the reader's language; empty where nothing is.

    An open question is a problem only after an attempt to go on.
    """
    language = visit.language
    chosen = visit.answers.get(question.id, ())
    for fault in question.form.faults(chosen):
        if fault.kind == "alone":
            unknown = question.option_text(fault.option).of(language)
            return text(language, "section.unknown-alone", unknown=unknown)
        return text(language, "section.too-many", limit=question.form.most, count=len(chosen))
    if attempted and question.required and not chosen:
        if question.multiple:
            return text(language, "section.open-error-many")
        return text(language, "section.open-error")
    return ""

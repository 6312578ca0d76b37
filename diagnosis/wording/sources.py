"""Who said what, and when: the client before the call and in it, and the consultant who sees it otherwise."""

from diagnosis.engine.case import Note, Observation, Record
from diagnosis.engine.response import Response
from diagnosis.wording.words import Words


def source_lines(say: Words, record: Record, question: str) -> list[str]:
    """The sources of an answer side by side; none where there is only one."""
    seen = record.observed.get(question)
    if seen is None:
        return said_lines(say, record, question)
    said = said_lines(say, record, question) or [_before(say, record, question)]
    return [*said, say.text("sources.observed", answer=observed(say, seen, question))]


def said_lines(say: Words, record: Record, question: str) -> list[str]:
    """What the client said before the call and in it; nothing where that is the same."""
    if not record.changed_in_call(question):
        return []
    return [_before(say, record, question), _in_call(say, record, question)]


def _before(say: Words, record: Record, question: str) -> str:
    before = _answer(say, record.opening, question)
    if record.opened is None:
        return say.text("sources.opening", answer=before)
    return say.text("sources.opening-dated", date=record.opened.isoformat(), answer=before)


def said_in_call(say: Words, record: Record) -> list[tuple[str, str]]:
    """Each question whose answer the call has changed, with the answer before and in it."""
    return [
        (
            say.text("sources.told-of", label=say.label(question)),
            say.text(
                "sources.told",
                before=_answer(say, record.opening, question),
                after=_in_call(say, record, question),
            ),
        )
        for question in say.definition.questions
        if record.opening and record.changed_in_call(question)
    ]


def observed(say: Words, seen: Observation, question: str) -> str:
    """What the consultant sees, in words."""
    known = question in say.definition.questions
    options = say.definition.questions[question].option_ids if known else ()
    option = _answer(say, {question: (seen.option,)}, question) if seen.option in options else ""
    words = say.text("sources.quoted", words=seen.words) if seen.words else ""
    return f"{option} {words}".strip() or say.text("sources.otherwise")


def note_words(say: Words, note: Note) -> str:
    """What was written; the client's own words in quotes, once."""
    if not note.quote:
        return note.text
    (begin, end), (within, without) = (
        say.text(key, words="|").split("|") for key in ("sources.quoted", "sources.quoted-within")
    )
    words = note.text.strip()
    if words.startswith(begin) and words.endswith(end) and len(words) > 1:
        words = words[len(begin) : -len(end)]
    if begin != end:
        words = words.replace(begin, within).replace(end, without)
    return f"{begin}{words}{end}"


def _in_call(say: Words, record: Record, question: str) -> str:
    answer = _answer(say, record.response.answers, question)
    when = record.said.get(question)
    if when is None:
        return say.text("sources.said", answer=answer)
    return say.text("sources.said-at", time=when.strftime("%Y-%m-%d %H:%M"), answer=answer)


def _answer(say: Words, answers: dict[str, tuple[str, ...]], question: str) -> str:
    return say.answer(Response(answers=answers), question) or say.text("review.open")

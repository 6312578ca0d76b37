"""The record of a conversation in words: for the client, and so without anything private."""

import datetime

from babel import Locale
from babel.dates import format_date

from diagnosis.engine.case import GENERAL, Case, Record
from diagnosis.engine.conversation import Conversation
from diagnosis.languages import Language
from diagnosis.wording.cause_line import Part
from diagnosis.wording.sources import note_words, said_in_call
from diagnosis.wording.words import Words


class ActionLine(Part):
    what: str
    who: str
    until: str


class Remark(Part):
    """What was said on something."""

    label: str
    words: str


class Talked(Part):
    """What a talk came to, in one language."""

    day: str
    present: str
    agreed: list[str]
    actions: list[ActionLine]
    meeting: str


class ConversationRecord(Talked):
    """The record for the client: also the notes that are passed on, and what has changed in the talk."""

    client: str
    said: list[Remark]
    changed: list[Remark]

    @property
    def given(self) -> bool:
        """Whether there is anything to tell; whose it is and the day alone are not."""
        return bool(self.present or self.agreed or self.actions or self.meeting or self.said or self.changed)

    @property
    def discreet(self) -> "ConversationRecord":
        """Without anybody's words and answers: for those who were not there."""
        return self.model_copy(update={"said": [], "changed": []})


def talked(say: Words, talk: Conversation) -> Talked:
    """What a talk came to."""
    return Talked(
        day=day_words(say.language, talk.day) if talk.day else "",
        present=talk.present,
        agreed=[line for line in talk.agreed.splitlines() if line.strip()],
        actions=[ActionLine(what=one.what, who=one.who, until=one.until) for one in talk.to_do],
        meeting=talk.meeting,
    )


def conversation_record(say: Words, case: Case, record: Record) -> ConversationRecord:
    """The record of the case's talk, with the notes for the client on `record` and what has changed in it."""
    return ConversationRecord(
        **talked(say, case.conversation).model_dump(),
        client=case.client or record.response.organisation,
        said=[Remark(label=label, words=words) for label, words in remarks_of(say, record)],
        changed=[Remark(label=label, words=words) for label, words in said_in_call(say, record)],
    )


def remarks_of(say: Words, record: Record, *, quotes_only: bool = False) -> list[tuple[str, str]]:
    """The notes for the client, each with the label of its question, the general one without a label.

    With `quotes_only` only what is in their own words.
    """
    return [
        ("" if name == GENERAL else say.label(name), note_words(say, note))
        for name, note in record.notes_in_order(say.definition.questions)
        if not note.private and (note.quote or not quotes_only)
    ]


def day_words(language: Language, day: datetime.date) -> str:
    """A day as it is written in a language."""
    return format_date(day, "long", locale=Locale.parse(language, sep="-"))


def action_words(say: Words, action: ActionLine) -> str:
    """An action on one line."""
    details = say.text("talk.detail-join").join(part for part in (action.who, action.until) if part)
    if not details:
        return action.what
    return say.text("talk.action", what=action.what, details=details).strip()


def remark_words(say: Words, remark: Remark) -> str:
    """What was said on something, on one line."""
    return say.text("talk.told", label=remark.label, words=remark.words) if remark.label else remark.words

"""A consultant's case: the responses of one client, with notes and what was observed."""

import datetime
from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from diagnosis.engine.conversation import Conversation
from diagnosis.engine.response import MAX_TEXT, Response

GENERAL = "_general"
"""The key of the note that belongs to no question; no question can have this id."""
MAX_NOTE = 5_000
"""The longest note, in characters."""
MAX_RECORDS = 20


class Note(BaseModel):
    """What the consultant wrote about a question; a private one never leaves the firm.

    `quote` says that the words are the client's own.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = Field(max_length=MAX_NOTE)
    private: bool = True
    quote: bool = False


class Observation(BaseModel):
    """What the consultant sees otherwise than the client says: an option, words, both, or that it is so."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    option: str = Field(default="", max_length=100)
    words: str = Field(default="", max_length=MAX_NOTE)


Plan = Annotated[str, Field(max_length=100)]


class Judgement(BaseModel):
    """What the consultant would propose, a plan, or what takes its place, and a cause; and what was agreed.

    Empty where that was not said. `counted` is the outcome that this was counted as, where it was: what the
    tool proposed, the consultant, and what was agreed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    plan: str = Field(default="", max_length=100)
    cause: str = Field(default="", max_length=100)
    agreed: str = Field(default="", max_length=100)
    counted: tuple[Plan, Plan, Plan] | None = None


class Record(BaseModel):
    """One response of the client, and what the consultant adds to it.

    `response` holds the answers that count, `opening` those that the record was opened with, of the
    day `opened`. `said` tells when an answer was last given in a call, with the offset of the
    consultant's clock. `notes` maps question ids (or GENERAL) to notes; a question that is asked no
    more keeps its note. `observed` maps question ids to what the consultant sees otherwise, and `judged`
    is what they would propose; both are for consultants only. `memo_shown` says that what the client wrote
    may stand in their window, where others may read it.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    name: str = Field(max_length=MAX_TEXT)
    response: Response = Response(answers={})
    notes: dict[str, Note] = Field(default_factory=dict)
    opening: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    opened: datetime.date | None = None
    said: dict[str, datetime.datetime] = Field(default_factory=dict)
    observed: dict[str, Observation] = Field(default_factory=dict)
    judged: Judgement = Judgement()
    memo_shown: bool = False

    def changed_in_call(self, question: str) -> bool:
        """Whether the answer that counts is another than the record was opened with."""
        return self.response.answers.get(question, ()) != self.opening.get(question, ())

    @property
    def date(self) -> datetime.date | None:
        """The day of the answers, where it is known."""
        return self.response.date

    def notes_in_order(self, questions: Iterable[str]) -> list[tuple[str, Note]]:
        """The notes that say something: the general one, those of `questions` in order, then others."""
        order = {name: number for number, name in enumerate([GENERAL, *questions])}
        written = [(name, note) for name, note in self.notes.items() if note.text]
        return sorted(written, key=lambda item: order.get(item[0], len(order)))


class Case(BaseModel):
    """The records of one client, in the order in which they were opened. `id` tells cases apart.

    `conversation` is what the talk came to, whoever of the client was in it, and `earlier` are those before.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    client: str = Field(default="", max_length=MAX_TEXT)
    records: tuple[Record, ...] = ()
    conversation: Conversation = Conversation()
    earlier: tuple[Conversation, ...] = ()

    def record(self, record_id: str) -> Record:
        """The record with this id; KeyError where there is none."""
        for record in self.records:
            if record.id == record_id:
                return record
        raise KeyError(record_id)

    def having(self, record: Record) -> "Case":
        """The case with a record added, or put in the place of the one with its id."""
        known = [other.id for other in self.records]
        if record.id not in known:
            return self.model_copy(update={"records": (*self.records, record)})
        records = tuple(record if other.id == record.id else other for other in self.records)
        return self.model_copy(update={"records": records})

    def without(self, record_id: str) -> "Case":
        """The case without one of its records."""
        records = tuple(record for record in self.records if record.id != record_id)
        return self.model_copy(update={"records": records})

    @property
    def by_date(self) -> tuple[Record, ...]:
        """The records, the earliest first; those without a date keep their places."""
        dated = sorted(
            (record for record in self.records if record.date), key=lambda record: str(record.date)
        )
        following = iter(dated)
        return tuple(next(following) if record.date else record for record in self.records)

    def free_name(self, name: str, but: str = "") -> str:
        """The name, with a number where another record than `but` has it already."""
        taken = {record.name for record in self.records if record.id != but}
        if name not in taken:
            return name
        numbered = (f"{name[: MAX_TEXT - 6]} ({number})" for number in range(2, MAX_RECORDS + 2))
        return next(other for other in numbered if other not in taken)

    def next_id(self) -> str:
        """An id that no record has."""
        known = {record.id for record in self.records}
        return next(name for name in (f"r{number}" for number in range(1, 10_000)) if name not in known)

"""The case that is open in a consultant's session: the selected record, the trial, and what can be undone."""

from dataclasses import dataclass, field

from diagnosis.call.history import History
from diagnosis.engine.case import Case, Judgement, Record
from diagnosis.engine.migration import Reopened
from diagnosis.engine.response import Response


@dataclass
class OpenCase:
    """A case with at least one record.

    `current` is the id of the selected record. `trial` is the scratch copy of its response while
    something is tried out. `changed` tells, per record, what became of a response that was given to
    another version. `seen` is the number of the last edit that was taken over, `history` what can be
    undone, and `undone` the question in which a step was just undone or done again.
    """

    case: Case
    current: str
    trial: Response | None = None
    changed: dict[str, Reopened] = field(default_factory=dict)
    seen: float = 0
    history: History = field(default_factory=History)
    undone: str = ""

    @property
    def record(self) -> Record:
        """The selected record."""
        return self.case.record(self.current)

    @property
    def response(self) -> Response:
        """The answers that the sheet shows: those of the trial while there is one."""
        return self.record.response if self.trial is None else self.trial

    def put(self, record: Record) -> None:
        """Take over a changed record, or a further one."""
        self.case = self.case.having(record)

    def judge(self, judged: Judgement) -> None:
        """Take over what the consultant would propose for the selected record."""
        if judged != self.record.judged:
            self.history.note(self.case, (self.current, "judged", None))
            self.put(self.record.model_copy(update={"judged": judged}))

    def mark_counted(self, outcome: tuple[str, str, str] | None) -> None:
        """Note as what the selected record was counted; earlier changes cannot be undone then."""
        judged = self.record.judged.model_copy(update={"counted": outcome})
        self.put(self.record.model_copy(update={"judged": judged}))
        self.history = History()

    def select_record(self, record_id: str) -> None:
        """Turn to another record; a trial ends with that."""
        self.current = record_id
        self.trial = None

    def try_out(self) -> None:
        """Begin a trial, or end it."""
        self.trial = self.record.response if self.trial is None else None

    def remove(self, record_id: str) -> None:
        """Take a record out of the case, which has to have another one."""
        self.case = self.case.without(record_id)
        self.history = History()
        self.changed.pop(record_id, None)
        if self.current == record_id:
            self.select_record(self.case.records[0].id)

"""A consultant's own choice beside the tool's: whether they agree."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from diagnosis.engine.case import Case, Record
from diagnosis.engine.diagnosis import Diagnosis

Otherwise = Literal["none", "elsewhere"]
NONE: Otherwise = "none"
"""In the place of a plan: no support is called for now."""
ELSEWHERE: Otherwise = "elsewhere"
"""In the place of a plan: another kind of provider suits better."""


@dataclass(frozen=True)
class Compared:
    """A record on which a consultant has said what they think, beside what the tool makes of its answers."""

    record: Record
    diagnosis: Diagnosis

    @property
    def plan(self) -> str:
        """The consultant's plan, NONE or ELSEWHERE; empty where that was not said."""
        return self.record.judged.plan

    @property
    def cause(self) -> str:
        """The consultant's cause; empty where that was not said."""
        return self.record.judged.cause

    @property
    def same_plan(self) -> bool:
        """Whether both would propose the same."""
        return self.plan == proposal_of(self.diagnosis)

    @property
    def same_cause(self) -> bool:
        """Whether the consultant's cause is one of those that the tool says lead."""
        return self.cause in self.diagnosis.leading


def proposal_of(diagnosis: Diagnosis) -> str:
    """What the tool proposes: a plan, NONE or ELSEWHERE."""
    if diagnosis.fit.verdict == "unfit":
        return ELSEWHERE
    return NONE if diagnosis.optional else diagnosis.plan


def compare(case: Case, diagnoses: Mapping[str, Diagnosis]) -> list[Compared]:
    """The records of a case with a judgement, each beside what the tool makes of its answers.

    `diagnoses` has one for the id of each record.
    """
    return [
        Compared(record, diagnoses[record.id])
        for record in case.records
        if record.judged.plan or record.judged.cause
    ]

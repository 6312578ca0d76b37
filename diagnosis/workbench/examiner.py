"""A process of its own that proves an edit and compares it with what is in use: a request in, a report out.

Proofs take a second of processor time or more. In the server's own process, visitors would wait for them.
"""

import os
import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from diagnosis.checks.edit_comparison import Kind, compare, gone_findings
from diagnosis.checks.prove import digest, prove
from diagnosis.definition.finding import Finding
from diagnosis.engine.outlook.decision_list import NotProvedError
from diagnosis.workbench.draft import load_draft


class Request(BaseModel):
    """What is to be examined: the texts in use, the edit, and the answers of written cases."""

    home: Path
    before: dict[str, str]
    texts: dict[str, str]
    cases: dict[str, dict[str, tuple[str, ...]]]


class Change(BaseModel):
    """One kind of change, and the answers of one who sees it."""

    model_config = ConfigDict(frozen=True)

    what: str
    before: str
    after: str
    answers: dict[str, tuple[str, ...]]


class Changes(BaseModel):
    """Counts before and after as digests; `cases` names each written case that changes, with what does."""

    before: dict[str, Any]
    after: dict[str, Any]
    cases: dict[str, list[tuple[str, str, str]]]
    examples: list[Change]


class Report(BaseModel):
    """`findings` of loading, proofs and comparison; `proved` is true where the proofs have run.

    `changes` is None where either side has no sound definition, or cannot be counted.
    """

    findings: list[Finding]
    proved: bool
    changes: Changes | None = None


def examine(request: Request) -> Report:
    """Prove the edit, and compare it."""
    draft = load_draft(request.texts, request.home)
    new = draft.loaded.definition
    if new is None:
        return Report(findings=draft.findings, proved=False)
    before = load_draft(request.before, request.home).loaded.definition
    proof = prove(draft.loaded)
    findings = [*proof.findings, *draft.own.findings, *draft.unwritten]
    if before:
        findings += gone_findings(draft.loaded, new, before.questions)
    report = Report(findings=findings, proved=True)
    if before and proof.counts:
        try:
            edit = compare(before, new, request.cases)
        except NotProvedError:
            return report
        report.changes = Changes(
            before=digest(edit.before),
            after=digest(edit.after),
            cases={name: [_as_tuple(kind) for kind in kinds] for name, kinds in edit.cases.items()},
            examples=[
                Change(what=kind.what, before=kind.before, after=kind.after, answers=response.answers)
                for kind, response in edit.examples.items()
            ],
        )
    return report


def _as_tuple(kind: Kind) -> tuple[str, str, str]:
    return (kind.what, kind.before, kind.after)


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(10)  # visitors go first
    asked = Request.model_validate_json(sys.stdin.buffer.read())
    sys.stdout.buffer.write(examine(asked).model_dump_json().encode())

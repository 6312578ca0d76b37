"""All proofs of a definition, and its digest."""

from dataclasses import dataclass
from typing import Any

from diagnosis.checks.properties import check_properties
from diagnosis.checks.prover import Prover
from diagnosis.checks.rules import check_fit, check_rules
from diagnosis.checks.statements import check_contradictions, check_questions, check_statements
from diagnosis.checks.truth import check_always, check_never, check_sentences
from diagnosis.definition.finding import Finding
from diagnosis.definition.loader import Loaded
from diagnosis.engine.outlook.decision_list import NotProvedError
from diagnosis.engine.result import Counts


@dataclass(frozen=True)
class Proof:
    """`findings` of loading and proving, in the order of the files; `counts` where they are known."""

    findings: list[Finding]
    counts: Counts | None


def prove(loaded: Loaded) -> Proof:
    """Prove all that is claimed of a definition; one that did not load has only its findings."""
    if loaded.definition is None:
        return Proof(loaded.findings, None)
    counts = None
    proved: list[Finding] = []
    try:
        prover = Prover(loaded, loaded.definition)
        proved = prover.findings
        counts = prover.outlook.counts()
        for check in (
            check_rules,
            check_fit,
            check_statements,
            check_contradictions,
            check_questions,
            check_properties,
            check_sentences,
            check_never,
            check_always,
        ):
            check(prover)
    except NotProvedError as error:
        reason = {"reason": str(error)}
        proved.append(Finding(code="not-proved", severity="warning", file=loaded.rules.file, details=reason))
    files = [loaded.questions.file, loaded.rules.file]
    proved.sort(key=lambda finding: (files.index(finding.file), finding.line, finding.column))
    return Proof([*loaded.findings, *proved], counts)


def digest(counts: Counts) -> dict[str, Any]:
    """The exact numbers as plain data: `answer_sets`, and `plans`, `rules` and `fit` that add up to it."""
    return {
        "answer_sets": counts.answer_sets,
        "plans": counts.plans,
        "rules": counts.rules,
        "fit": counts.fit,
    }

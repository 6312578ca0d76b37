"""Which findings of a proof keep changed files from being used: the owner says so."""

import os
from typing import get_args

from diagnosis.definition.finding import Finding, Severity

PROOFS = "DIAGNOSIS_PROOFS"
"""The environment variable for the mildest finding that counts: `error` or `warning`; `off` for none."""
ALLOWED = (*get_args(Severity), "off")


class UnknownProofsError(ValueError):
    """The variable has another value; the text says which are known."""


def how_strict() -> str:
    """One of ALLOWED. Raises UnknownProofsError."""
    named = os.environ.get(PROOFS) or "error"
    if named not in ALLOWED:
        raise UnknownProofsError(f"{PROOFS} is {named!r}; write one of {', '.join(ALLOWED)}")
    return named


def what_counts(findings: list[Finding]) -> list[Finding]:
    """Those for whose sake files are not used."""
    strict = how_strict()
    if strict == "off":
        return []
    return [finding for finding in findings if strict == "warning" or finding.severity == "error"]

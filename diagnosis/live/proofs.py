"""Which findings of a proof keep changed files from being used: the owner says so."""

from diagnosis.definition.finding import Finding
from diagnosis.settings import settings


def what_counts(findings: list[Finding]) -> list[Finding]:
    """Those for whose sake files are not used."""
    mildest = settings().proofs
    if mildest == "off":
        return []
    return [finding for finding in findings if mildest == "warning" or finding.severity == "error"]

"""Files that are named on the command line."""

from pathlib import Path

from diagnosis.definition.finding import Finding


def unreadable(path: Path, error: OSError) -> Finding:
    """Why a file could not be read."""
    problem = error.strerror or "OSError"
    return Finding(code="response-file", details={"name": str(path), "problem": problem})

"""A firm's own folder: whether it exists, and which of its files nothing reads."""

from pathlib import Path

from diagnosis.definition.finding import Finding, closest
from diagnosis.languages import OWN_TEXTS
from diagnosis.paths import CASES, QUESTIONS, RULES

FONTS = "fonts"
"""The folder of fonts in a firm's folder."""
_FILES = (QUESTIONS.name, RULES.name)


def check_home(home: Path) -> list[Finding]:
    """Names that look as if something were meant by them, and that nothing reads."""
    if not home.is_dir():
        return [Finding(code="no-home", details={"name": str(home)})]
    findings = []
    for path in sorted(home.iterdir()):
        known: tuple[str, ...] = (OWN_TEXTS, FONTS, CASES.name) if path.is_dir() else _FILES
        wanted = path.is_dir() or path.suffix.lower() in (".yaml", ".yml")
        if wanted and path.name not in known and not path.name.startswith("."):
            suggestion = closest(path.name, known)
            findings.append(
                Finding(code="own-file", file=path.name, suggestion=suggestion, details={"name": path.name})
            )
    return findings

"""What has to be said above a screen: what could not be opened, and what became of saved answers."""

from diagnosis.definition.model import Definition
from diagnosis.texts import text
from diagnosis.ui.kit.notice import notice
from diagnosis.ui.visitor.session import RESULT, REVIEW, Session


def show_notices(definition: Definition, visit: Session) -> None:
    """Draw the notices; each stays until it is closed."""
    language = visit.language
    if visit.problem:
        lines = [text(language, f"notices.{visit.problem.source}-refused")]
        lines += [finding.message(language) for finding in visit.problem.findings]
        notice("problem-notice", lines, language, lambda: _forget_problem(visit))
    if visit.reopened:
        lines = visit.voice(definition).migration(visit.reopened)
        notice("reopened-notice", lines, language, lambda: _forget_reopened(visit))
    if visit.borrowed and visit.screen in (REVIEW, RESULT):
        lines = [text(language, "notices.borrowed")]
        notice("borrowed-notice", lines, language, lambda: _forget_borrowed(visit))


def _forget_problem(visit: Session) -> None:
    visit.problem = None


def _forget_borrowed(visit: Session) -> None:
    visit.borrowed = False


def _forget_reopened(visit: Session) -> None:
    visit.reopened = None

"""The points on which the fit depends, each with what would settle it or who would suit better."""

from diagnosis.engine.diagnosis import FitResult
from diagnosis.engine.response import Response
from diagnosis.wording.cause_line import Part
from diagnosis.wording.words import Words


class FitLine(Part):
    """A point, and what can be done about it."""

    text: str
    more: str


def fit_lines(say: Words, fit: FitResult, response: Response) -> list[FitLine]:
    """The points of a fit; those that say nothing to this reader are left out."""
    lines = []
    for reason in fit.reasons:
        more = ""
        if reason.resolve:
            more = say.text("result.fit-resolve", text=say.of(reason.resolve))
        elif reason.instead:
            more = say.text("result.fit-instead", text=say.of(reason.instead))
        words = say.filled(reason.text, response)
        if words or more:
            lines.append(FitLine(text=words, more=more))
    return lines

"""The answers that the scores of a result add up from."""

from collections.abc import Sequence
from math import floor

from diagnosis.engine.diagnosis import Evidence
from diagnosis.engine.result import Result
from diagnosis.wording.blocks import Block, non_empty
from diagnosis.wording.cause_line import CauseLine
from diagnosis.wording.words import Words

_STRONGEST = 3
"""How many answers the gist of a cause names."""


def evidence_block(say: Words, result: Result, causes: Sequence[CauseLine]) -> Block:
    """The points of every cause, the leading ones first."""
    diagnosis = result.diagnosis
    leading = [cause for cause in causes if cause.leads]
    others = [cause for cause in causes if not cause.leads]
    open_order = len(leading) == 1 and not diagnosis.leading_settled and diagnosis.unanswered
    judged = any(score.shown is not None for score in diagnosis.scores.values())
    return Block(
        kind="evidence",
        heading=say.text("result.details-points"),
        lead=non_empty(
            [
                "" if leading else say.text(_no_leading(judged=judged)),
                say.text("result.evidence-help") if judged else "",
            ]
        ),
        parts=[_points(say, result, cause) for cause in [*leading, *others]],
        note=say.text("result.evidence-lead-open") if open_order else "",
    )


def _no_leading(*, judged: bool) -> str:
    return "result.evidence-nothing-strong" if judged else "result.evidence-not-known"


def _points(say: Words, result: Result, cause: CauseLine) -> Block:
    """The table of a cause's answers with their points and the sum, or why there is none."""
    lines = result.diagnosis.evidence[cause.id]
    if not lines:
        said = say.text("result.evidence-none")
        return Block(kind="points", heading=cause.sentence, lead=[said], gist=said)
    if cause.shown is None:
        said = say.text("result.evidence-unknown", known=cause.known, asked=cause.asked)
        return Block(kind="points", heading=cause.sentence, lead=[said], gist=said)
    heads = [say.text(f"result.evidence-{name}") for name in ("question", "answer", "points")]
    points = whole_points([line.points for line in lines], cause.shown)
    rows = [
        [
            say.label(line.question),
            say.answer(result.response, line.question),
            say.text("result.evidence-about", points=whole),
        ]
        for line, whole in zip(lines, points, strict=True)
    ]
    total = [say.text("result.evidence-total"), "", str(cause.shown)]
    return Block(
        kind="points",
        heading=cause.sentence,
        lead=[cause.about] if cause.leads else [],
        table=[heads, *rows, total],
        gist="" if cause.leads else _strongest(say, result, lines),
    )


def whole_points(points: Sequence[float], total: int) -> list[int]:
    """The points as whole ones that add up to their rounded total, each within one of what it was.

    They are rounded down, and what is missing goes to the largest fractions, the first of equal ones.
    """
    whole = [floor(one) for one in points]
    by_fraction = sorted(range(len(points)), key=lambda place: whole[place] - points[place])
    for place in by_fraction[: total - sum(whole)]:
        whole[place] += 1
    return whole


def _strongest(say: Words, result: Result, lines: Sequence[Evidence]) -> str:
    """The answers that gave most points; of a question worded the healthy way round, the label says so."""
    named = [
        say.text(
            "result.answered",
            label=_with_direction(say, line.question),
            value=say.answer(result.response, line.question),
        )
        for line in lines[:_STRONGEST]
        if line.points > 0
    ]
    if not named:
        return say.text("result.evidence-no-points")
    joined = say.text("condition.option-join").join(named)
    return say.text("result.labelled", label=say.text("result.evidence-strongest"), value=joined)


def _with_direction(say: Words, question: str) -> str:
    label = say.label(question)
    reverse = say.definition.questions[question].reverse
    return say.text("result.evidence-reversed", label=label) if reverse else label

"""Tables as HTML, with their headers marked for screen readers."""

from diagnosis.texts import Language, text
from diagnosis.ui.platform.html import render
from diagnosis.wording.cause_line import CauseLine
from diagnosis.wording.change import AnswerMove
from diagnosis.wording.summary import Summary


def evidence_table(cause: CauseLine, summary: Summary) -> str:
    """The answers behind a score, with their points and the sum."""
    return render(
        "evidence",
        columns=[text(summary.language, f"result.evidence-{n}") for n in ("question", "answer", "points")],
        lines=cause.evidence,
        total=text(summary.language, "result.evidence-total"),
        points=cause.total,
    )


def moves_table(moves: list[AnswerMove], language: Language) -> str:
    """The answers that moved, before and after."""
    columns = [text(language, f"change.{name}") for name in ("question", "before", "after")]
    return render("moves", columns=columns, moves=moves)


def plan_badge(summary: Summary) -> str:
    """What the recommended plan is marked with."""
    if summary.guide:
        return text(summary.language, "result.plan-badge-guide")
    return text(summary.language, "result.plan-badge-optional" if summary.optional else "result.plan-badge")


def comparison_table(summary: Summary) -> str:
    """The plans side by side, the recommended one marked in words and by a tint."""
    return render(
        "comparison",
        title=text(summary.language, "result.comparison"),
        badge=plan_badge(summary),
        plans=summary.comparison.plans,
        recommended=summary.comparison.recommended,
        rows=summary.comparison.rows,
    )

"""Tables as HTML, with their headers marked for screen readers. Every cell is escaped."""

from html import escape

from diagnosis.texts import Language, text
from diagnosis.wording.change import AnswerMove
from diagnosis.wording.summary import CauseLine, Summary


def evidence_table(cause: CauseLine, summary: Summary) -> str:
    """The answers behind a score, with their points and the sum."""
    head = _head(
        [text(summary.language, f"result.evidence-{name}") for name in ("question", "answer", "points")]
    )
    rows = "".join(
        f'<tr><th scope="row">{escape(line.label)}</th><td>{escape(line.answer)}</td>'
        f'<td class="number">{line.shown}</td></tr>'
        for line in cause.evidence
    )
    total = escape(text(summary.language, "result.evidence-total"))
    return (
        f'<table class="evidence"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody>'
        f'<tfoot><tr><th scope="row">{total}</th><td></td><td class="number">{cause.shown}</td></tr></tfoot>'
        "</table>"
    )


def moves_table(moves: list[AnswerMove], language: Language) -> str:
    """The answers that moved, before and after."""
    head = _head([text(language, f"change.{name}") for name in ("question", "before", "after")])
    rows = "".join(
        f'<tr><th scope="row">{escape(move.label)}</th><td>{escape(move.before)}</td>'
        f"<td>{escape(move.after)}</td></tr>"
        for move in moves
    )
    return f'<table class="moves"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _head(columns: list[str]) -> str:
    return "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)


def comparison_table(summary: Summary) -> str:
    """The plans side by side, the recommended one marked in words and by a tint."""
    comparison = summary.comparison
    badge = text(summary.language, "result.plan-badge-optional" if summary.optional else "result.plan-badge")

    def mark(place: int) -> str:
        return ' class="recommended"' if place == comparison.recommended else ""

    head = "".join(
        f'<th scope="col"{mark(place)}>{escape(plan)}'
        + (f"<span>{escape(badge)}</span>" if place == comparison.recommended else "")
        + "</th>"
        for place, plan in enumerate(comparison.plans)
    )
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}</th>'
        + "".join(f"<td{mark(place)}>{escape(cell)}</td>" for place, cell in enumerate(cells))
        + "</tr>"
        for label, cells in comparison.rows
    )
    title = escape(text(summary.language, "result.comparison"))
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{title}">'
        f'<table class="comparison"><thead><tr><td></td>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )

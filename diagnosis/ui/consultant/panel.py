"""The right side of a call, always in sight: where it stands, and how to go on."""

from html import escape
from math import ceil, floor

import streamlit as st

from diagnosis.definition.model import Cause
from diagnosis.engine.change import change_between
from diagnosis.engine.diagnosis import Score
from diagnosis.engine.result import Standing
from diagnosis.engine.standing import standing
from diagnosis.ui.consultant.desk import Desk
from diagnosis.wording.shares import percent
from diagnosis.wording.voice import Voice

_AFTER = 3
"""How many questions are named after the one to ask next."""


def show_panel(voice: Voice, table: Desk) -> None:
    """Draw the panel for the answers that the sheet shows."""
    found = standing(voice.definition, table.response)
    parts = []
    if table.trial is not None:
        parts.append(_trial(voice, table))
    parts += [_plans(voice, table, found), _bars(voice, found)]
    if not table.sharing:
        parts += [
            _ask(voice, found),
            _contradictions(voice, found),
            _differs(voice, table),
            _hearing(voice, found),
        ]
    with st.container(key="panel"):
        st.html(f'<div class="panel">{"".join(parts)}</div>')


def _section(name: str, heading: str, content: str, *, aid: bool = False) -> str:
    return (
        f'<section class="{name}{" aid" if aid else ""}"><h2>{escape(heading)}</h2>{content}</section>'
        if content
        else ""
    )


def _paragraph(words: str, name: str = "") -> str:
    return f'<p class="{name}">{escape(words)}</p>' if words else ""


def _items(lines: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>" if lines else ""


def _plans(voice: Voice, table: Desk, found: Standing) -> str:
    answered = voice.text(
        "panel.answered", count=len(table.response.answers), total=len(voice.definition.questions)
    )
    names = {plan.id: voice.of(plan.name) for plan in voice.definition.rulebook.plans}
    if found.plans is None:
        rows = _paragraph(voice.text("panel.not-proved"))
    elif found.settled:
        rows = _paragraph(voice.text("panel.settled", plan=names[found.settled]), "settled")
    else:
        total = sum(found.plans.values())
        rows = "".join(
            f'<div class="share{" now" if plan == found.diagnosis.plan else ""}">'
            f"<span>{escape(names[plan])}</span>"
            f'<span class="track"><span class="fill" style="width:{100 * count / total:.4f}%"></span></span>'
            f"<span>{percent(count, total)}</span></div>"
            for plan, count in found.plans.items()
            if count
        )
        rows += _paragraph(voice.text("panel.plan-now", plan=names[found.diagnosis.plan]), "small")
    verdict = voice.verdict(found.diagnosis.fit.verdict)
    rows += f'<p class="small"><b>{escape(voice.text("panel.fit"))}</b> {escape(verdict)}</p>'
    heading = voice.text("panel.plans")
    return _section("plans", heading, f'<p class="answered">{escape(answered)}</p>{rows}')


def _bars(voice: Voice, found: Standing) -> str:
    rows = [_bar(voice, cause, found) for cause in voice.definition.causes]
    return _section("causes", voice.text("panel.causes"), "".join(rows))


def _bar(voice: Voice, cause: Cause, found: Standing) -> str:
    score = found.diagnosis.scores[cause.id]
    leads = found.diagnosis.leading_cause == cause.id
    band = voice.band(score.band)
    value = band
    if score.shown is not None:
        value = f"{voice.text('result.points', points=score.shown)} {band}"
    limits = "".join(f'<i style="left:{limit}%"></i>' for limit in voice.definition.rulebook.band_limits)
    fill = "" if score.shown is None else f'<b style="width:{score.score:.2f}%"></b>'
    return (
        f'<div class="cause{" leads" if leads else ""}"><span>{escape(voice.of(cause.name))}</span>'
        f'<span>{escape(value)}</span><div class="track">{fill}{limits}{_range(score)}</div>'
        f"{_range_words(voice, score)}</div>"
    )


def _range(score: Score) -> str:
    if score.coverage == 1:
        return ""
    return f'<em style="left:{score.low:.2f}%;width:{score.high - score.low:.2f}%"></em>'


def _range_words(voice: Voice, score: Score) -> str:
    if score.coverage == 1:
        return ""
    words = voice.text("panel.range", low=floor(score.low), high=ceil(score.high))
    return f"<small>{escape(words)}</small>"


def _ask(voice: Voice, found: Standing) -> str:
    heading = voice.text("panel.ask-next")
    if not found.ask_next:
        return _section("ask", heading, _paragraph(voice.text("panel.ask-none")), aid=True)
    name, *later = found.ask_next
    question = voice.definition.questions[name]
    if name in found.deciding:
        why = "panel.ask-deciding"
    else:
        why = "panel.ask-scores" if question.weights else "panel.ask-rest"
    spoken = voice.of(question.spoken or question.text)
    content = (
        f'<p><a href="#ask" data-ask="{escape(name)}">{escape(voice.of(question.label))}</a></p>'
        f'<p class="spoken">{escape(spoken)}</p><p class="small">{escape(voice.text(why))}</p>'
    )
    if later:
        links = " · ".join(
            f'<a href="#ask" data-ask="{escape(other)}">{escape(voice.label(other))}</a>'
            for other in later[:_AFTER]
        )
        content += f'<p class="small">{escape(voice.text("panel.ask-after"))}: {links}</p>'
    return _section("ask", heading, content, aid=True)


def _contradictions(voice: Voice, found: Standing) -> str:
    content = "".join(
        f"<li>{escape(voice.of(item.text))}<br><span>{escape(voice.of(item.ask))}</span></li>"
        for item in found.contradictions
    )
    nothing = _paragraph(voice.text("panel.contradictions-none"), "small")
    return _section(
        "contradictions",
        voice.text("panel.contradictions"),
        f"<ul>{content}</ul>" if content else nothing,
        aid=True,
    )


def _differs(voice: Voice, table: Desk) -> str:
    labels = [voice.label(name) for name in table.record.differs if name in voice.definition.questions]
    return _section("differs", voice.text("panel.differs"), _items(labels), aid=True)


def _hearing(voice: Voice, found: Standing) -> str:
    parts = []
    for cause in voice.definition.causes:
        if not cause.hearing:
            continue
        points = "".join(
            f"<li>{escape(voice.of(point.ask))}<br>"
            f"<span>{escape(voice.text('panel.listen', text=voice.of(point.listen)))}</span></li>"
            for point in cause.hearing
        )
        leads = " open" if cause.id == found.diagnosis.leading_cause else ""
        parts.append(
            f"<details{leads}><summary>{escape(voice.of(cause.name))}</summary><ul>{points}</ul></details>"
        )
    return _section("hearing", voice.text("panel.hearing"), "".join(parts), aid=True)


def _trial(voice: Voice, table: Desk) -> str:
    assert table.trial is not None
    heading = voice.text("panel.changes")
    summary = voice.change(change_between(voice.definition, table.record.response, table.trial))
    if not summary.answers:
        return _section("changes", heading, _paragraph(voice.text("panel.no-changes")))
    moved = [cause.sentence for cause in summary.causes if cause.before != cause.after]
    return _section("changes", heading, _items([*summary.results, *moved]))

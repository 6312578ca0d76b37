"""The right side of a call, always in sight: where it stands, and how to go on."""

from html import escape
from math import ceil, floor

import streamlit as st

from diagnosis.definition.model import Cause, Definition
from diagnosis.engine.diagnosis import Score
from diagnosis.engine.standing import Standing, standing
from diagnosis.texts import Language, text
from diagnosis.ui.consultant.desk import Desk
from diagnosis.wording.change import change_sheet
from diagnosis.wording.conditions import band_name
from diagnosis.wording.shares import percent

_AFTER = 3
"""How many questions are named after the one to ask next."""


def show_panel(definition: Definition, table: Desk, language: Language) -> None:
    """Draw the panel for the answers that the sheet shows."""
    found = standing(definition, table.response)
    parts = []
    if table.trial is not None:
        parts.append(_trial(definition, table, language))
    parts += [_plans(definition, table, found, language), _bars(definition, found, language)]
    if not table.sharing:
        parts += [
            _ask(definition, found, language),
            _contradictions(found, language),
            _differs(definition, table, language),
            _hearing(definition, found, language),
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


def _plans(definition: Definition, table: Desk, found: Standing, language: Language) -> str:
    answered = text(
        language, "panel.answered", count=len(table.response.answers), total=len(definition.questions)
    )
    names = {plan.id: plan.name.of(language) for plan in definition.rulebook.plans}
    if found.plans is None:
        rows = _paragraph(text(language, "panel.not-proved"))
    elif found.settled:
        rows = _paragraph(text(language, "panel.settled", plan=names[found.settled]), "settled")
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
        rows += _paragraph(text(language, "panel.plan-now", plan=names[found.diagnosis.plan]), "small")
    verdict = definition.rulebook.fit.verdict(found.diagnosis.fit.verdict).of(language)
    rows += f'<p class="small"><b>{escape(text(language, "panel.fit"))}</b> {escape(verdict)}</p>'
    heading = text(language, "panel.plans")
    return _section("plans", heading, f'<p class="answered">{escape(answered)}</p>{rows}')


def _bars(definition: Definition, found: Standing, language: Language) -> str:
    rows = [_bar(definition, cause, found, language) for cause in definition.causes]
    return _section("causes", text(language, "panel.causes"), "".join(rows))


def _bar(definition: Definition, cause: Cause, found: Standing, language: Language) -> str:
    score = found.diagnosis.scores[cause.id]
    leads = found.diagnosis.leading_cause == cause.id
    band = band_name(definition, score.band, language)
    value = band
    if score.shown is not None:
        value = f"{text(language, 'result.points', points=score.shown)} {band}"
    limits = "".join(f'<i style="left:{limit}%"></i>' for limit in definition.rulebook.band_limits)
    fill = "" if score.shown is None else f'<b style="width:{score.score:.2f}%"></b>'
    return (
        f'<div class="cause{" leads" if leads else ""}"><span>{escape(cause.name.of(language))}</span>'
        f'<span>{escape(value)}</span><div class="track">{fill}{limits}{_range(score)}</div>'
        f"{_range_words(score, language)}</div>"
    )


def _range(score: Score) -> str:
    if score.coverage == 1:
        return ""
    return f'<em style="left:{score.low:.2f}%;width:{score.high - score.low:.2f}%"></em>'


def _range_words(score: Score, language: Language) -> str:
    if score.coverage == 1:
        return ""
    words = text(language, "panel.range", low=floor(score.low), high=ceil(score.high))
    return f"<small>{escape(words)}</small>"


def _ask(definition: Definition, found: Standing, language: Language) -> str:
    heading = text(language, "panel.ask-next")
    if not found.ask_next:
        return _section("ask", heading, _paragraph(text(language, "panel.ask-none")), aid=True)
    name, *later = found.ask_next
    question = definition.questions[name]
    if name in found.deciding:
        why = "panel.ask-deciding"
    else:
        why = "panel.ask-scores" if question.weights else "panel.ask-rest"
    spoken = (question.spoken or question.text).of(language)
    content = (
        f'<p><a href="#ask" data-ask="{escape(name)}">{escape(question.label.of(language))}</a></p>'
        f'<p class="spoken">{escape(spoken)}</p><p class="small">{escape(text(language, why))}</p>'
    )
    if later:
        links = " · ".join(
            f'<a href="#ask" data-ask="{escape(other)}">'
            f"{escape(definition.questions[other].label.of(language))}</a>"
            for other in later[:_AFTER]
        )
        content += f'<p class="small">{escape(text(language, "panel.ask-after"))}: {links}</p>'
    return _section("ask", heading, content, aid=True)


def _contradictions(found: Standing, language: Language) -> str:
    content = "".join(
        f"<li>{escape(item.text.of(language))}<br><span>{escape(item.ask.of(language))}</span></li>"
        for item in found.contradictions
    )
    nothing = _paragraph(text(language, "panel.contradictions-none"), "small")
    return _section(
        "contradictions",
        text(language, "panel.contradictions"),
        f"<ul>{content}</ul>" if content else nothing,
        aid=True,
    )


def _differs(definition: Definition, table: Desk, language: Language) -> str:
    labels = [
        definition.questions[name].label.of(language)
        for name in table.record.differs
        if name in definition.questions
    ]
    return _section("differs", text(language, "panel.differs"), _items(labels), aid=True)


def _hearing(definition: Definition, found: Standing, language: Language) -> str:
    parts = []
    for cause in definition.causes:
        if not cause.hearing:
            continue
        points = "".join(
            f"<li>{escape(point.ask.of(language))}<br>"
            f"<span>{escape(text(language, 'panel.listen', text=point.listen.of(language)))}</span></li>"
            for point in cause.hearing
        )
        leads = " open" if cause.id == found.diagnosis.leading_cause else ""
        parts.append(
            f"<details{leads}><summary>{escape(cause.name.of(language))}</summary><ul>{points}</ul></details>"
        )
    return _section("hearing", text(language, "panel.hearing"), "".join(parts), aid=True)


def _trial(definition: Definition, table: Desk, language: Language) -> str:
    assert table.trial is not None
    heading = text(language, "panel.changes")
    sheet = change_sheet(definition, table.record.response, table.trial, language)
    if not sheet.answers:
        return _section("changes", heading, _paragraph(text(language, "panel.no-changes")))
    moved = [cause.sentence for cause in sheet.causes if cause.before != cause.after]
    return _section("changes", heading, _items([*sheet.results, *moved]))

"""The right side of a call, always in sight: where it stands, and how to go on."""

from math import ceil, floor
from typing import Any

import streamlit as st

from diagnosis.definition.questionnaire import Cause
from diagnosis.engine.change import change_between
from diagnosis.engine.result import Standing
from diagnosis.engine.standing import standing
from diagnosis.ui.consultant.open_case import OpenCase
from diagnosis.ui.html import render
from diagnosis.wording.shares import percent
from diagnosis.wording.voice import Voice

_AFTER = 3
"""How many questions are named after the one to ask next."""

Part = dict[str, Any]


def show_panel(voice: Voice, case: OpenCase, *, sharing: bool) -> None:
    """Draw the panel for what the sheet shows; what is for consultants only while not shared."""
    found = standing(voice.definition, case.response)
    aids = {
        "ask": _ask(voice, found),
        "contradictions": _contradictions(voice, found),
        "differs": _differs(voice, case),
        "hearing": _hearing(voice, found),
    }
    with st.container(key="panel"):
        st.html(
            render(
                "panel",
                trial=_trial(voice, case),
                plans=_plans(voice, case, found),
                causes=_causes(voice, found),
                aids=None if sharing else aids,
            )
        )


def _plans(voice: Voice, case: OpenCase, found: Standing) -> Part:
    total = len(voice.definition.questions)
    part: Part = {
        "heading": voice.text("panel.plans"),
        "answered": voice.text("panel.answered", count=len(case.response.answers), total=total),
        "shares": [],
        "settled": "",
        "remark": "",
        "fit": voice.text("panel.fit"),
        "verdict": voice.verdict(found.diagnosis.fit.verdict),
    }
    if found.plans is None:
        part["remark"] = voice.text("panel.not-proved")
    elif found.settled:
        part["settled"] = voice.text("panel.settled", plan=voice.plan(found.settled))
    else:
        sets = sum(found.plans.values())
        part["shares"] = [
            {
                "name": voice.plan(plan),
                "now": plan == found.diagnosis.plan,
                "width": f"{100 * count / sets:.4f}",
                "percent": percent(count, sets),
            }
            for plan, count in found.plans.items()
            if count
        ]
        part["remark"] = voice.text("panel.plan-now", plan=voice.plan(found.diagnosis.plan))
    return part


def _causes(voice: Voice, found: Standing) -> Part:
    return {
        "heading": voice.text("panel.causes"),
        "limits": voice.definition.rulebook.band_limits,
        "bars": [_bar(voice, cause, found) for cause in voice.definition.causes],
    }


def _bar(voice: Voice, cause: Cause, found: Standing) -> Part:
    score = found.diagnosis.scores[cause.id]
    value = voice.level(score)
    if score.shown is not None:
        value = f"{voice.text('result.points', points=score.shown)} {value}"
    return {
        "name": voice.of(cause.name),
        "leads": cause.id in found.diagnosis.leading,
        "value": value,
        "width": "" if score.shown is None else f"{score.score:.2f}",
        "range": None
        if score.low == score.high
        else {
            "left": f"{score.low:.2f}",
            "width": f"{score.high - score.low:.2f}",
            "words": voice.text("panel.range", low=floor(score.low), high=ceil(score.high)),
        },
    }


def _ask(voice: Voice, found: Standing) -> Part:
    part: Part = {"heading": voice.text("panel.ask-next"), "none": voice.text("panel.ask-none"), "next": None}
    if not found.ask_next:
        return part
    name, *later = found.ask_next
    question = voice.definition.questions[name]
    if name in found.deciding:
        why = "panel.ask-deciding"
    else:
        why = "panel.ask-scores" if question.weights else "panel.ask-rest"
    return part | {
        "next": {"id": name, "label": voice.label(name)},
        "spoken": voice.of(question.spoken or question.text),
        "why": voice.text(why),
        "after": voice.text("panel.ask-after"),
        "later": [{"id": other, "label": voice.label(other)} for other in later[:_AFTER]],
    }


def _contradictions(voice: Voice, found: Standing) -> Part:
    return {
        "heading": voice.text("panel.contradictions"),
        "none": voice.text("panel.contradictions-none"),
        "found": [{"text": voice.of(item.text), "ask": voice.of(item.ask)} for item in found.contradictions],
    }


def _differs(voice: Voice, case: OpenCase) -> Part:
    labels = [voice.label(name) for name in case.record.differs if name in voice.definition.questions]
    return {"heading": voice.text("panel.differs"), "labels": labels}


def _hearing(voice: Voice, found: Standing) -> Part:
    causes = []
    for cause in voice.definition.causes:
        points = [
            {"ask": voice.of(point.ask), "listen": voice.text("panel.listen", text=voice.of(point.listen))}
            for point in cause.hearing
        ]
        leads = cause.id in found.diagnosis.leading
        if points:
            causes.append({"name": voice.of(cause.name), "leads": leads, "points": points})
    return {"heading": voice.text("panel.hearing"), "causes": causes}


def _trial(voice: Voice, case: OpenCase) -> Part | None:
    if case.trial is None:
        return None
    summary = voice.change(change_between(voice.definition, case.record.response, case.trial))
    moved = [cause.sentence for cause in summary.causes if cause.before != cause.after]
    return {
        "heading": voice.text("panel.changes"),
        "moved": [*summary.results, *moved] if summary.answers else [],
        "nothing": voice.text("panel.no-changes"),
    }

"""The right side of a call in words: where it stands, and how to go on."""

from collections.abc import Sequence
from itertools import groupby
from math import ceil, floor
from typing import Any, NamedTuple

from diagnosis.call.open_case import OpenCase
from diagnosis.definition.questionnaire import Cause
from diagnosis.engine.result import Change, Standing
from diagnosis.wording.fit_lines import fit_lines
from diagnosis.wording.plan_facts import facts_of_plans
from diagnosis.wording.shares import percent
from diagnosis.wording.sources import observed
from diagnosis.wording.voice import Voice

_FIRST = 6
"""How many questions are named at once."""

_MARKED = 3
"""How many of those that bear on the plan are marked: at the beginning nearly all do."""

Part = dict[str, Any]


class Then(NamedTuple):
    """What is compared with the answers as they are now.

    `plan` is the plan that the client has read, empty where it is the same; `change` is what a trial changes.
    """

    plan: str
    change: Change | None


def panel_words(voice: Voice, case: OpenCase, found: Standing, then: Then) -> Part:
    """The parts of the panel for what the sheet shows, as its template takes them."""
    return {
        "trial": _trial(voice, then.change),
        "plans": _plans(voice, case, found, then),
        "causes": _causes(voice, found),
        "agenda": _agenda(voice, case, found),
        "reasons": _reasons(voice, case, found),
        "contradictions": _contradictions(voice, found),
        "differs": _differs(voice, case),
        "hearing": _hearing(voice, found),
        "compared": _compared(voice),
    }


def brief(voice: Voice, found: Standing) -> str:
    """Where it stands, in a line."""
    plans = voice.text("condition.answer-join").join(voice.plan(plan) for plan in found.possible)
    return voice.text("panel.brief", count=len(found.agenda), plans=plans or voice.text("panel.not-proved"))


def _plans(voice: Voice, case: OpenCase, found: Standing, then: Then) -> Part:
    total = len(voice.definition.questions)
    said = bool(case.response.answers)
    part: Part = {
        "heading": voice.text("panel.plans"),
        "answered": voice.text("panel.answered", count=total - len(found.agenda), total=total),
        "possible": [],
        "hangs": None,
        "now": "",
        "shares_heading": voice.text("panel.shares"),
        "shares_help": voice.text("panel.shares-help"),
        "shares": [],
        "settled": "",
        "remark": "",
        "before": voice.text("panel.before", plan=voice.plan(then.plan)) if then.plan else "",
        "fit": voice.text("panel.fit"),
        "verdict": voice.verdict(found.diagnosis.fit.verdict) if said else "",
    }
    if found.plans is None:
        part["remark"] = voice.text("panel.not-proved")
    elif found.settled:
        key = "panel.settled" if found.agenda else "panel.plan-now"
        part["settled"] = voice.text(key, plan=voice.plan(found.settled))
    else:
        sets = sum(found.plans.values())
        part["possible"] = [
            {"name": voice.plan(plan), "now": said and plan == found.diagnosis.plan}
            for plan in found.possible
        ]
        part["hangs"] = _hangs(voice, found)
        if said:
            part["now"] = voice.text("panel.plan-now", plan=voice.plan(found.diagnosis.plan))
        part["shares"] = [
            {
                "name": voice.plan(plan),
                "width": f"{100 * found.plans[plan] / sets:.4f}",
                "percent": percent(found.plans[plan], sets),
            }
            for plan in found.possible
        ]
    return part


def _compared(voice: Voice) -> Part:
    """The plans side by side, for when the client asks what they cost and how they go."""
    rulebook = voice.definition.rulebook
    rows = facts_of_plans(voice)
    return {
        "heading": voice.text("panel.plans-compared"),
        "plans": [
            {
                "name": voice.of(plan.name),
                "facts": [(label, cells[place]) for label, cells in rows],
                "price": voice.of(plan.price) if plan.price else "",
            }
            for place, plan in enumerate(rulebook.plans)
        ],
        "note": voice.of(rulebook.process.price_note),
    }


def _hangs(voice: Voice, found: Standing) -> Part | None:
    """What the plan hangs on: the question that decides most, and what is left after each answer to it."""
    if not found.deciding:
        return None
    question = voice.definition.questions[found.deciding[0]]
    alone = bool(found.branches) and all(len(plans) == 1 for plans in found.branches.values())
    either = voice.text("panel.hangs-either")
    return {
        "words": voice.text("panel.hangs-alone" if alone else "panel.hangs-most"),
        "question": {"id": question.id, "label": voice.label(question.id)},
        "branches": [
            {
                "answer": voice.of(question.option_text(option)),
                "plans": either.join(voice.plan(plan) for plan in plans),
            }
            for option, plans in found.branches.items()
        ]
        if set(found.branches.values()) != {found.possible}
        else [],
    }


def _causes(voice: Voice, found: Standing) -> Part:
    return {
        "heading": voice.text("panel.causes"),
        "help": voice.text("panel.causes-help"),
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


def _agenda(voice: Voice, case: OpenCase, found: Standing) -> Part:
    """What is open or not known, by the stages of a talk; all but the first are folded."""
    return {
        "heading": voice.text("panel.agenda", count=len(found.agenda)),
        "none": voice.text("panel.agenda-none"),
        "asked": voice.text("panel.agenda-asked"),
        "decides": voice.text("panel.agenda-decides"),
        "first": _stages(voice, case, found, found.agenda[:_FIRST]),
        "more": voice.text("panel.agenda-more", count=len(found.agenda) - _FIRST),
        "rest": _stages(voice, case, found, found.agenda[_FIRST:]),
    }


def _stages(voice: Voice, case: OpenCase, found: Standing, agenda: Sequence[str]) -> list[Part]:
    questions = voice.definition.questions
    titles = {stage.id: voice.of(stage.title) for stage in voice.definition.talk}
    return [
        {
            "title": titles.get(stage or "", voice.text("panel.agenda-rest") if titles else ""),
            "questions": [
                {
                    "id": name,
                    "label": voice.label(name),
                    "asked": name in case.response.answers,
                    "decides": name in found.deciding[:_MARKED],
                }
                for name in names
            ],
        }
        for stage, names in groupby(agenda, key=lambda name: questions[name].talk)
    ]


def _reasons(voice: Voice, case: OpenCase, found: Standing) -> Part | None:
    """Why this plan, why not those that may yet come out, and what is left to settle of the fit."""
    diagnosis, response = found.diagnosis, case.response
    if not response.answers:
        return None
    return {
        "heading": voice.text("panel.reasons", plan=voice.plan(diagnosis.plan)),
        "because": voice.filled(diagnosis.because, response),
        "why_not": [
            {"plan": voice.plan(plan), "text": voice.filled(said.text, response)}
            for plan, said in diagnosis.why_not.items()
            if found.plans is None or plan in found.possible
        ],
        "fit": [{"text": line.text, "more": line.more} for line in fit_lines(voice, diagnosis.fit, response)],
    }


def _contradictions(voice: Voice, found: Standing) -> Part:
    return {
        "heading": voice.text("panel.contradictions"),
        "none": voice.text("panel.contradictions-none"),
        "found": [{"text": voice.of(item.text), "ask": voice.of(item.ask)} for item in found.contradictions],
    }


def _differs(voice: Voice, case: OpenCase) -> Part:
    seen = {name: one for name, one in case.record.observed.items() if name in voice.definition.questions}
    labels = [
        voice.text("panel.seen", label=voice.label(name), words=observed(voice, one, name))
        for name, one in seen.items()
    ]
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


def _trial(voice: Voice, change: Change | None) -> Part | None:
    if change is None:
        return None
    summary = voice.change(change)
    moved = [cause.sentence for cause in summary.causes if cause.before != cause.after]
    return {
        "heading": voice.text("panel.changes"),
        "moved": [*summary.results, *moved] if summary.answers else [],
        "nothing": voice.text("panel.no-changes"),
    }

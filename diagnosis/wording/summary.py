"""The summary: everything a reader sees of a result, in one language, ready to lay out."""

from math import ceil, floor

from pydantic import BaseModel, ConfigDict

from diagnosis.definition.condition import Leads, QuestionIs, ScoreIs, leaves
from diagnosis.engine.diagnosis import Diagnosis, Verdict
from diagnosis.engine.result import Result
from diagnosis.languages import Language
from diagnosis.wording.conditions import actual_in_words, in_words
from diagnosis.wording.sureness import sureness_in_words
from diagnosis.wording.words import Words


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class EvidenceLine(_Part):
    label: str
    answer: str
    shown: int


class CauseLine(_Part):
    """`score`, `low` and `high` are points from 0 to 100; `shown` is None where not enough is known."""

    id: str
    name: str
    about: str
    band: str
    band_name: str
    score: float | None
    shown: int | None
    low: int
    high: int
    coverage: int
    sentence: str
    evidence: list[EvidenceLine]


class PlanLine(_Part):
    plan: str
    text: str


class FitLine(_Part):
    text: str
    more: str


class Comparison(_Part):
    """`cells` of a row stand in the order of `plans`; `recommended` is the column of the plan."""

    plans: list[str]
    recommended: int
    rows: list[tuple[str, list[str]]]


class PhaseLine(_Part):
    name: str
    text: str


class Summary(_Part):
    """A result in words. Fields stand in the order in which they are shown."""

    language: Language
    organisation: str
    note: str
    date: str
    headline: str
    support: str
    optional: bool
    urgency: str
    causes: list[CauseLine]
    causes_help: str
    leading: CauseLine | None
    leading_settled: bool
    no_leading: str
    plan_heading: str
    plan: str
    plan_summary: str
    plan_price: str
    because: str
    rule: str
    held: list[str]
    later: str
    runner_up: str
    why_not: list[PlanLine]
    robustness: str
    flips: list[str]
    comparison: Comparison
    verdict: Verdict
    verdict_name: str
    fit_reasons: list[FitLine]
    fit_strengths: list[str]
    invitation: str
    next_steps: list[str]
    notes: list[str]
    disclaimer: str
    change_steps: list[str]
    change_note: str
    phases: list[PhaseLine]
    first_months: str
    terms: list[str]
    price_note: str
    welcome: str
    provider: str
    contact_url: str
    contact_email: str
    unanswered: list[str]


def summary_of(say: Words, result: Result) -> Summary:
    """The summary of a result."""
    definition, response, diagnosis = say.definition, result.response, result.diagnosis
    rulebook = definition.rulebook
    plan = rulebook.plan(diagnosis.plan)
    causes = [_cause(say, result, cause.id) for cause in definition.causes]
    process = rulebook.process
    robustness, flips = sureness_in_words(say, result)
    # The lightest plan is the one without a continuing contract.
    continuing = plan is not rulebook.plans[0]
    terms = process.terms if continuing else process.spot_terms
    return Summary(
        language=say.language,
        organisation=response.organisation,
        note=response.note,
        date=response.date.isoformat() if response.date else "",
        headline=say.of(diagnosis.headline.text) if diagnosis.headline else "",
        support=_support(say, diagnosis),
        optional=diagnosis.optional,
        urgency=say.of(diagnosis.urgency.text) if diagnosis.urgency else "",
        causes=causes,
        causes_help=_causes_help(say, causes),
        leading=next((cause for cause in causes if cause.id == diagnosis.leading_cause), None),
        leading_settled=diagnosis.leading_settled,
        no_leading=say.text(_no_leading(diagnosis)),
        plan_heading=say.text("result.plan-when-needed" if diagnosis.optional else "result.plan"),
        plan=say.of(plan.name),
        plan_summary=say.of(plan.summary),
        plan_price=say.of(plan.price),
        because=say.of(diagnosis.because),
        rule=diagnosis.rule,
        held=_based_on(say, result),
        later=_plan_sentence(say, diagnosis.later, "result.later"),
        runner_up=_plan_sentence(say, diagnosis.runner_up, "result.runner-up"),
        why_not=_why_not(say, result),
        robustness=robustness,
        flips=flips,
        comparison=_comparison(say, diagnosis.plan),
        verdict=diagnosis.fit.verdict,
        verdict_name=say.verdict(diagnosis.fit.verdict),
        fit_reasons=_fit_reasons(say, diagnosis),
        fit_strengths=[
            say.of(strength.text) for strength in diagnosis.fit.strengths if diagnosis.fit.verdict != "fit"
        ],
        invitation=say.of(rulebook.fit.invitation),
        next_steps=[say.of(step.text) for step in diagnosis.next_steps],
        notes=[say.of(note.text) for note in diagnosis.notes],
        disclaimer=say.of(rulebook.disclaimer),
        change_steps=[say.of(step.name) for step in process.steps],
        change_note=say.of(process.steps_note),
        phases=[PhaseLine(name=say.of(phase.name), text=say.of(phase.text)) for phase in process.phases],
        first_months=say.of(process.first_months) if continuing else "",
        terms=[say.of(term) for term in terms],
        price_note=say.of(process.price_note),
        welcome=say.of(process.welcome),
        provider=say.of(rulebook.provider.name),
        contact_url=rulebook.provider.contact.url,
        contact_email=rulebook.provider.contact.email,
        unanswered=[say.label(question) for question in diagnosis.unanswered],
    )


def _causes_help(say: Words, causes: list[CauseLine]) -> str:
    words = say.text("result.causes-help")
    if all(cause.coverage == 100 for cause in causes):
        return words
    return f"{words} {say.text('result.range-help')}"


def _no_leading(diagnosis: Diagnosis) -> str:
    if all(score.shown is None for score in diagnosis.scores.values()):
        return "result.evidence-not-known"
    return "result.evidence-no-lead"


def _support(say: Words, diagnosis: Diagnosis) -> str:
    if diagnosis.optional:
        return say.text("result.plan-optional")
    key = "result.plan-unfit" if diagnosis.fit.verdict == "unfit" else "result.plan-support"
    return say.text(key, plan=say.plan(diagnosis.plan))


def _plan_sentence(say: Words, plan: str | None, key: str) -> str:
    if plan is None:
        return ""
    return say.text(key, plan=say.plan(plan))


def _cause(say: Words, result: Result, cause_id: str) -> CauseLine:
    cause, score = say.definition.cause(cause_id), result.diagnosis.scores[cause_id]
    values = {
        "name": say.of(cause.name),
        "points": score.shown,
        "band": say.band(score.band),
        "low": floor(score.low),
        "high": ceil(score.high),
        "coverage": int(score.coverage * 100),
    }
    if score.shown is None:
        key = "result.score-line-unknown"
    else:
        key = "result.score-line" if score.coverage == 1 else "result.score-line-range"
    return CauseLine(
        id=cause_id,
        name=say.of(cause.name),
        about=say.of(cause.about),
        band=score.band,
        band_name=say.band(score.band),
        score=score.score,
        shown=score.shown,
        low=floor(score.low),
        high=ceil(score.high),
        coverage=int(score.coverage * 100),
        sentence=say.text(key, **values),
        evidence=[
            EvidenceLine(
                label=say.label(line.question),
                answer=say.answer(result.response, line.question),
                shown=line.shown,
            )
            for line in result.diagnosis.evidence[cause_id]
        ],
    )


def _based_on(say: Words, result: Result) -> list[str]:
    """The reader's answers and scores that the conditions of the rule looked at, each once."""
    lines: dict[str, str] = {}
    for line in (line for part in result.diagnosis.held for line in leaves(part)):
        if isinstance(line, QuestionIs):
            label = say.label(line.question)
            answer = say.answer(result.response, line.question)
            answer = answer or say.text("review.open")
            lines[line.question] = say.text("result.answer-line", label=label, answer=answer)
        elif isinstance(line, ScoreIs | Leads):
            lines[line.cause] = _cause(say, result, line.cause).sentence
    return list(lines.values())


def _why_not(say: Words, result: Result) -> list[PlanLine]:
    lines = []
    for plan, why in result.diagnosis.why_not.items():
        if why.failed is not None:
            actual = actual_in_words(say, result, why.failed)
            condition = in_words(say, why.failed)
            sentence = say.text("result.why-not-failed", condition=condition, actual=actual).strip()
        else:
            sentence = say.text("result.why-not-overruled" if why.rule else "result.why-not-default")
        lines.append(PlanLine(plan=say.plan(plan), text=sentence))
    return lines


def _comparison(say: Words, recommended: str) -> Comparison:
    rulebook = say.definition.rulebook
    none = say.text("result.cell-none")
    rows = [
        (
            say.of(fact.label),
            [say.of(plan.facts[fact.id]) if fact.id in plan.facts else none for plan in rulebook.plans],
        )
        for fact in rulebook.plan_facts
    ]
    rows.append((say.text("result.price"), [say.of(plan.price) for plan in rulebook.plans]))
    return Comparison(
        plans=[say.of(plan.name) for plan in rulebook.plans],
        recommended=[plan.id for plan in rulebook.plans].index(recommended),
        rows=rows,
    )


def _fit_reasons(say: Words, diagnosis: Diagnosis) -> list[FitLine]:
    lines = []
    for reason in diagnosis.fit.reasons:
        more = ""
        if reason.resolve:
            more = say.text("result.fit-resolve", text=say.of(reason.resolve))
        elif reason.instead:
            more = say.text("result.fit-instead", text=say.of(reason.instead))
        lines.append(FitLine(text=say.of(reason.text), more=more))
    return lines

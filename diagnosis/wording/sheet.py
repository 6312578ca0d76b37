"""The result sheet: everything a reader sees of a diagnosis, in one language, ready to lay out."""

from math import ceil, floor

from pydantic import BaseModel, ConfigDict

from diagnosis.definition.condition import Leads, QuestionIs, ScoreIs, leaves
from diagnosis.definition.model import Definition
from diagnosis.engine.diagnosis import Diagnosis, Verdict
from diagnosis.engine.response import Response
from diagnosis.texts import Language, text
from diagnosis.wording.conditions import (
    actual_in_words,
    answer_in_words,
    band_name,
    in_words,
)
from diagnosis.wording.sureness import sureness_in_words


class _Sheet(BaseModel):
    model_config = ConfigDict(frozen=True)


class EvidenceLine(_Sheet):
    label: str
    answer: str
    shown: int


class CauseLine(_Sheet):
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


class PlanLine(_Sheet):
    plan: str
    text: str


class FitLine(_Sheet):
    text: str
    more: str


class Comparison(_Sheet):
    """`cells` of a row stand in the order of `plans`; `recommended` is the column of the plan."""

    plans: list[str]
    recommended: int
    rows: list[tuple[str, list[str]]]


class PhaseLine(_Sheet):
    name: str
    text: str


class Sheet(_Sheet):
    """A diagnosis in words. Fields stand in the order in which they are shown."""

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


def build_sheet(
    definition: Definition, response: Response, diagnosis: Diagnosis, language: Language
) -> Sheet:
    """The sheet of a diagnosis in `language`."""
    rulebook = definition.rulebook
    plan = rulebook.plan(diagnosis.plan)
    causes = [_cause(definition, response, diagnosis, cause.id, language) for cause in definition.causes]
    process = rulebook.process
    robustness, flips = sureness_in_words(definition, response, language)
    # The lightest plan is the one without a continuing contract.
    continuing = plan is not rulebook.plans[0]
    terms = process.terms if continuing else process.spot_terms
    return Sheet(
        language=language,
        organisation=response.organisation,
        note=response.note,
        date=response.date.isoformat() if response.date else "",
        headline=diagnosis.headline.text.of(language) if diagnosis.headline else "",
        support=_support(diagnosis, plan.name.of(language), language),
        optional=diagnosis.optional,
        urgency=diagnosis.urgency.text.of(language) if diagnosis.urgency else "",
        causes=causes,
        causes_help=_causes_help(causes, language),
        leading=next((cause for cause in causes if cause.id == diagnosis.leading_cause), None),
        leading_settled=diagnosis.leading_settled,
        no_leading=text(language, _no_leading(diagnosis)),
        plan_heading=text(language, "result.plan-when-needed" if diagnosis.optional else "result.plan"),
        plan=plan.name.of(language),
        plan_summary=plan.summary.of(language),
        plan_price=plan.price.of(language),
        because=diagnosis.because.of(language),
        rule=diagnosis.rule,
        held=_based_on(definition, response, diagnosis, language),
        later=_plan_sentence(definition, diagnosis.later, "result.later", language),
        runner_up=_plan_sentence(definition, diagnosis.runner_up, "result.runner-up", language),
        why_not=_why_not(definition, response, diagnosis, language),
        robustness=robustness,
        flips=flips,
        comparison=_comparison(definition, diagnosis.plan, language),
        verdict=diagnosis.fit.verdict,
        verdict_name=rulebook.fit.verdict(diagnosis.fit.verdict).of(language),
        fit_reasons=_fit_reasons(diagnosis, language),
        fit_strengths=[
            strength.text.of(language)
            for strength in diagnosis.fit.strengths
            if diagnosis.fit.verdict != "fit"
        ],
        invitation=rulebook.fit.invitation.of(language),
        next_steps=[step.text.of(language) for step in diagnosis.next_steps],
        notes=[note.text.of(language) for note in diagnosis.notes],
        disclaimer=rulebook.disclaimer.of(language),
        change_steps=[step.name.of(language) for step in process.steps],
        change_note=process.steps_note.of(language),
        phases=[
            PhaseLine(name=phase.name.of(language), text=phase.text.of(language)) for phase in process.phases
        ],
        first_months=process.first_months.of(language) if continuing else "",
        terms=[term.of(language) for term in terms],
        price_note=process.price_note.of(language),
        welcome=process.welcome.of(language),
        provider=rulebook.provider.name.of(language),
        contact_url=rulebook.provider.contact.url,
        contact_email=rulebook.provider.contact.email,
        unanswered=[definition.questions[question].label.of(language) for question in diagnosis.unanswered],
    )


def _causes_help(causes: list[CauseLine], language: Language) -> str:
    words = text(language, "result.causes-help")
    if all(cause.coverage == 100 for cause in causes):
        return words
    return f"{words} {text(language, 'result.range-help')}"


def _no_leading(diagnosis: Diagnosis) -> str:
    if all(score.shown is None for score in diagnosis.scores.values()):
        return "result.evidence-not-known"
    return "result.evidence-no-lead"


def _support(diagnosis: Diagnosis, plan: str, language: Language) -> str:
    if diagnosis.optional:
        return text(language, "result.plan-optional")
    key = "result.plan-unfit" if diagnosis.fit.verdict == "unfit" else "result.plan-support"
    return text(language, key, plan=plan)


def _plan_sentence(definition: Definition, plan: str | None, key: str, language: Language) -> str:
    if plan is None:
        return ""
    return text(language, key, plan=definition.rulebook.plan(plan).name.of(language))


def _cause(
    definition: Definition, response: Response, diagnosis: Diagnosis, cause_id: str, language: Language
) -> CauseLine:
    cause, score = definition.cause(cause_id), diagnosis.scores[cause_id]
    values = {
        "name": cause.name.of(language),
        "points": score.shown,
        "band": band_name(definition, score.band, language),
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
        name=cause.name.of(language),
        about=cause.about.of(language),
        band=score.band,
        band_name=band_name(definition, score.band, language),
        score=score.score,
        shown=score.shown,
        low=floor(score.low),
        high=ceil(score.high),
        coverage=int(score.coverage * 100),
        sentence=text(language, key, **values),
        evidence=[
            EvidenceLine(
                label=definition.questions[line.question].label.of(language),
                answer=answer_in_words(definition, response, line.question, language),
                shown=line.shown,
            )
            for line in diagnosis.evidence[cause_id]
        ],
    )


def _based_on(
    definition: Definition, response: Response, diagnosis: Diagnosis, language: Language
) -> list[str]:
    """The reader's answers and scores that the conditions of the rule looked at, each once."""
    lines: dict[str, str] = {}
    for line in (line for part in diagnosis.held for line in leaves(part)):
        if isinstance(line, QuestionIs):
            label = definition.questions[line.question].label.of(language)
            answer = answer_in_words(definition, response, line.question, language)
            answer = answer or text(language, "review.open")
            lines[line.question] = text(language, "result.answer-line", label=label, answer=answer)
        elif isinstance(line, ScoreIs | Leads):
            lines[line.cause] = _cause(definition, response, diagnosis, line.cause, language).sentence
    return list(lines.values())


def _why_not(
    definition: Definition, response: Response, diagnosis: Diagnosis, language: Language
) -> list[PlanLine]:
    lines = []
    for plan, why in diagnosis.why_not.items():
        if why.failed is not None:
            actual = actual_in_words(definition, response, diagnosis, why.failed, language)
            condition = in_words(definition, why.failed, language)
            sentence = text(language, "result.why-not-failed", condition=condition, actual=actual).strip()
        else:
            sentence = text(language, "result.why-not-overruled" if why.rule else "result.why-not-default")
        lines.append(PlanLine(plan=definition.rulebook.plan(plan).name.of(language), text=sentence))
    return lines


def _comparison(definition: Definition, recommended: str, language: Language) -> Comparison:
    rulebook = definition.rulebook
    none = text(language, "result.cell-none")
    rows = [
        (
            fact.label.of(language),
            [plan.facts[fact.id].of(language) if fact.id in plan.facts else none for plan in rulebook.plans],
        )
        for fact in rulebook.plan_facts
    ]
    rows.append((text(language, "result.price"), [plan.price.of(language) for plan in rulebook.plans]))
    return Comparison(
        plans=[plan.name.of(language) for plan in rulebook.plans],
        recommended=[plan.id for plan in rulebook.plans].index(recommended),
        rows=rows,
    )


def _fit_reasons(diagnosis: Diagnosis, language: Language) -> list[FitLine]:
    lines = []
    for reason in diagnosis.fit.reasons:
        more = ""
        if reason.resolve:
            more = text(language, "result.fit-resolve", text=reason.resolve.of(language))
        elif reason.instead:
            more = text(language, "result.fit-instead", text=reason.instead.of(language))
        lines.append(FitLine(text=reason.text.of(language), more=more))
    return lines

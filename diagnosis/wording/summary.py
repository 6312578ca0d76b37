"""The summary: everything a reader sees of a result, in one language, ready to lay out."""

from diagnosis.definition.condition import Leads, Not, QuestionIs, ScoreIs, leaves
from diagnosis.engine.diagnosis import Diagnosis, Verdict
from diagnosis.engine.result import Result
from diagnosis.languages import Language
from diagnosis.wording.cause_line import CauseLine, Part, Picture, Zone, cause_line, chain_of
from diagnosis.wording.contacts import Way, contacts_of
from diagnosis.wording.fit_lines import FitLine, fit_lines
from diagnosis.wording.plan_comparison import PlanComparison, compared_plans
from diagnosis.wording.sureness import SureWords, sureness_in_words
from diagnosis.wording.words import Words


class PlanLine(Part):
    plan: str
    text: str


class PhaseLine(Part):
    name: str
    text: str


class Summary(Part):
    """A result in words. Fields stand in the order in which they are shown.

    `guide` is true where another kind of provider suits better and the plan is a guide only.
    """

    language: Language
    organisation: str
    note: str
    date: str
    headline: str
    support: str
    optional: bool
    guide: bool
    urgency: str
    causes: list[CauseLine]
    zones: list[Zone]
    chain: list[str]
    causes_help: str
    leading: list[CauseLine]
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
    robustness_detail: str
    flips: list[str]
    comparison: PlanComparison
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
    themes: list[PhaseLine]
    themes_note: str
    first_months: str
    terms: list[str]
    price_note: str
    welcome: str
    provider: str
    about: str
    contacts: list[Way]
    contact_after: str
    unanswered: list[str]

    @property
    def proposed(self) -> bool:
        """Whether the plan is proposed: neither a guide for another provider, nor for when it is needed."""
        return not (self.guide or self.optional)

    @property
    def picture(self) -> Picture:
        """What the picture shows."""
        return Picture(language=self.language, causes=self.causes, zones=self.zones, chain=self.chain)


def summary_of(say: Words, result: Result) -> Summary:
    """The summary of a result."""
    definition, response, diagnosis = say.definition, result.response, result.diagnosis
    rulebook = definition.rulebook
    plan = rulebook.plan(diagnosis.plan)
    causes = [cause_line(say, result, cause.id) for cause in definition.causes]
    process, contact = rulebook.process, rulebook.provider.contact
    # One whom another kind of provider suits better is told so first.
    unfit = diagnosis.fit.verdict == "unfit"
    headline = say.filled(diagnosis.headline.text, response) if diagnosis.headline else ""
    unasked = (diagnosis.optional or diagnosis.on_request) and not unfit
    sure = SureWords() if unfit or unasked else sureness_in_words(say, result)
    # The lightest plan is the one without a continuing contract.
    continuing = plan is not rulebook.plans[0]
    terms = process.terms if continuing else process.spot_terms
    return Summary(
        language=say.language,
        organisation=response.organisation,
        note=response.note,
        date=response.date.isoformat() if response.date else "",
        headline=_support(say, diagnosis) if unfit else headline,
        support=headline if unfit else _support(say, diagnosis),
        optional=unasked,
        guide=unfit,
        urgency=say.filled(diagnosis.urgency.text, response) if diagnosis.urgency else "",
        causes=causes,
        zones=[Zone(name=say.of(band.name), end=band.below or 100) for band in rulebook.bands],
        chain=chain_of(say),
        causes_help=_causes_help(say, causes),
        leading=[cause for cause in causes if cause.leads],
        leading_settled=diagnosis.leading_settled,
        no_leading=say.text(_no_leading(diagnosis)),
        plan_heading=say.text(_plan_heading(diagnosis)),
        plan=say.of(plan.name),
        plan_summary=say.of(plan.summary),
        plan_price=say.of(plan.price or process.price_note),
        because=say.filled(diagnosis.because, response),
        rule=diagnosis.rule,
        held=[] if unfit else _based_on(say, result),
        later=_plan_sentence(say, diagnosis.later, "result.later"),
        runner_up=_runner_up(say, diagnosis) if not unfit and not unasked else "",
        # Where no plan is recommended, none is explained away either.
        why_not=[
            PlanLine(plan=say.plan(name), text=say.filled(said.text, response))
            for name, said in diagnosis.why_not.items()
            if not unfit and not unasked
        ],
        robustness=sure.sentence,
        robustness_detail=sure.detail,
        flips=sure.flips,
        comparison=compared_plans(say, diagnosis.plan),
        verdict=diagnosis.fit.verdict,
        verdict_name=_verdict(say, diagnosis),
        fit_reasons=fit_lines(say, diagnosis.fit, response),
        fit_strengths=[
            say.filled(strength.text, response)
            for strength in diagnosis.fit.strengths
            if diagnosis.fit.verdict != "fit"
        ],
        invitation="" if diagnosis.fit.verdict == "fit" else say.of(rulebook.fit.invitation),
        next_steps=[say.filled(step.text, response) for step in diagnosis.next_steps],
        notes=[say.filled(note.text, response) for note in diagnosis.notes],
        disclaimer=say.of(rulebook.disclaimer),
        change_steps=[say.of(step.name) for step in process.steps],
        change_note=say.of(process.steps_note),
        phases=[
            PhaseLine(name=say.of(phase.name), text=say.of(phase.text))
            for phase in process.phases
            if continuing or not phase.continuing
        ],
        themes=[PhaseLine(name=say.of(theme.name), text=say.of(theme.text)) for theme in process.themes],
        themes_note=say.of(process.themes_note),
        first_months=say.of(process.first_months) if continuing else "",
        terms=[say.of(term) for term in terms],
        price_note=say.of(process.price_note),
        welcome=say.of(process.welcome),
        provider=say.of(rulebook.provider.name),
        about=say.of(rulebook.provider.about),
        contacts=contacts_of(say),
        contact_after=say.of(contact.after) if contact.after and contact.given else "",
        unanswered=[say.label(question) for question in diagnosis.unanswered],
    )


def _causes_help(say: Words, causes: list[CauseLine]) -> str:
    words = say.text("result.causes-help")
    if all(cause.low == cause.high for cause in causes):
        return words
    return f"{words} {say.text('result.range-help')}"


def _no_leading(diagnosis: Diagnosis) -> str:
    if all(score.shown is None for score in diagnosis.scores.values()):
        return "result.evidence-not-known"
    return "result.evidence-nothing-strong"


def _support(say: Words, diagnosis: Diagnosis) -> str:
    if diagnosis.fit.verdict == "unfit":
        return say.text("result.sentence", text=say.verdict("unfit"))
    if diagnosis.optional:
        return say.text("result.plan-optional")
    if diagnosis.on_request:
        return say.text("result.plan-on-request", plan=say.plan(diagnosis.plan))
    plan = say.definition.rulebook.plan(diagnosis.plan)
    key = (
        "result.plan-support-conditional" if diagnosis.fit.verdict == "conditional" else "result.plan-support"
    )
    return say.text(key, plan=say.of(plan.name), summary=say.of(plan.summary))


def _plan_heading(diagnosis: Diagnosis) -> str:
    if diagnosis.fit.verdict == "unfit":
        return "result.plan-guide"
    return "result.plan-when-needed" if diagnosis.optional or diagnosis.on_request else "result.plan"


def _verdict(say: Words, diagnosis: Diagnosis) -> str:
    if diagnosis.fit.open:
        return say.of(say.definition.rulebook.fit.verdicts.open)
    return say.verdict(diagnosis.fit.verdict)


def _runner_up(say: Words, diagnosis: Diagnosis) -> str:
    """The plan that comes next, unless it is named as the later step already."""
    if diagnosis.runner_up == diagnosis.later:
        return ""
    return _plan_sentence(say, diagnosis.runner_up, "result.runner-up")


def _plan_sentence(say: Words, plan: str | None, key: str) -> str:
    if plan is None:
        return ""
    return say.text(key, plan=say.plan(plan))


def _based_on(say: Words, result: Result) -> list[str]:
    """The reader's answers and scores that the conditions of the rule looked at, each once."""
    lines: dict[str, str] = {}
    # A condition with "not" only tells the rule from its neighbours.
    grounds = [part for part in result.diagnosis.held if not isinstance(part, Not)]
    for line in (line for part in grounds for line in leaves(part)):
        if isinstance(line, QuestionIs):
            label = say.label(line.question)
            answer = say.answer(result.response, line.question)
            answer = answer or say.text("review.open")
            lines[line.question] = say.text("result.answer-line", label=label, answer=answer)
        elif isinstance(line, ScoreIs | Leads):
            lines[line.cause] = cause_line(say, result, line.cause).sentence
    return list(lines.values())

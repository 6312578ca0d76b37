"""The blocks of a result that speak of plans: which one is proposed or named, why, and how sure that is."""

from collections.abc import Sequence
from typing import Literal

from diagnosis.definition.condition import Leads, Not, QuestionIs, ScoreIs, leaves
from diagnosis.definition.rulebook import Plan
from diagnosis.engine.diagnosis import Diagnosis
from diagnosis.engine.result import Result
from diagnosis.wording.blocks import Block, Line, lines_of, non_empty, with_content
from diagnosis.wording.cause_line import cause_line
from diagnosis.wording.fit_lines import fit_lines
from diagnosis.wording.plan_facts import facts_of_plans
from diagnosis.wording.sureness import SureWords, later_in_words, sureness_in_words
from diagnosis.wording.words import Words

Offer = Literal["proposed", "when-needed", "referred"]
"""How a result speaks of its plan: it is proposed, or named for when it is needed, or not named, since
another kind of provider suits better."""
_HEADINGS: dict[Offer, str] = {"proposed": "result.plan", "when-needed": "result.plan-when-needed"}
_BADGES: dict[Offer, str] = {"proposed": "result.plan-badge", "when-needed": "result.plan-badge-optional"}
_OF_PLAN = ("audience", "aim", "way", "goal")
"""The facts that say for others what a plan is for, in their order. None of them is the reader's own."""
_ON_CARD = ("hours", "meetings")
"""The facts that answer a buyer's first question, on the card itself."""


def offer_of(diagnosis: Diagnosis) -> Offer:
    """How a result speaks of its plan."""
    if diagnosis.fit.verdict == "unfit":
        return "referred"
    return "when-needed" if diagnosis.optional or diagnosis.on_request else "proposed"


def opening_blocks(say: Words, result: Result) -> list[Block]:
    """The headline and the opening under it. They begin with a better provider where there is one."""
    diagnosis, response = result.diagnosis, result.response
    headline = say.filled(diagnosis.headline.text, response) if diagnosis.headline else ""
    match offer_of(diagnosis):
        case "referred":
            heading = say.text("result.sentence", text=say.verdict("unfit"))
            reasons = fit_lines(say, diagnosis.fit, response)
            opening = Block(
                kind="opening",
                lead=[reason.text for reason in reasons],
                lines=lines_of(reason.more for reason in reasons),
                note=headline,
            )
            return [Block(kind="headline", heading=heading), opening]
        case "when-needed":
            # To those who asked for nothing, nothing is offered here.
            words = say.text("result.plan-optional") if diagnosis.optional else ""
        case _:
            settle_first = diagnosis.fit.verdict == "conditional"
            key = "result.opening-conditional" if settle_first else "result.opening-fit"
            words = say.text(key, plan=say.plan(diagnosis.plan))
    return [Block(kind="headline", heading=headline), Block(kind="opening", lead=non_empty([words]))]


def plan_block(say: Words, result: Result) -> Block:
    """The card of the plan, with the points to settle first; empty where another provider suits better."""
    diagnosis, response = result.diagnosis, result.response
    offer, plan = offer_of(diagnosis), say.definition.rulebook.plan(diagnosis.plan)
    if offer == "referred":
        return Block(kind="plan")
    further = [later_in_words(say, result), say.text("result.join").join(_facts(say, plan, _ON_CARD))]
    to_settle = Block(
        kind="to-settle",
        heading=say.text("result.to-settle"),
        lines=_reasons(say, result) if diagnosis.fit.verdict == "conditional" and offer == "proposed" else [],
        repeated=True,
    )
    return Block(
        kind="plan",
        heading=say.text(_HEADINGS[offer]),
        badge=say.text(_BADGES[offer]),
        title=say.of(plan.name),
        lead=non_empty([say.of(plan.summary), say.filled(diagnosis.because, response)]),
        lines=lines_of(further if offer == "proposed" else []),
        parts=with_content([to_settle]),
    )


def plan_for_others(say: Words, diagnosis: Diagnosis) -> Block:
    """What the plan is for, from its own facts; an empty block where no plan is proposed."""
    rulebook = say.definition.rulebook
    plan = rulebook.plan(diagnosis.plan)
    if offer_of(diagnosis) != "proposed":
        return Block(kind="plan")
    heading = say.text("document.plan", plan=say.of(plan.name))
    return Block(
        kind="plan", heading=heading, lines=lines_of([say.of(plan.summary), *_facts(say, plan, _OF_PLAN)])
    )


def _facts(say: Words, plan: Plan, names: Sequence[str]) -> list[str]:
    """Facts of a plan with their labels, those that it has."""
    labels = {fact.id: fact.label for fact in say.definition.rulebook.plan_facts}
    return [
        say.text("result.labelled", label=say.of(labels[name]), value=say.of(plan.facts[name]))
        for name in names
        if name in plan.facts
    ]


def fit_block(say: Words, result: Result) -> Block:
    """How well support fits."""
    diagnosis, fit = result.diagnosis, say.definition.rulebook.fit
    fits = diagnosis.fit.verdict == "fit"
    strengths = Block(
        kind="strengths",
        heading=say.text("result.fit-strengths"),
        lines=lines_of(say.filled(strength.text, result.response) for strength in diagnosis.fit.strengths),
    )
    return Block(
        kind="fit",
        heading=say.text("result.fit"),
        title=say.of(fit.verdicts.open) if diagnosis.fit.open else say.verdict(diagnosis.fit.verdict),
        lines=_reasons(say, result),
        parts=[] if fits else with_content([strengths]),
        note="" if fits else say.of(fit.invitation),
    )


def why_not_block(say: Words, result: Result) -> Block:
    """Why not the other plans."""
    lines = [
        Line(text=say.plan(plan), more=[say.filled(reason.text, result.response)])
        for plan, reason in result.diagnosis.why_not.items()
    ]
    return Block(kind="why-not", heading=say.text("result.why-not"), lines=lines)


def sureness_block(say: Words, result: Result) -> Block:
    """How sure the recommendation is, and what else is to be known of the result."""
    diagnosis = result.diagnosis
    sure = sureness_in_words(say, result) if offer_of(diagnosis) == "proposed" else SureWords()
    notes = [say.filled(note.text, result.response) for note in diagnosis.notes]
    return Block(
        kind="sureness",
        heading=say.text("result.details-sure"),
        lead=non_empty([sure.sentence, sure.detail]),
        lines=lines_of([*sure.flips, *notes]),
    )


def based_on_block(say: Words, result: Result) -> Block:
    """The reader's answers and scores that the conditions of the rule looked at, each once."""
    lines: dict[str, str] = {}
    # A condition with "not" only tells the rule from its neighbours.
    grounds = [part for part in result.diagnosis.held if not isinstance(part, Not)]
    for line in (line for part in grounds for line in leaves(part)):
        if isinstance(line, QuestionIs):
            lines[line.question] = _answered(say, result, line.question)
        elif isinstance(line, ScoreIs | Leads):
            lines[line.cause] = cause_line(say, result, line.cause).sentence
    # So are those of which another answer leads to another plan.
    for question in result.sureness.robustness.hangs_on if result.sureness else ():
        lines.setdefault(question, _answered(say, result, question))
    shown = lines.values() if offer_of(result.diagnosis) != "referred" else ()
    return Block(kind="based-on", heading=say.text("result.based-on"), lines=lines_of(shown))


def _answered(say: Words, result: Result, question: str) -> str:
    answer = say.answer(result.response, question) or say.text("review.open")
    return say.text("result.answer-line", label=say.label(question), answer=answer)


def comparison_block(say: Words, diagnosis: Diagnosis) -> Block:
    """The plans side by side, with a badge at the one that is proposed."""
    plans = say.definition.rulebook.plans
    return Block(
        kind="comparison",
        heading=say.text("result.comparison"),
        badge=say.text(_BADGES["proposed"]),
        table=[
            [say.text("result.comparison-aspect"), *(say.of(plan.name) for plan in plans)],
            *([label, *cells] for label, cells in facts_of_plans(say)),
        ],
        marked=[plan.id for plan in plans].index(diagnosis.plan) + 1,
    )


def _reasons(say: Words, result: Result) -> list[Line]:
    reasons = fit_lines(say, result.diagnosis.fit, result.response)
    return [Line(text=reason.text, more=non_empty([reason.more])) for reason in reasons]

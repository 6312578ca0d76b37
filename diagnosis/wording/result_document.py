"""A result as a document: which block is for whom, and what stands in it."""

from collections.abc import Iterable

from diagnosis.engine.result import Result
from diagnosis.wording.blocks import Block, Document, Line, Reader
from diagnosis.wording.cause_line import CauseLine
from diagnosis.wording.summary import Summary, summary_of
from diagnosis.wording.words import Words

WHO_SEES: dict[str, tuple[Reader, ...]] = {
    "headline": ("self",),
    "causes": ("self", "others", "causes"),
    "plan": ("self", "others"),
    "fit": ("self",),
    "steps": ("self",),
    "contact": ("self", "others"),
    "note": ("self",),
    "evidence": ("self",),
    "unanswered": ("self",),
    "why-not": ("self",),
    "sureness": ("self",),
    "based-on": ("self",),
    "comparison": ("self",),
    "price": ("self",),
    "phases": ("self",),
    "terms": ("self",),
    "themes": ("self",),
}
"""Which reader gets which block. What others get neither quotes nor implies an answer."""
_OF_PLAN = ("audience", "aim", "way", "goal")
"""The facts that say for others what a plan is for, in their order. None of them is the reader's own."""


def document_of(say: Words, result: Result, reader: Reader = "self") -> Document:
    """The document of a result for this reader. Blocks without content are left out."""
    summary = summary_of(say, result)
    blocks = _for_self(say, summary) if reader == "self" else _for_others(say, summary, result)
    picture = summary.picture
    if reader != "self":
        picture = picture.model_copy(update={"causes": [_neutral(say, cause) for cause in picture.causes]})
    return Document(
        reader=reader,
        language=say.language,
        title=say.text("result.summary-title"),
        sender=say.text("result.sender", provider=summary.provider),
        organisation=summary.organisation,
        date=summary.date,
        picture=picture,
        blocks=[block for block in blocks if reader in WHO_SEES[block.kind] and block.says_something],
        foot=summary.disclaimer,
    )


def _for_others(say: Words, summary: Summary, result: Result) -> list[Block]:
    causes = [_neutral(say, cause).sentence for cause in summary.causes]
    return [
        Block(
            kind="causes",
            heading=say.text("document.causes"),
            lines=_lines(causes),
            note=say.text("result.causes-help"),
        ),
        Block(
            kind="plan",
            heading=say.text("document.plan", plan=summary.plan) if summary.proposed else "",
            lines=_lines([summary.plan_summary, *_facts(say, result)]) if summary.proposed else [],
        ),
        _contact(say, summary),
    ]


def _facts(say: Words, result: Result) -> list[str]:
    rulebook = say.definition.rulebook
    plan = rulebook.plan(result.diagnosis.plan)
    labels = {fact.id: fact.label for fact in rulebook.plan_facts}
    return [
        say.text("result.labelled", label=say.of(labels[name]), value=say.of(plan.facts[name]))
        for name in _OF_PLAN
        if name in plan.facts
    ]


def _neutral(say: Words, cause: CauseLine) -> CauseLine:
    """A cause without the answers behind it: neither evidence nor how much is unknown."""
    if cause.shown is None:
        sentence = say.text("document.cause-open", name=cause.name)
    else:
        sentence = say.text("result.score-line", name=cause.name, points=cause.shown, band=cause.level)
    score = cause.shown or 0
    return cause.model_copy(
        update={
            "sentence": sentence,
            "low": score,
            "high": score,
            "coverage": 100,
            "total": "",
            "evidence": [],
            "evidence_help": "",
            "strongest": [],
        }
    )


def _contact(say: Words, summary: Summary) -> Block:
    lines = [summary.about, *(way.written for way in summary.contacts), summary.contact_after]
    heading = say.text("document.contact", provider=summary.provider)
    return Block(kind="contact", heading=heading, lines=_lines(lines))


def _for_self(say: Words, summary: Summary) -> list[Block]:
    not_needed = "" if summary.optional else summary.runner_up
    # Where a plan is recommended, its own block says so.
    opening = [*(reason.more for reason in summary.fit_reasons if summary.guide)]
    opening += [] if summary.proposed else [summary.support]
    return [
        Block(kind="headline", heading=summary.headline, lines=_lines(opening)),
        Block(
            kind="causes",
            heading=say.text("document.causes"),
            lines=_lines(cause.sentence for cause in summary.causes),
            note=summary.causes_help,
        ),
        Block(
            kind="plan",
            heading=summary.plan_heading,
            lines=[
                Line(text=summary.plan, more=_said([summary.plan_summary, summary.because])),
                *_lines([summary.later, not_needed]),
            ],
        ),
        Block(
            kind="fit",
            heading="" if summary.optional else say.text("result.fit"),
            lines=[] if summary.optional else _fit(say, summary),
            note="" if summary.optional else summary.invitation,
        ),
        Block(
            kind="steps",
            heading=say.text("result.next-steps"),
            lines=_lines([summary.urgency, *summary.next_steps]),
        ),
        _contact(say, summary),
        Block(kind="note", heading=say.text("mail.note-label"), lines=_lines([summary.note])),
        Block(
            kind="evidence",
            heading=say.text("result.details-points"),
            lines=[Line(text=cause.sentence, more=_evidence(say, cause)) for cause in summary.causes],
        ),
        Block(kind="unanswered", heading=say.text("result.unanswered"), lines=_lines(summary.unanswered)),
        Block(
            kind="why-not",
            heading=say.text("result.why-not"),
            lines=[Line(text=line.plan, more=_said([line.text])) for line in summary.why_not],
        ),
        Block(
            kind="sureness",
            heading=say.text("result.details-sure"),
            lines=_lines([summary.robustness, summary.robustness_detail, *summary.flips, *summary.notes]),
        ),
        Block(kind="based-on", heading=say.text("result.based-on"), lines=_lines(summary.held)),
        Block(
            kind="comparison",
            heading=say.text("result.comparison"),
            table=[
                [say.text("result.comparison-aspect"), *summary.comparison.plans],
                *([label, *cells] for label, cells in summary.comparison.rows),
            ],
        ),
        Block(kind="price", heading=say.text("result.price"), lines=_lines([summary.plan_price])),
        Block(
            kind="phases",
            heading=say.text("result.phases"),
            lines=[
                *(Line(text=phase.name, more=_said([phase.text])) for phase in summary.phases),
                *_lines([summary.first_months]),
            ],
        ),
        Block(kind="terms", heading=say.text("result.terms"), lines=_lines(summary.terms)),
        Block(
            kind="themes",
            heading=say.text("result.themes"),
            lines=[Line(text=theme.name, more=_said([theme.text])) for theme in summary.themes],
            note=summary.themes_note,
        ),
    ]


def _fit(say: Words, summary: Summary) -> list[Line]:
    reasons = [Line(text=reason.text, more=_said([reason.more])) for reason in summary.fit_reasons]
    strengths = (
        [Line(text=say.text("result.fit-strengths"), more=summary.fit_strengths)]
        if summary.fit_strengths
        else []
    )
    return [Line(text=summary.verdict_name), *reasons, *strengths]


def _evidence(say: Words, cause: CauseLine) -> list[str]:
    if not cause.evidence:
        return [say.text("result.evidence-none")]
    if cause.shown is None:
        return [say.text("result.evidence-unknown", known=cause.coverage)]
    return [
        say.text("document.evidence", label=row.label, answer=row.answer, points=row.points)
        for row in cause.evidence
    ]


def _lines(texts: Iterable[str]) -> list[Line]:
    return [Line(text=text) for text in _said(texts)]


def _said(texts: Iterable[str]) -> list[str]:
    """Those that say something."""
    return [text for text in texts if text]

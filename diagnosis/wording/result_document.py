"""A result as a document: which block is for whom, and what stands in it."""

from collections.abc import Iterator

from diagnosis.engine.result import Result
from diagnosis.wording.blocks import Block, Document, Line, Reader, lines_of, non_empty, with_content
from diagnosis.wording.cause_line import CauseLine, Picture, Zone, cause_line, chain_of
from diagnosis.wording.contacts import after_contact, contacts_of
from diagnosis.wording.evidence import evidence_block
from diagnosis.wording.plan_blocks import (
    Offer,
    based_on_block,
    comparison_block,
    fit_block,
    offer_of,
    opening_blocks,
    plan_block,
    plan_for_others,
    sureness_block,
    why_not_block,
)
from diagnosis.wording.process_blocks import process_blocks
from diagnosis.wording.words import Words

WHO_SEES: dict[str, tuple[Reader, ...]] = {
    "headline": ("self",),
    "opening": ("self",),
    "causes": ("self", "others", "causes"),
    "plan": ("self", "others"),
    "fit": ("self",),
    "steps": ("self",),
    "about": ("self", "others"),
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


def document_of(say: Words, result: Result, reader: Reader = "self") -> Document:
    """The document of a result for this reader. Blocks without content are left out."""
    definition, response, rulebook = say.definition, result.response, say.definition.rulebook
    provider = say.of(rulebook.provider.name)
    causes = [cause_line(say, result, cause.id) for cause in definition.causes]
    date = response.date.isoformat() if response.date else ""
    if reader == "self":
        blocks = list(_for_self(say, result, causes))
    else:
        causes = [_neutral(say, cause) for cause in causes]
        blocks = _for_others(say, result, causes)
    return Document(
        reader=reader,
        language=say.language,
        title=say.text("result.summary-title"),
        sender=say.text("result.sender", provider=provider),
        provider=provider,
        organisation=response.organisation,
        date=date,
        dated=say.text("result.dated", date=date) if date else say.text("result.undated"),
        picture=Picture(
            language=say.language,
            causes=causes,
            zones=[Zone(name=say.of(band.name), end=band.below or 100) for band in rulebook.bands],
            chain=chain_of(say),
        ),
        proposes=offer_of(result.diagnosis) == "proposed",
        contacts=contacts_of(say) if reader in WHO_SEES["contact"] else [],
        blocks=with_content(block for block in blocks if reader in WHO_SEES[block.kind]),
        foot=say.of(rulebook.disclaimer),
    )


def _for_self(say: Words, result: Result, causes: list[CauseLine]) -> Iterator[Block]:
    diagnosis, response = result.diagnosis, result.response
    offer, contact = offer_of(diagnosis), say.definition.rulebook.provider.contact
    ranged = any(cause.low != cause.high for cause in causes)
    causes_help = [say.text("result.causes-help"), say.text("result.range-help") if ranged else ""]
    hurry = say.filled(diagnosis.urgency.text, response) if diagnosis.urgency else ""
    yield from opening_blocks(say, result)
    yield _causes(say, causes, " ".join(non_empty(causes_help)))
    yield plan_block(say, result)
    if offer == "proposed":
        yield fit_block(say, result)
    yield Block(
        kind="steps",
        heading=say.text("result.next-steps"),
        lead=non_empty([hurry]) if offer != "referred" else [],
        lines=lines_of(say.filled(step.text, response) for step in diagnosis.next_steps),
    )
    yield _about(say)
    provider = say.of(say.definition.rulebook.provider.name)
    yield Block(
        kind="contact",
        heading=say.text("result.contact"),
        lead=[
            say.text("result.contact-some")
            if contact.given
            else say.text("result.contact-none-print", provider=provider)
        ],
        lines=_ways(say),
        note=_welcome(say, offer),
    )
    yield Block(kind="note", heading=say.text("mail.note-label"), lines=lines_of([response.note]))
    yield evidence_block(say, result, causes)
    yield Block(
        kind="unanswered",
        heading=say.text("result.unanswered"),
        lines=lines_of(say.label(question) for question in diagnosis.unanswered),
    )
    if offer == "proposed":
        yield why_not_block(say, result)
    yield sureness_block(say, result)
    yield based_on_block(say, result)
    # Plans side by side, terms and prices are for those to whom a plan is proposed; others have not asked.
    if offer == "proposed":
        yield comparison_block(say, diagnosis)
        yield from process_blocks(say, diagnosis)


def _welcome(say: Words, offer: Offer) -> str:
    """What invites to a talk; to those who asked for nothing, nothing is offered."""
    rulebook = say.definition.rulebook
    match offer:
        case "proposed":
            return say.of(rulebook.process.welcome)
        case "referred":
            return say.of(rulebook.fit.invitation)
        case "when-needed":
            return ""


def _for_others(say: Words, result: Result, causes: list[CauseLine]) -> list[Block]:
    return [
        _causes(say, causes, say.text("result.causes-help")),
        plan_for_others(say, result.diagnosis),
        _about(say),
        Block(kind="contact", heading=say.text("result.contact"), lines=_ways(say)),
    ]


def _causes(say: Words, causes: list[CauseLine], note: str) -> Block:
    sentences = lines_of(cause.sentence for cause in causes)
    return Block(kind="causes", heading=say.text("document.causes"), lines=sentences, note=note)


def _about(say: Words) -> Block:
    provider = say.definition.rulebook.provider
    heading = say.text("document.contact", provider=say.of(provider.name))
    return Block(kind="about", heading=heading, lead=non_empty([say.of(provider.about)]))


def _ways(say: Words) -> list[Line]:
    """The ways to get in touch, and what comes of it."""
    return lines_of([*(way.written for way in contacts_of(say)), after_contact(say)])


def _neutral(say: Words, cause: CauseLine) -> CauseLine:
    """A cause without the answers behind it: not even how much is unknown."""
    if cause.shown is None:
        sentence = say.text("document.cause-open", name=cause.name)
    else:
        sentence = say.text("result.score-line", name=cause.name, points=cause.shown, band=cause.level)
    score = cause.shown or 0
    return cause.model_copy(update={"sentence": sentence, "low": score, "high": score, "known": cause.asked})

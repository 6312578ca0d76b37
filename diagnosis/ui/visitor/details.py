"""What a result rests on and what surrounds it, each part folded until it is wanted."""

from collections.abc import Sequence

import streamlit as st

from diagnosis.definition.model import Definition
from diagnosis.texts import text
from diagnosis.ui.kit.tables import block_table
from diagnosis.ui.platform.markdown import bullets
from diagnosis.ui.visitor.questions import ask_beside
from diagnosis.ui.visitor.session import Session
from diagnosis.wording.blocks import Block, Document, Line

_FOLDED = (
    ("evidence", "unanswered"),
    ("why-not",),
    ("sureness", "based-on"),
    ("fit",),
    ("comparison",),
)
_OF_SUPPORT = ("phases", "terms", "price", "themes")
"""Blocks on how support goes, folded together under one heading."""
_NAMED = ("why-not", "phases", "themes")
"""Blocks whose lines are names, each with what is to be said of it."""


def show_details(definition: Definition, visit: Session, document: Document) -> None:
    """Draw the folded parts, from what is asked first to what is asked last."""
    for kinds in _FOLDED:
        blocks = _those(document, kinds)
        if blocks:
            with st.expander(blocks[0].heading):
                if blocks[0].marked is not None:
                    with st.container(key="scroll-hint"):
                        st.caption(text(visit.language, "result.comparison-scroll"))
                show_block(blocks[0], headed=False)
                for block in blocks[1:]:
                    show_block(block)
                if "evidence" in kinds:
                    st.caption(document.foot)
    of_support = _those(document, _OF_SUPPORT)
    if of_support:
        with st.expander(text(visit.language, "result.details")):
            for block in of_support:
                show_block(block)
    for section in definition.after_result:
        with st.expander(section.title.of(visit.language)):
            st.markdown(section.intro.of(visit.language))
            for question in section.questions:
                ask_beside(definition.questions[question], visit)


def show_block(block: Block, *, headed: bool = True) -> None:
    """Draw a block, with its heading or where that stands already."""
    if headed:
        st.markdown(f"**{block.heading}**")
    if block.title:
        st.markdown(f"**{block.title}**")
    for words in block.lead:
        st.markdown(words)
    if block.lines:
        st.markdown(_named(block) if block.kind in _NAMED else bullets(map(with_more, block.lines)))
    if block.table:
        st.html(block_table(block))
    for part in block.parts:
        show_block(part)
    if block.note:
        st.caption(block.note)


def with_more(line: Line) -> str:
    """A line of Markdown, and below it what more there is to say."""
    return "  \n  ".join([line.text, *line.more])


def _named(block: Block) -> str:
    lines = [" — ".join([f"**{line.text}**", *line.more]) for line in block.lines]
    if block.kind != "phases":
        return bullets(lines)
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


def _those(document: Document, kinds: Sequence[str]) -> list[Block]:
    """The blocks of these kinds, in the order of the kinds, as far as they say something."""
    blocks = [document.block(kind) for kind in kinds]
    return [block for block in blocks if block.says_something]

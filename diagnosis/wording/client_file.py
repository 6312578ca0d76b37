"""What a consultant puts into the file of a client."""

from collections.abc import Collection
from typing import Literal, get_args

from diagnosis.wording.blocks import Document
from diagnosis.wording.conversation import ConversationRecord

Part = Literal["plan", "price", "points", "words", "answers"]
PARTS: tuple[Part, ...] = get_args(Part)
"""The proposal, its price, the points of each answer, what people said, and the answers as data."""
_PROPOSAL = {
    *("opening", "plan", "fit", "why-not", "sureness", "based-on"),
    *("comparison", "price", "phases", "terms", "themes"),
}
_BLOCKS: dict[Part, set[str]] = {
    "plan": _PROPOSAL,
    "price": {"price"},
    "points": {"evidence", "unanswered"},
    "words": {"note"},
    "answers": set(),
}


def chosen_document(document: Document, parts: Collection[Part]) -> Document:
    """The document with the parts that are chosen; some blocks are always in it."""
    left_out = set[str]().union(*(kinds for part, kinds in _BLOCKS.items() if part not in parts))
    return document.without(left_out)


def chosen_record(talk: ConversationRecord, parts: Collection[Part]) -> ConversationRecord:
    """The record of a talk with what people said, and with the answers of before, where that is chosen."""
    said = talk.said if "words" in parts else []
    changed = talk.changed if "answers" in parts else []
    return talk.model_copy(update={"said": said, "changed": changed})

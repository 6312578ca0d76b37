"""What documents are made of: blocks of lines under a heading, each for certain readers."""

from collections.abc import Collection
from typing import Literal

from pydantic import Field

from diagnosis.languages import Language
from diagnosis.wording.cause_line import Part, Picture

Reader = Literal["self", "others", "causes"]
"""Who reads a result: the one who answered; others, who see causes and plan; others, who see causes only."""
OTHERS: tuple[Reader, ...] = ("others", "causes")
READERS: tuple[Reader, ...] = ("self", *OTHERS)


class Line(Part):
    """A sentence, and what more there is to say of the same."""

    text: str
    more: list[str] = Field(default_factory=list)


class Block(Part):
    """A heading and what stands under it; `kind` says what it is of.

    A `table` has its heads as its first row.
    """

    kind: str
    heading: str
    lines: list[Line] = Field(default_factory=list)
    table: list[list[str]] = Field(default_factory=list)
    note: str = ""

    @property
    def says_something(self) -> bool:
        """Whether there is more than a heading; a headline says something by itself."""
        return bool(self.lines or self.table or self.note or self.kind == "headline")


class Document(Part):
    """A result for one kind of reader, ready to lay out; `date` is ISO or empty.

    `foot` belongs at the end, or on each page.
    """

    reader: Reader
    language: Language
    title: str
    sender: str
    organisation: str
    date: str
    picture: Picture
    blocks: list[Block]
    foot: str

    def without(self, kinds: Collection[str]) -> "Document":
        """The document without blocks of these kinds."""
        return self.model_copy(update={"blocks": [one for one in self.blocks if one.kind not in kinds]})

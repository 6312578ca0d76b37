"""What documents are made of: blocks of lines under a heading, each for certain readers."""

from collections.abc import Collection, Iterable
from typing import Literal

from pydantic import Field

from diagnosis.languages import Language
from diagnosis.wording.cause_line import Part, Picture
from diagnosis.wording.contacts import Way

Reader = Literal["self", "others", "causes"]
"""Who reads a result: the one who answered; others, who see causes and plan; others, who see causes only."""
OTHERS: tuple[Reader, ...] = ("others", "causes")
READERS: tuple[Reader, ...] = ("self", *OTHERS)


class Line(Part):
    """A sentence, and what more there is to say of the same."""

    text: str
    more: list[str] = Field(default_factory=list)


class Block(Part):
    """A heading and what stands under it, from `title` to `note`, in the order of the fields.

    `kind` says what it is of. `title` is a name in large letters, with a `badge` where it has one. A `table`
    has its heads as its first row; `marked` is the column that gets the badge. `gist` stands for the whole of
    a part where there is no room. `repeated` marks a part that repeats another block.
    """

    kind: str
    heading: str = ""
    badge: str = ""
    title: str = ""
    lead: list[str] = Field(default_factory=list)
    lines: list[Line] = Field(default_factory=list)
    table: list[list[str]] = Field(default_factory=list)
    marked: int | None = None
    parts: list["Block"] = Field(default_factory=list)
    note: str = ""
    gist: str = ""
    repeated: bool = False

    @property
    def says_something(self) -> bool:
        """Whether there is more than a heading; a headline says something by itself."""
        given = self.title or self.lead or self.lines or self.table or self.parts or self.note
        return bool(given or self.kind == "headline")


def non_empty(texts: Iterable[str]) -> list[str]:
    """The texts that are not empty."""
    return [text for text in texts if text]


def lines_of(texts: Iterable[str]) -> list[Line]:
    """A line of each text that is not empty."""
    return [Line(text=text) for text in non_empty(texts)]


def with_content(blocks: Iterable[Block]) -> list[Block]:
    """The blocks in which more stands than a heading."""
    return [block for block in blocks if block.says_something]


class Document(Part):
    """A result for one kind of reader, ready to lay out; `date` is ISO or empty, and `dated`
    says it in words, or that it is not known.

    `proposes` is true where a plan is proposed, and not only named for later. `contacts` are
    the ways to get in touch that a block writes out. `foot` belongs at the end, or on each page.
    """

    reader: Reader
    language: Language
    title: str
    sender: str
    provider: str
    organisation: str
    date: str
    dated: str
    picture: Picture
    proposes: bool
    contacts: list[Way]
    blocks: list[Block]
    foot: str

    def without(self, kinds: Collection[str]) -> "Document":
        """The document without blocks of these kinds."""
        return self.model_copy(update={"blocks": [one for one in self.blocks if one.kind not in kinds]})

    def block(self, kind: str) -> Block:
        """The block of a kind; one that says nothing where there is none."""
        return next((block for block in self.blocks if block.kind == kind), Block(kind=kind))

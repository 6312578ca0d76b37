"""A document as plain text, as a mail, as Markdown and as JSON. What was typed stays text in each."""

from collections.abc import Sequence

from diagnosis.report.markdown import literal
from diagnosis.report.result_json import to_json
from diagnosis.texts import text
from diagnosis.wording.blocks import Block, Document, Line
from diagnosis.wording.clean import clean_text

_IN_MAIL = ("headline", "opening", "causes", "plan", "fit", "steps", "about", "contact")


def document_text(document: Document) -> str:
    """The document as plain text, ending with a line break."""
    return _joined([document.title, *_about(document)], document.blocks, [[document.sender], [document.foot]])


def mail_text(document: Document, *, link: str = "") -> str:
    """What matters most of a document as plain text, ending with a line break. `link` reopens the result."""
    head = [text(document.language, "mail.greeting"), *_about(document)]
    note = clean_text(" ".join(line.text for line in document.block("note").lines))
    if note:
        head.append(text(document.language, "mail.note", note=note))
    blocks = [block for block in document.blocks if block.kind in _IN_MAIL]
    linked = [[text(document.language, "mail.link"), link]] if link else []
    return _joined(head, blocks, [*linked, [document.foot]])


def text_lines(block: Block) -> list[str]:
    """What stands under the heading of a block as plain text, a line each."""
    titled = [block.title] if block.title else []
    lines = [words for line in block.lines for words in _with_more(line)]
    table = [" | ".join(row) for row in block.table]
    parts = [part for part in block.parts if not part.repeated]
    beneath = [words for part in parts for words in (part.heading, *text_lines(part))]
    note = [block.note] if block.note else []
    return [*titled, *map(clean_text, block.lead), *lines, *table, *beneath, *note]


def document_markdown(document: Document) -> str:
    """The document as Markdown, ending with a line break."""
    about = [*_about(document), document.sender]
    head = [f"# {literal(document.title)}", "  \n".join(literal(line) for line in about)]
    blocks = [part for block in document.blocks for part in _markdown_parts(block)]
    return "\n\n".join([*head, *blocks, f"*{literal(document.foot)}*"]) + "\n"


def document_json(document: Document) -> str:
    """The document as JSON: its blocks in their order."""
    return to_json(document.model_dump(mode="json", exclude={"picture"}))


def _about(document: Document) -> list[str]:
    """Whose the result is, as far as that is known, and of which day."""
    organisation = clean_text(document.organisation)
    whose = [text(document.language, "mail.organisation", organisation=organisation)] if organisation else []
    return [*whose, document.dated]


def _joined(head: list[str], blocks: Sequence[Block], foot: list[list[str]]) -> str:
    parts = [head, *([*_heading(block), *text_lines(block)] for block in blocks), *foot]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _heading(block: Block) -> list[str]:
    return [f"■ {clean_text(block.heading)}"] if block.heading else []


def _with_more(line: Line) -> list[str]:
    return [clean_text(line.text), *(f"  {clean_text(more)}" for more in line.more)]


def _markdown_parts(block: Block, level: int = 2) -> list[str]:
    parts = [f"{'#' * level} {literal(block.heading)}"] if block.heading else []
    if block.title:
        parts.append(f"**{literal(block.title)}**")
    parts += [literal(words) for words in block.lead]
    if block.lines:
        parts.append("\n".join(_item(line) for line in block.lines))
    if block.table:
        heads, *rows = ([literal(cell) for cell in row] for row in block.table)
        cells = [heads, ["---"] * len(heads), *rows]
        parts.append("\n".join(f"| {' | '.join(row)} |" for row in cells))
    for part in block.parts:
        parts += [] if part.repeated else _markdown_parts(part, level + 1)
    return [*parts, *([literal(block.note)] if block.note else [])]


def _item(line: Line) -> str:
    more = "".join(f"\n  - {literal(words)}" for words in line.more)
    return f"- {literal(line.text)}{more}"

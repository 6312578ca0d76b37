"""A document as plain text, as Markdown and as JSON. What was typed into the form stays text in each."""

from diagnosis.report.markdown import literal
from diagnosis.report.result_json import to_json
from diagnosis.texts import text
from diagnosis.wording.blocks import Block, Document, Line
from diagnosis.wording.clean import clean_text


def document_text(document: Document) -> str:
    """The document as plain text, ending with a line break."""
    head = [document.title, *_about(document)]
    blocks = [_text_lines(block) for block in document.blocks]
    parts = [head, *blocks, [document.sender], [document.foot]]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


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
    """Whose the result is and of which day, as far as that is known."""
    organisation = clean_text(document.organisation)
    return [
        text(document.language, f"mail.{name}", **{name: value})
        for name, value in (("organisation", organisation), ("date", document.date))
        if value
    ]


def _text_lines(block: Block) -> list[str]:
    heading = [f"■ {clean_text(block.heading)}"] if block.heading else []
    lines = [words for line in block.lines for words in _with_more(line)]
    table = [" | ".join(row) for row in block.table]
    return [*heading, *lines, *table, *([block.note] if block.note else [])]


def _with_more(line: Line) -> list[str]:
    return [clean_text(line.text), *(f"  {clean_text(more)}" for more in line.more)]


def _markdown_parts(block: Block) -> list[str]:
    parts = [f"## {literal(block.heading)}"] if block.heading else []
    if block.lines:
        parts.append("\n".join(_item(line) for line in block.lines))
    if block.table:
        heads, *rows = ([literal(cell) for cell in row] for row in block.table)
        cells = [heads, ["---"] * len(heads), *rows]
        parts.append("\n".join(f"| {' | '.join(row)} |" for row in cells))
    return [*parts, *([literal(block.note)] if block.note else [])]


def _item(line: Line) -> str:
    more = "".join(f"\n  - {literal(words)}" for words in line.more)
    return f"- {literal(line.text)}{more}"

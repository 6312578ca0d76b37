"""Tables as HTML, with their headers marked for screen readers."""

from diagnosis.texts import Language, text
from diagnosis.ui.platform.html import render
from diagnosis.wording.blocks import Block
from diagnosis.wording.change import AnswerMove


def block_table(block: Block) -> str:
    """The table of a block: plans side by side with the badge at one of them, or rows with their sum."""
    heads, *rows = block.table
    if block.marked is None:
        return render("kit/points", heads=heads, rows=rows[:-1], total=rows[-1])
    marks = {"marked": block.marked, "badge": block.badge}
    return render("kit/comparison", title=block.heading, heads=heads, rows=rows, **marks)


def moves_table(moves: list[AnswerMove], language: Language) -> str:
    """The answers that moved, before and after."""
    columns = [text(language, f"change.{name}") for name in ("question", "before", "after")]
    return render("kit/moves", columns=columns, moves=moves)

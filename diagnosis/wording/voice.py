"""One voice for all that is said of a definition, in one language."""

from diagnosis.definition.condition import Condition
from diagnosis.engine.migration import Reopened
from diagnosis.engine.result import Change, Result
from diagnosis.wording.blocks import Document, Reader
from diagnosis.wording.change import ChangeSummary, change_summary
from diagnosis.wording.conditions import in_words
from diagnosis.wording.migration import migration_lines
from diagnosis.wording.result_document import document_of
from diagnosis.wording.words import Words


class Voice(Words):
    """Says results, changes, conditions and what became of saved answers; works nothing out."""

    def document(self, result: Result, reader: Reader = "self") -> Document:
        """A result for a kind of reader, in blocks. It has to be one of this voice's definition."""
        return document_of(self, result, reader)

    def change(self, change: Change) -> ChangeSummary:
        """What moved between two responses, in words."""
        return change_summary(self, change)

    def condition(self, condition: Condition) -> str:
        """A condition as part of a sentence."""
        return in_words(self, condition)

    def migration(self, reopened: Reopened) -> list[str]:
        """What became of saved answers, a sentence each; empty where nothing changed."""
        return migration_lines(self, reopened)

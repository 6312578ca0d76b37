"""One voice for all that is said of a definition, in one language."""

from dataclasses import replace

from diagnosis.definition.condition import Condition
from diagnosis.engine.migration import Reopened
from diagnosis.engine.result import Change, Result
from diagnosis.wording.change import ChangeSummary, change_summary
from diagnosis.wording.conditions import in_words
from diagnosis.wording.migration import migration_lines
from diagnosis.wording.summary import Summary, summary_of
from diagnosis.wording.words import Words


class Voice(Words):
    """Says results, changes, conditions and what became of saved answers; works nothing out."""

    @property
    def discreet(self) -> "Voice":
        """The same voice, that quotes no answer."""
        return replace(self, quotes=False)

    def summary(self, result: Result) -> Summary:
        """A result in words. It has to be one of this voice's definition."""
        return summary_of(self, result)

    def change(self, change: Change) -> ChangeSummary:
        """What moved between two responses, in words."""
        return change_summary(self, change)

    def condition(self, condition: Condition) -> str:
        """A condition as part of a sentence."""
        return in_words(self, condition)

    def migration(self, reopened: Reopened) -> list[str]:
        """What became of saved answers, a sentence each; empty where nothing changed."""
        return migration_lines(self, reopened)

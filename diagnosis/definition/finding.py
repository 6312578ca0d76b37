"""What a check reports: one mistake, its place, and the way out."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from diagnosis.definition.base import Text
from diagnosis.languages import Language
from diagnosis.texts import text

Severity = Literal["error", "warning"]


class Finding(BaseModel):
    """One problem found in a file or a response.

    `code` names the kind of problem; its wording stands in the texts files under
    `findings.<code>` and is filled with `details`. `line` and `column` count from 1;
    0 means that the file as a whole is meant. `listed` are details that are wordings of the definition,
    and `meant` is a suggestion that is one; both are given in the reader's language. `witness` is a
    response that shows the problem.
    """

    model_config = ConfigDict(frozen=True)

    code: str
    severity: Severity = "error"
    file: str = ""
    line: int = 0
    column: int = 0
    details: dict[str, str] = Field(default_factory=dict)
    listed: dict[str, tuple[Text, ...]] = Field(default_factory=dict)
    suggestion: str | None = None
    meant: Text | None = None
    witness: dict[str, Any] | None = None

    def message(self, language: Language) -> str:
        """The problem in one sentence, with the suggestion where there is one."""
        sentence = text(language, f"findings.{self.code}", **self.details, **self._lists(language))
        suggestion = self.meant.of(language) if self.meant else self.suggestion
        if suggestion is None:
            return sentence
        return sentence + text(language, "findings.did-you-mean", suggestion=suggestion)

    def _lists(self, language: Language) -> dict[str, str]:
        between = text(language, "findings.join")
        return {
            name: between.join(
                text(language, "findings.quoted", words=words.of(language)) for words in wordings
            )
            for name, wordings in self.listed.items()
        }

    @property
    def place(self) -> str:
        """`file:line:column`, as far as it is known."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def line_of_text(self, language: Language) -> str:
        """`file:line:column: severity[code] message`, as editors and people read it."""
        place = f"{self.place}: " if self.place else ""
        return f"{place}{self.severity}[{self.code}] {self.message(language)}"


def closest(value: str, known: Iterable[str]) -> str | None:
    """The known word that `value` was most likely meant to be, or None."""
    if len(value) > 100:  # no slip of the pen; to compare it would take long
        return None
    matches = get_close_matches(value, list(known), n=1, cutoff=0.6)
    return matches[0] if matches else None

"""What a repair is, and what it is made from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from diagnosis.definition.finding import Finding
from diagnosis.definition.model import Definition
from diagnosis.definition.source import Source, read_source
from diagnosis.workbench.layout import Edit


@dataclass(frozen=True)
class Repair:
    """`kind` names what is done; its wording stands under `repair.<kind>` and is filled with `details`."""

    kind: str
    edits: tuple[Edit, ...]
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Mending:
    """A finding with the file that it is about, and the other findings of that file.

    `definition` is what the files define, where they can be read, and `new_plans` are those that were not
    there before the edit. `load` tells the mistakes of the files with another text in the place of this one.
    """

    finding: Finding
    source: Source
    text: str
    beside: tuple[Finding, ...] = ()
    definition: Definition | None = None
    new_plans: frozenset[str] = frozenset()
    load: Callable[[str], list[Finding]] | None = None

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @property
    def line(self) -> str:
        """The line that the finding is about; empty where there is none."""
        number = self.finding.line
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    @property
    def rest(self) -> str:
        """That line from the finding on."""
        return self.line[self.finding.column - 1 :]

    def mistakes(self, text: str) -> int | None:
        """How many mistakes another text would have; None where it cannot be read at all."""
        source = read_source(text, self.finding.file)
        if any(one.code.startswith("yaml-") for one in source.findings):
            return None
        return len(self.load(text)) if self.load else 0

    def replace(self, length: int, text: str) -> Edit:
        """Something else in the place of the next characters."""
        line, column = self.finding.line, self.finding.column
        return Edit(line, column, line, column + length, text)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; places are those before any of them."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for edit in sorted(edits, key=lambda one: (one.line, one.column), reverse=True):
        start, end = starts[edit.line - 1] + edit.column - 1, starts[edit.end_line - 1] + edit.end_column - 1
        text = text[:start] + edit.text + text[end:]
    return text

"""The forms of a question: which answers it takes, in which order, and how they are written.

Screens, files, tables, rooms and proofs ask the form; a new form is one more class here, with a control in
Python and one in JavaScript.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import ClassVar, Literal, NamedTuple

Chosen = tuple[str, ...]
"""The ids of chosen options, in the order of the question."""


class Fault(NamedTuple):
    """What is wrong with an answer, and with which option, where it is one."""

    kind: Literal["repeated", "strange", "too-many", "alone"]
    option: str = ""


@dataclass(frozen=True)
class _Form:
    """What all forms have in common.

    `options` say something of the organisation; `open` are "does not apply" and "don't know". At most `most`
    options may be chosen. Those in `exclusive`, and the open ones, are chosen alone.
    """

    name: ClassVar[str]
    options: Chosen
    open: Chosen
    most: int = 1
    exclusive: frozenset[str] = frozenset()

    @cached_property
    def offered(self) -> Chosen:
        """All that may be chosen, `open` last."""
        return self.options + self.open

    @cached_property
    def alone(self) -> frozenset[str]:
        """Options that go with no other one."""
        return self.exclusive.union(self.open)

    def in_order(self, chosen: Iterable[str]) -> Chosen:
        """The chosen options that are offered, each once, in the order of the question."""
        given = frozenset(chosen)
        return tuple(option for option in self.offered if option in given)

    def faults(self, chosen: Sequence[str]) -> list[Fault]:
        """All that is wrong with an answer; an open question has no fault."""
        found = [Fault("repeated", option) for option, count in sorted(Counter(chosen).items()) if count > 1]
        strange = [Fault("strange", option) for option in chosen if option not in self.offered]
        unique = self.in_order(chosen)
        if strange:
            return [*found, *strange]
        if len(unique) > self.most:
            found.append(Fault("too-many"))
        elif len(unique) > 1 and self.alone.intersection(unique):
            found.append(Fault("alone", next(option for option in unique if option in self.alone)))
        return found

    def encode(self, chosen: Chosen) -> str | list[str]:
        """Writes an answer without a fault for a JSON file: as the id of its option."""
        return chosen[0]

    def answers(self) -> Iterator[Chosen]:
        """Every answer without a fault: single options, options together, open answers."""
        together = [option for option in self.options if option not in self.alone]
        for option in self.options:
            yield (option,)
        for size in range(2, self.most + 1):
            yield from combinations(together, size)
        for option in self.open:
            yield (option,)


class Scale(_Form):
    """One of the options, which run from least to most often with equal steps between them."""

    name = "scale"


class OneOf(_Form):
    """One of the options."""

    name = "one"


class SomeOf(_Form):
    """Up to `most` of the options."""

    name = "some"

    def encode(self, chosen: Chosen) -> str | list[str]:
        """Writes an answer for a JSON file: as the list of its options."""
        return list(chosen)


Form = Scale | OneOf | SomeOf

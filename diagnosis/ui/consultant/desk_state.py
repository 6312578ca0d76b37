"""The parts of a desk's state: kept cases, the client's window, and a response that waits."""

from dataclasses import dataclass

from diagnosis.call.open_case import OpenCase
from diagnosis.engine.migration import Reopened
from diagnosis.engine.response import Response


@dataclass(frozen=True)
class KeptCase:
    """A case in the browser's storage: its id, when it was saved (ms since 1970), whose it is."""

    id: str
    saved: int
    client: str


@dataclass(frozen=True)
class Wanted:
    """A kept case that the browser is to send; `take` it from another tab that has it open.

    `turn` differs for each request.
    """

    id: str
    turn: int
    take: bool = False


@dataclass(frozen=True)
class Elsewhere:
    """A case that another tab has open, or has just `taken` over from this one."""

    id: str
    taken: bool


@dataclass(frozen=True)
class Window:
    """The client's window: the record that it shows, with the proposal or without, or `paused` as it is.

    It stays with its record while the consultant looks at another one.
    """

    case: str
    record: str
    plan: bool = False
    paused: bool = False

    def is_of(self, opened: OpenCase) -> bool:
        """Whether it shows what is in hand."""
        return (opened.case.id, opened.current) == (self.case, self.record)

    def follows(self, opened: OpenCase) -> bool:
        """Whether it changes with what is in hand."""
        return self.is_of(opened) and not self.paused

    @property
    def name(self) -> str:
        """What the browser remembers of it."""
        return f"{self.case}/{self.record}"

    @classmethod
    def of(cls, name: str) -> "Window | None":
        """The window that the browser remembers, without the proposal; None where it makes no sense."""
        case, found, record = name.partition("/")
        return cls(case, record) if case and found and record else None


@dataclass(frozen=True)
class Incoming:
    """A response that waits for a word on whose it is; `changed` where its questions have changed since."""

    response: Response
    changed: Reopened | None

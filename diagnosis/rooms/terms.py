"""What a room is made of, apart from where it is kept."""

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass
from typing import Literal

State = Literal["open", "locked", "closing", "closed"]
"""`locked`: who is in stays in, and nobody else comes. `closing`: the release is being worked out."""
Kind = Literal["agreement", "thing"]
"""What the consultant types while people talk, and what somebody would like to try and lets all see."""

DAY = 24 * 60 * 60
LONGEST_ROUND = DAY
"""Most seconds that answers are kept."""
LONGEST_ROOM = 30 * DAY
MOST_SEATS = 500
MOST_NOTES = 100
"""Of each kind, so that what phones send leaves room for what the leader types."""
NOTES_EACH = 3
"""What one phone may send."""
LONGEST_NAME, LONGEST_WORDS = 80, 300

_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without those that are taken for each other."""
_LENGTH = 8


@dataclass(frozen=True)
class Terms:
    """What the consultant settles before anybody comes. They stay as they are, and everybody is told.

    `k` is the smallest group that is shown apart, `language` one for all phones, or empty, and `definition`
    the digest of what is asked. `invited` is the number of people who are asked to come, where the leader
    gave it.
    """

    client: str
    purpose: str
    k: int
    language: str
    definition: str
    invited: int | None = None


@dataclass(frozen=True)
class Room:
    """A room as it stands. It tells how many have joined and finished, and of no single person.

    `expected` is how many people were invited by now, which caps the seats; None where nobody said.
    """

    id: str
    code: str
    state: State
    terms: Terms
    opened: int
    ends: int
    joined: int
    finished: int
    shown: int | None
    named: bool
    expected: int | None = None

    @property
    def full(self) -> bool:
        """Whether all seats are taken."""
        return self.joined >= min(self.expected or MOST_SEATS, MOST_SEATS)

    @property
    def over(self) -> bool:
        """Whether no answers are taken any more."""
        return self.state in ("closing", "closed")


@dataclass(frozen=True)
class Keys:
    """What opens a room: the code for its people, the secret for who leads it, and the key of its screen."""

    code: str
    secret: str
    screen: str


@dataclass(frozen=True)
class Note:
    """Words that all may see."""

    id: str
    kind: Kind
    words: str


def new_code() -> str:
    """A code that people read off a screen and type: 31 letters to the power of 8, some 40 bits."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))


def new_secret() -> str:
    """A secret of 192 bits."""
    return secrets.token_urlsafe(24)


def plain_code(written: str) -> str:
    """A code as it is kept, however it was typed: in full width, in small letters, with dashes or spaces."""
    folded = unicodedata.normalize("NFKC", written).upper()
    return "".join(letter for letter in folded if letter.isascii() and letter.isalnum())


def hashed(secret: str) -> str:
    """What is kept of a secret. It is long and random, so that a plain digest keeps it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def fits(secret: str, kept: str) -> bool:
    """Whether a secret is the one of which this is kept."""
    return hmac.compare_digest(hashed(secret), kept)

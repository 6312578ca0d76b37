"""What is settled before anything is worked out: the smallest group, and who may be shown apart."""

from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from diagnosis.definition.team import LARGEST, SMALLEST

Consent = Literal["no", "small", "alone"]
"""Whether one's group may be shown apart below the smallest size; `alone`: even with nobody else in it."""
CONSENTS: tuple[Consent, ...] = get_args(Consent)


class Policy(BaseModel):
    """The terms of one comparison.

    `k` is the smallest number of people in a group that is shown apart. `headcount` tells, by
    position, how many people there are in all, where that is known. `consents` are those of the people, in
    the order of their responses; empty where nobody was asked.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    k: int = Field(default=5, ge=SMALLEST, le=LARGEST)
    headcount: dict[str, int] = Field(default_factory=dict)
    consents: tuple[Consent, ...] = ()


def weakest(consents: tuple[Consent, ...]) -> Consent:
    """What all of them have agreed to; with nobody among them, everything."""
    return min(consents, key=CONSENTS.index, default="alone")


def may_stand_apart(count: int, k: int, consent: Consent = "no") -> bool:
    """Whether a number of people may be shown by themselves, or follow from what is shown of others."""
    return count == 0 or count >= k or consent == "alone" or (consent == "small" and count > 1)

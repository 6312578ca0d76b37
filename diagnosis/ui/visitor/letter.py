"""A visitor's letter to the firm: what becomes of it during a visit."""

import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import streamlit as st

from diagnosis.limits import Limits
from diagnosis.sending.channels import Channels, read_channels
from diagnosis.wording.letter import Field

LEAST = 3.0
"""Seconds that a person takes to fill in the form, at least."""
limits = Limits()


@dataclass
class Letter:
    """`shown` is when the form was drawn first. `written` is what was not sent, `refusal` why not.

    `asked_again` is true once a filled-in hidden field was asked about. `number` and `sent` are those of
    what has arrived, and `answers` what it told.
    """

    shown: float = 0.0
    problems: dict[Field, str] = field(default_factory=dict)
    refusal: str = ""
    written: str = ""
    asked_again: bool = False
    number: str = ""
    sent: str = ""
    receipt: bool = False
    answers: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def in_haste(self) -> bool:
        """Whether it was filled in faster than a person can."""
        return time.monotonic() < self.shown + LEAST


@cache
def channels() -> Channels:
    """The ways that are set up for this process. Raises SettingsError."""
    return read_channels(Path(name) for name in st.get_option("secrets.files"))

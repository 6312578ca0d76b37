"""What a talk came to, for the consultant and the client alike."""

import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from diagnosis.engine.response import encodable

MAX_LINE = 500
"""The longest of what stands on one line, in characters."""
MAX_AGREED = 5_000
MAX_ACTIONS = 20
MAX_TALKS = 50
"""The most conversations that a case keeps."""
_Line = Annotated[str, Field(max_length=MAX_LINE), AfterValidator(encodable)]


class Action(BaseModel):
    """What is done next, by whom and until when, in the words of the talk; each may be empty."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    what: _Line = ""
    who: _Line = ""
    until: _Line = ""

    @property
    def given(self) -> bool:
        """Whether it says anything."""
        return bool(self.what or self.who or self.until)


class Conversation(BaseModel):
    """A talk: its day, who was there, what was agreed, what is done next, and when one meets again.

    `actions` are the lines as they were written, also those in which nothing stands yet.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    day: datetime.date | None = None
    present: _Line = ""
    agreed: Annotated[str, Field(max_length=MAX_AGREED), AfterValidator(encodable)] = ""
    actions: tuple[Action, ...] = Field(default=(), max_length=MAX_ACTIONS)
    meeting: _Line = ""

    @property
    def given(self) -> bool:
        """Whether it says anything; a day alone does not."""
        return bool(self.present or self.agreed or self.to_do or self.meeting)

    @property
    def to_do(self) -> tuple[Action, ...]:
        """The actions that say something."""
        return tuple(action for action in self.actions if action.given)

"""The definition as one immutable model: what is asked, and what follows from the answers."""

from functools import cached_property

from diagnosis.definition.base import Model, Text, by_id
from diagnosis.definition.logo import Logo
from diagnosis.definition.questionnaire import Cause, Question, Section, Stage, Stretch
from diagnosis.definition.rulebook import Rulebook
from diagnosis.definition.team import Team


class Definition(Model):
    """The questionnaire and the rulebook, checked.

    `hash` is the SHA-256, in hex, of their content: the same for the same meaning, however the files are
    laid out or commented. `talk` are the stages of a call, in order, and `frame` its time. `team` says
    how positions are compared, None where they are not. `sections` are asked before the result, those in
    `after_result` beside it; `questions` has those of both. `retired` maps the ids of questions that are
    asked no more to their labels, and `logo` is the firm's.
    """

    id: str
    version: str
    hash: str
    causes: tuple[Cause, ...]
    talk: tuple[Stage, ...]
    frame: tuple[Stretch, ...]
    team: Team | None
    sections: tuple[Section, ...]
    after_result: tuple[Section, ...]
    questions: dict[str, Question]
    retired: dict[str, Text]
    rulebook: Rulebook
    logo: Logo | None = None

    @cached_property
    def before_result(self) -> tuple[str, ...]:
        """The ids of the questions that are asked before the result, in order."""
        return tuple(name for section in self.sections for name in section.questions)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each question that is asked before the result, from 1, by id."""
        return {name: number for number, name in enumerate(self.before_result, 1)}

    def cause(self, cause_id: str) -> Cause:
        """The cause with this id; KeyError where there is none."""
        return by_id(self.causes, cause_id)

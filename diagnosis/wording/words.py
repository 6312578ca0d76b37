"""The words for the parts of one definition, in one language."""

from dataclasses import dataclass

from diagnosis.definition.model import Definition, Text
from diagnosis.engine.diagnosis import Verdict
from diagnosis.engine.response import Response
from diagnosis.languages import Language
from diagnosis.texts import text


@dataclass(frozen=True)
class Words:
    """A definition and a language, bound once."""

    definition: Definition
    language: Language

    def text(self, key: str, **values: object) -> str:
        """A wording that belongs to no definition, with `values` in its blanks."""
        return text(self.language, key, **values)

    def of(self, words: Text) -> str:
        """A text of the definition."""
        return words.of(self.language)

    def cause(self, cause: str) -> str:
        """The name of a cause."""
        return self.of(self.definition.cause(cause).name)

    def plan(self, plan: str) -> str:
        """The name of a plan."""
        return self.of(self.definition.rulebook.plan(plan).name)

    def verdict(self, verdict: Verdict) -> str:
        """The name of a verdict of fit."""
        return self.of(self.definition.rulebook.fit.verdict(verdict))

    def band(self, band: str) -> str:
        """The name of a band; that of "not enough known" for any other id."""
        for known in self.definition.rulebook.bands:
            if known.id == band:
                return self.of(known.name)
        return self.of(self.definition.rulebook.unknown_band)

    def label(self, question: str) -> str:
        """The label of a question, of one that is asked no more, or the id of one that nobody knows."""
        if question in self.definition.questions:
            return self.of(self.definition.questions[question].label)
        retired = self.definition.retired.get(question)
        return self.of(retired) if retired else question

    def answer(self, response: Response, question: str) -> str:
        """What was answered, "don't know" included; empty where the question is open."""
        asked = self.definition.questions[question]
        chosen = response.answers.get(question, ())
        return self.text("condition.answer-join").join(
            self.of(asked.option_text(option)) for option in chosen
        )

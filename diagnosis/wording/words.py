"""The words for the parts of one definition, in one language."""

import re
from dataclasses import dataclass

from diagnosis.definition.base import Text
from diagnosis.definition.model import Definition
from diagnosis.definition.sentence_references import BLANK
from diagnosis.engine.diagnosis import Score, Verdict
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

    def level(self, score: Score) -> str:
        """The band of a score in words; between two where it is near the end of its own."""
        if score.near is None:
            return self.band(score.band)
        order = [band.id for band in self.definition.rulebook.bands]
        lower, upper = sorted((score.band, score.near), key=order.index)
        return self.text("result.level-between", lower=self.band(lower), upper=self.band(upper))

    def filled(self, words: Text, response: Response) -> str:
        """A text of the definition, with the answers that its blanks name."""

        def answer(blank: re.Match[str]) -> str:
            return self.answer(response, blank[1]) or self.text("review.open")

        return BLANK.sub(answer, self.of(words))

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

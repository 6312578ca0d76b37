"""The ground of all proofs: a definition with its positions, its outlook, and its findings so far."""

from collections.abc import Mapping, Sequence
from typing import Any

from diagnosis.definition.condition import All, Condition, Not
from diagnosis.definition.finding import Finding, Severity
from diagnosis.definition.loader import Loaded
from diagnosis.definition.model import Definition
from diagnosis.definition.source import Path, Source
from diagnosis.engine.diagnose import diagnose
from diagnosis.engine.diagnosis import Diagnosis
from diagnosis.engine.outlook.classes import ScoreModel
from diagnosis.engine.outlook.distribution import Distribution
from diagnosis.engine.outlook.exact import ExactOutlook
from diagnosis.engine.outlook.space import Answer, Space, possible_answers
from diagnosis.engine.outlook.walk import Walk, follow

Answers = Mapping[str, Answer]


class Prover:
    """Asks whether conditions can hold together, and collects findings with their witnesses."""

    def __init__(self, loaded: Loaded, definition: Definition) -> None:
        self.loaded = loaded
        self.definition = definition
        self.outlook = ExactOutlook(definition)
        self.findings: list[Finding] = []
        rulebook = definition.rulebook
        self.statements = [*rulebook.headlines, *rulebook.urgency, *rulebook.next_steps, *rulebook.notes]
        every = [rule.when for rule in rulebook.rules] + [rule.when for rule in rulebook.fit.unfit]
        every += [rule.when for rule in rulebook.fit.conditional] + [rule.when for rule in rulebook.fit.fit]
        every += [statement.when for statement in self.statements]
        every += [accepted.when for declared in rulebook.properties for accepted in declared.exceptions]
        # Wider than an answer set: statements may look at questions that no rule refers to.
        self.space: Space = {
            name: possible_answers(question) for name, question in definition.questions.items()
        }
        self.model = ScoreModel(definition, every)
        self.distribution = Distribution(self.model, self.space)

    def follow(self, conditions: Sequence[Condition]) -> Walk:
        """Which of the ordered conditions decides, over every answer set."""
        return follow(self.model, self.model.book(conditions), self.distribution, self.space)

    def example(self, *conditions: Condition) -> dict[str, Answer] | None:
        """An answer set in which all of the conditions hold, or None where there is none."""
        walk = self.follow([All(parts=conditions)])
        return walk.witness(0) if 0 in walk.results else None

    def implies(self, first: Condition, second: Condition) -> bool:
        """Whether the second condition holds wherever the first does."""
        return self.example(first, Not(part=second)) is None

    def diagnose(self, answers: Answers) -> Diagnosis:
        """The plain evaluator's word on a witness."""
        return diagnose(self.definition, {name: list(chosen) for name, chosen in answers.items()})

    def report(
        self,
        code: str,
        path: Path,
        *,
        source: Source | None = None,
        severity: Severity = "error",
        witness: Answers | None = None,
        also: Answers | None = None,
        **details: str,
    ) -> None:
        """Add a finding at `path` of the rules (or of `source`); `also` is a second witness."""
        source = source or self.loaded.rules
        line, column = source.place(path)
        shown: dict[str, Any] | None = None
        if witness is not None:
            shown = self._as_data(witness)
            if also is not None:
                changed = self._as_data(also)["answers"]
                shown["instead"] = {
                    name: chosen for name, chosen in changed.items() if shown["answers"].get(name) != chosen
                }
        self.findings.append(
            Finding(
                code=code,
                severity=severity,
                file=source.file,
                line=line,
                column=column,
                details=details,
                witness=shown,
            )
        )

    def _as_data(self, answers: Answers) -> dict[str, Any]:
        """A witness in the form of a response, after `diagnose` has accepted it."""
        self.diagnose(answers)
        questions = self.definition.questions
        return {
            "answers": {
                name: list(answers[name]) if question.multiple else answers[name][0]
                for name, question in questions.items()
                if name in answers
            }
        }

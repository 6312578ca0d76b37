"""The ground of all proofs: a definition with its positions, its outlook, and its findings so far."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from diagnosis.checks.decisions import Decision, fails, holds
from diagnosis.checks.sentences import sentences
from diagnosis.definition.condition import Condition, LeadGap, Leads, QuestionIs, leaves
from diagnosis.definition.finding import Finding, Severity
from diagnosis.definition.loader import Loaded
from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Question
from diagnosis.definition.source import Path, Source
from diagnosis.engine.diagnose import diagnose
from diagnosis.engine.diagnosis import Diagnosis
from diagnosis.engine.outlook.distribution import Distribution, Varied
from diagnosis.engine.outlook.exact import ExactOutlook
from diagnosis.engine.outlook.follow import Outcomes, Watched
from diagnosis.engine.outlook.score_model import ScoreModel
from diagnosis.engine.outlook.semiring import REACHED
from diagnosis.engine.outlook.space import Answer, Space, possible_answers

Answers = Mapping[str, Answer]


class Prover:
    """Asks whether conditions can hold together, and collects findings with their witnesses."""

    def __init__(self, loaded: Loaded, definition: Definition) -> None:
        self.loaded = loaded
        self.definition = definition
        self.outlook = ExactOutlook(definition)
        self.findings: list[Finding] = []
        # Wider than an answer set: statements may look at questions that no rule refers to.
        self.space: Space = {
            name: answers_or_none(question) for name, question in definition.questions.items()
        }
        symptoms = {name for name, question in definition.questions.items() if question.weights}
        self._lines = [
            line
            for condition in conditions_of(definition)
            for line in leaves(condition)
            if not (isinstance(line, QuestionIs) and line.question in symptoms)
        ]
        self._symptoms = symptoms

    @cached_property
    def _led(self) -> Distribution:
        """The classes of scores where conditions ask which cause leads."""
        return self._distribution(self._lines)

    @cached_property
    def _plain(self) -> Distribution:
        """The classes of scores where they do not, which are fewer and quicker to follow."""
        return self._distribution([line for line in self._lines if not isinstance(line, Leads | LeadGap)])

    def _distribution(self, conditions: Sequence[Condition], varied: Varied | None = None) -> Distribution:
        model = ScoreModel(self.definition, conditions)
        return Distribution(model, self.space, REACHED, varied=varied)

    def varied(self, conditions: Sequence[Condition], varied: Varied) -> Distribution:
        """Pairs of classes that differ in the answer to one symptom."""
        return self._distribution(conditions, varied)

    def distribution(self, conditions: Iterable[Condition]) -> Distribution:
        """The classes of scores that tell these conditions apart.

        Where they name symptoms, it is made for them alone; there are too many to name at once.
        """
        conditions = list(conditions)
        lines = [line for condition in conditions for line in leaves(condition)]
        if any(isinstance(line, QuestionIs) and line.question in self._symptoms for line in lines):
            return self._distribution(conditions)
        return self._led if any(isinstance(line, Leads | LeadGap) for line in lines) else self._plain

    def follow(self, *lists: Sequence[Condition]) -> Outcomes:
        """Which condition decides in each of several ordered lists, over every answer set."""
        distribution = self.distribution(condition for list_ in lists for condition in list_)
        model = distribution.model
        return Outcomes(distribution, [Watched(model.decisions(list_)) for list_ in lists])

    def witness(self, *decisions: Decision) -> dict[str, Answer] | None:
        """An answer set in which all of the decisions are true; None where there is none."""
        lists = dict.fromkeys(decision.conditions for decision in decisions)
        outcomes = self.follow(*lists)
        places = {conditions: index for index, conditions in enumerate(lists)}
        asked = [(places[decision.conditions], decision.deciders) for decision in decisions]
        for ends in outcomes.values:
            if all(ends[place] in deciders for place, deciders in asked):
                return outcomes.witness(ends)
        return None

    def implies(self, first: Condition, second: Condition) -> bool:
        """Whether the second condition holds wherever the first does."""
        return self.witness(holds(first), fails(second)) is None

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
                name: question.form.encode(answers[name])
                for name, question in questions.items()
                if answers.get(name)
            }
        }


def answers_or_none(question: Question) -> tuple[Answer, ...]:
    """Every answer to a question; an optional one may also stay open."""
    return possible_answers(question) if question.required else (*possible_answers(question), ())


def conditions_of(definition: Definition) -> list[Condition]:
    """Every condition of a rulebook, but for those that only consultants' hints have."""
    rulebook = definition.rulebook
    every = sentences(definition)
    found = [
        condition for sentence in every for decision in sentence.shown for condition in decision.conditions
    ]
    found += [says for sentence in every for says in sentence.says]
    found += [declared.when for declared in rulebook.always]
    found += [rulebook.later_unless] if rulebook.later_unless else []
    return found + [accepted.when for declared in rulebook.properties for accepted in declared.exceptions]

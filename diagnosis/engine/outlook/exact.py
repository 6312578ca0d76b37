"""The exact outlook of a definition: counts, witnesses, flips, robustness, and what to ask next."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from diagnosis.definition.base import NOT_APPLICABLE, OPEN
from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Question
from diagnosis.engine.outlook.ask_next import plan_counts_by_answer
from diagnosis.engine.outlook.decision_list import DecisionList
from diagnosis.engine.outlook.distribution import Distribution
from diagnosis.engine.outlook.follow import Deciders, Outcomes, Watched
from diagnosis.engine.outlook.score_model import ScoreModel
from diagnosis.engine.outlook.semiring import LEAST, Array, counting
from diagnosis.engine.outlook.space import Answer, Space, asked, possible_answers, size
from diagnosis.engine.result import Counts, Flip, Robustness

Answers = Mapping[str, Answer]
_NOTHING = 1e-9
"""Fewer bits than this are rounding."""


@dataclass(frozen=True)
class NextQuestion:
    """An open question, and by how many bits its answer is expected to narrow down the plan."""

    question: str
    bits: float


class ExactOutlook:
    """Everything here is exact, or NotProvedError is raised; see `outlook`."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        rulebook = definition.rulebook
        self.asked = asked(definition)
        self._every = {name: possible_answers(definition.questions[name]) for name in self.asked}
        self.rule_ids = [rule.id for rule in rulebook.rules]
        self.fit_conditions = [rule.when for rule in rulebook.fit.unfit]
        self.fit_conditions += [rule.when for rule in rulebook.fit.conditional]
        rules = [rule.when for rule in rulebook.rules]
        self.model = ScoreModel(definition, rules + self.fit_conditions)
        self.rules = self.model.decisions(rules)
        self.fit = self.model.decisions(self.fit_conditions)
        self._last: tuple[Space, Outcomes] | None = None

    @cached_property
    def plan_of_rule(self) -> dict[int | None, str]:
        """The plan of each index in the list of rules; None stands for the default."""
        rulebook = self.definition.rulebook
        plans: dict[int | None, str] = {index: rule.recommend for index, rule in enumerate(rulebook.rules)}
        plans[None] = rulebook.default.recommend
        return plans

    def space(self, answers: Answers | None = None) -> Space:
        """The answer sets that agree with the answers given so far."""
        given = answers or {}
        return {name: (given[name],) if given.get(name) else self._every[name] for name in self.asked}

    def outcomes(self, decisions: DecisionList, space: Space) -> Outcomes:
        """What decides in a list of this definition, counted over a space."""
        return Outcomes(self._counted(space), [Watched(decisions)])

    def _counted(self, space: Space) -> Distribution:
        return Distribution(self.model, space, counting(size(space, self.model.steps)))

    def _rule_outcomes(self, space: Space) -> Outcomes:
        """What decides among the rules. Counts and what to ask next come together, so the last is kept."""
        last = self._last  # another thread may put its own in place meanwhile
        if last is None or last[0] != space:
            self._last = last = (space, self.outcomes(self.rules, space))
        return last[1]

    def counts(self, answers: Answers | None = None) -> Counts:
        """How many answer sets lead to each plan, rule and verdict."""
        space = self.space(answers)
        outcomes = self._rule_outcomes(space)
        by_rule = {ends[0]: int(n) for ends, n in outcomes.values.items()}
        fit = Outcomes(outcomes.distribution, [Watched(self.fit)])
        by_fit = {ends[0]: int(n) for ends, n in fit.values.items()}
        rulebook = self.definition.rulebook
        plans = {plan.id: 0 for plan in rulebook.plans}
        for index, count in by_rule.items():
            plans[self.plan_of_rule[index]] += count
        verdicts = {"fit": 0, "conditional": 0, "unfit": 0}
        for index, count in by_fit.items():
            verdicts[self._verdict(index)] += count
        rules = {rule: by_rule.get(index, 0) for index, rule in enumerate(self.rule_ids)}
        return Counts(size(space), plans, {**rules, rulebook.default.id: by_rule.get(None, 0)}, verdicts)

    def witnesses(self, answers: Answers | None = None) -> dict[str, dict[str, Answer]]:
        """For each rule that can still decide, the default included: an answer set in which it does."""
        outcomes = self.outcomes(self.rules, self.space(answers))
        default = self.definition.rulebook.default.id
        return {
            default if index is None else self.rule_ids[index]: outcomes.witness((index,))
            for (index,) in outcomes.values
        }

    def verdict_witnesses(self, answers: Answers | None = None) -> dict[str, dict[str, Answer]]:
        """For each fit verdict that is still possible: an answer set that leads to it."""
        outcomes = self.outcomes(self.fit, self.space(answers))
        return {self._verdict(index): outcomes.witness((index,)) for (index,) in outcomes.values}

    def _verdict(self, index: int | None) -> str:
        if index is None:
            return "fit"
        return "unfit" if index < len(self.definition.rulebook.fit.unfit) else "conditional"

    def decide(self, answers: Answers) -> str:
        """The plan of one complete answer set; the same as `diagnose`, without the explanation."""
        found = self.model.class_of(answers)
        mask = self.rules.score_column(found, self.model.facts(found))
        for question in self.rules.variables:
            mask &= self.rules.column(question, answers[question])
        return self.plan_of_rule[self.rules.first(mask)]

    def robustness(self, answers: Answers) -> Robustness:
        """In how many of the changes of one answer by one step the plan stays the same."""
        plan = self.decide(answers)
        ways = same = 0
        hangs_on = []
        for name in self.asked:
            question = self.definition.questions[name]
            changed = [
                answer
                for answer in possible_answers(question)
                if steps_between(question, answers[name], answer) == 1
            ]
            kept = sum(self.decide({**answers, name: answer}) == plan for answer in changed)
            ways, same = ways + len(changed), same + kept
            if kept < len(changed) and not question.weights:
                hangs_on.append(name)
        return Robustness(ways=ways, same=same, hangs_on=tuple(hangs_on))

    def flips(self, answers: Answers) -> list[Flip]:
        """The nearest flip to every other plan that attainable answers can reach, the nearest first."""
        plan = self.decide(answers)
        questions = self.definition.questions

        def price(question: str, answer: Answer) -> float:
            steps = steps_between(questions[question], answers[question], answer)
            return LEAST.zero if steps is None else steps

        # A question that no rule looks at stays as it is.
        free = {
            name: attainable_from(questions[name], answers[name])
            for name in self.rules.variables
            if questions[name].attainable
        }
        space = {**self.space(answers), **free}
        outcomes = Outcomes(Distribution(self.model, space, LEAST, price), [Watched(self.rules)])
        best: dict[str, tuple[float, Deciders]] = {}
        for ends, steps in outcomes.values.items():
            other = self.plan_of_rule[ends[0]]
            if other != plan and (other not in best or steps < best[other][0]):
                best[other] = (steps, ends)
        flips = []
        for other, (steps, ends) in sorted(best.items(), key=lambda item: item[1][0]):
            found = outcomes.witness(ends)
            changes = {name: chosen for name, chosen in found.items() if chosen != answers[name]}
            flips.append(Flip(plan=other, steps=int(steps), changes=changes))
        return flips

    def ask_next(self, answers: Answers) -> list[NextQuestion]:
        """The open questions, the one that decides most about the plan first.

        "Decides most" is the largest expected reduction of the entropy of the plan, every
        answer set that is still possible counting alike.
        """
        outcomes = self._rule_outcomes(self.space(answers))
        plans = [plan.id for plan in self.definition.rulebook.plans]
        plan_of = {index: plans.index(plan) for index, plan in self.plan_of_rule.items()}
        now = np.zeros(len(plans))
        for (index,), count in outcomes.values.items():
            now[plan_of[index]] += float(count)
        before = _entropy(now)
        found = []
        for question, rows in plan_counts_by_answer(outcomes, plan_of, len(plans)).items():
            total = sum(row.sum() for row in rows)
            after = sum(_entropy(row) * (row.sum() / total) for row in rows)
            bits = before - after
            found.append(NextQuestion(question, float(bits) if bits > _NOTHING else 0.0))
        return sorted(found, key=lambda entry: (-entry.bits, self.asked.index(entry.question)))


def attainable_from(question: Question, answer: Answer) -> tuple[Answer, ...]:
    """The answer itself and those that one may come to from it; on an ordered question only further on."""
    ids = [option.id for option in question.options]
    start = ids.index(answer[0]) if question.ordered and answer[0] in ids else -1
    further = [option for option in question.attainable if ids.index(option) > start]
    return (answer, *((option,) for option in further if (option,) != answer))


def steps_between(question: Question, before: Answer, after: Answer) -> int | None:
    """How many one-step changes lead from one answer to another.

    On an ordered question a step leads to the neighbouring option; on others, to any option;
    in a multiple choice it adds or takes away one option. From "don't know" any single option
    is one step away. None for becoming unsure, since the situation stays the same then.
    """
    if before == after:
        return 0
    if OPEN.issuperset(after) or NOT_APPLICABLE in before:
        return None
    if OPEN.issuperset(before):
        return len(after)
    if question.multiple:
        return len(set(before) ^ set(after))
    if not question.ordered:
        return 1
    ids = [option.id for option in question.options]
    return abs(ids.index(before[0]) - ids.index(after[0]))


def _entropy(counts: Array) -> float:
    shares = counts[counts > 0] / counts.sum()
    return float(-(shares * np.log2(shares)).sum())

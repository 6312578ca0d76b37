"""The exact outlook of a definition: counts, witnesses, flips, robustness, and what to ask next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log2

from diagnosis.definition.model import UNKNOWN, Definition, Question
from diagnosis.engine.outlook.classes import Price, ScoreClass, ScoreModel
from diagnosis.engine.outlook.distribution import Distribution
from diagnosis.engine.outlook.expectation import plan_counts_by_answer
from diagnosis.engine.outlook.space import Answer, Space, asked, open_space, possible_answers, size
from diagnosis.engine.outlook.terms import Ledger
from diagnosis.engine.outlook.walk import Walk, follow
from diagnosis.engine.result import Counts, Flip, Robustness

Answers = Mapping[str, Answer]


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
        self.rule_ids = [rule.id for rule in rulebook.rules]
        self.fit_conditions = [rule.when for rule in rulebook.fit.unfit]
        self.fit_conditions += [rule.when for rule in rulebook.fit.conditional]
        rules = [rule.when for rule in rulebook.rules]
        self.model = ScoreModel(definition, rules + self.fit_conditions)
        self.rules = self.model.book(rules)
        self.fit = self.model.book(self.fit_conditions)

    @cached_property
    def plan_of_rule(self) -> dict[int | None, str]:
        """The plan of each place in the ledger of rules; None stands for the default."""
        rulebook = self.definition.rulebook
        plans: dict[int | None, str] = {place: rule.recommend for place, rule in enumerate(rulebook.rules)}
        plans[None] = rulebook.default.recommend
        return plans

    def space(self, answers: Answers | None = None) -> Space:
        """The answer sets that agree with the answers given so far."""
        return open_space(self.definition, answers or {})

    def walk(self, book: Ledger, space: Space, price: Price | None = None) -> Walk:
        """Follow any ledger of this definition through a space."""
        return follow(self.model, book, Distribution(self.model, space, price), space, price)

    def counts(self, answers: Answers | None = None) -> Counts:
        """How many answer sets lead to each plan, rule and verdict."""
        space = self.space(answers)
        distribution = Distribution(self.model, space)
        by_rule = follow(self.model, self.rules, distribution, space).results
        by_fit = follow(self.model, self.fit, distribution, space).results
        rulebook = self.definition.rulebook
        plans = {plan.id: 0 for plan in rulebook.plans}
        for place, count in by_rule.items():
            plans[self.plan_of_rule[place]] += count
        verdicts = {"fit": 0, "conditional": 0, "unfit": 0}
        for place, count in by_fit.items():
            verdicts[self._verdict(place)] += count
        rules = {rule: by_rule.get(place, 0) for place, rule in enumerate(self.rule_ids)}
        return Counts(size(space), plans, {**rules, rulebook.default.id: by_rule.get(None, 0)}, verdicts)

    def witnesses(self, answers: Answers | None = None) -> dict[str, dict[str, Answer]]:
        """For each rule that can still decide, the default included: an answer set in which it does."""
        walk = self.walk(self.rules, self.space(answers))
        default = self.definition.rulebook.default.id
        return {
            default if place is None else self.rule_ids[place]: walk.witness(place) for place in walk.results
        }

    def verdict_witnesses(self, answers: Answers | None = None) -> dict[str, dict[str, Answer]]:
        """For each fit verdict that is still possible: an answer set that leads to it."""
        walk = self.walk(self.fit, self.space(answers))
        return {self._verdict(place): walk.witness(place) for place in walk.results}

    def plan_witnesses(self, answers: Answers | None = None) -> dict[str, dict[str, Answer]]:
        """For each plan that is still possible: an answer set that leads to it."""
        walk = self.walk(self.rules, self.space(answers))
        return {self.plan_of_rule[place]: walk.witness(place) for place in walk.results}

    def _verdict(self, place: int | None) -> str:
        if place is None:
            return "fit"
        return "unfit" if place < len(self.definition.rulebook.fit.unfit) else "conditional"

    def decide(self, answers: Answers) -> str:
        """The plan of one complete answer set; the same as `diagnose`, without the explanation."""
        found = self._class_of(answers)
        mask = self.rules.score_column(self.model.facts(found))
        for question in self.rules.variables:
            mask &= self.rules.column(question, answers[question])
        place = self.rules.owner[(mask & -mask).bit_length() - 1] if mask else None
        return self.plan_of_rule[place]

    def _class_of(self, answers: Answers) -> ScoreClass:
        sums, weights = [0] * len(self.model.causes), [0] * len(self.model.causes)
        for question, steps in self.model.steps.items():
            step = next(step for step in steps if step.answer == answers[question][0])
            for place in range(len(sums)):
                sums[place] += step.sums[place]
                weights[place] += step.weights[place]
        cells = tuple(
            int(grid[at]) for grid, at in zip(self.model.grids, zip(sums, weights, strict=True), strict=True)
        )
        named = tuple(answers[question][0] for question in self.model.named)
        if not self.model.ranked:
            return ScoreClass(cells, None, named)
        ranks = [
            int(grid[at]) for grid, at in zip(self.model.ranks, zip(sums, weights, strict=True), strict=True)
        ]
        alone = max(ranks) > 0 and ranks.count(max(ranks)) == 1
        return ScoreClass(cells, ranks.index(max(ranks)) if alone else None, named, self.model.gap_of(ranks))

    def robustness(self, answers: Answers) -> Robustness:
        """How a complete answer set bears every change of one answer by one step."""
        plan = self.decide(answers)
        ways = same = 0
        for question in self.asked:
            for answer in possible_answers(self.definition.questions[question]):
                if steps_between(self.definition.questions[question], answers[question], answer) == 1:
                    ways += 1
                    same += self.decide({**answers, question: answer}) == plan
        return Robustness(ways=ways, same=same)

    def flips(self, answers: Answers) -> list[Flip]:
        """The nearest flip to every other plan that can be reached, the nearest first."""
        plan = self.decide(answers)

        def price(question: str, answer: Answer) -> int | None:
            return steps_between(self.definition.questions[question], answers[question], answer)

        walk = self.walk(self.rules, self.space(), price)
        best: dict[str, tuple[int, int | None]] = {}
        for place, steps in walk.results.items():
            other = self.plan_of_rule[place]
            if other != plan and (other not in best or steps < best[other][0]):
                best[other] = (steps, place)
        flips = []
        for other, (steps, place) in sorted(best.items(), key=lambda item: item[1][0]):
            found = walk.witness(place)
            changes = {q: found[q] for q in walk_questions(walk) if found[q] != answers[q]}
            flips.append(Flip(plan=other, steps=steps, changes=changes))
        return flips

    def ask_next(self, answers: Answers) -> list[NextQuestion]:
        """The open questions, the one that decides most about the plan first.

        "Decides most" is the largest expected reduction of the entropy of the plan, every
        answer set that is still possible counting alike.
        """
        space = self.space(answers)
        distribution = Distribution(self.model, space)
        walk = follow(self.model, self.rules, distribution, space)
        plans = [plan.id for plan in self.definition.rulebook.plans]
        place_of = {place: plans.index(plan) for place, plan in self.plan_of_rule.items()}
        before = _entropy(
            [sum(walk.results[p] for p in walk.results if place_of[p] == i) for i in range(len(plans))]
        )
        found = []
        for question, counts in plan_counts_by_answer(walk, place_of, len(plans)).items():
            if len(space[question]) > 1:
                total = sum(map(sum, counts))
                after = sum(_entropy(row) * (sum(row) / total) for row in counts)
                found.append(NextQuestion(question, max(0.0, before - after)))
        return sorted(found, key=lambda entry: (-entry.bits, self.asked.index(entry.question)))


def walk_questions(walk: Walk) -> list[str]:
    """The questions that can change where a walk ends."""
    return [*walk.questions, *walk.distribution.model.steps]


def steps_between(question: Question, before: Answer, after: Answer) -> int | None:
    """How many one-step changes lead from one answer to another.

    On an ordered question a step leads to the neighbouring option; on others, to any option;
    in a multiple choice it adds or takes away one option. From "don't know" any single option
    is one step away. None for becoming unsure, which is no change of the situation.
    """
    if before == after:
        return 0
    if after == (UNKNOWN,):
        return None
    if before == (UNKNOWN,):
        return len(after)
    if question.multiple:
        return len(set(before) ^ set(after))
    if not question.ordered:
        return 1
    ids = [option.id for option in question.options]
    return abs(ids.index(before[0]) - ids.index(after[0]))


def _entropy(counts: Sequence[int]) -> float:
    total = sum(counts)
    shares = [count / total for count in counts if count]
    return -sum(share * log2(share) for share in shares)

"""A second evaluator, deliberately plain: it reads the YAML data itself and knows no cleverness.

It shares no code with the engine. Everything is found by going through all answer sets.
"""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product
from math import log2
from typing import Any

Data = dict[str, Any]
Set = dict[str, tuple[str, ...]]


OPEN = (("unknown",), ("not-applicable",))


class Plain:
    def __init__(self, questions: Data, rules: Data) -> None:
        scales = {scale["id"]: scale for scale in questions.get("scales", [])}
        self.rules = rules
        self.causes = [cause["id"] for cause in questions["causes"]]
        self.questions: dict[str, Data] = {}
        for section in questions["sections"]:
            for question in section["questions"]:
                source = scales[question["scale"]] if "scale" in question else question
                self.questions[question["id"]] = {
                    **question,
                    "ids": [option["id"] for option in source["options"]],
                    "open": [("not-applicable",)] * ("not_applicable" in question)
                    + [("unknown",)] * ("unknown" in source),
                    "alone": [option["id"] for option in source["options"] if option.get("alone")],
                }
        used = str([rule["when"] for rule in self.all_rules()])
        self.asked = [name for name, q in self.questions.items() if "weights" in q or f"'{name}'" in used]

    def all_rules(self) -> list[Data]:
        fit = self.rules["fit"]
        return [*self.rules["rules"], *fit["unfit"], *fit["conditional"], *fit["fit"]]

    def answers(self, name: str) -> list[tuple[str, ...]]:
        question = self.questions[name]
        largest = question.get("max_choices", len(question["ids"])) if question.get("multiple") else 1
        found: list[tuple[str, ...]] = []
        for size in range(1, largest + 1):
            found += combinations(question["ids"], size)
        mixed = [chosen for chosen in found if len(chosen) > 1 and set(chosen) & set(question["alone"])]
        return [chosen for chosen in found if chosen not in mixed] + list(question["open"])

    def sets(self, given: Set | None = None) -> Iterator[Set]:
        choices = [[given[name]] if given and name in given else self.answers(name) for name in self.asked]
        for chosen in product(*choices):
            yield dict(zip(self.asked, chosen, strict=True))

    def scores(self, answers: Set) -> dict[str, Fraction | None]:
        result: dict[str, Fraction | None] = {}
        for cause in self.causes:
            total = known = Fraction(0)
            reached = Fraction(0)
            for name, question in self.questions.items():
                weight = question.get("weights", {}).get(cause, 0)
                total += weight
                if weight and answers[name] not in OPEN:
                    position = question["ids"].index(answers[name][0])
                    share = Fraction(position, len(question["ids"]) - 1)
                    reached += weight * (1 - share if question.get("reverse") else share)
                    known += weight
            enough = known > 0 and known / total * 100 >= self.rules["coverage"]["at_least"]
            result[cause] = reached / known * 100 if enough else None
        return result

    def band(self, score: Fraction) -> int:
        for place, band in enumerate(self.rules["bands"]):
            if "below" not in band or score < band["below"]:
                return place
        raise AssertionError

    def holds(self, when: Data, answers: Set, scores: dict[str, Fraction | None]) -> bool:
        [(name, value)] = when.items()
        if name == "all":
            return all(self.holds(part, answers, scores) for part in value)
        if name == "any":
            return any(self.holds(part, answers, scores) for part in value)
        if name == "not":
            return not self.holds(value, answers, scores)
        if name in ("leads", "among_leading"):
            return self.leads(value, scores, alone=name == "leads")
        [(operator, operand)] = value.items()
        if name == "lead_gap":
            return self.gap_holds(operator, operand, scores)
        if name in self.causes:
            return self.score_holds(operator, operand, scores[name])
        chosen = answers[name]
        if operator == "answered":
            return bool((chosen not in OPEN) == operand)
        if operator == "is":
            return bool(operand in chosen)
        if operator == "one_of":
            return any(option in chosen for option in operand)
        ids = self.questions[name]["ids"]
        if chosen in OPEN:
            return False
        if operator == "at_least":
            return bool(ids.index(chosen[0]) >= ids.index(operand))
        return bool(ids.index(chosen[0]) <= ids.index(operand))

    def leads(self, cause: str, scores: dict[str, Fraction | None], *, alone: bool) -> bool:
        lead, own = self.rules["lead"]["at_least"], scores[cause]
        if own is None:
            return False
        others = [score for name, score in scores.items() if name != cause and score is not None]
        if alone:
            return all(own - other >= lead for other in others)
        return all(other - own < lead for other in others)

    def gap_holds(self, operator: str, operand: int, scores: dict[str, Fraction | None]) -> bool:
        top = sorted((score for score in scores.values() if score is not None), reverse=True)
        if len(top) < 2:
            return False
        gap = top[0] - top[1]
        return bool(gap >= operand if operator == "at_least" else gap <= operand)

    def score_holds(self, operator: str, operand: Any, score: Fraction | None) -> bool:
        if operator == "answered":
            return bool((score is not None) == operand)
        if score is None:
            return False
        if isinstance(operand, int):
            return bool(score >= operand if operator == "at_least" else score <= operand)
        names = [band["id"] for band in self.rules["bands"]]
        place = self.band(score)
        if operator == "is":
            return place == names.index(operand)
        if operator == "one_of":
            return place in [names.index(name) for name in operand]
        return place >= names.index(operand) if operator == "at_least" else place <= names.index(operand)

    def rule(self, answers: Set) -> tuple[str, str]:
        """(rule, plan)"""
        scores = self.scores(answers)
        for rule in self.rules["rules"]:
            if self.holds(rule["when"], answers, scores):
                return rule["id"], rule["recommend"]
        return self.rules["default"]["id"], self.rules["default"]["recommend"]

    def verdict(self, answers: Set) -> str:
        scores = self.scores(answers)
        for verdict in ("unfit", "conditional"):
            if any(self.holds(rule["when"], answers, scores) for rule in self.rules["fit"][verdict]):
                return verdict
        return "fit"

    def steps(self, name: str, before: tuple[str, ...], after: tuple[str, ...]) -> int | None:
        question = self.questions[name]
        if before == after:
            return 0
        if after in OPEN or before == ("not-applicable",):
            return None
        if before == ("unknown",):
            return len(after)
        if question.get("multiple"):
            return len(set(before) - set(after)) + len(set(after) - set(before))
        if "scale" in question or question.get("ordered"):
            return int(abs(question["ids"].index(before[0]) - question["ids"].index(after[0])))
        return 1

    def attainable(self, name: str, before: tuple[str, ...], after: tuple[str, ...]) -> bool:
        question = self.questions[name]
        if after[0] not in question.get("attainable", []):
            return False
        if not question.get("ordered") or before == ("unknown",):
            return True
        return bool(question["ids"].index(after[0]) > question["ids"].index(before[0]))

    def distance(self, before: Set, after: Set) -> int | None:
        total = 0
        for name in self.asked:
            steps = self.steps(name, before[name], after[name])
            if steps is None:
                return None
            total += steps
        return total

    def bits(self, given: Set) -> dict[str, float]:
        """Per question: the expected reduction of the entropy of the plan by its answer."""
        decided = [(answers, self.rule(answers)[1]) for answers in self.sets(given)]
        before = entropy(Counter(plan for _, plan in decided))
        result = {}
        for name in self.asked:
            rows: dict[tuple[str, ...], Counter[str]] = {}
            for answers, plan in decided:
                rows.setdefault(answers[name], Counter())[plan] += 1
            result[name] = before - sum(row.total() / len(decided) * entropy(row) for row in rows.values())
        return result


def entropy(counts: Counter[str]) -> float:
    total = sum(counts.values())
    return -sum(count / total * log2(count / total) for count in counts.values())

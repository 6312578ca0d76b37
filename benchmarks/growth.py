"""Counting all answer sets, against the number of symptom questions and of rules."""

import copy
from pathlib import Path
from typing import Any

import yaml

from benchmarks.timing import seconds
from diagnosis.definition.loader import load_texts
from diagnosis.engine.outlook.exact import ExactOutlook
from diagnosis.paths import QUESTIONS, RULES


def outlook(symptoms: int, rules: int, files: tuple[Path, Path] = (QUESTIONS, RULES)) -> ExactOutlook:
    """A definition with this many symptom questions (own ones repeated) and first rules.

    `files` are the questions and the rules to start from; by default those that are shipped.
    """
    questions: Any = yaml.safe_load(files[0].read_text("utf-8"))
    rulebook: Any = yaml.safe_load(files[1].read_text("utf-8"))
    holders = [(section, q) for section in questions["sections"] for q in section["questions"]]
    own = [(section, q) for section, q in holders if len(q.get("weights", {})) == 1]
    have = sum("weights" in q for _, q in holders)
    for extra in range(symptoms - have):
        section, question = own[extra % len(own)]
        section["questions"].append({**copy.deepcopy(question), "id": f"{question['id']}-{extra}"})
    for section, question in own[: max(0, have - symptoms)]:
        section["questions"].remove(question)
    rulebook["rules"] = rulebook["rules"][:rules]
    rulebook["contradictions"] = []  # they name questions that may be gone
    texts = [yaml.safe_dump(data, allow_unicode=True, sort_keys=False) for data in (questions, rulebook)]
    loaded = load_texts(*texts)
    assert loaded.definition is not None, loaded.findings
    return ExactOutlook(loaded.definition)


def main() -> None:
    print(f"{'symptoms':>9} {'rules':>6} {'answer sets':>12} {'ms':>8}")
    for symptoms, rules in ((10, 17), (16, 17), (24, 17), (32, 17), (16, 4), (16, 8), (16, 12)):
        exact = outlook(symptoms, rules)
        size = exact.counts().answer_sets
        print(f"{symptoms:9} {rules:6} {size:12.1e} {1000 * seconds(exact.counts):8.1f}")


if __name__ == "__main__":
    main()

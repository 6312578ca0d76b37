"""Checks of the rulebook that need more than one entry at a time: ids that repeat, dangle or contradict."""

from collections.abc import Callable
from typing import Any

from diagnosis.definition.finding import closest
from diagnosis.definition.lists import mapping_at, unique
from diagnosis.definition.provider import check_provider
from diagnosis.definition.sentence_references import check_sentences
from diagnosis.definition.source import Path, Source
from diagnosis.definition.vocabulary import Vocabulary, entries, ids


def check_rules(source: Source, data: Any, vocabulary: Vocabulary) -> None:
    """References within `rules.yaml`; conditions are checked where they are parsed."""
    for group in ("plans", "plan_facts", "bands", "never", "always"):
        unique(source, list(entries(data, group)))
    check_sentences(source, data, vocabulary)
    _check_plans(source, data)
    _check_properties(source, data, vocabulary)
    _check_bands(source, data)
    check_provider(source, data)
    _check_basis(source, data)
    default = mapping_at(data, "default")
    check_plan = _plan_checker(source, vocabulary.plans)
    check_plan(("default", "recommend"), default.get("recommend"))
    earlier: list[str] = []
    for path, rule in entries(data, "rules"):
        check_plan((*path, "recommend"), rule.get("recommend"))
        check_plan((*path, "later"), rule.get("later"))
        _check_after(source, path, rule, earlier, ids(data, "rules"))
        if isinstance(rule.get("id"), str):
            earlier.append(rule["id"])


def _plan_checker(source: Source, plans: tuple[str, ...]) -> Callable[[Path, Any], None]:
    def check(path: Path, plan: Any) -> None:
        if isinstance(plan, str) and plan not in plans:
            source.report(
                "unknown-plan", path, suggestion=closest(plan, plans), value=plan, known=", ".join(plans)
            )

    return check


def _check_after(
    source: Source, path: Path, rule: dict[str, Any], earlier: list[str], all_rules: tuple[str, ...]
) -> None:
    after = rule.get("after")
    for index, name in enumerate(after if isinstance(after, list) else []):
        if not isinstance(name, str) or name in earlier:
            continue
        where = (*path, "after", index)
        if name in all_rules:
            source.report("after-a-later-rule", where, value=name)
        else:
            source.report("unknown-rule", where, suggestion=closest(name, earlier), value=name)


def _check_plans(source: Source, data: Any) -> None:
    known = ids(data, "plan_facts")
    for path, plan in entries(data, "plans"):
        for fact in mapping_at(plan, "facts"):
            if fact not in known:
                source.report(
                    "unknown-fact",
                    (*path, "facts", fact),
                    key=True,
                    suggestion=closest(fact, known),
                    value=fact,
                )


def _check_properties(source: Source, data: Any, vocabulary: Vocabulary) -> None:
    unique(source, list(entries(data, "properties")))
    for path, declared in entries(data, "properties"):
        monotone = mapping_at(declared, "monotone")
        when, order = monotone.get("when"), monotone.get("order")
        where = (*path, "monotone", "when")
        asked = vocabulary.questions.get(when) if isinstance(when, str) else None
        if monotone.get("then") == "scores":
            if when != "symptoms":
                source.report("scores-follow-symptoms", where, value=when)
        elif when == "symptoms":
            pass  # along every symptom, from better to worse
        elif asked is None:
            known = (*vocabulary.questions, "symptoms")
            source.report("unknown-question", where, suggestion=closest(str(when), known), name=when)
        elif not asked.ordered:
            source.report("not-ordered", where, name=when, operator="monotone")
        if order is not None and sorted(map(str, order)) != sorted(vocabulary.plans):
            known_plans = ", ".join(vocabulary.plans)
            source.report("order-of-plans", (*path, "monotone", "order"), known=known_plans)


def _check_bands(source: Source, data: Any) -> None:
    bands = list(entries(data, "bands"))
    previous = 0
    for number, (path, band) in enumerate(bands, start=1):
        below, last = band.get("below"), number == len(bands)
        if last and below is not None:
            source.report("last-band-open", (*path, "below"), key=True)
        elif not last and below is None:
            source.report("band-without-end", path, name=band.get("id", ""))
        elif isinstance(below, int) and not isinstance(below, bool):
            if below <= previous:
                source.report("bands-not-rising", (*path, "below"), value=below, limit=previous)
            previous = max(previous, below)


def _check_basis(source: Source, data: Any) -> None:
    known = (*ids(data, "basis", "references"), "definition")
    unique(source, list(entries(data, "basis", "references")))
    unique(source, list(entries(data, "basis", "claims")))
    for path, claim in entries(data, "basis", "claims"):
        name = claim.get("source")
        if isinstance(name, str) and name not in known:
            where = (*path, "source")
            source.report("unknown-source", where, suggestion=closest(name, known), value=name)

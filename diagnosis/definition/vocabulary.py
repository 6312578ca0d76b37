"""Collects the ids that a rulebook may refer to, also from files with mistakes elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from diagnosis.definition.base import NOT_APPLICABLE, UNKNOWN
from diagnosis.definition.lists import value_at
from diagnosis.definition.source import Path


@dataclass(frozen=True)
class Asked:
    """What a condition needs to know of a question; `open` are the answers like "don't know" it offers."""

    options: tuple[str, ...]
    ordered: bool
    multiple: bool
    open: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    questions: dict[str, Asked] = field(default_factory=dict)
    causes: tuple[str, ...] = ()
    bands: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()


def entries(data: Any, *path: str | int) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yields the mappings of the list at `path` in `data`, each with its own path. No list yields nothing."""
    found = value_at(data, path)
    if isinstance(found, list):
        for index, item in enumerate(found):
            if isinstance(item, dict):
                yield (*path, index), item


def questions_of(data: Any) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each question of a questionnaire's data, with its path."""
    for path, section in entries(data, "sections"):
        for (_, index), question in entries(section, "questions"):
            yield (*path, "questions", index), question


def ids(data: Any, *path: str | int) -> tuple[str, ...]:
    """The text ids of the mappings in the list at `path`."""
    return tuple(item["id"] for _, item in entries(data, *path) if isinstance(item.get("id"), str))


def vocabulary_of(questions: Any, rules: Any) -> Vocabulary:
    """The vocabulary of the two files' data; wrong shapes are passed over."""
    scales = {
        scale.get("id"): scale
        for _, scale in entries(questions, "scales")
        if isinstance(scale.get("id"), str)
    }
    asked: dict[str, Asked] = {}
    for _, question in questions_of(questions):
        question_id = question.get("id")
        if not isinstance(question_id, str):
            continue
        scale = scales.get(question["scale"]) if isinstance(question.get("scale"), str) else None
        holder = scale or question
        asked[question_id] = Asked(
            options=ids(holder, "options"),
            ordered=scale is not None or question.get("ordered") is True,
            multiple=question.get("multiple") is True,
            open=tuple(
                option
                for option, source in ((NOT_APPLICABLE, question), (UNKNOWN, holder))
                if source.get(option.replace("-", "_")) is not None
            ),
        )
    return Vocabulary(
        questions=asked,
        causes=ids(questions, "causes"),
        bands=ids(rules, "bands"),
        plans=ids(rules, "plans"),
    )


def offered(asked: Asked) -> tuple[str, ...]:
    """Every option id a condition may name, "don't know" and the like included where offered."""
    return asked.options + asked.open

"""Checks of the questions that need more than one entry at a time: ids that repeat, dangle or contradict."""

from typing import Any

from diagnosis.definition.base import OPEN
from diagnosis.definition.finding import closest
from diagnosis.definition.lists import mapping_at, unique
from diagnosis.definition.source import Path, Source
from diagnosis.definition.team_references import check_team
from diagnosis.definition.vocabulary import Vocabulary, entries, ids, questions_of

_RESERVED = frozenset({"all", "any", "not", "leads", "among_leading", "lead_gap", "symptoms", *OPEN})


def check_questions(source: Source, data: Any, vocabulary: Vocabulary) -> None:
    """References within `questions.yaml`."""
    retired = list(entries(data, "retired"))
    unique(source, list(entries(data, "causes")) + list(questions_of(data)) + retired, _RESERVED)
    unique(source, list(entries(data, "sections")))
    unique(source, list(entries(data, "scales")))
    unique(source, list(entries(data, "talk")))
    unique(source, list(entries(data, "frame")))
    for path, scale in entries(data, "scales"):
        _check_options(source, path, scale)
    for path, section in entries(data, "sections"):
        _check_after_result(source, path, section)
    for path, question in questions_of(data):
        _check_options(source, path, question)
        _check_attainable(source, path, question)
        _check_choices(source, path, question)
        _check_scale(source, path, question, ids(data, "scales"))
        _check_talk(source, path, question, ids(data, "talk"))
        _check_weights(source, path, question, vocabulary)
    check_team(source, data, vocabulary)
    weighted = {cause for _, question in questions_of(data) for cause in mapping_at(question, "weights")}
    for path, cause in entries(data, "causes"):
        if isinstance(cause.get("id"), str) and cause["id"] not in weighted:
            source.report("cause-without-question", (*path, "id"), name=cause["id"])


def _check_options(source: Source, path: Path, holder: dict[str, Any]) -> None:
    unique(
        source,
        [((*path, *inner), option) for inner, option in entries(holder, "options")],
        OPEN,
    )


def _check_after_result(source: Source, path: Path, section: dict[str, Any]) -> None:
    if section.get("after_result") is not True:
        return
    for (_, index), question in entries(section, "questions"):
        if question.get("required") is not False or question.get("kind") != "profile":
            where = (*path, "questions", index, "id")
            source.report("required-after-result", where, name=question.get("id", ""))


def _check_attainable(source: Source, path: Path, question: dict[str, Any]) -> None:
    known = ids(question, "options")
    named = question.get("attainable")
    for index, option in enumerate(named if isinstance(named, list) else []):
        if isinstance(option, str) and option not in known:
            source.report(
                "unknown-option",
                (*path, "attainable", index),
                suggestion=closest(option, known),
                value=option,
                name=question.get("id", ""),
                known=", ".join(known),
            )


def _check_choices(source: Source, path: Path, question: dict[str, Any]) -> None:
    limit = question.get("max_choices")
    if limit is None:
        return
    if question.get("multiple") is not True:
        source.report("choices-without-multiple", (*path, "max_choices"), key=True)
    elif isinstance(limit, int) and limit > len(ids(question, "options")):
        source.report("too-many-choices", (*path, "max_choices"), value=limit)


def _check_scale(source: Source, path: Path, question: dict[str, Any], scales: tuple[str, ...]) -> None:
    scale = question.get("scale")
    if scale is None:
        if "options" not in question:
            source.report("no-options", path, name=question.get("id", ""))
        return
    for key in ("options", "unknown", "multiple", "ordered"):
        if key in question:
            source.report("scale-and-options", (*path, key), key=True, name=key)
    if isinstance(scale, str) and scale not in scales:
        source.report("unknown-scale", (*path, "scale"), suggestion=closest(scale, scales), value=scale)


def _check_talk(source: Source, path: Path, question: dict[str, Any], stages: tuple[str, ...]) -> None:
    stage = question.get("talk")
    if isinstance(stage, str) and stage not in stages:
        known = ", ".join(stages)
        source.report(
            "unknown-stage", (*path, "talk"), suggestion=closest(stage, stages), value=stage, known=known
        )


def _check_weights(source: Source, path: Path, question: dict[str, Any], vocabulary: Vocabulary) -> None:
    symptom = question.get("kind") == "symptom"
    if symptom and not mapping_at(question, "weights"):
        source.report("symptom-without-weights", path, name=question.get("id", ""))
    if symptom and "scale" not in question:
        source.report("symptom-without-scale", path, name=question.get("id", ""))
    for key in ("weights", "reverse"):
        if not symptom and key in question and question.get("kind") in ("context", "fit", "profile"):
            source.report("only-for-symptoms", (*path, key), key=True, name=key)
    for cause in mapping_at(question, "weights"):
        if cause not in vocabulary.causes:
            source.report(
                "unknown-cause",
                (*path, "weights", cause),
                key=True,
                suggestion=closest(cause, vocabulary.causes),
                value=cause,
                name="weights",
                known=", ".join(vocabulary.causes),
            )

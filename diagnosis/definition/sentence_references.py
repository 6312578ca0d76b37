"""What sentences refer to: ids of their own, blanks for answers, and outputs that name them."""

import re
from collections.abc import Iterator
from typing import Any

from diagnosis.definition.finding import closest
from diagnosis.definition.lists import mapping_at, unique
from diagnosis.definition.source import Path, Source
from diagnosis.definition.vocabulary import Vocabulary, entries
from diagnosis.languages import LANGUAGES

BLANK = re.compile(r"\{([^{}]*)\}")
"""A place in a sentence that is filled with the answer to the question it names."""
_VERDICTS = ("fit", "conditional", "unfit")


def check_sentences(source: Source, data: Any, vocabulary: Vocabulary) -> None:
    """Ids that repeat, blanks that name no question, outputs that are not there."""
    found = list(_sentences(data))
    unique(source, found)
    for path, sentence in found:
        for key in ("text", "because", "instead", "resolve"):
            _check_blanks(source, (*path, key), sentence.get(key), vocabulary)
    known = tuple(sentence["id"] for _, sentence in found if isinstance(sentence.get("id"), str))
    allowed = {
        "plan": vocabulary.plans,
        "runner_up": (*vocabulary.plans, "none"),
        "later": (*vocabulary.plans, "none"),
        "verdict": _VERDICTS,
        "shown": known,
    }
    for group, key in (("never", "together"), ("always", "then")):
        for path, declared in entries(data, group):
            for (_, index), output in entries(declared, key):
                _check_output(source, (*path, key, index), output, allowed)


def _sentences(data: Any) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path, plan in entries(data, "plans"):
        for (_, index), one in entries(plan, "why_not"):
            yield (*path, "why_not", index), one
    yield from entries(data, "rules")
    yield ("default",), mapping_at(data, "default")
    for group in _VERDICTS[::-1]:
        yield from entries(data, "fit", group)
    for group in ("headlines", "urgency", "next_steps", "notes"):
        yield from entries(data, group)


def _check_blanks(source: Source, path: Path, text: Any, vocabulary: Vocabulary) -> None:
    if not isinstance(text, dict):
        return
    blanks = {lang: set(BLANK.findall(text[lang])) for lang in LANGUAGES if isinstance(text.get(lang), str)}
    for language, names in blanks.items():
        for name in names - set(vocabulary.questions):
            suggestion = closest(name, vocabulary.questions)
            source.report("unknown-blank", (*path, language), suggestion=suggestion, name=name)
    if len({frozenset(names) for names in blanks.values()}) > 1:
        source.report("blanks-differ", path)


def _check_output(
    source: Source, path: Path, output: dict[str, Any], allowed: dict[str, tuple[str, ...]]
) -> None:
    if len(output) != 1:
        source.report("one-output", path, allowed=", ".join((*allowed, "optional")))
        return
    [(subject, value)] = output.items()
    for name in value if isinstance(value, list) else [value]:
        if subject in allowed and isinstance(name, str) and name not in allowed[subject]:
            source.report(
                "unknown-output",
                (*path, subject),
                suggestion=closest(name, allowed[subject]),
                value=name,
                name=subject,
            )

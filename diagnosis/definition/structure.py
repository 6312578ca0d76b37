"""Checks the shape of a file against its model; what pydantic reports becomes findings."""

from functools import cache
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from diagnosis.definition.finding import closest
from diagnosis.definition.lists import value_at
from diagnosis.definition.source import Path, Source
from diagnosis.languages import LANGUAGES

FileModel = TypeVar("FileModel", bound=BaseModel)

MOST_MISTAKES = 200
"""Mistakes of a file's shape that are reported; a file with more has one that is repeated."""
_SIMPLE_CODES = {
    "int_type": "not-a-whole-number",
    "int_from_float": "not-a-whole-number",
    "bool_type": "not-true-or-false",
    "string_type": "not-text",
    "list_type": "not-a-list",
    "string_too_short": "empty-text",
    "string_too_long": "too-long",
}


def check_structure(source: Source, data: Any, model: type[FileModel]) -> FileModel | None:
    """`data` as `model`, or None after its mistakes have been added to the source's findings."""
    try:
        return model.model_validate({} if data is None else data)
    except ValidationError as error:
        for detail in islice(error.errors(include_url=False), MOST_MISTAKES):
            _report(source, model, detail)
        return None


def _report(source: Source, model: type[BaseModel], detail: Any) -> None:
    kind: str = detail["type"]
    path: Path = tuple(step for step in detail["loc"])
    name = str(path[-1]) if path else ""
    value = detail.get("input")
    if kind == "extra_forbidden":
        _report_key(source, path, closest(name, _field_names(model)), empty=value is None)
    elif kind == "missing" and name == "when" and closest(name, value):
        pass  # the misspelt key is reported by itself
    elif kind == "missing" and name == "when":
        source.report("second-default" if path[0] == "rules" else "missing-condition", path, line="-")
    elif kind == "missing" and path == ("default",):
        source.report("missing-default", ())
    elif kind == "missing" and name in LANGUAGES:
        source.report("missing-translation", path, missing=name, name=_holder(path))
    elif kind == "missing":
        source.report("missing-key", path, name=name)
    elif name in LANGUAGES and (value is None or value == ""):
        source.report("missing-translation", path, missing=name, name=_holder(path))
    elif kind == "model_type" and isinstance(value, str):
        source.report("text-without-languages", path, name=name)
    elif kind in ("too_short", "list_type", "dict_type", "model_type") and not value:
        source.report("empty-section", path, name=name)
    elif kind in ("greater_than_equal", "less_than_equal"):
        limit = detail["ctx"].get("ge", detail["ctx"].get("le"))
        code = "too-small" if kind == "greater_than_equal" else "too-large"
        source.report(code, path, name=name, value=value, limit=limit)
    elif kind == "string_pattern_mismatch":
        source.report("bad-id", path, value=value)
    elif kind == "literal_error":
        expected = str(detail["ctx"]["expected"])
        suggestion = closest(str(value), expected.replace("'", "").replace(" or ", ", ").split(", "))
        source.report("unknown-value", path, suggestion=suggestion, value=value, known=expected)
    elif kind in _SIMPLE_CODES:
        source.report(_SIMPLE_CODES[kind], path, name=name, value=value)
    else:
        source.report("wrong-shape", path, name=name, problem=detail["msg"])


def _report_key(source: Source, path: Path, suggestion: str | None, *, empty: bool) -> None:
    """A key that is none. One without a value may be the rest of a text that has a comma."""
    name = str(path[-1])
    if empty and (suggestion is None or _stands_in_text(source.data, path)):
        source.report("unknown-key-comma", path, key=True, name=name)
    else:
        source.report("unknown-key", path, key=True, suggestion=suggestion, name=name)


def _stands_in_text(data: Any, path: Path) -> bool:
    """Whether what stands beside it are the languages of a text."""
    beside = value_at(data, path[:-1])
    return isinstance(beside, dict) and not set(LANGUAGES).isdisjoint(beside)


def _holder(path: Path) -> str:
    names = [step for step in path[:-1] if isinstance(step, str)]
    return names[-1] if names else ""


@cache
def _field_names(model: type[BaseModel]) -> frozenset[str]:
    """The keys of a model and of every model within it."""
    names: set[str] = set()
    open_models, seen = [model], set[type[BaseModel]]()
    while open_models:
        current = open_models.pop()
        if current in seen:
            continue
        seen.add(current)
        for name, field in current.model_fields.items():
            names.add(name)
            open_models.extend(_models_in(field.annotation))
    return frozenset(names)


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models_in(part)]

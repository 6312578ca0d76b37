"""Turns the written form of a condition into models, collecting every mistake in it."""

from typing import Any, cast

from diagnosis.definition.condition import (
    All,
    AnyOf,
    Condition,
    LeadGap,
    Leads,
    Not,
    Operator,
    QuestionIs,
    ScoreIs,
)
from diagnosis.definition.finding import closest
from diagnosis.definition.source import Path, Source
from diagnosis.definition.vocabulary import Asked, Vocabulary, offered

_OPERATORS = ("is", "one_of", "at_least", "at_most", "answered")
_GROUPS = ("all", "any", "not")
_SPECIAL = ("leads", "among_leading", "lead_gap")
_NOTHING = All(parts=())


class ConditionParser:
    """Parses the conditions of one file against a vocabulary; mistakes go to the source."""

    def __init__(self, source: Source, vocabulary: Vocabulary) -> None:
        self.source = source
        self.vocabulary = vocabulary
        self.subjects = (*vocabulary.questions, *vocabulary.causes, *_GROUPS, *_SPECIAL)

    def parse(self, data: Any, path: Path) -> Condition:
        """The condition written at `path`; a stand-in where it has mistakes, which are reported."""
        if not isinstance(data, dict) or not data:
            self.source.report("condition-shape", path)
            return _NOTHING
        if len(data) > 1:
            second = list(data)[1]
            self.source.report("one-line-one-subject", (*path, second), key=True, name=second)
            return _NOTHING
        [(name, value)] = data.items()
        inner = (*path, name)
        if name in ("all", "any"):
            return self._group(name, value, inner)
        if name == "not":
            return Not(part=self.parse(value, inner))
        if name in ("leads", "among_leading"):
            return self._leads(value, inner, alone=name == "leads")
        if name == "lead_gap":
            return self._lead_gap(value, inner)
        if name in self.vocabulary.questions:
            return self._question(name, value, inner)
        if name in self.vocabulary.causes:
            return self._score(name, value, inner)
        self.source.report(
            "unknown-question", inner, key=True, suggestion=closest(name, self.subjects), name=name
        )
        return _NOTHING

    def _group(self, name: str, value: Any, path: Path) -> Condition:
        if not isinstance(value, list) or not value:
            self.source.report("empty-condition", path, name=name)
            return _NOTHING
        parts = tuple(self.parse(item, (*path, index)) for index, item in enumerate(value))
        return All(parts=parts) if name == "all" else AnyOf(parts=parts)

    def _leads(self, value: Any, path: Path, *, alone: bool) -> Condition:
        if value not in self.vocabulary.causes:
            self._unknown("unknown-cause", value, self.vocabulary.causes, path)
            return _NOTHING
        return Leads(cause=value, alone=alone)

    def _lead_gap(self, value: Any, path: Path) -> Condition:
        found = self._operator(value, path, ("at_least", "at_most"))
        if found is None:
            return _NOTHING
        operator, limit = found
        if not self._is_points(limit, (*path, operator)):
            return _NOTHING
        return LeadGap(operator="at_least" if operator == "at_least" else "at_most", points=limit)

    def _question(self, name: str, value: Any, path: Path) -> Condition:
        asked = self.vocabulary.questions[name]
        found = self._operator(value, path, _OPERATORS)
        if found is None:
            return _NOTHING
        operator, operand = found
        where = (*path, operator)
        if operator == "answered":
            if not isinstance(operand, bool):
                self.source.report("not-true-or-false", where, value=_shown(operand))
                return _NOTHING
            return QuestionIs(question=name, operator=operator, value=operand, expected=operand)
        chosen = self._choices(operator, operand, offered(asked), where, name)
        if chosen is None:
            return _NOTHING
        if operator in ("at_least", "at_most"):
            return self._ordered(name, asked, operator, chosen[0], where)
        written = chosen if operator == "one_of" else chosen[0]
        return QuestionIs(question=name, operator=operator, value=written, options=chosen)

    def _ordered(self, name: str, asked: Asked, operator: Operator, limit: str, where: Path) -> Condition:
        if not asked.ordered or asked.multiple:
            self.source.report("not-ordered", where, name=name, operator=operator)
            return _NOTHING
        if limit not in asked.options:
            self.source.report("not-in-order", where, value=limit, name=name)
            return _NOTHING
        index = asked.options.index(limit)
        options = asked.options[index:] if operator == "at_least" else asked.options[: index + 1]
        return QuestionIs(question=name, operator=operator, value=limit, options=options)

    def _score(self, name: str, value: Any, path: Path) -> Condition:
        found = self._operator(value, path, _OPERATORS)
        if found is None:
            return _NOTHING
        operator, operand = found
        where = (*path, operator)
        if operator == "answered":
            if not isinstance(operand, bool):
                self.source.report("not-true-or-false", where, value=_shown(operand))
                return _NOTHING
            return ScoreIs(cause=name, operator=operator, value=operand, expected=operand)
        if operator in ("at_least", "at_most") and not isinstance(operand, str):
            if not self._is_points(operand, where):
                return _NOTHING
            return ScoreIs(cause=name, operator=operator, value=operand, points=operand)
        bands = self.vocabulary.bands
        chosen = self._choices(operator, operand, bands, where, name, "unknown-band")
        if chosen is None:
            return _NOTHING
        if operator == "one_of":
            return ScoreIs(cause=name, operator=operator, value=chosen, bands=chosen)
        index = bands.index(chosen[0])
        reach = {"is": chosen, "at_least": bands[index:], "at_most": bands[: index + 1]}
        return ScoreIs(cause=name, operator=operator, value=chosen[0], bands=reach[operator])

    def _operator(self, value: Any, path: Path, allowed: tuple[str, ...]) -> tuple[Operator, Any] | None:
        if not isinstance(value, dict) or len(value) != 1:
            self.source.report("operator-shape", path, allowed=", ".join(allowed))
            return None
        [(operator, operand)] = value.items()
        if operator not in allowed:
            self.source.report(
                "unknown-operator",
                (*path, operator),
                key=True,
                suggestion=closest(operator, allowed),
                name=operator,
                allowed=", ".join(allowed),
            )
            return None
        return cast("Operator", operator), operand

    def _choices(
        self,
        operator: str,
        operand: Any,
        known: tuple[str, ...],
        where: Path,
        name: str,
        code: str = "unknown-option",
    ) -> tuple[str, ...] | None:
        if operator == "one_of":
            if not isinstance(operand, list) or not operand:
                self.source.report("not-a-list", where)
                return None
            items = [((*where, index), item) for index, item in enumerate(operand)]
        elif isinstance(operand, list | dict):
            self.source.report("not-one-value", where, operator=operator)
            return None
        else:
            items = [(where, operand)]
        wrong = [(path, item) for path, item in items if item not in known]
        for path, item in wrong:
            self._unknown(code, item, known, path, name)
        return None if wrong else tuple(str(item) for _, item in items)

    def _unknown(self, code: str, value: Any, known: tuple[str, ...], path: Path, name: str = "") -> None:
        self.source.report(
            code,
            path,
            suggestion=closest(_shown(value), known),
            value=_shown(value),
            name=name,
            known=", ".join(known),
        )

    def _is_points(self, value: Any, where: Path) -> bool:
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 100:
            return True
        self.source.report("not-points", where, value=_shown(value))
        return False


def _shown(value: Any) -> str:
    return {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)


_CONDITIONS = ("when", "later_unless", "not_by")
"""The keys whose value is a condition."""


def parse_conditions(data: Any, parser: ConditionParser, path: Path = ()) -> Any:
    """A copy of `data` in which every condition is a model: a value of these keys, each entry of `says`."""
    if isinstance(data, dict):
        return {key: _entry(key, value, parser, (*path, key)) for key, value in data.items()}
    if isinstance(data, list):
        return [parse_conditions(item, parser, (*path, index)) for index, item in enumerate(data)]
    return data


def _entry(key: str, value: Any, parser: ConditionParser, path: Path) -> Any:
    if key in _CONDITIONS and path[-2:-1] != ("monotone",):  # there `when` names a question
        return parser.parse(value, path)
    if key == "says" and isinstance(value, list):
        return [parser.parse(item, (*path, index)) for index, item in enumerate(value)]
    return parse_conditions(value, parser, path)

"""Reads YAML into plain data and remembers where each value stands."""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from diagnosis.definition.finding import Finding
from diagnosis.definition.full_width import sign_in_key, sign_in_value, swallowed_line
from diagnosis.definition.slips import Slip, full_width_slip, likely_cause, misread, wrong_language
from diagnosis.definition.yaml_nodes import LimitError, compose

Path = tuple[str | int, ...]

_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)$")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]*$")
_CRAMPED = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*):[^\s:/]")
"""A key within brackets whose value follows the colon at once."""
_QUOTED = ("'", '"', "|", ">")
# YAML 1.1 tools read these as true and false; here they would silently stay text.
_YES_NO = frozenset({"yes", "no", "on", "off"})
_CORE_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "value", "merge")
)


@dataclass
class Source:
    """One YAML file as plain data, with the position of every key and value.

    `data` holds dict, list, str, int, float, bool and None only.
    `places` maps a path, such as ("rules", 0, "id"), to the (line, column) of its value.
    """

    file: str
    data: Any = None
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    key_places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def place(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Line and column of `path`, or of the nearest part of the file around it."""
        first, second = (self.key_places, self.places) if key else (self.places, self.key_places)
        while path:
            found = first.get(path) or second.get(path)
            if found:
                return found
            path = path[:-1]
        return (1, 1)

    def report(
        self,
        code: str,
        path: Path,
        *,
        key: bool = False,
        suggestion: str | None = None,
        **details: object,
    ) -> None:
        """Add an error at `path` (at its key when `key` is set)."""
        line, column = self.place(path, key=key)
        self.findings.append(
            Finding(
                code=code,
                file=self.file,
                line=line,
                column=column,
                details={name: str(value) for name, value in details.items()},
                suggestion=suggestion,
            )
        )


def read_source(text: str, file: str) -> Source:
    """Parse YAML `text`; `file` is the name shown in findings.

    Mistakes in the YAML itself become findings of the source; nothing is raised.
    """
    source = Source(file)
    try:
        root = compose(text)
        if root is not None:
            source.data = _Converter(source, text.splitlines()).convert(root, ())
    except LimitError as error:
        _report_slip(source, Slip(error.code, error.line, error.column, {"limit": f"{error.limit:,}"}))
    except yaml.MarkedYAMLError as error:
        _report_slip(source, likely_cause(text, error))
    except yaml.YAMLError:
        _report_slip(source, Slip("yaml-syntax", 1, 1))
    return source


def _report_slip(source: Source, slip: Slip) -> None:
    """Add the one finding of a text that cannot be read."""
    source.places[()] = (slip.line, slip.column)
    source.data = None
    source.findings.append(_finding(source.file, slip))


def _finding(file: str, slip: Slip) -> Finding:
    return Finding(code=slip.code, file=file, line=slip.line, column=slip.column, details=slip.details)


class _Converter:
    """Turns a composed node tree into plain data, noting positions and mistakes."""

    def __init__(self, source: Source, lines: list[str]) -> None:
        self.source = source
        self.lines = lines
        self.seen: set[int] = set()

    def convert(self, node: yaml.Node, path: Path) -> Any:
        self.source.places[path] = _position(node)
        if node.tag not in _CORE_TAGS:
            self.source.report("unsupported-tag", path, tag=node.tag)
            return None
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, path)
        if id(node) in self.seen:
            self.source.report("alias", path)
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._mapping(node, path)

    def _mapping(self, node: yaml.Node, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                line, column = _position(key_node)
                self.source.key_places[(*path, "")] = (line, column)
                self.source.report("bad-key", (*path, ""), key=True)
                continue
            key = str(key_node.value)
            self._look_for_slips(key_node, key)
            inner = (*path, key)
            previous = self.source.key_places.get(inner)
            self.source.key_places[inner] = _position(key_node)
            self._warn_yes_no(key_node, inner, key=True)
            if previous is not None:
                code = "second-default" if inner == ("default",) else "duplicate-key"
                self.source.report(code, inner, key=True, name=key, line=previous[0])
                continue
            data[key] = self.convert(value_node, inner)
        wrong = wrong_language(data)
        if wrong:
            self.source.report(wrong[0], (*path, wrong[1]))
        return data

    def _scalar(self, node: yaml.ScalarNode, path: Path) -> str | int | float | bool | None:
        value = str(node.value)
        if node.style in _QUOTED:
            return value
        self._look_for_full_width(node, path)
        slip = misread(node, path[-1] if path else None, self.lines)
        if slip == "comment-cuts-text" and not value:
            return self._comment_as_value(node, path)
        if slip:
            self.source.report(slip, path)
        if value in ("", "~", "null"):
            return None
        if value in ("true", "false"):
            return value == "true"
        if _WHOLE.match(value) and len(value) < 16:
            return int(value)
        if _DECIMAL.match(value):
            return float(value)
        self._warn_yes_no(node, path)
        return value

    def _comment_as_value(self, node: yaml.ScalarNode, path: Path) -> str:
        """The value that a number sign has made a comment, such as a colour."""
        line, column = _position(node)
        text = self.lines[line - 1]
        start = text.index("#", column - 1)
        self.source.places[path] = (line, start + 1)
        self.source.report("comment-cuts-text", path)
        return text[start:].split()[0]

    def _look_for_slips(self, node: yaml.ScalarNode, key: str) -> None:
        """What has become part of a key."""
        if node.style in _QUOTED:
            return
        line, column = _position(node)
        sign, cramped = sign_in_key(key), _CRAMPED.match(key)
        if sign:
            self._add(full_width_slip(sign.sign, line, column + sign.column))
        elif cramped:
            self._add(Slip("yaml-no-space", line, column + cramped.end(1)))

    def _look_for_full_width(self, node: yaml.ScalarNode, path: Path) -> None:
        """What has become part of a value."""
        line, column = _position(node)
        sign = sign_in_value(str(node.value), item=bool(path) and isinstance(path[-1], int))
        if sign:
            self._add(full_width_slip(sign.sign, line, column + sign.column))
            return
        entry = swallowed_line(self.lines[line : node.end_mark.line + 1])
        if entry is not None:
            text = self.lines[line + entry]
            self._add(full_width_slip("\u3000", line + entry + 1, text.index("\u3000") + 1))

    def _add(self, slip: Slip) -> None:
        self.source.findings.append(_finding(self.source.file, slip))

    def _warn_yes_no(self, node: yaml.ScalarNode, path: Path, *, key: bool = False) -> None:
        if node.style not in _QUOTED and str(node.value).lower() in _YES_NO:
            self.source.report("yes-no", path, key=key, value=node.value)


def _position(node: yaml.Node) -> tuple[int, int]:
    return (node.start_mark.line + 1, node.start_mark.column + 1)

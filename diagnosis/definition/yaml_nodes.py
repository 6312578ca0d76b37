"""YAML text as a tree of nodes, within limits of depth and size.

libyaml composes by recursion: a text with thousands of open brackets would end the whole process.
"""

from typing import Any

import yaml

# libyaml reads five times faster and is part of every PyYAML wheel.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 50
"""Levels that a text may have; a definition needs about ten."""
MOST_NODES = 40_000
"""Keys and values that a text may have; the shipped rules have about 8,000."""


class LimitError(Exception):
    """The text is beyond a limit at `line` and `column` (from 1); `code` is that of the finding."""

    def __init__(self, code: str, limit: int, mark: Any) -> None:
        super().__init__(code)
        self.code = code
        self.limit = limit
        self.line, self.column = mark.line + 1, mark.column + 1


def compose(text: str) -> yaml.Node | None:
    """The root node of a text; None where it is empty. Raises LimitError and yaml.YAMLError."""
    depth = nodes = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.NodeEvent):
            nodes += 1
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise LimitError("yaml-too-deep", DEEPEST, event.start_mark)
        if nodes > MOST_NODES:
            raise LimitError("yaml-too-large", MOST_NODES, event.start_mark)
    return yaml.compose(text, Loader=_LOADER)


def continued_lines(text: str) -> set[int]:
    """Lines (from 1) that only go on with a value of a line before, as far as the text can be read."""
    lines: set[int] = set()
    try:
        for token in yaml.scan(text, Loader=_LOADER):
            if isinstance(token, yaml.ScalarToken):
                # The mark behind a block of text stands at the beginning of the next line.
                last = token.end_mark.line + (token.end_mark.column > 0)
                lines.update(range(token.start_mark.line + 2, last + 1))
    except yaml.YAMLError:
        pass
    return lines

"""Where a value of a YAML text ends."""

from functools import lru_cache

import yaml

from diagnosis.definition.yaml_nodes import LimitError, compose

Place = tuple[int, int]
"""Line and column, from 1."""


def end_of(text: str, line: int, column: int) -> Place | None:
    """The place behind the innermost value that begins there; None where none does."""
    return _ends(text).get((line, column))


@lru_cache(2)
def _ends(text: str) -> dict[Place, Place]:
    """Where each value ends, by where it begins; many are asked for of one text."""
    try:
        root = compose(text)
    except (yaml.YAMLError, LimitError):
        return {}
    ends: dict[Place, Place] = {}
    open_nodes = [root] if root else []
    while open_nodes:
        node = open_nodes.pop()
        # What is within comes later, and begins at the same place only where it is the first part.
        ends[_place(node.start_mark)] = _place(node.end_mark)
        if isinstance(node, yaml.MappingNode):
            open_nodes += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            open_nodes += node.value
    return ends


def _place(mark: yaml.Mark) -> Place:
    return (mark.line + 1, mark.column + 1)

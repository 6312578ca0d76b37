"""Small things that every check of a file's data needs."""

from typing import Any

from diagnosis.definition.source import Path, Source


def unique(
    source: Source, found: list[tuple[Path, dict[str, Any]]], reserved: frozenset[str] = frozenset()
) -> None:
    """Report every id that stands twice, or that is reserved."""
    first: dict[str, int] = {}
    for path, item in found:
        item_id = item.get("id")
        if not isinstance(item_id, str):
            continue
        where = (*path, "id")
        if item_id in first:
            source.report("duplicate-id", where, value=item_id, line=first[item_id])
        elif item_id in reserved:
            source.report("reserved-id", where, value=item_id)
        first.setdefault(item_id, source.place(where)[0])


def mapping_at(holder: Any, key: str) -> dict[str, Any]:
    """The mapping under a key; an empty one where there is none."""
    value = holder.get(key) if isinstance(holder, dict) else None
    return value if isinstance(value, dict) else {}


def value_at(data: Any, path: Path) -> Any:
    """What stands at a path; None where nothing does."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data

"""Repairs of single words, numbers and texts."""

import math
import re

from diagnosis.definition.lists import value_at
from diagnosis.languages import LANGUAGES
from diagnosis.texts import text as wording
from diagnosis.workbench.layout import Edit, insertion, path_at
from diagnosis.workbench.nodes import end_of
from diagnosis.workbench.repairs.mending import Mending, Repair


def suggested(mending: Mending) -> Repair | None:
    """The word that was most likely meant."""
    finding = mending.finding
    if not finding.suggestion:
        return None
    wanted = finding.suggestion
    for written in (finding.details.get("value", ""), finding.details.get("name", "")):
        start = re.match(r"[\"']?", mending.rest)
        skip = start.end() if start else 0
        last, meant = written.rpartition("."), wanted.rpartition(".")
        if written and last[0] == meant[0] and mending.rest[skip:].startswith(last[2]):
            line, column = finding.line, finding.column + skip
            edit = Edit(line, column, line, column + len(last[2]), meant[2])
            return Repair("replace", (edit,), {"old": last[2], "new": meant[2]})
    return None


def missing_translation(mending: Mending) -> Repair | None:
    """The words of the other language, to be translated there; a mark says so until they are."""
    missing = mending.finding.details.get("missing", "")
    path = path_at(mending.source, mending.finding.line, mending.finding.column)
    while path is not None and not isinstance(value_at(mending.source.data, path), dict):
        path = path[:-1] or None
    words = value_at(mending.source.data, path) if path else None
    if path is None or not isinstance(words, dict) or missing in words or missing not in LANGUAGES:
        return None
    there = next(((name, value) for name, value in words.items() if isinstance(value, str)), None)
    if there is None:
        return None
    language, said = there
    key_line, key_column = mending.source.place((*path, language), key=True)
    end = end_of(mending.text, *mending.source.place((*path, language)))
    if end is None:
        return None
    marked = f"{wording(missing, 'add.mark')} {said}"
    quoted = '"' + marked.replace("\\", "\\\\").replace('"', '\\"') + '"'
    flow = mending.lines[key_line - 1][: key_column - 1].strip() not in ("", "-")
    between = ", " if flow else "\n" + " " * (key_column - 1)
    return Repair(
        "translate",
        (insertion(*end, f"{between}{missing}: {quoted}"),),
        {"missing": missing, "there": language},
    )


def whole_number(mending: Mending) -> Repair | None:
    found = re.match(r"[0-9]+\.[0-9]*|\.[0-9]+", mending.rest)
    if not found:
        return None
    whole = str(max(1, math.ceil(float(found[0]))))
    return Repair("replace", (mending.replace(found.end(), whole),), {"old": found[0], "new": whole})


def yes_no(mending: Mending) -> Repair | None:
    value = mending.finding.details.get("value", "")
    if not mending.rest.startswith(value) or mending.rest[len(value) :].startswith(":"):
        return None
    meant = "true" if value.lower() in ("yes", "on") else "false"
    return Repair("replace", (mending.replace(len(value), meant),), {"old": value, "new": meant})

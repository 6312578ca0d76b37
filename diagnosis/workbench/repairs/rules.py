"""Repairs of rules and promises: their order, what they overlap with, and what they allow."""

import re
from collections.abc import Iterable

from diagnosis.definition.finding import Finding
from diagnosis.definition.lists import value_at
from diagnosis.engine.diagnose import diagnose
from diagnosis.workbench.layout import Edit, Entry, entries_at, insertion, path_at
from diagnosis.workbench.nodes import end_of
from diagnosis.workbench.repairs.mending import Mending, Repair

SAMPLE = re.compile(r"new-(question|plan|rule)(-[0-9]+)?")
"""Names that an addition brings along."""


def alike(finding: Finding, beside: Iterable[Finding]) -> list[Finding]:
    """The overlaps that are told and declared together: those of one rule, or those with one rule."""
    every = [one for one in beside if one.code == finding.code]
    groups = (
        [one for one in every if one.details[key] == finding.details[key]] for key in ("name", "with_rule")
    )
    return max(groups, key=len)


def overlap(mending: Mending) -> Repair | None:
    """All overlaps that are alike, at once."""
    others: dict[str, list[str]] = {}
    for one in alike(mending.finding, mending.beside):
        others.setdefault(one.details["name"], []).append(one.details["with_rule"])
    edits = [edit for name, rules in others.items() if (edit := _after(mending, name, rules))]
    return Repair("after", tuple(edits)) if edits else None


def _after(mending: Mending, name: str, others: list[str]) -> Edit | None:
    rule = _rule(mending, name)
    if rule is None:
        return None
    after = rule.data.get("after")
    if isinstance(after, list) and after:
        end = end_of(mending.text, *mending.source.place((*rule.path, "after", len(after) - 1)))
        return insertion(*end, "".join(f", {one}" for one in others)) if end else None
    line, column = mending.source.place((*rule.path, "recommend"), key=True)
    return insertion(line + 1, 1, f"{' ' * (column - 1)}after: [{', '.join(others)}]\n")


def no_overlap(mending: Mending) -> Repair | None:
    rule, gone = _rule(mending, mending.finding.details["name"]), mending.finding.details["with_rule"]
    if rule is None:
        return None
    after = [one for one in rule.data.get("after", []) if one != gone]
    line, column = mending.source.place((*rule.path, "after"), key=True)
    end = end_of(mending.text, *mending.source.place((*rule.path, "after")))
    if end is None or end[0] != line:
        return None
    if after:
        edit = Edit(line, column, *end, f"after: [{', '.join(after)}]")
    else:
        edit = Edit(line, 1, line + 1, 1, "")
    return Repair("not-after", (edit,), {"name": gone})


def remove_rule(mending: Mending) -> Repair | None:
    rule = _rule(mending, mending.finding.details["name"])
    return Repair("remove-rule", (_removal(mending, rule),), {"name": rule.data["id"]}) if rule else None


def move_rule(mending: Mending) -> Repair | None:
    """Before the rule that hides it."""
    rule, by = (_rule(mending, mending.finding.details[name]) for name in ("name", "by"))
    if rule is None or by is None:
        return None
    details = {"name": rule.data["id"], "by": by.data["id"]}
    return Repair("move-rule", _move(mending, rule, by), details)


def move_first(mending: Mending) -> Repair | None:
    """Before all others, so that it decides wherever it holds."""
    rule = _rule(mending, mending.finding.details["rule"])
    first = next(iter(entries_at(mending.source, mending.lines, "rules")), None)
    if rule is None or first is None or rule.line == first.line:
        return None
    return Repair("move-first", _move(mending, rule, first), {"name": rule.data["id"]})


def _move(mending: Mending, rule: Entry, before: Entry) -> tuple[Edit, ...]:
    """A rule before another; it no longer comes after those that come later then."""
    rules = entries_at(mending.source, mending.lines, "rules")
    earlier = {one.data.get("id") for one in rules[: rules.index(before)] if isinstance(one.data, dict)}
    lines = mending.lines[rule.line - 1 : rule.end]
    after = rule.data.get("after")
    if isinstance(after, list):
        number, column = mending.source.place((*rule.path, "after"), key=True)
        kept = [name for name in after if name in earlier]
        written = [f"{' ' * (column - 1)}after: [{', '.join(kept)}]"] if kept else []
        end = end_of(mending.text, *mending.source.place((*rule.path, "after")))
        if end and end[0] == number:
            lines[number - rule.line : number - rule.line + 1] = written
    block = "\n".join(lines)
    return (insertion(before.line, 1, f"{block}\n\n"), _removal(mending, rule))


def remove_line(mending: Mending) -> Repair | None:
    """A condition that stands on a line of its own, among others."""
    number = mending.finding.line
    path = path_at(mending.source, number, mending.finding.column) or ()
    lists = [step for step in path if isinstance(step, int)]
    if not lists or not re.match(r"\s*- +[\w-]+: *(\{[^{}]*\})?\s*(#.*)?$", mending.line):
        return None
    holder = value_at(mending.source.data, path[: len(path) - 1 - path[::-1].index(lists[-1])])
    if not isinstance(holder, list) or len(holder) < 2:
        return None
    return Repair("remove-line", (Edit(number, 1, number + 1, 1, ""),))


def both(mending: Mending) -> Repair | None:
    """Two conditions where one is due, as a list of which all have to hold."""
    path = path_at(mending.source, mending.finding.line, mending.finding.column)
    holder = path[:-1] if path else ()
    data = value_at(mending.source.data, holder)
    written: list[tuple[int, int, int, str]] = []
    for key in data if isinstance(data, dict) else ():
        line, start = mending.source.place((*holder, key), key=True)
        end = end_of(mending.text, *mending.source.place((*holder, key)))
        if end is None or end[0] != line:
            return None
        written.append((line, start, end[1], mending.lines[line - 1][start - 1 : end[1] - 1]))
    if len(written) < 2:
        return None
    (line, column), end = mending.source.place(holder), end_of(mending.text, *mending.source.place(holder))
    if mending.lines[line - 1][column - 1] == "{" and end:
        said = ", ".join(f"{{{one}}}" for *_, one in written)
        return Repair("all", (Edit(line, column, *end, f"{{all: [{said}]}}"),))
    indent = " " * (written[0][1] - 1)
    said = "".join(f"\n{indent}  - {one}" for *_, one in written)
    first, last = written[0], written[-1]
    return Repair("all", (Edit(first[0], first[1], last[0], last[2], f"all:{said}"),))


def renamed(mending: Mending) -> Repair | None:
    """A plan of a template that got another name, wherever its first one still stands."""
    old = mending.finding.details.get("value", "")
    if not SAMPLE.fullmatch(old) or len(mending.new_plans) != 1:
        return None
    [new] = mending.new_plans
    edits = [
        Edit(number, found.start() + 1, number, found.end() + 1, new)
        for number, line in enumerate(mending.lines, 1)
        for found in re.finditer(rf"\b{re.escape(old)}\b", line)
    ]
    return Repair("rename", tuple(edits), {"old": old, "new": new})


def _removal(mending: Mending, entry: Entry) -> Edit:
    """The lines of an entry, with an empty one below it."""
    end = entry.end + 1
    if end <= len(mending.lines) and not mending.lines[end - 1].strip():
        end += 1
    if end > len(mending.lines):
        return Edit(entry.line, 1, len(mending.lines), len(mending.lines[-1]) + 1, "")
    return Edit(entry.line, 1, end, 1, "")


def order(mending: Mending) -> Repair | None:
    """All plans, in the order in which they stand in the file."""
    plans = [plan.data.get("id") for plan in entries_at(mending.source, mending.lines, "plans")]
    line, column = mending.finding.line, mending.finding.column
    end = end_of(mending.text, line, column)
    if end is None or end[0] != line:
        return None
    order = f"[{', '.join(map(str, plans))}]"
    return Repair("order", (Edit(line, column, *end, order),), {"order": ", ".join(map(str, plans))})


def allow(mending: Mending) -> Repair | None:
    """A promise that names plans was written before there was a new one: let it be among them."""
    witness = mending.finding.witness
    path = path_at(mending.source, mending.finding.line, mending.finding.column)
    if mending.definition is None or witness is None or path is None:
        return None
    found = diagnose(mending.definition, witness["answers"])
    for output, plan in (("plan", found.plan), ("runner_up", found.runner_up), ("later", found.later)):
        named = value_at(mending.source.data, (*path, output))
        if named is None or plan not in mending.new_plans:
            continue
        place = mending.source.place((*path, output))
        end = end_of(mending.text, *place)
        if end and end[0] == place[0]:
            plans = ", ".join([*(named if isinstance(named, list) else [named]), plan])
            return Repair("allow", (Edit(*place, *end, f"[{plans}]"),), {"name": plan})
    return None


def _rule(mending: Mending, name: str) -> Entry | None:
    return next(
        (
            rule
            for rule in entries_at(mending.source, mending.lines, "rules")
            if isinstance(rule.data, dict) and rule.data.get("id") == name
        ),
        None,
    )

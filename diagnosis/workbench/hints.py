"""What keeps nothing from being published, and yet is hardly meant."""

from collections.abc import Iterator

from diagnosis.definition.finding import Finding
from diagnosis.definition.model import Definition
from diagnosis.definition.source import Source
from diagnosis.definition.vocabulary import entries, questions_of
from diagnosis.workbench.draft import LoadedDraft
from diagnosis.workbench.examiner import Changes
from diagnosis.workbench.repairs.rules import SAMPLE

RARE = 0.01
"""The share of answer sets below which a new plan is hardly recommended."""


def hints(draft: LoadedDraft, used: Definition | None, changes: Changes | None) -> list[Finding]:
    """All of an edit of what is in use; `changes` where they are known."""
    definition = draft.loaded.definition
    if definition is None:
        return []
    return [*_samples(draft, used), *(_rare(draft, used, changes) if used and changes else ())]


def _samples(draft: LoadedDraft, used: Definition | None) -> Iterator[Finding]:
    """Names that an addition brought along; once published, they have to stay."""
    questions, rules = draft.loaded.questions, draft.loaded.rules
    known = set(used.questions) if used else set()
    if used:
        known |= {plan.id for plan in used.rulebook.plans} | {rule.id for rule in used.rulebook.rules}
    for source, found in (
        (questions, list(questions_of(questions.data))),
        (rules, [*entries(rules.data, "plans"), *entries(rules.data, "rules")]),
    ):
        for path, entry in found:
            if SAMPLE.fullmatch(str(entry.get("id"))) and entry["id"] not in known:
                yield _hint("sample-id", source, (*path, "id"), value=str(entry["id"]))


def _rare(draft: LoadedDraft, used: Definition, changes: Changes) -> Iterator[Finding]:
    """A new plan for which earlier rules leave hardly anything."""
    known = {plan.id for plan in used.rulebook.plans}
    whole = changes.after["answer_sets"]
    for path, rule in entries(draft.loaded.rules.data, "rules"):
        plan = rule.get("recommend")
        share = changes.after["plans"].get(plan, whole) / whole
        if plan not in known and 0 < share < RARE:
            known.add(str(plan))
            yield _hint(
                "new-plan-rare",
                draft.loaded.rules,
                (*path, "id"),
                name=str(plan),
                rule=str(rule.get("id")),
                share=f"{100 * share:.2f}",
            )


def _hint(code: str, source: Source, path: tuple[str | int, ...], **details: str) -> Finding:
    line, column = source.place(path)
    return Finding(code=code, severity="warning", file=source.file, line=line, column=column, details=details)

"""How often consultants and the tool agree, in words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from diagnosis.engine.case import Case, Judgement
from diagnosis.engine.diagnosis import Diagnosis
from diagnosis.engine.judgement import ELSEWHERE, NONE, Compared, proposal_of
from diagnosis.wording.words import Words


def agreement(cases: Mapping[str, Case], compared: Sequence[tuple[str, Compared]], say: Words) -> list[str]:
    """The lines of the report; cases, and records with a judgement, by the name of their file."""
    records = sum(len(case.records) for case in cases.values())
    on_plan = [one for _, one in compared if one.plan]
    on_cause = [one for _, one in compared if one.cause]
    plans = [_plan_pair(one, say) for one in on_plan if not one.same_plan]
    causes = [_cause_pair(one, say) for one in on_cause if not one.same_cause]
    lines = [say.text("cases.count", cases=len(cases), records=records, judged=len(compared))]
    lines += _counted("cases.plan", len(on_plan), plans, say) if on_plan else [say.text("cases.plan-none")]
    lines += (
        _counted("cases.cause", len(on_cause), causes, say) if on_cause else [say.text("cases.cause-none")]
    )
    apart = [(name, one, pairs) for name, one in compared if (pairs := _pairs(one, say))]
    if apart:
        lines += ["", say.text("cases.apart")]
    for name, one, pairs in apart:
        lines += [f"  {name}: {one.record.name}", *(f"    {pair}" for pair in pairs)]
    return lines


def _counted(key: str, total: int, pairs: list[str], say: Words) -> list[str]:
    """How often there is agreement, and the pairs of those without, the most frequent first."""
    lines = [say.text(key, same=total - len(pairs), total=total)]
    return lines + [f"  {count} × {pair}" for pair, count in Counter(pairs).most_common()]


def _pairs(one: Compared, say: Words) -> list[str]:
    """Where the consultant and the tool do not agree on a record."""
    plan = [_plan_pair(one, say)] if one.plan and not one.same_plan else []
    return plan + ([_cause_pair(one, say)] if one.cause and not one.same_cause else [])


def _plan_pair(one: Compared, say: Words) -> str:
    tool = plan_name(proposal_of(one.diagnosis), say)
    return say.text("cases.pair", own=plan_name(one.plan, say), tool=tool)


def _cause_pair(one: Compared, say: Words) -> str:
    tool = cause_names(one.diagnosis.leading, say)
    return say.text("cases.pair", own=say.cause(one.cause), tool=tool)


def plan_name(plan: str, say: Words) -> str:
    """A plan, or what takes its place, in words."""
    if plan in (NONE, ELSEWHERE):
        return say.text(f"judged.{plan}")
    known = [one.id for one in say.definition.rulebook.plans]
    return say.plan(plan) if plan in known else plan


def outcome_words(say: Words, tool: str, own: str, agreed: str) -> str:
    """What the tool proposed, what the consultant did, and what was agreed."""
    return say.text(
        "judged.outcome",
        tool=plan_name(tool, say),
        own=plan_name(own, say),
        agreed=plan_name(agreed, say),
    )


def cause_names(causes: Iterable[str], say: Words) -> str:
    """Causes in words."""
    return say.text("condition.answer-join").join(say.cause(cause) for cause in causes) or say.text(
        "judged.no-cause"
    )


def judgement_lines(judged: Judgement, diagnosis: Diagnosis, say: Words) -> list[str]:
    """What the consultant would propose, each with the tool's beside it; nothing where nothing was said."""
    lines = []
    if judged.plan:
        tool = plan_name(proposal_of(diagnosis), say)
        lines.append(say.text("judged.plan-line", own=plan_name(judged.plan, say), tool=tool))
    if judged.cause:
        tool = cause_names(diagnosis.leading, say)
        lines.append(say.text("judged.cause-line", own=say.cause(judged.cause), tool=tool))
    return lines

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
    lines = [
        say.text("cases.count", cases=len(cases), records=records, judged=len(compared)),
        *_part("plan", [one for _, one in compared if one.plan], say),
        *_part("cause", [one for _, one in compared if one.cause], say),
    ]
    apart = [(name, one) for name, one in compared if _apart(one)]
    if apart:
        lines += ["", say.text("cases.apart")]
    for name, one in apart:
        lines += [f"  {name}: {one.record.name}", *(f"    {line}" for line in _differences(one, say))]
    return lines


def _part(kind: str, compared: list[Compared], say: Words) -> list[str]:
    """How often there is agreement on the plan or the cause, and the pairs where there is none."""
    plan = kind == "plan"
    if not compared:
        return [say.text("cases.plan-none" if plan else "cases.cause-none")]
    same = sum(one.same_plan if plan else one.same_cause for one in compared)
    pairs = Counter(
        _plan_pair(one, say) if plan else _cause_pair(one, say)
        for one in compared
        if not (one.same_plan if plan else one.same_cause)
    )
    lines = [say.text("cases.plan" if plan else "cases.cause", same=same, total=len(compared))]
    return lines + [f"  {count} × {pair}" for pair, count in pairs.most_common()]


def _apart(one: Compared) -> bool:
    return bool((one.plan and not one.same_plan) or (one.cause and not one.same_cause))


def _differences(one: Compared, say: Words) -> list[str]:
    lines = [_plan_pair(one, say)] if one.plan and not one.same_plan else []
    return lines + ([_cause_pair(one, say)] if one.cause and not one.same_cause else [])


def _plan_pair(one: Compared, say: Words) -> str:
    return say.text("cases.pair", own=plan_name(one.plan, say), tool=plan_name(one.proposed, say))


def _cause_pair(one: Compared, say: Words) -> str:
    return say.text("cases.pair", own=say.cause(one.cause), tool=cause_names(one.leading, say))


def plan_name(plan: str, say: Words) -> str:
    """A plan, or what takes its place, in words."""
    if plan in (NONE, ELSEWHERE):
        return say.text(f"judged.{plan}")
    return say.plan(plan)


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

"""Conditions as they are written in the rules, for the people who edit them."""

from diagnosis.definition.condition import All, AnyOf, Condition, LeadGap, Leads, Not, QuestionIs, ScoreIs


def written(condition: Condition) -> str:
    """A condition on one line, in the form of the rules file."""
    match condition:
        case All(parts=parts):
            return f"all: [{', '.join(f'{{{written(part)}}}' for part in parts)}]"
        case AnyOf(parts=parts):
            return f"any: [{', '.join(f'{{{written(part)}}}' for part in parts)}]"
        case Not(part=part):
            return f"not: {{{written(part)}}}"
        case Leads(cause=cause, alone=alone):
            return f"{'leads' if alone else 'among_leading'}: {cause}"
        case LeadGap(operator=operator, points=points):
            return f"lead_gap: {{{operator}: {points}}}"
        case (
            QuestionIs(question=name, operator=operator, value=value)
            | ScoreIs(cause=name, operator=operator, value=value)
        ):
            return f"{name}: {{{operator}: {_value(value)}}}"


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(str, value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)

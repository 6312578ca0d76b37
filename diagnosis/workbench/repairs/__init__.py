"""What one press can mend: a finding in, the edits that mend it out."""

from collections.abc import Callable

from diagnosis.workbench.repairs import reading, rules, values
from diagnosis.workbench.repairs.mending import Mending, Repair, applied
from diagnosis.workbench.repairs.rules import alike

__all__ = ["Mending", "Repair", "alike", "applied", "repairs"]


def repairs(mending: Mending) -> list[Repair]:
    """What mends the finding, the likeliest first; none where only its author can know."""
    return [
        made for mend in _BY_CODE.get(mending.finding.code, (values.suggested,)) if (made := mend(mending))
    ]


_BY_CODE: dict[str, tuple[Callable[[Mending], Repair | None], ...]] = {
    "yaml-full-width-colon": (reading.full_width_colon,),
    "yaml-full-width": (reading.half_width,),
    "yaml-full-width-space": (reading.full_width_space,),
    "yaml-tab": (reading.tab,),
    "yaml-unclosed-quote": (reading.unclosed_quote,),
    "yaml-quote-within": (reading.quote_within,),
    "comment-cuts-text": (reading.comment,),
    "unknown-key-comma": (reading.comma,),
    "curly-quotes": (reading.curly,),
    "missing-translation": (values.missing_translation,),
    "not-a-whole-number": (values.whole_number,),
    "yes-no": (values.yes_no,),
    "undeclared-overlap": (rules.overlap,),
    "after-without-overlap": (rules.no_overlap,),
    "rule-never-holds": (rules.remove_rule,),
    "rule-shadowed": (rules.move_rule, rules.remove_rule),
    "rule-shadowed-by-several": (rules.remove_rule,),
    "order-of-plans": (rules.order,),
    "promise-broken": (rules.allow,),
    "new-plan-rare": (rules.move_first,),
    "unknown-question": (values.suggested, rules.remove_line),
    "yaml-syntax": (reading.layout,),
    "yaml-indentation": (reading.layout,),
    "yaml-unclosed-bracket": (reading.unclosed_bracket,),
    "one-line-one-subject": (rules.both,),
    "unknown-plan": (rules.renamed, values.suggested),
    "yaml-no-space": (reading.space,),
    "yaml-colon-in-text": (reading.colon_in_text,),
}

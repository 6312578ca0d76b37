"""Numbers of visits in words."""

from diagnosis.counts.steps import FEWEST, Sum, section_of
from diagnosis.wording.words import Words


def step_name(say: Words, step: str) -> str:
    """The name of a step; a section that is gone is named by its id."""
    section = section_of(step)
    if not section:
        return say.text(f"counts.{step}")
    titles = {one.id: one.title for one in say.definition.sections}
    return say.of(titles[section]) if section in titles else section


def sum_words(say: Words, found: Sum) -> str:
    """How many visits came to a step."""
    name = step_name(say, found.step)
    if found.number is None:
        return say.text("counts.below", step=name, fewest=FEWEST)
    return say.text("counts.exact" if found.exact else "counts.about", step=name, number=found.number)

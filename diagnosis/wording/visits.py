"""Numbers of visits in words."""

from diagnosis.counts.steps import FEWEST, section_of
from diagnosis.wording.words import Words


def step_name(say: Words, step: str) -> str:
    """The name of a step; a section that is gone is named by its id."""
    section = section_of(step)
    if not section:
        return say.text(f"counts.{step}")
    titles = {one.id: one.title for one in say.definition.sections}
    return say.of(titles[section]) if section in titles else section


def sum_words(say: Words, step: str, number: int) -> str:
    """How many visits came to a step."""
    name = step_name(say, step)
    if number == 0:
        return say.text("counts.below", step=name, fewest=FEWEST)
    return say.text("counts.about", step=name, number=number)

"""Counts how far a visit comes: each step once, and nothing of answers that came from elsewhere.

Programs that visit again and again from one line are counted a limited number of times.
"""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from diagnosis.counts.service import counter
from diagnosis.counts.steps import FINISHED, KEPT, STARTED, reached, steps
from diagnosis.definition.model import Definition
from diagnosis.limits import Limits
from diagnosis.settings import settings
from diagnosis.ui.visitor.session import RESULT, START, Session

Content = TypeVar("Content")
visits = Limits(from_one=60, from_all=3_000)
"""Visits that are counted in an hour: a course of people in one office, and not what a program makes up."""


def count_place(definition: Definition, visit: Session) -> None:
    """Count where the visit is now."""
    _count(visit, _steps_at(definition, visit.screen))


def count_step(visit: Session, step: str) -> None:
    """Count a step."""
    _count(visit, [step])


def counting(visit: Session, make: Callable[[], Content]) -> Callable[[], Content]:
    """`make`, which gives a file to keep, counted once it has."""

    def made() -> Content:
        content = make()
        count_step(visit, KEPT)
        return content

    return made


def counted_before(definition: Definition, visit: Session, place: str) -> None:
    """A visit goes on where an earlier session was: all up to that place was counted there."""
    visit.counted.update(_steps_at(definition, place))


def not_counted(definition: Definition, visit: Session) -> None:
    """What the visit shows was answered elsewhere, maybe by somebody else."""
    visit.counted.update(steps([section.id for section in definition.sections]))


def _count(visit: Session, reached_now: list[str]) -> None:
    if not reached_now or not settings().counts:
        return
    if visit.countable is None:
        visit.countable = visits.admit(st.context.ip_address or "")
    if not visit.countable:
        return
    for step in reached_now:
        if step not in visit.counted:
            visit.counted.add(step)
            counter().count(visit.language, step)


def _steps_at(definition: Definition, screen: str) -> list[str]:
    """The steps up to a screen."""
    sections = [section.id for section in definition.sections]
    if screen == START:
        return []
    if screen in sections:
        return [STARTED, *map(reached, sections[: sections.index(screen) + 1])]
    return [STARTED, *map(reached, sections), *([FINISHED] if screen == RESULT else [])]

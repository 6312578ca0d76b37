"""Texts without those that say nothing."""

from collections.abc import Iterable

from diagnosis.wording.blocks import Line


def said(texts: Iterable[str]) -> list[str]:
    """Those that say something."""
    return [text for text in texts if text]


def lines_of(texts: Iterable[str]) -> list[Line]:
    """A line of each that says something."""
    return [Line(text=text) for text in said(texts)]

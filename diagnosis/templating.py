"""Markup from templates, every value in it escaped."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


@cache
def _environment(folder: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def render(folder: Path, name: str, /, **values: object) -> str:
    """The template `name` in `folder` filled in; a value that it asks for and does not get is an error."""
    return _environment(folder).get_template(name).render(values)

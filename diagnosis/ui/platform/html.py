"""HTML from the templates in `templates/`, each under the audience whose pages draw it."""

from pathlib import Path

from diagnosis import templating

_FOLDER = Path(__file__).parents[1] / "templates"


def render(name: str, /, **values: object) -> str:
    """The template `name`, as in "visitor/contact", filled in with every value escaped."""
    return templating.render(_FOLDER, f"{name}.html", **values)

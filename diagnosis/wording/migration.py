"""What became of a saved response under the definition of today, in words."""

from diagnosis.definition.model import Definition
from diagnosis.engine.migration import Reopened
from diagnosis.texts import Language, text

_MOST = 30


def migration_lines(definition: Definition, reopened: Reopened, language: Language) -> list[str]:
    """What was dropped, what is newly asked and what was kept, a sentence each.

    Empty where nothing was dropped and nothing is new. Questions that are gone and that the
    definition does not list as retired are named by their ids.
    """
    if not reopened.changed:
        return []

    def labels(names: tuple[str, ...]) -> str:
        shown = [
            text(language, "migration.label", label=question_label(definition, name, language))
            for name in names[:_MOST]
        ]
        return text(language, "migration.join").join(shown) + ("…" if len(names) > _MOST else "")

    kept = tuple(reopened.response.answers)
    lines = [text(language, "migration.changed")]
    for key, names in (("dropped", reopened.dropped), ("new", reopened.new), ("kept", kept)):
        if names:
            lines.append(text(language, f"migration.{key}", count=len(names), labels=labels(names)))
    return lines


def question_label(definition: Definition, name: str, language: Language) -> str:
    """The label of a question, of one that is asked no more, or the id of one that nobody knows."""
    if name in definition.questions:
        return definition.questions[name].label.of(language)
    return definition.retired[name].of(language) if name in definition.retired else name

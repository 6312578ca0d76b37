"""What became of a saved response under the definition of today, in words."""

from diagnosis.engine.migration import Reopened
from diagnosis.wording.conditions import quoted
from diagnosis.wording.words import Words

_MOST = 30


def migration_lines(say: Words, reopened: Reopened) -> list[str]:
    """What was dropped, what is newly asked and what was kept, a sentence each.

    Empty where nothing was dropped and nothing is new. Questions that are gone and that the
    definition does not list as retired are named by their ids.
    """
    if not reopened.changed:
        return []

    def labels(names: tuple[str, ...]) -> str:
        shown = [say.text("migration.label", label=say.label(name)) for name in names[:_MOST]]
        return say.text("migration.join").join(shown) + ("…" if len(names) > _MOST else "")

    kept = tuple(reopened.response.answers)
    lines = [say.text("migration.changed")]
    for key, names in (("dropped", reopened.dropped), ("new", reopened.new), ("kept", kept)):
        if names:
            lines.append(say.text(f"migration.{key}", count=len(names), labels=labels(names)))
    if reopened.unknown_causes:
        causes = quoted(say, (say.cause(cause) for cause in reopened.unknown_causes))
        lines.append(say.text("migration.unknown-causes", causes=causes))
    return lines

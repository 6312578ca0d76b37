"""A comparison of positions as a PDF."""

import datetime
import json
from collections.abc import Sequence

from diagnosis.report.typeset import looks, printable_data, typeset
from diagnosis.team.comparison import Comparison
from diagnosis.team.rounds import Round
from diagnosis.wording.blocks import Block, Line
from diagnosis.wording.conversation import day_words
from diagnosis.wording.rounds import rounds_block
from diagnosis.wording.team import comparison_words, group_name
from diagnosis.wording.voice import Voice


def team_pdf(
    comparison: Comparison,
    voice: Voice,
    day: datetime.date | None = None,
    notes: Sequence[tuple[str, Sequence[str]]] = (),
    before: Round | None = None,
) -> bytes:
    """What a comparison tells, as a tagged PDF (PDF/UA-1); no more than stands on the screen.

    `day` is when it was made, `notes` are headings with what people said to it, and `before` is an earlier
    round. The same values give the same bytes.
    """
    document = comparison_words(voice, comparison)
    blocks = [
        Block(kind="notes", heading=heading, lines=[Line(text=line) for line in lines])
        for heading, lines in notes
        if lines
    ]
    since = [rounds_block(voice, before, comparison)] if before else []
    document = document.model_copy(update={"blocks": [*document.blocks, *since, *blocks]})
    causes = [
        {
            "name": voice.cause(name),
            "groups": [
                {"name": group_name(voice, group), **score.model_dump()}
                for group, score in cause.groups.items()
            ],
        }
        for name, cause in comparison.causes.items()
        if cause.groups
    ]
    words = {
        "title": voice.text("team.heading"),
        "provider": voice.of(voice.definition.rulebook.provider.name),
        "date": day_words(voice.language, day) if day else "",
        "iso": day.isoformat() if day else "",
        "language": voice.language,
        "foot": voice.text("team.foot"),
    }
    return typeset(
        "team.typ",
        {
            "document": json.dumps(printable_data(document.model_dump()), ensure_ascii=False),
            "words": json.dumps(printable_data(words), ensure_ascii=False),
            "causes": json.dumps(printable_data(causes), ensure_ascii=False),
            "levels": json.dumps(printable_data(_levels(voice)), ensure_ascii=False),
            "bands": json.dumps(voice.definition.rulebook.band_limits),
            **looks(voice.definition, voice.language),
        },
    )


def _levels(voice: Voice) -> list[dict[str, object]]:
    """The levels, each with its name and how many points it is wide."""
    found, start = [], 0.0
    for band in voice.definition.rulebook.bands:
        end = float(band.below or 100)
        found.append({"name": voice.of(band.name), "width": end - start})
        start = end
    return found

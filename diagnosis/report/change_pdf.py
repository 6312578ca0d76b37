"""Before and after as a PDF of its own."""

import json

from diagnosis.engine.case import Record
from diagnosis.engine.result import Change
from diagnosis.report.typeset import looks, printable_data, typeset
from diagnosis.wording.voice import Voice

_WORDS = {
    "title": "change.document",
    "causes": "change.causes",
    "results": "change.results",
    "answers": "change.answers",
    "question": "change.question",
    "scale_help": "change.scale-help",
    "points": "result.points",
}


def change_pdf(change: Change, client: str, before: Record, after: Record, voice: Voice) -> bytes:
    """What moved between two records, as a tagged PDF (PDF/UA-1); notes are not in it.

    `change` lies between their responses. The same records give the same bytes: the date is
    that of the later record.
    """
    words = {name: voice.text(key) for name, key in _WORDS.items()}
    words |= {
        "before": _column(voice.text("change.before"), before),
        "after": _column(voice.text("change.after"), after),
        "client": client,
        "date": after.date.isoformat() if after.date else "",
        "provider": voice.of(voice.definition.rulebook.provider.name),
    }
    return typeset(
        "change.typ",
        {
            "summary": json.dumps(printable_data(voice.change(change).model_dump()), ensure_ascii=False),
            "words": json.dumps(printable_data(words), ensure_ascii=False),
            **looks(voice.definition, voice.language),
            "bands": json.dumps(voice.definition.rulebook.band_limits),
        },
    )


def _column(word: str, record: Record) -> str:
    """What a column is of: the name of the record, and its day where the name does not say it."""
    day = record.date.isoformat() if record.date and record.date.isoformat() not in record.name else ""
    return " ".join(part for part in (word, record.name, day) if part)

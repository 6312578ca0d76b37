"""Before and after as a PDF of its own."""

import json

from diagnosis.definition.model import Definition
from diagnosis.engine.case import Record
from diagnosis.report.pdf import printable_data, typeset
from diagnosis.texts import Language, text
from diagnosis.wording.change import change_sheet

_WORDS = {
    "title": "change.document",
    "causes": "change.causes",
    "results": "change.results",
    "answers": "change.answers",
    "question": "change.question",
    "scale_help": "change.scale-help",
    "points": "result.points",
}


def change_pdf(
    definition: Definition, client: str, before: Record, after: Record, language: Language
) -> bytes:
    """What moved between two records, as a tagged PDF (PDF/UA-1); notes are not in it.

    The same records give the same bytes: the date is that of the later record.
    """
    sheet = change_sheet(definition, before.response, after.response, language)
    words = {name: text(language, key) for name, key in _WORDS.items()}
    words |= {
        "before": _column(text(language, "change.before"), before),
        "after": _column(text(language, "change.after"), after),
        "client": client,
        "date": after.date.isoformat() if after.date else "",
        "provider": definition.rulebook.provider.name.of(language),
    }
    return typeset(
        "change.typ",
        {
            "sheet": json.dumps(printable_data(sheet.model_dump()), ensure_ascii=False),
            "words": json.dumps(printable_data(words), ensure_ascii=False),
            "bands": json.dumps(definition.rulebook.band_limits),
        },
    )


def _column(word: str, record: Record) -> str:
    return f"{word} {record.date.isoformat()}" if record.date else word

"""A case as one JSON file."""

from typing import Any

from diagnosis.definition.model import Definition
from diagnosis.engine.case import Case
from diagnosis.engine.response import as_data

FORMAT = "case"
VERSION = 3


def case_data(definition: Definition, case: Case) -> dict[str, Any]:
    """The case in the form that `open_case` takes, ready for JSON."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "id": case.id,
        "client": case.client,
        "records": [
            {
                "id": record.id,
                "name": record.name,
                "response": as_data(definition, record.response),
                "notes": {name: note.model_dump() for name, note in record.notes.items()},
                "opening": {name: list(chosen) for name, chosen in record.opening.items()},
                "opened": record.opened.isoformat() if record.opened else "",
                "said": {name: when.isoformat(timespec="minutes") for name, when in record.said.items()},
                "observed": {name: seen.model_dump() for name, seen in record.observed.items()},
                "judged": record.judged.model_dump(),
                "memo_shown": record.memo_shown,
            }
            for record in case.records
        ],
        "conversation": case.conversation.model_dump(mode="json"),
        "earlier": [talk.model_dump(mode="json") for talk in case.earlier],
    }

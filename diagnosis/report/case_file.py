"""A case as one JSON file, and back. The file comes from outside: nothing is trusted."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from diagnosis.definition.finding import Finding
from diagnosis.definition.model import Definition
from diagnosis.engine.case import GENERAL, MAX_RECORDS, Case, Note, Record
from diagnosis.engine.migration import Reopened, reopen_response
from diagnosis.engine.response import (
    MAX_TEXT,
    ResponseError,
    as_data,
    encodable,
    is_question_id,
    shortened,
)
from diagnosis.report.reopen import parsed, refused, reopen

FORMAT = "case"
VERSION = 1
MAX_CASE = 1_000_000
"""The largest case file, in bytes."""
_Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{1,20}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _RecordInFile(_Strict):
    id: _Id
    name: Annotated[str, StringConstraints(max_length=MAX_TEXT)]
    response: dict[str, Any]
    notes: Annotated[dict[str, Note], Field(max_length=500)] = Field(default_factory=dict)
    differs: Annotated[list[str], Field(max_length=500)] = Field(default_factory=list)


class _CaseInFile(_Strict):
    """`results` is what an internal record adds; it is worked out anew and not read."""

    format: Literal["case"]
    version: Literal[1]
    id: _Id
    client: Annotated[str, StringConstraints(max_length=MAX_TEXT)] = ""
    records: Annotated[list[_RecordInFile], Field(max_length=MAX_RECORDS)]
    results: Any = None


class OpenedCase(BaseModel):
    """A case from a file; `changed` maps the ids of records whose questions have changed since."""

    model_config = ConfigDict(frozen=True)

    case: Case
    changed: dict[str, Reopened]


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
                "differs": list(record.differs),
            }
            for record in case.records
        ],
    }


def open_case(definition: Definition, content: bytes) -> OpenedCase:
    """The case in a case file or an internal record (JSON).

    Raises ResponseError with what is wrong, for any content whatever.
    """
    if len(content) > MAX_CASE:
        raise refused("response-too-big", limit=MAX_CASE // 1000)
    return _case(definition, parsed(content))


def open_anything(definition: Definition, content: bytes) -> OpenedCase | Reopened:
    """A case, or a single response: whatever the file holds.

    Raises ResponseError with what is wrong, for any content whatever.
    """
    if content.lstrip()[:5] != b"%PDF-" and len(content) <= MAX_CASE:
        data = parsed(content)
        if isinstance(data, Mapping) and data.get("format") == FORMAT:
            return _case(definition, data)
    return reopen(definition, content)


def _case(definition: Definition, data: object) -> OpenedCase:
    try:
        read = _CaseInFile.model_validate(data)
    except ValidationError as error:
        place = ".".join(str(step) for step in error.errors()[0]["loc"])
        raise refused("case-shape", place=shortened(place or FORMAT)) from None
    ids = [record.id for record in read.records]
    if len(set(ids)) < len(ids):
        raise refused("case-shape", place="records.id")
    records, changed = [], {}
    for number, item in enumerate(read.records):
        wrong = [
            name for name in (*item.notes, *item.differs) if name != GENERAL and not is_question_id(name)
        ]
        if wrong:
            raise refused("case-shape", place=shortened(f"records.{number}.{wrong[0]}"))
        try:
            reopened = reopen_response(definition, item.response)
        except ResponseError as error:
            where = Finding(code="case-record", details={"name": shortened(item.name or item.id)})
            raise ResponseError([where, *error.findings]) from None
        if reopened.changed:
            changed[item.id] = reopened
        records.append(
            Record(
                id=item.id,
                name=encodable(item.name),
                response=reopened.response,
                notes={
                    name: note.model_copy(update={"text": encodable(note.text)})
                    for name, note in item.notes.items()
                },
                differs=tuple(dict.fromkeys(item.differs)),
            )
        )
    return OpenedCase(
        case=Case(id=read.id, client=encodable(read.client), records=tuple(records)), changed=changed
    )

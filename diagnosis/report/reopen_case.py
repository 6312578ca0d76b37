"""A case from its JSON file. The file comes from outside: nothing is trusted."""

import datetime
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from diagnosis.definition.finding import Finding
from diagnosis.definition.model import Definition
from diagnosis.engine.case import GENERAL, MAX_RECORDS, Case, Judgement, Note, Observation, Record
from diagnosis.engine.conversation import MAX_TALKS, Conversation
from diagnosis.engine.judgement import ELSEWHERE, NONE
from diagnosis.engine.migration import Reopened, reopen_response
from diagnosis.engine.response import MAX_TEXT, Response, ResponseError, encodable, refused, shortened
from diagnosis.engine.response_reader import is_question_id, read_response
from diagnosis.report.case_file import FORMAT
from diagnosis.report.reopen import parsed, reopen

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
    opening: Annotated[dict[str, list[str]], Field(max_length=500)] | None = None
    opened: str = ""
    said: Annotated[dict[str, str], Field(max_length=500)] = Field(default_factory=dict)
    observed: Annotated[dict[str, Observation], Field(max_length=500)] = Field(default_factory=dict)
    judged: Judgement = Judgement()
    memo_shown: bool = False
    differs: Annotated[list[str], Field(max_length=500)] = Field(default_factory=list)


class _CaseInFile(_Strict):
    """`results` is what an internal record adds; it is worked out anew and not read.

    Version 1 has `differs`, a mark without words, and neither `opening` nor `said`; the first two know
    no `conversation`.
    """

    format: Literal["case"]
    version: Literal[1, 2, 3]
    id: _Id
    client: Annotated[str, StringConstraints(max_length=MAX_TEXT)] = ""
    records: Annotated[list[_RecordInFile], Field(max_length=MAX_RECORDS)]
    conversation: dict[str, Any] = Field(default_factory=dict)
    earlier: Annotated[list[dict[str, Any]], Field(max_length=MAX_TALKS)] = Field(default_factory=list)
    results: Any = None


class OpenedCase(BaseModel):
    """A case from a file; `changed` maps the ids of records whose questions have changed since."""

    model_config = ConfigDict(frozen=True)

    case: Case
    changed: dict[str, Reopened]


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
            name
            for name in (*item.notes, *item.observed, *item.said, *(item.opening or {}), *item.differs)
            if name != GENERAL and not is_question_id(name)
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
                judged=_judged(definition, item.judged),
                memo_shown=item.memo_shown,
                **_sources(definition, item, reopened.response, place=f"records.{number}"),
            )
        )
    case = Case(
        id=read.id,
        client=encodable(read.client),
        records=tuple(records),
        conversation=_conversation(read.conversation, place="conversation"),
        earlier=tuple(
            _conversation(talk, place=f"earlier.{number}") for number, talk in enumerate(read.earlier)
        ),
    )
    return OpenedCase(case=case, changed=changed)


def _sources(
    definition: Definition, item: _RecordInFile, response: Response, *, place: str
) -> dict[str, Any]:
    """Who said what, and when: the fields of a record."""
    try:
        said = {name: datetime.datetime.fromisoformat(when) for name, when in item.said.items()}
        opened = datetime.date.fromisoformat(item.opened) if item.opened else None
    except ValueError:
        raise refused("case-shape", place=shortened(f"{place}.said")) from None
    if item.opening is None:
        opening, opened = dict(response.answers), response.date
    else:
        # Answers that the definition no longer knows are left out; the response reports such changes.
        opening = {
            name: chosen
            for name, given in item.opening.items()
            if (chosen := _known(definition, name, given))
        }
    observed = {
        name: Observation(option=encodable(seen.option), words=encodable(seen.words))
        for name, seen in item.observed.items()
    }
    marks = {name: Observation() for name in item.differs if name not in observed}
    return {"opening": opening, "opened": opened, "said": said, "observed": {**observed, **marks}}


def _conversation(item: Mapping[str, Any], *, place: str) -> Conversation:
    try:
        return Conversation.model_validate(item)
    except ValidationError as error:
        step = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise refused("case-shape", place=shortened(f"{place}.{step}")) from None


def _judged(definition: Definition, judged: Judgement) -> Judgement:
    """The judgement, as far as the definition knows what it names."""
    plans = {NONE, ELSEWHERE, *(plan.id for plan in definition.rulebook.plans)}
    causes = {cause.id for cause in definition.causes}
    return Judgement(
        plan=judged.plan if judged.plan in plans else "",
        cause=judged.cause if judged.cause in causes else "",
        agreed=judged.agreed if judged.agreed in plans else "",
        counted=judged.counted,
    )


def _known(definition: Definition, name: str, given: list[str]) -> tuple[str, ...]:
    try:
        return read_response(definition, {"answers": {name: given}}).answers.get(name, ())
    except ResponseError:
        return ()

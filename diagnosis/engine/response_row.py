"""A row of a table as a response: columns are questions, cells are answers as people write them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from diagnosis.definition.base import UNKNOWN
from diagnosis.definition.finding import Finding, closest
from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Question
from diagnosis.engine.dates import read_date
from diagnosis.engine.folding import fold, header_forms, list_pieces, option_forms
from diagnosis.engine.response import MAX_TEXT, Response, ResponseError, encodable, shortened
from diagnosis.languages import LANGUAGES

DETAILS = ("organisation", "note", "date")
_MOST_PIECES = 100
_MOST_LISTED = 3
_MOST_COMPARED = 100
_ERRORS = (
    "#n/a",
    "#ref!",
    "#value!",
    "#name",
    "#div/0!",
    "#num!",
    "#null!",
    "#spill!",
    "#calc!",
    "#getting_data",
)
"""What a spreadsheet shows for a formula that fails, folded."""


@dataclass(frozen=True)
class Columns:
    """What the columns of a table are: a question, one of DETAILS, or None for any other.

    `words` has for each question the option that a folded word stands for. `findings` are columns that
    look like a question and are none, and questions without a column (a warning).
    """

    header: tuple[str, ...]
    questions: tuple[str | None, ...]
    details: tuple[str | None, ...]
    words: dict[str, dict[str, str]]
    findings: tuple[Finding, ...]


def columns_of(definition: Definition, header: Sequence[str]) -> Columns:
    """The columns under a header of question ids, labels or whole wordings in any language.

    Other columns are ignored. Raises ResponseError where no column is a question, or two are the same one.
    """
    names = _headers(definition)
    questions = tuple(_first(names, header_forms(name)) for name in header)
    found = [name for name in questions if name]
    near = _near(definition, names, header, questions)
    if not found:
        raise ResponseError([Finding(code="table-no-questions"), *near])
    twice = next((name for name in found if found.count(name) > 1), None)
    if twice:
        label = definition.questions[twice].label
        raise ResponseError([Finding(code="table-column-twice", listed={"name": (label,)})])
    return Columns(
        header=tuple(header),
        questions=questions,
        details=tuple(fold(name) if fold(name) in DETAILS else None for name in header),
        words={name: _words(definition.questions[name]) for name in found},
        findings=(*near, *_missing(definition, found)),
    )


def _headers(definition: Definition) -> dict[str, str]:
    names = {fold(name): name for name in definition.questions}
    for written in ("label", "text"):
        for question in definition.questions.values():
            for language in LANGUAGES:
                names.setdefault(fold(getattr(question, written).of(language)), question.id)
    return names


def _near(
    definition: Definition, names: Mapping[str, str], header: Sequence[str], questions: Sequence[str | None]
) -> list[Finding]:
    """Columns that are almost called like a question without a column."""
    free = {form: name for form, name in names.items() if name not in questions}
    strangers = [name for name, question in zip(header, questions, strict=True) if not question]
    findings = []
    for name in strangers[:_MOST_COMPARED]:
        form = header_forms(name)[-1:] if fold(name) not in DETAILS else ()
        found = get_close_matches(form[0], free, n=1, cutoff=0.75) if form and 3 < len(form[0]) < 200 else []
        if found:
            label = definition.questions[free[found[0]]].label
            details = {"name": shortened(name)}
            findings.append(Finding(code="table-column-near", details=details, meant=label))
    return findings


def _missing(definition: Definition, found: Sequence[str]) -> list[Finding]:
    """Questions that have no column, as one warning."""
    absent = [question.label for name, question in definition.questions.items() if name not in found]
    if not absent:
        return []
    details, listed = {"count": str(len(absent))}, {"names": tuple(absent[:_MOST_LISTED])}
    return [Finding(code="table-columns-missing", severity="warning", details=details, listed=listed)]


def read_row(
    definition: Definition, columns: Columns, values: Sequence[str], row: int
) -> tuple[Response, list[Finding]]:
    """The response in a row, and what is wrong with it; a cell that cannot be read is left open.

    A cell holds what `read_cell` reads, and an empty one is open. `row` is the number in messages.
    """
    answers: dict[str, tuple[str, ...]] = {}
    details: dict[str, str] = {}
    findings: list[Finding] = []
    for name, question, detail, value in zip(
        columns.header, columns.questions, columns.details, values, strict=False
    ):
        if not value.strip():
            continue
        if question:
            chosen, fault = read_cell(definition.questions[question], columns.words[question], value)
            if fault:
                findings.append(placed(fault, row, name, value))
            elif chosen:
                answers[question] = chosen
        elif detail:
            details[detail] = value
    date = details.get("date", "")
    day = read_date(date)
    if date and day is None:
        findings.append(placed(Finding(code="table-date"), row, "date", date))
    response = Response(
        answers={name: answers[name] for name in definition.questions if name in answers},
        organisation=encodable(details.get("organisation", "")[:MAX_TEXT]),
        note=encodable(details.get("note", "")[:MAX_TEXT]),
        date=day,
    )
    return response, findings


def _words(question: Question) -> dict[str, str]:
    words = {fold(option): option for option in question.option_ids}
    for option in question.option_ids:
        for language in LANGUAGES:
            words.setdefault(fold(question.option_text(option).of(language)), option)
    for number, known in enumerate(question.options, start=1):
        words.setdefault(str(number), known.id)
    if question.unknown:
        words.setdefault("0", UNKNOWN)
    return words


def read_cell(
    question: Question, words: Mapping[str, str], value: str
) -> tuple[tuple[str, ...], Finding | None]:
    """The options in a cell, or what is wrong with it; `words` is as in `Columns`.

    An option is written as its id, its wording in any language, or its number from 1 (0 for "don't know").
    Several stand with `;`, a comma or a line break between them, also where options hold such a mark.
    """
    whole = _option(words, value)
    if whole:
        return (whole,), None
    folded = fold(value)
    if folded.startswith("="):
        return (), Finding(code="table-formula")
    if folded in _ERRORS:
        return (), Finding(code="table-error-cell")
    given, stranger = _options(words, value)
    if stranger is not None:
        near = closest(fold(stranger), words)
        known = tuple(question.option_text(option) for option in question.option_ids)
        meant = question.option_text(words[near]) if near else None
        return (), Finding(code="table-cell", listed={"known": known}, meant=meant)
    chosen = question.form.in_order(given)
    for fault in question.form.faults(chosen):
        if fault.kind == "too-many":
            return (), Finding(code="table-too-many", details={"limit": str(question.form.most)})
        return (), Finding(code="table-alone")
    return chosen, None


def _option(words: Mapping[str, str], written: str) -> str | None:
    """The option that a word stands for; whole numbers of spreadsheets may have a decimal."""
    return _first(words, (*option_forms(written), fold(written).removesuffix(".0")))


def _options(words: Mapping[str, str], value: str) -> tuple[list[str], str | None]:
    """The options in a list, and the first piece that is none.

    An option may hold a mark that stands between options: the longest run of pieces that is one, is one.
    """
    pieces = [(start, end) for start, end in list_pieces(value)[:_MOST_PIECES] if value[start:end].strip()]
    given: list[str] = []
    while pieces:
        start = pieces[0][0]
        for count in range(len(pieces), 0, -1):
            option = _option(words, value[start : pieces[count - 1][1]])
            if option:
                given.append(option)
                pieces = pieces[count:]
                break
        else:
            return given, value[slice(*pieces[0])]
    return given, None


def _first(known: Mapping[str, str], forms: Iterable[str]) -> str | None:
    return next((known[form] for form in forms if form in known), None)


def placed(fault: Finding, row: int, column: str, value: str) -> Finding:
    """What is wrong with a cell, and where it stands."""
    place = {"row": str(row), "column": shortened(column), "value": shortened(value)}
    return fault.model_copy(update={"details": {**fault.details, **place}})

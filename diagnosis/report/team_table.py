"""The figures of a comparison as a table: CSV, and XLSX with a sheet that explains each figure."""

import csv
import io
from collections.abc import Iterator
from functools import partial

from diagnosis.team.comparison import Comparison, GroupScore
from diagnosis.wording.team import group_name, size_words
from diagnosis.wording.voice import Voice

Cell = str | int
Row = tuple[str, str, str, str, Cell]
_COLUMNS = ("part", "item", "group", "figure", "value")
_FIGURES = (
    "size",
    "score",
    "low",
    "high",
    "agreement",
    "gap",
    "bounds-low",
    "bounds-high",
    "reading",
    "median",
    "lower",
    "middle",
    "upper",
    "difference",
    "guessed",
    "answered",
    "unknown",
    "distance",
    "by-chance",
)
_WIDTHS = (16, 44, 28, 22, 26)


def team_csv(comparison: Comparison, voice: Voice) -> bytes:
    """The figures as CSV in UTF-8 with a byte order mark, so that spreadsheets read Japanese."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(_header(voice))
    writer.writerows([_safe(cell) for cell in row] for row in _rows(comparison, voice))
    return file.getvalue().encode("utf-8-sig")


def team_xlsx(comparison: Comparison, voice: Voice) -> bytes:
    """The figures as a workbook of two sheets: the figures, and what each is. No text is a formula."""
    import xlsxwriter

    file = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(file, plain) as book:
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        figures = book.add_worksheet(voice.text("figures.sheet"))
        figures.write_row(0, 0, _header(voice), bold)
        count = 0
        for count, row in enumerate(_rows(comparison, voice), start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    figures.write_string(count, column, cell)
                else:
                    figures.write_number(count, column, cell)
        for column, width in enumerate(_WIDTHS):
            figures.set_column(column, column, width)
        figures.freeze_panes(1, 0)
        figures.autofilter(0, 0, count, len(_COLUMNS) - 1)
        explained = book.add_worksheet(voice.text("figures.explained"))
        for number, name in enumerate(_FIGURES):
            explained.write_string(number, 0, voice.text(f"figures.{name}"), bold)
            explained.write_string(number, 1, voice.text(f"figures.{name}-is"), wrapped)
        explained.set_column(0, 0, 26)
        explained.set_column(1, 1, 90)
    return file.getvalue()


def _header(voice: Voice) -> list[str]:
    return [voice.text(f"figures.{name}") for name in _COLUMNS]


def _rows(comparison: Comparison, voice: Voice) -> Iterator[Row]:
    """A row for each figure that is shown, and none for what is withheld."""

    row = partial(_row, voice)
    for group in comparison.groups:
        if group.size:
            yield row("people", "", group_name(voice, group.id), "size", size_words(voice, group.size))
    for name, cause in comparison.causes.items():
        item = voice.cause(name)
        scores = {group_name(voice, group): score for group, score in cause.groups.items()}
        if cause.total:
            scores[voice.text("team.everybody")] = cause.total
        for group_named, score in scores.items():
            for figure, value in _score(voice, score):
                yield row("causes", item, group_named, figure, value)
        if cause.gap:
            pair = " / ".join(group_name(voice, group) for group in cause.gap.groups)
            yield row("causes", item, pair, "gap", cause.gap.points)
            for figure, bound in zip(("bounds-low", "bounds-high"), cause.gap.bounds or (), strict=False):
                yield row("causes", item, pair, figure, bound)
            yield row("causes", item, pair, "reading", voice.text(f"figures.{cause.gap.reading}"))
    for name, question in comparison.questions.items():
        item = voice.label(name)
        for group_id, answers in question.groups.items():
            answer = voice.of(voice.definition.questions[name].option_text(answers.median))
            yield row("questions", item, group_name(voice, group_id), "median", answer)
            for figure, share in zip(("lower", "middle", "upper"), answers.shares or (), strict=False):
                yield row("questions", item, group_name(voice, group_id), figure, share)
        yield row("questions", item, "", "difference", voice.text(f"figures.{question.difference}"))
    yield from _asides(comparison, voice)
    for found in comparison.landscapes:
        pair = " / ".join(group_name(voice, group) for group in found.groups)
        yield row("landscapes", "", pair, "distance", found.distance)
        yield row("landscapes", "", pair, "by-chance", found.by_chance)


def _asides(comparison: Comparison, voice: Voice) -> Iterator[Row]:
    row = partial(_row, voice)
    for guess in comparison.guesses:
        item, group_named = voice.label(guess.question), group_name(voice, guess.group)
        for figure, option in (("guessed", guess.guessed), ("answered", guess.answered)):
            words = voice.of(voice.definition.questions[guess.question].option_text(option))
            yield row("questions", item, group_named, figure, words)
    for one in comparison.unknown:
        yield row("questions", voice.label(one.question), voice.text("team.everybody"), "unknown", one.share)


def _row(voice: Voice, part: str, item: str, group: str, figure: str, value: Cell) -> Row:
    return (voice.text(f"figures.{part}"), item, group, voice.text(f"figures.{figure}"), value)


def _score(voice: Voice, score: GroupScore) -> Iterator[tuple[str, Cell]]:
    yield from (("score", score.score), ("low", score.low), ("high", score.high))
    if score.agreement:
        yield "agreement", voice.text(f"figures.{score.agreement}")


def _safe(cell: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula begins with an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t") else cell

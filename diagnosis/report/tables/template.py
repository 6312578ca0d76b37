"""A workbook to fill in with responses: one row a person, and what `response_table` reads."""

import io
from typing import TYPE_CHECKING, Any

from diagnosis.definition.questionnaire import Question
from diagnosis.wording.voice import Voice

if TYPE_CHECKING:
    import xlsxwriter

_ROWS = 500
"""Rows that have lists to choose from."""
_LONGEST_TITLE, _LONGEST_HELP = 32, 255
"""Characters that Excel takes for the title and the text beside a cell."""
_WIDTH = 24
_LINES = ("line-1", "line-2", "line-3", "line-4")


def template(voice: Voice) -> bytes:
    """An XLSX: a sheet for answers, one that explains, and a hidden one with the options."""
    import xlsxwriter

    file = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(file, plain) as book:
        _fill(book, voice)
    return file.getvalue()


def _fill(book: "xlsxwriter.Workbook", voice: Voice) -> None:
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    answers = book.add_worksheet(voice.text("template.answers"))
    explained = book.add_worksheet(voice.text("template.explained"))
    options = book.add_worksheet(voice.text("template.options"))
    options.hide()
    questions = list(voice.definition.questions.values())
    answers.set_column(0, len(questions) - 1, _WIDTH)
    answers.freeze_panes(1, 0)
    for column, question in enumerate(questions):
        answers.write(0, column, voice.of(question.label), bold)
        texts = [voice.of(question.option_text(option)) for option in question.option_ids]
        options.write_column(0, column, texts)
        answers.data_validation(1, column, _ROWS, column, _list(voice, question, options.name, column, texts))
    lines = [voice.text(f"template.{line}") for line in _LINES]
    explained.write_column(0, 0, lines)
    explained.set_column(0, 2, 2 * _WIDTH)
    header = [voice.text(f"template.{name}") for name in ("column", "question", "choices")]
    explained.write_row(len(lines) + 1, 0, header, bold)
    for row, question in enumerate(questions, start=len(lines) + 2):
        choices = "\n".join(voice.of(question.option_text(option)) for option in question.option_ids)
        explained.write_row(row, 0, [voice.of(question.label), voice.of(question.text), choices], wrapped)


def _list(voice: Voice, question: Question, sheet: str, column: int, texts: list[str]) -> dict[str, Any]:
    """The list of a column. Where several options may be chosen, other words are taken too."""
    from xlsxwriter.utility import xl_col_to_name

    letter, quoted = xl_col_to_name(column, col_abs=True), sheet.replace("'", "''")
    helped = voice.of(question.text)
    if question.multiple:
        helped = f"{helped}\n{voice.text('template.several')}"
    return {
        "validate": "list",
        "source": f"='{quoted}'!{letter}$1:{letter}${len(texts)}",
        "input_title": voice.of(question.label)[:_LONGEST_TITLE],
        "input_message": helped[:_LONGEST_HELP],
        "error_title": voice.of(question.label)[:_LONGEST_TITLE],
        "error_message": voice.text("template.error"),
        "show_error": not question.multiple,
    }

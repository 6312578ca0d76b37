"""The workbook to fill in: what people choose in it is read back."""

import io
import zipfile

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from diagnosis.languages import LANGUAGES, Language
from diagnosis.report.response_table import read_table
from diagnosis.report.tables.template import template
from diagnosis.wording.voice import Voice
from tests.support.frozen import DEFINITION


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filled_in_template_is_read_whole(language: Language) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(template(Voice(DEFINITION, language))))
    answers, explained, options = (book.get_sheet_by_index(place).to_python() for place in range(3))
    assert len(explained) > len(DEFINITION.questions)
    first = options[0]
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as filled:
        sheet = filled.add_worksheet()
        sheet.write_row(0, 0, answers[0])
        sheet.write_row(1, 0, first)
    read = read_table(DEFINITION, "t.xlsx", file.getvalue())
    assert read.findings == []
    assert read.responses[0].answers == {
        name: (question.option_ids[0],) for name, question in DEFINITION.questions.items()
    }


def test_every_column_has_a_list_and_the_options_are_hidden() -> None:
    with zipfile.ZipFile(io.BytesIO(template(Voice(DEFINITION, "ja")))) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
        assert sheet.count("<dataValidation ") == len(DEFINITION.questions)
        assert 'state="hidden"' in packed.read("xl/workbook.xml").decode()


def test_an_empty_template_holds_nobody() -> None:
    assert read_table(DEFINITION, "t.xlsx", template(Voice(DEFINITION, "ja"))).responses == []

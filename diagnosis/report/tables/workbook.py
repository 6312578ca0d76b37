"""XLSX: the first visible sheet of a workbook, row by row.

What a cell holds is read by calamine. Before that, the sheet's own XML is gone through: calamine makes room
for every cell up to the last one, and says nothing of errors and of formulas without a stored value.
"""

import datetime
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO, BinaryIO
from xml.etree import ElementTree
from xml.parsers import expat

from diagnosis.definition.finding import Finding
from diagnosis.engine.response import ResponseError, refused
from diagnosis.report.tables.table import Limits, Table, table_of

_MOST_CELLS = 60_000_000
"""Cells, empty ones included, for which room is made."""
_MOST_DESCRIBED = 5_000_000
"""Bytes of the parts that say which sheets there are."""
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_CHUNK = 1 << 16
_OLD = b"\xd0\xcf\x11\xe0"
"""How a file of an earlier Excel begins, and a workbook with a password."""
_EXACT = 1e15
"""Below it, whole numbers are exact in a workbook."""


def read_workbook(file: BinaryIO, limits: Limits) -> Table:
    """The table in the first visible sheet. Raises ResponseError."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    if file.read(4) == _OLD:
        encrypted = "EncryptedPackage".encode("utf-16-le") in file.read()
        raise refused("table-password" if encrypted else "table-old-workbook")
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as packed:
            if sum(part.file_size for part in packed.infolist()) > limits.unpacked:
                raise refused("table-too-long", limit=limits.rows)
            sheets = _sheets(packed)
            name, place = next(((name, place) for name, place, visible in sheets if visible), ("", ""))
            if not place:
                raise refused("table-no-questions")
            with packed.open(place) as sheet:
                odd = _Scan(limits).of(sheet)
        file.seek(0)
        rows = CalamineWorkbook.from_filelike(file).get_sheet_by_name(name).iter_rows()
    except ResponseError:
        raise
    except PasswordError:
        raise refused("table-password") from None
    except (CalamineError, zipfile.BadZipFile, ElementTree.ParseError, expat.ExpatError, KeyError) as error:
        raise refused("table-unreadable", problem=type(error).__name__) from None
    except (OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise refused("table-unreadable", problem=type(error).__name__) from None
    findings = (Finding(code="table-sheet", severity="warning", details={"name": name}),)
    return table_of(_rows(rows, odd), limits, findings if len(sheets) > 1 else ())


def _rows(
    rows: Iterator[Sequence[object]], odd: dict[tuple[int, int], str]
) -> Iterator[tuple[int, list[str], float]]:
    strange = {row for row, _ in odd}
    for number, row in enumerate(rows, start=1):
        cells = [_words(value) for value in row]
        if number in strange:
            for place in range(len(cells)):
                cells[place] = odd.get((number, place + 1), cells[place])
        yield number, cells, 1.0


def _words(value: object) -> str:
    """A cell as the spreadsheet shows it where it has no format."""
    match value:
        case str():
            return value
        case bool():
            return str(value).upper()
        case float() if value.is_integer() and abs(value) < _EXACT:
            return str(int(value))
        case datetime.datetime() if not (value.hour or value.minute or value.second or value.microsecond):
            return value.date().isoformat()
    return "" if value is None else str(value)


def _sheets(packed: zipfile.ZipFile) -> list[tuple[str, str, bool]]:
    """The sheets in their order: name, part of the file, and whether it is visible."""
    places = {
        found.get("Id", ""): found.get("Target", "")
        for found in _described(packed, "xl/_rels/workbook.xml.rels").iter()
        if found.get("Type", "").endswith("/worksheet")
    }
    sheets = []
    for sheet in _described(packed, "xl/workbook.xml").iter():
        target = places.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION) or "")
        if sheet.tag.rpartition("}")[2] == "sheet" and target:
            place = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            sheets.append((sheet.get("name", ""), place, sheet.get("state", "visible") == "visible"))
    return sheets


def _described(packed: zipfile.ZipFile, place: str) -> ElementTree.Element:
    if packed.getinfo(place).file_size > _MOST_DESCRIBED:
        raise refused("table-unreadable", problem=place)
    # Expat bounds what entities expand to, and loads none from outside.
    return ElementTree.fromstring(packed.read(place))  # noqa: S314


@dataclass
class _Scan:
    """One pass over a sheet's XML.

    Raises ResponseError at the first cell that lies outside `limits`. What it finds are the cells with an
    error, as text, and those with a formula whose value is not stored, as `=formula`.
    """

    limits: Limits
    found: dict[tuple[int, int], str] = field(default_factory=dict)
    row: int = 0
    column: int = 0
    cells: int = 0
    widest: int = 0
    is_error: bool = False
    has_value: bool = False
    formula: str | None = None
    inside: str = ""
    words: list[str] = field(default_factory=list)

    def of(self, sheet: IO[bytes]) -> dict[tuple[int, int], str]:
        """The cells of note, by row and column from 1."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        while chunk := sheet.read(_CHUNK):
            parser.Parse(chunk)
        parser.Parse(b"", True)  # noqa: FBT003 (it takes no keyword)
        return self.found

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        match tag.rpartition(":")[2]:
            case "row":
                self.row = int(attributes.get("r", self.row + 1))
                self.column = 0
                self._measure()
            case "c":
                self._place(attributes.get("r"))
                self.is_error = attributes.get("t") == "e"
                self.has_value, self.formula = False, None
            case "f" | "v" | "t" as name:
                self.inside, self.words = name, []

    def _end(self, tag: str) -> None:
        match tag.rpartition(":")[2]:
            case "f":
                self.formula = "".join(self.words)
            case "v" | "t":
                words = "".join(self.words)
                self.has_value = self.has_value or bool(words)
                if self.is_error:
                    self.found[self.row, self.column] = words
            case "c" if self.formula is not None and not self.has_value:
                self.found[self.row, self.column] = f"={self.formula}"
        self.inside = ""

    def _text(self, words: str) -> None:
        if self.inside:
            self.words.append(words)

    def _place(self, reference: str | None) -> None:
        self.cells += 1
        if reference is None:
            self.column += 1
        else:
            letters = reference.rstrip("0123456789")
            self.row = int(reference[len(letters) :])
            self.column = 0
            for letter in letters[:4].upper():
                self.column = 26 * self.column + ord(letter) - 64
        self._measure()

    def _measure(self) -> None:
        self.widest = max(self.widest, self.column)
        if self.row > self.limits.rows + 1:
            raise refused("table-too-long", limit=self.limits.rows)
        if self.column > self.limits.columns:
            raise refused("table-too-wide", limit=self.limits.columns)
        if max(self.cells, self.row * self.widest) > _MOST_CELLS:
            raise refused("table-too-long", limit=_MOST_CELLS // max(self.widest, 1))

"""Headers for the rows of a table in a tagged PDF.

Typst (0.15) can tag them, behind a switch that its Python package does not offer; its header cells are
those of columns only. So the first cell of each row is called a header afterwards, in just as many
bytes: nothing moves, and the file's own table of places stays true. To read and write the file with a
library would take longer than to typeset it.
"""

import re

_ENTRY = 20
"""Bytes of an entry in the table of places."""
_TABLE = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_SECTION = re.compile(rb"xref\s+0 (\d+)\s*?\n")
_ROW = re.compile(rb"\d+ 0 obj\s*<</Type/StructElem/S/TR/P \d+ 0 R/K\[(\d+) 0 R")
_CELL = re.compile(rb"\d+ 0 obj\s*<</Type/StructElem/S/(TD)/P \d+ 0 R/A\[<</O/Table(/Headers\[[^]]*\])>>")
_SCOPE = b"/Scope/Row"


def with_row_headers(pdf: bytes) -> bytes:
    """The same PDF, in which the first cell of each row of data is the row's header.

    A file that is not written as typst writes it comes back as it is.
    """
    changed = bytearray(pdf)
    places = _places(pdf)
    for place in places:
        row = _ROW.match(pdf, place)
        cell = _CELL.match(pdf, places[int(row[1])]) if row and int(row[1]) < len(places) else None
        if cell and len(cell[2]) >= len(_SCOPE):
            changed[slice(*cell.span(1))] = b"TH"
            changed[slice(*cell.span(2))] = _SCOPE.ljust(len(cell[2]))
    return bytes(changed)


def _places(pdf: bytes) -> list[int]:
    """Where each object begins, by its number; what a text in the file looks like plays no part."""
    end = _TABLE.search(pdf)
    section = _SECTION.match(pdf, int(end[1])) if end else None
    if section is None:
        return []
    entries = pdf[section.end() : section.end() + _ENTRY * int(section[1])]
    return [int(entries[at : at + 10]) for at in range(0, len(entries), _ENTRY)]

"""Headers for the rows of a table in a tagged PDF.

Typst (0.15) can tag them, behind a switch that its Python package does not offer; its header cells are
those of columns only. So the first cell of each row is called a header afterwards.
"""

import io

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject


def with_row_headers(pdf: bytes) -> bytes:
    """The same PDF, in which the first cell of each row of data is the row's header."""
    writer = PdfWriter(io.BytesIO(pdf), incremental=True)
    elements: list[DictionaryObject] = [writer.root_object["/StructTreeRoot"].get_object()]  # type: ignore[list-item]
    while elements:
        element = elements.pop()
        parts = _parts(element)
        elements += parts
        if element.get("/S") == "/TR" and parts and parts[0].get("/S") == "/TD":
            parts[0][NameObject("/S")] = NameObject("/TH")
            parts[0][NameObject("/A")] = DictionaryObject(
                {NameObject("/O"): NameObject("/Table"), NameObject("/Scope"): NameObject("/Row")}
            )
    changed = io.BytesIO()
    writer.write(changed)
    return changed.getvalue()


def _parts(element: DictionaryObject) -> list[DictionaryObject]:
    inside: PdfObject | None = element.get("/K")
    inside = inside.get_object() if inside is not None else None
    parts = [part.get_object() for part in inside] if isinstance(inside, ArrayObject) else [inside]
    return [part for part in parts if isinstance(part, DictionaryObject)]

"""A table of responses, a row each. It comes from outside: nothing is trusted."""

from dataclasses import dataclass
from hashlib import sha256

from diagnosis.definition.finding import Finding
from diagnosis.definition.model import Definition
from diagnosis.engine.response import Response
from diagnosis.engine.response_row import columns_of, read_row
from diagnosis.report.tables.read import uploaded_table


@dataclass(frozen=True)
class TableRead:
    """The responses of a table in its order.

    `findings` are cells that were left open and rows that were left out; warnings among them are remarks
    on the table as a whole. `digest` tells whether two files have the same content.
    """

    responses: list[Response]
    findings: list[Finding]
    digest: str


def read_table(definition: Definition, name: str, content: bytes) -> TableRead:
    """The responses in a table with question ids, labels or wordings in its first row.

    Rows without any answer are passed over. Raises ResponseError where the whole cannot be read.
    """
    table = uploaded_table(name, content)
    columns = columns_of(definition, table.header)
    read = TableRead([], [*table.findings, *columns.findings], sha256(content).hexdigest())
    for part in table.parts:
        read.findings.extend(part.findings)
        for number, values in part.rows():
            response, findings = read_row(definition, columns, values, number)
            if response.answers or findings:
                read.responses.append(response)
                read.findings.extend(findings)
    return read

"""The people whose responses are compared, gathered from files; the same file or response counts once."""

from dataclasses import dataclass, field

from diagnosis.definition.finding import Finding
from diagnosis.engine.migration import Reopened
from diagnosis.engine.response import Response, ResponseError
from diagnosis.report.response_table import TableRead


@dataclass(frozen=True)
class Person:
    """One response, the name of the file that it came in, and its place in a table (from 1; else 0)."""

    file: str
    response: Response
    place: int = 0

    @property
    def name(self) -> str:
        """What tells this person from the others."""
        return f"{self.file} ({self.place})" if self.place else self.file


@dataclass
class Gathering:
    """People in the order in which they came. `digests` are those of tables, by the name of the file."""

    people: list[Person] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, found: Reopened | TableRead | ResponseError) -> list[Finding]:
        """Take over what a file holds, and return what has to be said of it.

        A table that came before counts once, and a new table takes the place of one of the same name. A
        response that is here already, from another file, counts once. Rows of one table are different people.
        """
        if isinstance(found, ResponseError):
            return [Finding(code="not-a-response-file", details={"name": name}), *found.findings]
        if isinstance(found, TableRead):
            return self._add_table(name, found)
        same = next((one.name for one in self.people if one.response == found.response), None)
        if same:
            details = {"name": name, "other": same}
            return [Finding(code="response-twice", severity="warning", details=details)]
        self.people.append(Person(name, found.response))
        return []

    def _add_table(self, name: str, table: TableRead) -> list[Finding]:
        same = next((known for known, digest in self.digests.items() if digest == table.digest), None)
        if same:
            return [Finding(code="table-twice", severity="warning", details={"name": name, "other": same})]
        findings = []
        if name in self.digests:
            self.people = [person for person in self.people if person.file != name]
            findings.append(Finding(code="table-replaced", severity="warning", details={"name": name}))
        self.digests[name] = table.digest
        self.people += [Person(name, one, place) for place, one in enumerate(table.responses, start=1)]
        return [*findings, *table.findings]

    def remove(self, place: int) -> None:
        """Take somebody out; a table that has nobody left may come again."""
        person = self.people.pop(place)
        if not any(one.file == person.file for one in self.people):
            self.digests.pop(person.file, None)

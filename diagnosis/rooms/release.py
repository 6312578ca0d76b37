"""What a round comes to: the comparison of those who handed in, as text that is kept."""

import datetime
from collections.abc import Sequence

from diagnosis.definition.finding import Finding
from diagnosis.definition.model import Definition
from diagnosis.engine.response import Response, ResponseError
from diagnosis.rooms.seats import Seat
from diagnosis.rooms.store import Release
from diagnosis.rooms.terms import Room, Terms
from diagnosis.team.compare import compare
from diagnosis.team.comparison import Comparison
from diagnosis.team.policy import CONSENTS, Consent, Policy
from diagnosis.team.rounds import Round


def release_by(definition: Definition) -> Release:
    """Works out the release of a room in which this definition was asked.

    Questions and options that it does not have any more count as open. Raises NotComparableError.
    """

    def work_out(terms: Terms, handed_in: Sequence[Seat]) -> str:
        consents = tuple(_consent(seat) for seat in handed_in)
        comparison = compare(
            definition,
            [_response(definition, seat) for seat in handed_in],
            Policy(k=terms.k, consents=consents),
            [seat.guesses for seat in handed_in],
        )
        unlimited = terms.invited is None
        return comparison.model_copy(update={"unlimited": unlimited}).model_dump_json()

    return work_out


def comparison_of(release: str) -> Comparison:
    """The comparison in a release."""
    return Comparison.model_validate_json(release)


def kept_round(room: Room, release: str, zone: datetime.tzinfo | None = None) -> str:
    """A release as a file to keep until a later round; its day is that of the room's opening, there."""
    day = datetime.datetime.fromtimestamp(room.opened, zone).date()
    return Round(day=day, comparison=comparison_of(release)).model_dump_json(indent=2) + "\n"


def read_round(content: bytes | str) -> Round:
    """The round in such a file.

    Raises ResponseError where it is none.
    """
    try:
        return Round.model_validate_json(content)
    except ValueError as error:
        raise ResponseError([Finding(code="round-none")]) from error


def _consent(seat: Seat) -> Consent:
    return next((known for known in CONSENTS if known == seat.consent), "no")


def _response(definition: Definition, seat: Seat) -> Response:
    answers: dict[str, tuple[str, ...]] = {}
    given = dict(seat.answers)
    if definition.team:
        given[definition.team.question] = [seat.position]
    for name, question in definition.questions.items():
        chosen = tuple(option for option in given.get(name, ()) if option in question.option_ids)
        if chosen:
            answers[name] = chosen
    return Response(answers=answers)

"""What moved between two responses of one organisation: answers, scores, plan and verdict."""

from diagnosis.definition.model import Definition
from diagnosis.engine.diagnose import diagnose
from diagnosis.engine.diagnosis import Score
from diagnosis.engine.response import Response
from diagnosis.engine.result import AnswerChange, CauseChange, Change, Direction
from diagnosis.engine.scoring import severity


def change_between(definition: Definition, before: Response, after: Response) -> Change:
    """What moved from one response to the other."""
    first, second = diagnose(definition, before), diagnose(definition, after)
    return Change(
        before=first,
        after=second,
        causes=tuple(
            _cause(cause.id, first.scores[cause.id], second.scores[cause.id]) for cause in definition.causes
        ),
        answers=tuple(
            AnswerChange(
                question=name,
                before=before.answers.get(name, ()),
                after=after.answers.get(name, ()),
                direction=_direction(definition, name, before, after),
            )
            for name in definition.questions
            if before.answers.get(name, ()) != after.answers.get(name, ())
        ),
    )


def _cause(cause: str, before: Score, after: Score) -> CauseChange:
    points = None if before.shown is None or after.shown is None else after.shown - before.shown
    known = before.low == before.high and after.low == after.high
    apart = after.high < before.low or after.low > before.high
    return CauseChange(cause=cause, before=before, after=after, points=points, certain=known or apart)


def _direction(definition: Definition, name: str, before: Response, after: Response) -> Direction:
    question = definition.questions[name]
    old, new = before.known(name), after.known(name)
    if not question.weights or not old or not new:
        return "other"
    return "worse" if severity(question, new[0]) > severity(question, old[0]) else "better"

"""Where a conversation stands: what is still possible, what to ask next, what does not go together."""

from diagnosis.definition.model import Definition
from diagnosis.engine.conditions import facts_of, holds
from diagnosis.engine.diagnose import diagnose
from diagnosis.engine.outlook.decision_list import NotProvedError
from diagnosis.engine.outlook.sureness import outlook_of
from diagnosis.engine.response import Response
from diagnosis.engine.result import Standing
from diagnosis.engine.scoring import score_causes


def standing(definition: Definition, response: Response) -> Standing:
    """Where the conversation stands with the answers so far."""
    diagnosis = diagnose(definition, response)
    plans, settled, bits = None, None, dict[str, float]()
    try:
        outlook = outlook_of(definition)
        counts = outlook.counts(response.answers)
        plans, settled = counts.plans, counts.settled
        bits = {entry.question: entry.bits for entry in outlook.ask_next(response.answers)}
    except NotProvedError:
        pass
    facts = facts_of(definition, response, score_causes(definition, response))
    left = [name for name in definition.questions if name not in response.answers]
    return Standing(
        diagnosis=diagnosis,
        plans=plans,
        settled=settled,
        ask_next=tuple(sorted(left, key=lambda name: (-bits.get(name, 0.0), -_says(definition, name)))),
        deciding=frozenset(name for name, worth in bits.items() if worth > 0),
        contradictions=tuple(item for item in definition.rulebook.contradictions if holds(item.when, facts)),
    )


def _says(definition: Definition, name: str) -> float:
    """By how many points an answer narrows the intervals of the scores, all causes together."""
    question = definition.questions[name]
    points = 0.0
    for cause, weight in question.weights.items():
        total = sum(other.weights.get(cause, 0) for other in definition.questions.values())
        points += 100 * weight / total
    # What says nothing about a score still comes before the profile, which changes neither.
    return points if points else 0.1 * (question.kind != "profile")

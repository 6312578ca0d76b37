"""Where a conversation stands: what is possible, what to talk about, which answers contradict each other."""

from diagnosis.definition.model import Definition
from diagnosis.definition.questionnaire import Question
from diagnosis.engine.conditions import facts_of, holds
from diagnosis.engine.diagnose import diagnose
from diagnosis.engine.outlook.decision_list import NotProvedError
from diagnosis.engine.outlook.exact import ExactOutlook, NextQuestion
from diagnosis.engine.outlook.sureness import outlook_of
from diagnosis.engine.response import Response
from diagnosis.engine.result import Standing
from diagnosis.engine.scoring import score_causes


def standing(definition: Definition, response: Response) -> Standing:
    """Where the conversation stands with the answers so far."""
    known = response.final
    plans, settled = None, None
    bearing, branches = list[NextQuestion](), dict[str, tuple[str, ...]]()
    try:
        outlook = outlook_of(definition)
        counts = outlook.counts(known)
        plans, settled = counts.plans, counts.settled
        bearing = [entry for entry in outlook.ask_next(known) if entry.bits > 0]
        if bearing:
            branches = _branches(definition.questions[bearing[0].question], known, outlook)
    except NotProvedError:
        pass
    facts = facts_of(definition, response, score_causes(definition, response))
    return Standing(
        diagnosis=diagnose(definition, response),
        plans=plans,
        settled=settled,
        agenda=_agenda(definition, known, {entry.question: entry.bits for entry in bearing}),
        deciding=tuple(entry.question for entry in bearing),
        branches=branches,
        contradictions=tuple(item for item in definition.rulebook.contradictions if holds(item.when, facts)),
    )


def _branches(
    question: Question, known: dict[str, tuple[str, ...]], outlook: ExactOutlook
) -> dict[str, tuple[str, ...]]:
    """The plans that are left after each definite answer to a question of which one option is chosen."""
    if question.multiple:
        return {}
    given = {option.id: {**known, question.id: (option.id,)} for option in question.options}
    return {option: outlook.counts(answers).possible for option, answers in given.items()}


def _agenda(
    definition: Definition, known: dict[str, tuple[str, ...]], bits: dict[str, float]
) -> tuple[str, ...]:
    stages = [stage.id for stage in definition.talk]

    def place(name: str) -> tuple[int, float, float]:
        stage = definition.questions[name].talk
        # What has no place in the talk comes when all else has been talked about.
        return stages.index(stage) if stage else len(stages), -bits.get(name, 0.0), -_says(definition, name)

    return tuple(sorted((name for name in definition.questions if name not in known), key=place))


def _says(definition: Definition, name: str) -> float:
    """By how many points an answer narrows the intervals of the scores, all causes together."""
    question = definition.questions[name]
    points = 0.0
    for cause, weight in question.weights.items():
        total = sum(other.weights.get(cause, 0) for other in definition.questions.values())
        points += 100 * weight / total
    # What says nothing about a score still comes before the profile, which changes neither.
    return points if points else 0.1 * (question.kind != "profile")

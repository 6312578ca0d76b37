"""What an edit of a definition changes: shares, written cases, and an example of each kind of change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from diagnosis.definition.finding import Finding
from diagnosis.definition.loader import Loaded
from diagnosis.definition.model import Definition
from diagnosis.engine.diagnose import diagnose
from diagnosis.engine.diagnosis import Diagnosis
from diagnosis.engine.outlook.exact import ExactOutlook
from diagnosis.engine.response import Response
from diagnosis.engine.result import Counts

Answers = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Kind:
    """One kind of change: `what` (plan, verdict or headline) was `before` and is `after`."""

    what: str
    before: str
    after: str


@dataclass
class EditReport:
    """`examples` has one response for each kind of change, with the fewest answers to look at.

    They come from answer sets that lead to each rule and verdict of either definition, and from the
    written cases; a kind of change that none of them shows is not listed. `cases` maps the name of
    each written case that changes to what does.
    """

    before: Counts
    after: Counts
    gone: list[str]
    cases: dict[str, list[Kind]] = field(default_factory=dict)
    examples: dict[Kind, Response] = field(default_factory=dict)


def compare(old: Definition, new: Definition, cases: Mapping[str, Mapping[str, Any]]) -> EditReport:
    """What is different under `new`. `cases` maps names to answers. Raises NotProvedError."""
    before, after = ExactOutlook(old), ExactOutlook(new)
    report = EditReport(before.counts(), after.counts(), gone_questions(new, old.questions))
    for answers in _candidates(before, after):
        for kind in _kinds(old, new, answers):
            report.examples.setdefault(kind, Response(answers=known(new, answers)))
    for name, given in cases.items():
        answers = {q: (a,) if isinstance(a, str) else tuple(a) for q, a in given.items()}
        kinds = list(_kinds(old, new, answers))
        if kinds:
            report.cases[name] = kinds
        for kind in kinds:
            report.examples.setdefault(kind, Response(answers=known(new, answers)))
    return report


def _candidates(*outlooks: ExactOutlook) -> Iterable[Answers]:
    for outlook in outlooks:
        yield from outlook.witnesses().values()
        yield from outlook.verdict_witnesses().values()


def _kinds(old: Definition, new: Definition, answers: Answers) -> Iterable[Kind]:
    before, after = (
        diagnose(definition, Response(answers=known(definition, answers))) for definition in (old, new)
    )
    for what, was, now in zip(("plan", "verdict", "headline"), _shown(before), _shown(after), strict=True):
        if was != now:
            yield Kind(what, was, now)


def _shown(diagnosis: Diagnosis) -> tuple[str, str, str]:
    headline = diagnosis.headline.id if diagnosis.headline else ""
    return diagnosis.plan, diagnosis.fit.verdict, headline


def known(definition: Definition, answers: Answers) -> dict[str, tuple[str, ...]]:
    """The answers that a definition has a place for."""
    questions = definition.questions
    return {
        name: tuple(chosen)
        for name, chosen in answers.items()
        if name in questions and set(chosen) <= set(questions[name].option_ids)
    }


def gone_questions(definition: Definition, before: Iterable[str]) -> list[str]:
    """The ids that were asked before and are neither asked now nor named among the retired."""
    return [name for name in before if name not in definition.questions and name not in definition.retired]


def gone_findings(loaded: Loaded, definition: Definition, before: Iterable[str]) -> list[Finding]:
    """A finding for each question that is gone without a word."""
    file = loaded.questions.file
    return [
        Finding(code="question-gone", file=file, line=1, column=1, details={"name": name})
        for name in gone_questions(definition, before)
    ]

"""What one press can add to a file: a question, a plan, a rule, with marks where words are missing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from diagnosis.definition.base import Text
from diagnosis.definition.finding import Finding
from diagnosis.definition.lists import value_at
from diagnosis.definition.source import Source
from diagnosis.definition.vocabulary import entries, ids, questions_of
from diagnosis.languages import LANGUAGES, Language
from diagnosis.texts import text
from diagnosis.workbench.files import Texts
from diagnosis.workbench.layout import Edit, Entry, entries_at, insertion, questions_at
from diagnosis.workbench.names import scale_name, words_of


@dataclass(frozen=True)
class Addition:
    """`kind` names what is added; its wording stands under `add.<kind>` and is filled with `details`."""

    kind: str
    edits: tuple[Edit, ...]
    details: dict[str, str] = field(default_factory=dict)


def still_to_write(texts: Texts) -> list[Finding]:
    """Every line on which a mark of an addition still stands; `hint` is what the mark says of it."""
    marks = [text(language, "add.mark") for language in LANGUAGES]
    return [
        Finding(
            code="still-to-write",
            file=name,
            line=number,
            column=line.index(mark) + 1,
            details={"hint": line.partition(mark)[2].partition('"')[0].strip(), "mark": mark},
        )
        for name, content in texts.items()
        for number, line in enumerate(content.split("\n"), 1)
        for mark in [mark for mark in marks if mark in line][:1]
    ]


def question_additions(source: Source, content: str, language: Language) -> list[Addition]:
    """A question at the end of each section, of the kind that is asked there."""
    lines = content.split("\n")
    found = []
    for section, questions in questions_at(source, lines):
        if not questions or section.data.get("after_result") is True:
            continue
        last = questions[-1]
        symptom = isinstance(last.data, dict) and last.data.get("kind") == "symptom"
        made = _symptom(source.data, language) if symptom else _choice(source.data, last, language)
        details = {"name": words_of(section.data, "title", language) or str(section.data.get("id", ""))}
        found.append(Addition("symptom" if symptom else "choice", (_below(last, made, lines),), details))
    return found


def rule_additions(source: Source, content: str, questions: Any, language: Language) -> list[Addition]:
    """A plan with a rule that leads to it, and a rule by itself."""
    lines = content.split("\n")
    plans, rules = entries_at(source, lines, "plans"), entries_at(source, lines, "rules")
    if not plans or not rules:
        return []
    plan = _new("new-plan", ids(source.data, "plans"))
    rule = _new("new-rule", ids(source.data, "rules"))
    # Lighter than the usual plan, so that what makes that one or a heavier one the right one still does.
    usual = value_at(source.data, ("default", "recommend"))
    place = next((number for number, one in enumerate(plans) if value_at(one.data, ("id",)) == usual), 1)
    edits = (
        _below(plans[max(place - 1, 0)], _plan(source.data, plan), lines),
        _below(rules[-1], _rule(rule, plan, questions, language), lines),
        *_orders(source, plan, str(usual)),
    )
    lone = _rule(rule, str(usual), questions, language)
    return [Addition("plan", edits), Addition("rule", (_below(rules[-1], lone, lines),))]


def retirement(source: Source, content: str, question: str, label: Text) -> Edit:
    """A question that is asked no more, added to those that are."""
    lines = content.split("\n")
    written = f"- {{id: {question}, label: {_in_all({name: label.of(name) for name in LANGUAGES})}}}"
    retired = entries_at(source, lines, "retired")
    if retired:
        return insertion(retired[-1].end + 1, 1, f"{' ' * retired[-1].indent}{written}\n")
    end = "" if content.endswith("\n") else "\n"
    return insertion(len(lines), len(lines[-1]) + 1, f"{end}\nretired:\n  {written}\n")


def _symptom(data: Any, language: Language) -> list[str]:
    scale = next(iter(ids(data, "scales")), "occasions")
    cause = next(iter(ids(data, "causes")), "")
    return [
        f"- id: {_new('new-question', _asked(data))}",
        "  kind: symptom",
        f"  scale: {scale} # {_scales(data, language)}",
        f"  weights: {{{cause}: 1}} # {text(language, 'add.weights')} {_causes(data, language)}",
        *_question_words("symptom-text"),
        f'  source: "{_mark(language, "source")}"',
    ]


def _scales(data: Any, language: Language) -> str:
    named = (scale_name(scale, language) for _, scale in entries(data, "scales"))
    return text(language, "add.apart").join(name for name in named if name)


def _causes(data: Any, language: Language) -> str:
    """Each cause by its id, with its name."""
    return text(language, "add.apart").join(
        text(language, "add.cause", name=cause.get("id"), words=words_of(cause, "name", language))
        for _, cause in entries(data, "causes")
    )


def _choice(data: Any, like: Entry, language: Language) -> list[str]:
    kind = like.data.get("kind", "context") if isinstance(like.data, dict) else "context"
    return [
        f"- id: {_new('new-question', _asked(data))}",
        f"  kind: {kind}",
        *_question_words("choice-text"),
        "  options:",
        *(f"    - {{id: option-{number}, text: {_marks('option')}}}" for number in (1, 2)),
        f"  unknown: {_in_all({name: text(name, 'add.unknown') for name in LANGUAGES})}",
        f'  source: "{_mark(language, "source")}"',
    ]


def _question_words(hint: str) -> list[str]:
    return [
        f"  label: {_marks('label')}",
        "  text:",
        *(f'    {name}: "{_mark(name, hint)}"' for name in LANGUAGES),
    ]


def _plan(data: Any, plan: str) -> list[str]:
    facts = [(fact["id"], fact.get("label")) for _, fact in entries(data, "plan_facts") if "id" in fact]
    return [
        f"- id: {plan}",
        f"  name: {_marks('plan-name')}",
        "  summary:",
        *(f'    {name}: "{_mark(name, "plan-summary")}"' for name in LANGUAGES),
        "  facts:",
        *(f"    {fact}: {_marks('fact', label)}" for fact, label in facts[:4]),
        "  why_not:",
        f"    - id: {plan}-otherwise",
        "      says: []",
        f"      text: {_marks('why-not')}",
    ]


def _rule(rule: str, plan: str, questions: Any, language: Language) -> list[str]:
    line = _first_condition(questions)
    return [
        f"- id: {rule}",
        f"  recommend: {plan}",
        f"  when: # {text(language, 'add.when')}",
        "    all:",
        f"      - {line[1:-1]}",
        f"  says: [{line}]",
        "  because:",
        *(f'    {name}: "{_mark(name, "because")}"' for name in LANGUAGES),
        f'  source: "{_mark(language, "source")}"',
    ]


def _first_condition(questions: Any) -> str:
    for _, question in questions_of(questions):
        options = ids(question, "options")
        if question.get("kind") == "context" and options:
            return f"{{{question.get('id')}: {{is: {options[0]}}}}}"
    return f"{{leads: {next(iter(ids(questions, 'causes')), '')}}}"


def _orders(source: Source, plan: str, usual: str) -> Iterable[Edit]:
    """The same place in each order of plans."""
    for path, declared in entries(source.data, "properties"):
        order = value_at(declared, ("monotone", "order"))
        if isinstance(order, list) and usual in order:
            place = source.place((*path, "monotone", "order", order.index(usual)))
            yield insertion(*place, f"{plan}, ")


def _below(entry: Entry, made: list[str], lines: list[str]) -> Edit:
    """As the next entry of the same list."""
    block = "".join(f"{' ' * entry.indent}{line}\n" for line in made)
    apart = "\n" if entry.end > entry.line else ""
    if entry.end >= len(lines):
        return insertion(len(lines), len(lines[-1]) + 1, f"\n{apart}{block}")
    return insertion(entry.end + 1, 1, apart + block)


def _asked(data: Any) -> list[str]:
    return [str(question.get("id")) for _, question in questions_of(data)] + list(ids(data, "retired"))


def _new(name: str, taken: Iterable[str]) -> str:
    known = set(taken)
    return next(one for one in (name, *(f"{name}-{number}" for number in range(2, 1000))) if one not in known)


def _mark(language: Language, hint: str, label: Any = None) -> str:
    name = str(label.get(language, "")) if isinstance(label, dict) else ""
    return text(language, "add.mark") + text(language, f"add.hint-{hint}", name=name)


def _marks(hint: str, label: Any = None) -> str:
    return _in_all({language: _mark(language, hint, label) for language in LANGUAGES})


def _in_all(words: dict[Language, str]) -> str:
    parts = (f'{language}: "{_escaped(said)}"' for language, said in words.items())
    return f"{{{', '.join(parts)}}}"


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"')

"""Two YAML files in, one checked definition out, or every mistake found in them."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from diagnosis.definition.finding import Finding
from diagnosis.definition.logo import Logo, read_logo
from diagnosis.definition.model import Definition
from diagnosis.definition.parse_condition import ConditionParser, parse_conditions
from diagnosis.definition.question_references import check_questions
from diagnosis.definition.questionnaire import (
    Question,
    QuestionEntry,
    QuestionsFile,
    ScaleEntry,
    Section,
    SectionEntry,
)
from diagnosis.definition.rule_references import check_rules
from diagnosis.definition.rulebook import Rulebook
from diagnosis.definition.source import Source, read_source
from diagnosis.definition.structure import check_structure
from diagnosis.definition.vocabulary import vocabulary_of
from diagnosis.paths import QUESTIONS, RULES


class DefinitionError(Exception):
    """The definition has mistakes; `findings` lists all of them."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(finding.line_of_text("en") for finding in findings))
        self.findings = findings


class UnreadableFileError(Exception):
    """A file of the definition cannot be read as UTF-8 text; `path` says which."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True)
class Loaded:
    """What loading gives: the definition, unless there are errors, and all findings by place.

    `questions` and `rules` are the two files with their positions, for checks that go on.
    """

    definition: Definition | None
    findings: list[Finding]
    questions: Source
    rules: Source


def load_definition(questions: Path = QUESTIONS, rules: Path = RULES) -> Definition:
    """The definition in two YAML files; without arguments, the one that is shipped.

    Raises DefinitionError with all findings, or UnreadableFileError.
    """
    loaded = load_files(questions, rules)
    if loaded.definition is None:
        raise DefinitionError(loaded.findings)
    return loaded.definition


def load_files(questions: Path, rules: Path) -> Loaded:
    """Like `load_texts`, from files. Raises UnreadableFileError."""
    return load_texts(
        _read(questions), _read(rules), str(questions.name), str(rules.name), folder=rules.parent
    )


def load_texts(
    questions: str,
    rules: str,
    questions_name: str = "questions.yaml",
    rules_name: str = "rules.yaml",
    *,
    folder: Path = RULES.parent,
) -> Loaded:
    """Check the texts of the two files and build the definition where they have no error.

    Pictures that they name are looked for in `folder`.
    """
    questions_source = read_source(questions, questions_name)
    rules_source = read_source(rules, rules_name)
    vocabulary = vocabulary_of(questions_source.data, rules_source.data)
    entry, rulebook, logo = None, None, None
    if not _broken(questions_source):
        check_questions(questions_source, questions_source.data, vocabulary)
        entry = check_structure(questions_source, questions_source.data, QuestionsFile)
    # Without a questionnaire, every line of the rulebook would look like a mistake.
    if not _broken(rules_source) and vocabulary.questions:
        parser = ConditionParser(rules_source, vocabulary)
        data = parse_conditions(rules_source.data, parser)
        check_rules(rules_source, rules_source.data, vocabulary)
        logo = read_logo(rules_source, rules_source.data, folder)
        rulebook = check_structure(rules_source, data, Rulebook)
    findings = [
        finding
        for source in (questions_source, rules_source)
        for finding in sorted(source.findings, key=lambda found: (found.line, found.column))
    ]
    definition = None
    if entry is not None and rulebook is not None and not findings:
        definition = _build(entry, rulebook, logo)
    return Loaded(definition, findings, questions_source, rules_source)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(path, "not UTF-8 text") from error
    except OSError as error:
        raise UnreadableFileError(path, error.strerror or "cannot be read") from error


def _broken(source: Source) -> bool:
    return any(finding.code.startswith("yaml-") for finding in source.findings)


def _build(entry: QuestionsFile, rulebook: Rulebook, logo: Logo | None) -> Definition:
    scales = {scale.id: scale for scale in entry.scales}
    content = json.dumps(
        [entry.model_dump(), rulebook.model_dump()], ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return Definition(
        id=entry.definition.id,
        version=entry.definition.version,
        hash=hashlib.sha256(content.encode()).hexdigest(),
        causes=tuple(entry.causes),
        talk=tuple(entry.talk),
        frame=tuple(entry.frame),
        team=entry.team,
        sections=tuple(_section(section) for section in entry.sections if not section.after_result),
        after_result=tuple(_section(section) for section in entry.sections if section.after_result),
        questions={
            question.id: _question(question, section.id, scales.get(question.scale or ""))
            for section in entry.sections
            for question in section.questions
        },
        retired={question.id: question.label for question in entry.retired},
        rulebook=rulebook,
        logo=logo,
    )


def _section(entry: SectionEntry) -> Section:
    questions = tuple(question.id for question in entry.questions)
    return Section(id=entry.id, title=entry.title, intro=entry.intro, questions=questions)


def _question(entry: QuestionEntry, section: str, scale: ScaleEntry | None) -> Question:
    options = scale.options if scale else entry.options or []
    multiple_limit = (entry.max_choices or len(options)) if entry.multiple else None
    return Question(
        id=entry.id,
        section=section,
        kind=entry.kind,
        text=entry.text,
        label=entry.label,
        spoken=entry.spoken,
        listen=entry.listen,
        talk=entry.talk,
        options=tuple(options),
        unknown=scale.unknown if scale else entry.unknown,
        not_applicable=entry.not_applicable,
        on_scale=scale is not None,
        required=entry.required,
        multiple=entry.multiple,
        max_choices=multiple_limit,
        ordered=entry.ordered or scale is not None,
        reverse=entry.reverse,
        attainable=tuple(entry.attainable),
        weights=entry.weights or {},
        source=entry.source,
    )

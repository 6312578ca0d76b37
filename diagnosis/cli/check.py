"""The command that checks a definition, lists its sentences, and says what an edit changes."""

import argparse
import json
from pathlib import Path
from typing import Any

from diagnosis.checks.edit_comparison import EditReport, Kind, compare, gone_findings
from diagnosis.checks.prove import Proof, digest, prove
from diagnosis.checks.sentences import Sentence, sentences
from diagnosis.checks.wordings import check_wordings
from diagnosis.cli.output import OK, PROBLEMS, write
from diagnosis.cli.own_home import logo_findings, print_findings, take_home
from diagnosis.definition.finding import Finding
from diagnosis.definition.loader import UnreadableFileError, load_definition, load_files
from diagnosis.definition.model import Definition
from diagnosis.definition.source import read_source
from diagnosis.engine.result import Counts
from diagnosis.languages import Language
from diagnosis.paths import home
from diagnosis.report.result_json import to_json
from diagnosis.texts import FOLDER, text
from diagnosis.wording.voice import Voice


def check(options: argparse.Namespace, language: Language) -> int:
    """Run the command. Raises DefinitionError, UnreadableFileError or NotProvedError."""
    if options.statements:
        definition = load_definition(options.questions, options.rules)
        return _statements(Voice(definition, language), definition)
    if options.compare:
        return _compare(options, language)
    own = home()
    findings = take_home(own) if own else []
    loaded = load_files(options.questions, options.rules)
    proof = prove(loaded)
    findings += print_findings(loaded) if own else []
    findings += [*logo_findings(loaded), *proof.findings, *check_wordings(FOLDER)]
    if options.digest and loaded.definition:
        findings += gone_findings(loaded, loaded.definition, _data(options.digest).get("questions", []))
    errors = sum(finding.severity == "error" for finding in findings)
    if options.format == "json":
        _print_json(proof, findings, errors, language)
    else:
        for finding in findings:
            print(finding.line_of_text(language))
            if finding.witness:
                witness = json.dumps(finding.witness, ensure_ascii=False)
                print("  " + text(language, "findings.witness", witness=witness))
        if proof.counts:
            _print_digest(proof.counts, language)
        if loaded.definition and not loaded.definition.rulebook.provider.contact.given:
            print(text(language, "cli.no-contact"))
        print(text(language, "findings.count", count=errors) if errors else text(language, "findings.clean"))
    return PROBLEMS if errors else OK


def _print_json(proof: Proof, findings: list[Finding], errors: int, language: Language) -> None:
    report = {
        "errors": errors,
        "findings": [{**finding.model_dump(), "message": finding.message(language)} for finding in findings],
        "digest": digest(proof.counts) if proof.counts else None,
    }
    write(to_json(report).encode(), None, language)


def _print_digest(counts: Counts, language: Language) -> None:
    print(text(language, "cli.answer-sets", count=f"{counts.answer_sets:,}"))
    for group, numbers in _groups(counts):
        print(text(language, f"cli.share-{group}"))
        for name, number in numbers.items():
            print(f"  {name:36} {100 * number / counts.answer_sets:9.4f} %")


def _groups(counts: Counts) -> list[tuple[str, dict[str, int]]]:
    return [("plans", counts.plans), ("rules", counts.rules), ("fit", counts.fit)]


def _statements(voice: Voice, definition: Definition) -> int:
    """Every sentence beside what it says, those that assert nothing first."""
    for sentence in sorted(sentences(definition), key=lambda one: bool(one.says)):
        print(f"{sentence.kind}: {sentence.id}")
        for words in sentence.texts:
            print(f"  {voice.of(words)}")
        for line in _said(voice, sentence):
            print(f"    = {line}")
        print()
    return OK


def _said(voice: Voice, sentence: Sentence) -> list[str]:
    if not sentence.says:
        return [voice.text("cli.says-nothing")]
    return [voice.condition(says) for says in sentence.says]


def _compare(options: argparse.Namespace, language: Language) -> int:
    rules, questions = options.compare
    old = load_definition(questions, rules)
    new = load_definition(options.questions, options.rules)
    folder: Path | None = options.cases
    paths = sorted(folder.glob("*.yaml")) if folder else []
    report = compare(old, new, {path.stem: _data(path).get("answers", {}) for path in paths})
    _print_shares(report, language)
    for name in report.gone:
        print(text(language, "findings.question-gone", name=name))
    print(text(language, "cli.cases-changed", count=len(report.cases), total=len(paths)))
    for name, kinds in report.cases.items():
        print(f"  {name}: {', '.join(map(_kind, kinds))}")
    print(text(language, "cli.changes", count=len(report.examples)))
    voice = Voice(new, language)
    for kind, response in report.examples.items():
        print(f"  {_kind(kind)}")
        for name in new.questions:
            said = voice.answer(response, name)
            if said:
                print(f"    {voice.label(name)}: {said}")
    return OK


def _print_shares(report: EditReport, language: Language) -> None:
    for (group, before), (_, after) in zip(_groups(report.before), _groups(report.after), strict=True):
        print(text(language, f"cli.share-{group}"))
        for name in {**before, **after}:
            was = _share(before.get(name), report.before)
            now = _share(after.get(name), report.after)
            print(f"{'*' if was != now else ' '} {name:36} {was:>10} {now:>10}")


def _share(number: int | None, counts: Counts) -> str:
    return "-" if number is None else f"{100 * number / counts.answer_sets:.4f} %"


def _kind(kind: Kind) -> str:
    return f"{kind.what} {kind.before or '-'} → {kind.after or '-'}"


def _data(path: Path) -> dict[str, Any]:
    try:
        source = read_source(path.read_text(encoding="utf-8"), path.name)
    except OSError as error:
        raise UnreadableFileError(path, error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise UnreadableFileError(path, "not readable") from error
    if source.data is None and source.findings:
        raise UnreadableFileError(path, "not readable")
    return source.data if isinstance(source.data, dict) else {}

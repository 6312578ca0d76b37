"""What the workbench says of an edit: in words, what is to be written first, and what is alike only once."""

from pathlib import Path
from typing import Any

import pytest

from diagnosis.definition.finding import Finding
from diagnosis.texts import LANGUAGES, Language
from diagnosis.ui.owner.workbench.bench import Bench
from diagnosis.ui.owner.workbench.grouped_findings import grouped_findings, row
from diagnosis.wording.voice import Voice
from diagnosis.workbench.draft import load_draft
from diagnosis.workbench.examiner import Request, examine
from diagnosis.workbench.files import read_texts
from diagnosis.workbench.layout import Edit
from diagnosis.workbench.repairs import applied
from tests.support.own import make_home

RULES, QUESTIONS = "rules.yaml", "questions.yaml"


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_home(tmp_path_factory.mktemp("firm"))


def bench(firm: Path, **texts: str) -> Bench:
    """A bench whose edit has been examined."""
    base = read_texts(firm)
    edit = {**base, **{f"{name}.yaml": text for name, text in texts.items()}}
    made = Bench(firm, base, edit, load_draft(base, firm), load_draft(edit, firm), [])
    if made.draft.loaded.definition:
        made.report = examine(Request(home=firm, before=base, texts=edit, cases={}))
    return made


def told(made: Bench, code: str, language: Language) -> dict[str, Any]:
    finding = next(one for one in grouped_findings(made) if one.code == code)
    definition = made.used.loaded.definition
    assert definition
    return row(Voice(definition, language), made, finding)


def content(firm: Path, file: str, old: str, new: str) -> str:
    before = read_texts(firm)[file]
    assert old in before, old
    return before.replace(old, new, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deleted_question_is_called_by_its_name_where_it_is_still_used(
    firm: Path, language: Language
) -> None:
    before = read_texts(firm)[QUESTIONS]
    start = before.index("      - id: duration\n")
    end = before.find("\n      - id:", start + 10)
    made = bench(firm, questions=before[:start] + before[end + 1 :])
    used = made.used.loaded.definition
    assert used
    assert used.questions["duration"].label.of(language) in str(
        told(made, "unknown-question", language)["message"]
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_that_is_no_longer_true_is_quoted_with_what_it_says(
    firm: Path, language: Language
) -> None:
    made = bench(
        firm,
        rules=content(
            firm,
            RULES,
            "when: {decision-owner: {one_of: [partly, unclear]}}",
            "when: {decision-owner: {one_of: [partly, unclear, clear]}}",
        ),
    )
    definition = made.draft.loaded.definition
    assert definition
    shown = told(made, "sentence-untrue", language)
    assert "{" not in str(shown["message"])
    assert definition.questions["decision-owner"].label.of(language) in str(shown["message"])
    assert shown["more"], "with the answers of one for whom it is not"


def test_what_is_to_be_written_comes_first_and_alike_overlaps_once(firm: Path) -> None:
    marked = content(firm, RULES, "name: {ja: 低い, en: low}", 'name: {ja: "（ここに書く）名前", en: low}')
    wide = (
        "  - id: wide\n    recommend: light\n    when: {scope: {is: leader}}\n    says: []\n"
        "    because: {ja: あ, en: a}\n    source: s\n\ndefault:\n"
    )
    made = bench(firm, rules=marked.replace("\ndefault:\n", f"\n{wide}", 1))
    codes = [finding.code for finding in grouped_findings(made)]
    assert codes[0] == "still-to-write"
    assert codes.count("undeclared-overlap") == 1
    assert sum(finding.code == "undeclared-overlap" for finding in made.findings) > 1
    assert not made.ready


def test_each_repair_comes_as_edits_that_the_browser_can_make(firm: Path) -> None:
    made = bench(firm, rules=content(firm, RULES, "recommend: spot", "recommend: sport"))
    shown = told(made, "unknown-plan", "en")
    [repair] = shown["repairs"]
    edits = [Edit(**edit) for edit in repair["edits"]]
    assert applied(made.texts[RULES], edits) == made.base[RULES]


def test_going_back_to_a_version_needs_no_word_on_its_questions(firm: Path) -> None:
    made = bench(firm)
    gone = Finding(code="question-gone", file=QUESTIONS, line=1, details={"name": "x"})
    made.report = examine(Request(home=firm, before=made.base, texts=made.base, cases={}))
    made.report.findings.append(gone)
    assert gone in made.findings
    made.opened_version = object()  # type: ignore[assignment]
    assert gone not in made.findings

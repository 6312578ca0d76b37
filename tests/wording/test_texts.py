import re

import pytest
from hypothesis import given, settings

from diagnosis import Definition, Response
from diagnosis.definition.questionnaire import QuestionsFile
from diagnosis.definition.rulebook import Rulebook
from diagnosis.languages import PLURALS
from diagnosis.paths import ROOT
from diagnosis.report.document_text import mail_text
from diagnosis.texts import LANGUAGES, Language, catalogue, part, text
from tests.support.frozen import DEFINITION
from tests.support.responses import responses
from tests.support.summaries import document

JAPANESE = re.compile(r"[぀-ヿ㐀-鿿]")
READS_JAPANESE = ("folding.py", "dates.py")
"""Modules that know how people and form services write, and say nothing themselves."""


def test_both_languages_have_the_same_texts_with_the_same_blanks() -> None:
    japanese, english = (blanks_by_text(catalogue(language)) for language in LANGUAGES)
    assert japanese == english


def whole(key: str) -> str:
    """The key of a text, without the plural form."""
    stem, _, form = key.rpartition(".")
    return stem if form in PLURALS else key


def blanks_by_text(texts: dict[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key, words in texts.items():
        found.setdefault(whole(key), set()).update(re.findall(r"{(\w+)}", words))
    return found


def test_a_text_with_plural_forms_has_the_general_one_and_is_chosen_by_count() -> None:
    for language in LANGUAGES:
        keys = set(catalogue(language))
        assert all(f"{whole(key)}.other" in keys for key in keys if whole(key) != key)
    assert text("en", "findings.count", count=1) == "One mistake found"
    assert text("en", "findings.count", count=2) == "2 mistakes found"
    assert text("ja", "findings.count", count=1) == text("ja", "findings.count", count=2).replace("2", "1")


# Keys that are put together from parts, with the module that does so.
MADE = {
    "add.": "workbench/additions.py",
    "bench.": "ui/owner/workbench/page.py",
    "condition.": "wording/conditions.py",
    "change.": "wording/change.py",
    "editor.": "ui/components/owner/editor/parts.js",
    "repair.": "workbench/repairs/rules.py",
    "desk.view-": "ui/consultant/desk.py",
    "findings.": "definition/finding.py",
    "sheet.": "ui/consultant/sheet.py",
    "cli.share-": "cli/check.py",
    "cli.": "cli/arguments.py",
    "judged.": "engine/judgement.py",
    "mail.": "report/document_text.py",
    "share.form-": "wording/blocks.py",
    "share.": "ui/visitor/share.py",
    "handover.": "wording/client_file.py",
    "migration.": "wording/migration.py",
    "notices.": "ui/visitor/session.py",
    "privacy.": "ui/visitor/privacy.py",
    "result.evidence-": "wording/evidence.py",
    "reveal.": "ui/consultant/team/presenting.py",
    "room.": "ui/room/page.py",
    "rounds.": "wording/rounds.py",
    "counts.": "counts/steps.py",
    "phone.": "ui/components/room/phone/views.js",
    "screen.": "ui/components/room/phone/board.js",
    "template.": "report/tables/template.py",
    "window.": "ui/consultant/client_window.py",
    "figures.": "report/team_table.py",
    "team.withheld-groups-": "team/comparison.py",
    "team.not-": "team/grouping.py",
    "team.": "wording/team.py",
    "talk.": "report/typeset.py",
    "send.wish-": "wording/letter.py",
    "send.": "ui/visitor/send.py",
    "result.copied": "ui/kit/page.py",
    "result.marked": "ui/kit/page.py",
    "result.saved": "ui/kit/page.py",
    "result.organisation": "ui/visitor/session.py",
    "result.note": "ui/visitor/session.py",
}


ANYWHERE = ("add.", "bench.", "editor.", "repair.", "findings.", "figures.", "room.", "phone.", "screen.")


def test_every_text_is_used_and_none_is_empty() -> None:
    sources = {
        str(path.relative_to(ROOT / "diagnosis")): path.read_text("utf-8")
        for ending in ("py", "js")
        for path in (ROOT / "diagnosis").rglob(f"*.{ending}")
    }
    everything = "\n".join(sources.values())
    assert all(words.strip() for words in catalogue("en").values())
    for key in {whole(key) for key in catalogue("en")}:
        if f'"{key}"' in everything or f"'{key}'" in everything or key.startswith("outline."):
            continue
        makers = [maker for prefix, maker in MADE.items() if key.startswith(prefix)]
        assert makers, key
        name = key.partition(".")[2]
        stem = re.sub(
            r"^error-|^not-|^withheld-groups-|-is$|-heading$|^score-|^lead-gap-|-points$|^evidence-|^share-|^view-|^wish-|-problem$|-refused$|-same$|-sure$|-yes$|-no$|-title$|^change-|^help-|^hint-|^output-|^side-|^form-|^include-",
            "",
            name,
        )
        where = everything if key.startswith(ANYWHERE) else sources[makers[0]]
        names = {name, stem, stem.replace("-", "_")}
        quoted = (f'"{part}"' in where or f"'{part}'" in where for part in names)
        assert key.startswith("condition.") or any(quoted), key


def test_the_contents_call_every_part_of_both_files_by_name() -> None:
    parts = {*QuestionsFile.model_fields, *Rulebook.model_fields}
    assert set(part("en", "outline")) == parts


def test_no_wording_stands_in_the_code() -> None:
    for path in (ROOT / "diagnosis").rglob("*.py"):
        if path.name in READS_JAPANESE:
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            assert not JAPANESE.search(line), f"{path.name}:{number}"


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=25)
@given(responses())
def test_a_sheet_is_whole_and_in_one_language(language: Language, response: Response) -> None:
    made = document(DEFINITION, response, language)
    words = made.model_dump_json() + mail_text(made)
    assert bool(JAPANESE.search(words)) == (language == "ja")
    assert not re.search(r"\{\w+\}", words)
    headline, plan = made.block("headline").heading, made.block("plan")
    assert headline
    explained = plan.title != "Advanced" and made.proposes
    assert len(made.block("why-not").lines) == explained
    if headline.startswith(DEFINITION.rulebook.fit.verdicts.unfit.of(language)):
        # Those for whom another kind of provider suits better are not sold anything.
        assert not plan.says_something
        assert not (made.block("based-on").lines or made.block("sureness").lead)
    assert all(len(row) == 5 for row in made.block("comparison").table)


def test_why_not_tells_what_the_plan_is_and_the_readers_own_answer(definition: Definition) -> None:
    response = Response(answers={"scope": ("team",)})
    [line] = document(definition, response, "en").block("why-not").lines
    assert (line.text, line.more) == (
        "Advanced",
        ["For several departments (your answer: One team or project)."],
    )


def test_a_mail_carries_no_control_characters_from_what_was_typed(definition: Definition) -> None:
    response = Response(answers={}, organisation="A\u202eB\x00\nC\ud800")
    words = mail_text(document(definition, response, "en"))
    assert "Organisation: AB C\n" in words

import re

import pytest
from hypothesis import given, settings

from diagnosis import Definition, Response
from diagnosis.paths import ROOT
from diagnosis.texts import LANGUAGES, Language, catalogue
from diagnosis.wording.mail import mail_text
from tests.support.frozen import DEFINITION
from tests.support.responses import responses
from tests.support.summaries import summary

JAPANESE = re.compile(r"[぀-ヿ㐀-鿿]")


def test_both_languages_have_the_same_texts_with_the_same_blanks() -> None:
    japanese, english = (catalogue(language) for language in LANGUAGES)
    assert set(japanese) == set(english)
    for key, words in japanese.items():
        blanks = set(re.findall(r"{(\w+)}", words))
        assert blanks == set(re.findall(r"{(\w+)}", english[key])), key


# Keys that are put together from parts, with the module that does so.
MADE = {
    "condition.": "wording/conditions.py",
    "change.": "wording/change.py",
    "desk.view-": "ui/consultant/desk.py",
    "findings.": "definition/finding.py",
    "sheet.": "ui/consultant/sheet.py",
    "cli.share-": "cli/commands.py",
    "cli.": "cli/arguments.py",
    "mail.": "wording/mail.py",
    "migration.": "wording/migration.py",
    "notices.": "ui/session.py",
    "privacy.": "ui/screens/privacy.py",
    "result.evidence-": "ui/tables.py",
    "result.organisation": "ui/screens/downloads.py",
    "result.date": "ui/screens/downloads.py",
    "result.note": "ui/screens/downloads.py",
}


def test_every_text_is_used_and_none_is_empty() -> None:
    sources = {
        str(path.relative_to(ROOT / "diagnosis")): path.read_text("utf-8")
        for path in (ROOT / "diagnosis").rglob("*.py")
    }
    everything = "\n".join(sources.values())
    for key, words in catalogue("en").items():
        assert words.strip()
        if f'"{key}"' in everything or f"'{key}'" in everything:
            continue
        makers = [maker for prefix, maker in MADE.items() if key.startswith(prefix)]
        assert makers, key
        name = key.partition(".")[2]
        stem = re.sub(
            r"^not-|^score-|^lead-gap-|-points$|^evidence-|^share-|^view-|-refused$|-same$", "", name
        )
        where = everything if key.startswith("findings.") else sources[makers[0]]
        names = {name, stem, stem.replace("-", "_")}
        assert key.startswith("condition.") or any(f'"{part}"' in where for part in names), key


def test_no_wording_stands_in_the_code() -> None:
    for path in (ROOT / "diagnosis").rglob("*.py"):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            assert not JAPANESE.search(line), f"{path.name}:{number}"


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=25)
@given(responses())
def test_a_sheet_is_whole_and_in_one_language(language: Language, response: Response) -> None:
    sheet = summary(DEFINITION, response, language)
    words = sheet.model_dump_json() + mail_text(sheet)
    assert bool(JAPANESE.search(words)) == (language == "ja")
    assert not re.search(r"\{\w+\}", words)
    assert sheet.headline
    assert len(sheet.why_not) == 3
    assert all(len(cells) == 4 for _, cells in sheet.comparison.rows)


def test_why_not_names_the_condition_and_the_readers_own_answer(definition: Definition) -> None:
    response = Response(
        answers={
            "scope": ("team",),
            "pace": ("jog",),
            "load": ("medium",),
            "wants": ("execution",),
            "duration": ("months",),
            "decision-owner": ("clear",),
            "execution": ("with-support",),
        }
    )
    known = {
        question.id: (question.options[2].id,)
        for question in definition.questions.values()
        if question.on_scale
    }
    response = response.model_copy(update={"answers": {**response.answers, **known}})
    sheet = summary(definition, response, "en")
    sentences = {line.plan: line.text for line in sheet.why_not}
    assert sentences["Light"] == (
        'It would need this: "Carrying out decisions" is "Yes, by ourselves". '
        'Your answer was "Yes, with some support".'
    )


def test_a_mail_carries_no_control_characters_from_what_was_typed(definition: Definition) -> None:
    response = Response(answers={}, organisation="A\u202eB\x00\nC\ud800")
    words = mail_text(summary(definition, response, "en"))
    assert "Organisation: AB C\n" in words

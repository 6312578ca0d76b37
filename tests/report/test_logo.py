"""A logo that the typesetter cannot print: `check` names it, and documents do without it."""

from pathlib import Path

import pytest

from diagnosis.cli import main
from diagnosis.definition.logo import Logo
from diagnosis.report.logo import UnprintableLogoError, checked_logo
from tests.support.frozen import DEFINITION, QUESTIONS, RULES, saved
from tests.support.summaries import page, pdf

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"'
GOOD = f'{HEAD}><rect width="4" height="1"/></svg>'
BAD = [
    Logo("svg", f'{HEAD}><rect width="4" height="1">'.encode()),
    Logo("svg", f'{HEAD} width="0" height="0"/>'.encode()),
    Logo("svg", f'{HEAD}><image href="/etc/hostname" width="1" height="1"/></svg>'.encode()),
    Logo("png", b"\x89PNG\r\n"),
]


@pytest.mark.parametrize("logo", BAD, ids=[str(logo.content[-40:]) for logo in BAD])
def test_documents_do_without_a_logo_that_cannot_be_printed(logo: Logo) -> None:
    with pytest.raises(UnprintableLogoError):
        checked_logo(logo)
    definition = DEFINITION.model_copy(update={"logo": logo})
    for content in (
        page(definition, saved("project-that-keeps-stopping"), "ja"),
        pdf(definition, saved("project-that-keeps-stopping"), "ja"),
    ):
        assert content.startswith(b"%PDF")


def test_check_prints_the_logo_once_and_names_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text(
        RULES.read_text("utf-8").replace("\n  contact:", "\n  logo: ours.svg\n  contact:", 1), "utf-8"
    )
    line = rules.read_text("utf-8").splitlines().index("  logo: ours.svg") + 1
    for content, code in ((GOOD, 0), (GOOD.removesuffix("</svg>"), 1)):
        (tmp_path / "ours.svg").write_text(content, "utf-8")
        assert main(["check", "--questions", str(QUESTIONS), "--rules", str(rules), "--lang", "en"]) == code
        printed = capsys.readouterr().out
        assert (f"rules.yaml:{line}:9: error[logo-not-printable] the logo 'ours.svg'" in printed) == bool(
            code
        )

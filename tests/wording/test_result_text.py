"""The result as text for a mail."""

import pytest

from diagnosis import Definition
from diagnosis.texts import LANGUAGES, Language, text
from diagnosis.wording.result_text import mail_text
from tests.support.frozen import saved, saved_names
from tests.support.summaries import summary


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_is_recommended_only_to_those_whom_the_result_recommends_one(
    definition: Definition, language: Language
) -> None:
    headings = set()
    for name in saved_names():
        sheet = summary(definition, saved(name), language)
        words = mail_text(sheet)
        headings.add(sheet.plan_heading)
        assert text(language, "mail.plan", heading=sheet.plan_heading, plan=sheet.plan) in words
        recommended = text(language, "result.plan")
        assert (recommended in words) is (sheet.plan_heading == recommended)
    assert len(headings) == 3

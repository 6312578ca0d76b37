"""The result as text for a mail."""

import pytest

from diagnosis import Definition
from diagnosis.report.document_text import mail_text
from diagnosis.texts import LANGUAGES, Language, text
from tests.support.frozen import saved, saved_names
from tests.support.summaries import document


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_is_recommended_only_to_those_whom_the_result_recommends_one(
    definition: Definition, language: Language
) -> None:
    headings = set()
    for name in saved_names():
        made = document(definition, saved(name), language)
        words = mail_text(made)
        plan = made.block("plan")
        headings.add(plan.heading)
        assert not plan.heading or f"■ {plan.heading}\n{plan.title}\n" in words
        recommended = text(language, "result.plan")
        assert (f"■ {recommended}\n" in words) is made.proposes
    assert len(headings) == 3

"""Limits of the YAML that is read."""

from diagnosis.definition.loader import load_texts
from diagnosis.definition.source import read_source
from diagnosis.definition.structure import MOST_MISTAKES
from diagnosis.workbench.nodes import end_of
from tests.support.frozen import QUESTIONS, RULES


def test_a_text_that_is_too_deep_or_too_large_is_refused_before_it_is_composed() -> None:
    deep = ("[" * 25_000, "- " * 25_000 + "a", "{a: " * 25_000)
    for text in deep:
        assert [finding.code for finding in read_source(text, "rules.yaml").findings] == ["yaml-too-deep"]
        assert end_of(text, 1, 1) is None
    [finding] = read_source("".join(f"k{number}: 1\n" for number in range(60_000)), "rules.yaml").findings
    assert (finding.code, finding.line) == ("yaml-too-large", 20_000)
    assert "40,000" in finding.message("ja") and "40,000" in finding.message("en")


def test_a_long_list_of_alike_mistakes_is_cut_off() -> None:
    rules = RULES.read_text("utf-8") + "".join(f"k{number}: 1\n" for number in range(3_000))
    assert len(load_texts(QUESTIONS.read_text("utf-8"), rules).findings) == MOST_MISTAKES

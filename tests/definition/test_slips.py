"""Slips of the pen that YAML would swallow, or answer in words that say nothing to an owner."""

import pytest

from diagnosis.definition.finding import Finding
from diagnosis.definition.source import read_source

SOUND = "headlines:\n  - id: a\n    text:\n      ja: 会議の時間\n      en: Time in meetings\n    when: {pace: {is: run}}\n"

SLIPS = [
    # (what stands there, what is put in its place, code, line, column)
    ("ja: 会議の時間", "ja: 会議の #1 の時間", "comment-cuts-text", 4, 11),
    ("ja: 会議の時間", "ja: “会議の時間”", "curly-quotes", 4, 11),
    (
        "      ja: 会議の時間\n      en: Time in meetings",
        "      ja: Time in meetings\n      en: 会議の時間",
        "not-english",
        5,
        11,
    ),
    ("ja: 会議の時間", "ja: Time of meetings", "not-japanese", 4, 11),
    ("    text:\n", "    text：\n", "yaml-full-width-colon", 3, 9),
    ("      ja: 会議の時間", "      ja：会議の時間", "yaml-full-width-colon", 4, 9),
    ("    when: {", "\twhen: {", "yaml-tab", 6, 1),
    ("ja: 会議の時間", 'ja: "会議の時間', "yaml-unclosed-quote", 4, 11),
    ("en: Time in meetings", "en: 'Time in meetings", "yaml-unclosed-quote", 5, 11),
    ("when: {pace: {is: run}}", "when: {pace: {is: run}", "yaml-unclosed-bracket", 6, 11),
    ("ja: 会議の時間", 'ja: "会議"の時間', "yaml-quote-within", 4, 14),
    ("ja: 会議の時間", "ja:会議の時間", "yaml-no-space", 4, 9),
    ("en: Time in meetings", "en: Time: in meetings", "yaml-colon-in-text", 5, 15),
]


@pytest.mark.parametrize(("old", "new", "code", "line", "column"), SLIPS, ids=[slip[1] for slip in SLIPS])
def test_a_slip_is_found_where_it_is(old: str, new: str, code: str, line: int, column: int) -> None:
    assert SOUND.count(old) == 1
    found = read_source(SOUND.replace(old, new), "rules.yaml").findings
    assert [(f.code, f.line, f.column) for f in found] == [(code, line, column)]
    for finding in found:
        assert not any(word in finding.message("ja") for word in ("expected", "found", "mapping"))
        assert finding.message("en")


def test_what_is_well_written_has_no_slip() -> None:
    names = "plans:\n  - name: {ja: Light, en: Light} # the lightest\n  - name: {ja: '“あ” # い', en: \"“a” # b\"}\n"
    for text in (SOUND, names):
        findings: list[Finding] = read_source(text, "rules.yaml").findings
        assert findings == []

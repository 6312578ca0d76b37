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
    ("when: {pace: {is: run}}", "when: {pace： {is: run}}", "yaml-full-width-colon", 6, 16),
    ("{is: run}", "{is：run}", "yaml-full-width-colon", 6, 21),
    ("{is: run}", "{is:run}", "yaml-no-space", 6, 21),
    ("{is: run}", "{is:\u3000run}", "yaml-full-width-space", 6, 22),
    ("{pace: {is: run}}", "｛pace: {is: run}｝", "yaml-full-width", 6, 11),
    ("{is: run}", "｛is: run｝", "yaml-full-width", 6, 18),
    ("{is: run}", "{one_of: [run、walk]}", "yaml-full-width", 6, 31),
    ("{is: run}", "{one_of: ［run, walk］}", "yaml-full-width", 6, 27),
    ("{is: run}", "{one_of: [“run”、“walk”]}", "yaml-full-width", 6, 28),
    ("{pace: {is: run}}", "{pace: {is: run}、scope: {is: team}}", "yaml-full-width", 6, 27),
    ("{pace: {is: run}}", "{pace: {is: run}｝", "yaml-full-width", 6, 27),
    ("{pace: {is: run}}", "{＂pace＂: {is: run}}", "yaml-full-width", 6, 12),
    ("  - id: a", "  － id: a", "yaml-full-width", 2, 3),
    ("  - id: a", "  -\u3000id: a", "yaml-full-width-space", 2, 4),
    ("  - id: a", "\u3000- id: a", "yaml-full-width-space", 2, 1),
    ("      ja: 会議", "\u3000\u3000\u3000ja: 会議", "yaml-full-width-space", 4, 1),
    ("      en: Time", "      \u3000en: Time", "yaml-full-width-space", 5, 7),
    ("    when: {", "\u3000\u3000when: {", "yaml-full-width-space", 6, 1),
    ("    when: {", "     when: {", "yaml-indentation", 6, 6),
    ("    when: {", "   when: {", "yaml-indentation", 6, 4),
    ("    when: {pace: {is: run}}", "    colour: #0b5c63", "comment-cuts-text", 6, 13),
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
    japanese = (
        "a: {ja: 会議、打ち合わせ：その時間, en: 'Meetings、talks'}\n"
        "b: {ja: ［任意］会社名, en: Firm}\nc:\n  ja: |\n    \u3000一段落\n    \u3000- 二段落\n  en: Two\n"
        "d: ABC、DEF\ne: ｛x｝は必須です\nf: {ja: 長い文の\n    \u3000続き, en: Long}\n"
    )
    names = "plans:\n  - name: {ja: Light, en: Light} # the lightest\n  - name: {ja: '“あ” # い', en: \"“a” # b\"}\n"
    for text in (SOUND, names, japanese):
        findings: list[Finding] = read_source(text, "rules.yaml").findings
        assert findings == []

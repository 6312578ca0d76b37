"""What looks alike is compared as the same; what differs stays different."""

import datetime

import pytest

from diagnosis.engine.dates import read_date
from diagnosis.engine.folding import fold, header_forms, list_pieces, option_forms


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2～3回", "2〜3回"),
        ("２〜３回", "2〜3回"),
        ("21 ~ 100人", "21〜100人"),
        ("Day–to‑day", "day-to-day"),
        ("10−20", "10-20"),
        ("ﾜｶﾗﾅｲ", "ワカラナイ"),
        ("葛\U000e0100城", "葛城"),
        ("わか\u3000らない。", "わからない"),
        ("社員\u2028番号", "社員番号"),
        ("一緒に考え､整理", "一緒に考え、整理"),
    ],
)
def test_what_looks_alike_is_the_same(written: str, meant: str) -> None:
    assert fold(written) == fold(meant)


@pytest.mark.parametrize(("one", "other"), [("1.5", "15"), ("001", "1"), ("一", "ー"), ("no", "not")])
def test_what_differs_stays_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_numbers_of_a_form_and_marks_of_required_questions_are_left_out() -> None:
    for written in ("1. 半分", "1．半分", "(1) 半分", "①半分", "a) 半分"):
        assert fold("半分") in option_forms(written), written
    assert fold("3回") not in option_forms("2.3回")
    for written in ("ペース※必須", "Q3. ペース *", "問3 ペース（必須）", "3. ペース【任意】", "ペース＊"):
        assert fold("ペース") in header_forms(written), written


def test_a_list_is_divided_at_every_mark_between_answers() -> None:
    value = "a;b、c\nd, e；f"
    assert [value[start:end].strip() for start, end in list_pieces(value)] == ["a", "b", "c", "d", "e", "f"]


@pytest.mark.parametrize(
    "written",
    ["2026-11-20", "2026/11/20 9:00:01", "2026.11.20", "2026年11月20日", "２０２６／１１／２０", "令和8年11月20日", "R8.11.20"],
)  # fmt: skip
def test_dates_are_read_as_people_write_them(written: str) -> None:
    assert read_date(written) == datetime.date(2026, 11, 20)


@pytest.mark.parametrize(
    "written", ["46346", "20/11/2026", "2026-13-01", "令和0年1月1日", "soon", "2026-11-201"]
)
def test_what_is_no_certain_date_is_none(written: str) -> None:
    assert read_date(written) is None

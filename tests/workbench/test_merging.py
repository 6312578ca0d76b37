"""Two edits of the same files come together; where they touch the same lines, one stays and the other is told."""

from hypothesis import given
from hypothesis import strategies as st

from diagnosis.workbench.files import NAMES
from diagnosis.workbench.merging import merge


def files(text: str) -> dict[str, str]:
    return dict.fromkeys(NAMES, "") | {"rules.yaml": text}


BASE = "a\nb\nc\nd\ne\n"


def test_edits_of_different_lines_come_together() -> None:
    merged = merge(files(BASE), files("a\nB\nc\nd\ne\n"), files("a\nb\nc\nd\nE\nf\n"))
    assert merged.texts["rules.yaml"] == "a\nB\nc\nd\nE\nf\n"
    assert merged.clashes == []


def test_of_one_line_mine_stays_and_the_other_is_told() -> None:
    merged = merge(files(BASE), files("a\nmine\nc\nd\ne\n"), files("a\ntheirs\nc\nd\nE\n"))
    assert merged.texts["rules.yaml"] == "a\nmine\nc\nd\nE\n"
    [clash] = merged.clashes
    assert (clash.file, clash.line, clash.kept, clash.other) == ("rules.yaml", 2, "mine\n", "theirs\n")


def test_texts_of_equal_lines_come_together() -> None:
    same = "a\n" * 20_000  # too many to try each against each
    merged = merge(files(same), files(same + "b\n"), files("c\n" + same))
    assert merged.texts["rules.yaml"] == f"c\n{same}b\n"
    merged = merge(files(same), files(f"b\n{same}b\n"), files(f"{same}{same}"))
    assert len(merged.texts["rules.yaml"].splitlines()) > 20_000


lines = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\n"]), max_size=8).map("".join)


@given(lines, lines)
def test_one_edit_alone_comes_out_as_it_is(base: str, edit: str) -> None:
    for mine, other in ((base, edit), (edit, base), (edit, edit)):
        merged = merge(files(base), files(mine), files(other))
        assert merged.texts == files(edit)
        assert merged.clashes == []


@given(lines, lines, lines)
def test_nothing_that_was_written_is_lost(base: str, mine: str, other: str) -> None:
    merged = merge(files(base), files(mine), files(other))
    told = merged.texts["rules.yaml"] + "".join(clash.other for clash in merged.clashes)
    for line in {*mine.splitlines(), *other.splitlines()} - set(base.splitlines()):
        assert line in told.splitlines()

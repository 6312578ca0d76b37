"""Nothing that comes from outside makes a traceback, or words that are more than words."""

import pytest

from diagnosis import ResponseError
from diagnosis.report.reopen import reopen, reopen_link
from tests.support.frozen import DEFINITION
from tests.support.hostile import hostile_file, hostile_link, shown


@pytest.mark.parametrize("block", range(8))
def test_a_hostile_file_is_refused_or_read(block: int) -> None:
    for number in range(block * 50, block * 50 + 50):
        try:
            assert shown(DEFINITION, reopen(DEFINITION, hostile_file(number)))
        except ResponseError as error:
            assert all(finding.message("ja") and finding.message("en") for finding in error.findings)


def test_a_hostile_link_is_refused_or_read() -> None:
    for number in range(300):
        try:
            assert shown(DEFINITION, reopen_link(DEFINITION, hostile_link(number)))
        except ResponseError as error:
            assert all(len(finding.message("ja")) < 1000 for finding in error.findings)

"""How often may be sent: few times from one line, and from no line so often that others cannot."""

import pytest

from diagnosis.limits import FROM_ALL, FROM_ONE, HOUR, Limits, address_group


def test_few_from_one_address_and_not_endlessly_many_from_all() -> None:
    limits = Limits()
    assert [limits.admit("1.2.3.4", 0.0) for _ in range(FROM_ONE + 1)] == [True] * FROM_ONE + [False]
    assert limits.admit("5.6.7.8", 0.0)
    assert limits.admit("1.2.3.4", HOUR)
    others = sum(limits.admit(f"10.0.{number}.1", HOUR + 1) for number in range(FROM_ALL + 50))
    assert others == FROM_ALL - 1


def test_the_addresses_of_one_line_count_as_one() -> None:
    limits = Limits()
    admitted = sum(limits.admit(f"2001:db8:1:2::{number:x}", 0.0) for number in range(1, 300))
    assert admitted == FROM_ONE < FROM_ALL
    assert not limits.admit("2001:db8:1:2:ffff::1", 0.0)
    assert limits.admit("2001:db8:1:3::1", 0.0)
    assert limits.admit("203.0.113.7", 0.0)


@pytest.mark.parametrize(
    ("address", "group"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:DB8:1:2::", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("::1", "::"),
        ("", ""),
        ("unix:", "unix:"),
        ("203.0.113.7:80", "203.0.113.7:80"),
    ],
)
def test_what_counts_as_one_line(address: str, group: str) -> None:
    assert address_group(address) == group

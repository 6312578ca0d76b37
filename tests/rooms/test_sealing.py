"""What is sealed opens with the secret of the room alone, and its length tells nothing."""

import pytest

from diagnosis.rooms.sealing import SealError, seal, seal_of, unseal

SECRET = "the secret of whoever leads"


def test_what_is_sealed_opens_with_the_secret() -> None:
    key = seal_of(SECRET)
    sealed = seal("会議の半分くらい", key, "room", 64)
    assert unseal(sealed, SECRET, "room") == "会議の半分くらい"
    assert seal("会議の半分くらい", key, "room", 64) != sealed
    assert len({len(seal("x" * length, key, "room", 64)) for length in range(1, 65)}) == 1
    assert len(seal("x" * 65, key, "room", 64)) > len(sealed)


def test_nothing_else_opens_it() -> None:
    key = seal_of(SECRET)
    sealed = seal("weekly", key, "room", 64)
    swapped = ("B" if sealed[0] == "A" else "A") + sealed[1:]
    for kept, secret, room in (
        (sealed, "another secret", "room"),
        (sealed, SECRET, "another room"),
        (swapped, SECRET, "room"),
        ("weekly", SECRET, "room"),
        ("", SECRET, "room"),
    ):
        with pytest.raises(SealError):
            unseal(kept, secret, room)

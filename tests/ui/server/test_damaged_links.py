"""A link still opens where a mail program has damaged it."""

import pytest

from tests.support.web import get, is_streamlit

KEY = f"{'0a' * 16}.{'s' * 32}.{'k-_' * 10}"


@pytest.mark.parametrize(
    ("damaged", "link"),
    [
        ("/%23r=1.aB-_9.01234567", "/#r=1.aB-_9.01234567"),
        ("/%23r=1.aB.01234567%E3%80%82", "/#r=1.aB.01234567%E3%80%82"),
        ("/room%23XADXX72E", "/room#XADXX72E"),
        ("/room%23XADXX72E%E3%80%82", "/room#XADXX72E%E3%80%82"),
        ("/room%EF%BC%83XADXX72E", "/room#XADXX72E"),
        (f"/room/screen%23{KEY}", f"/room/screen#{KEY}"),
        (f"/?page=room%23room={KEY}", f"/?page=room#room={KEY}"),
        (f"/?page=room%23room%3D{KEY}%3E", f"/?page=room#room={KEY}%3E"),
        ("/room%23//evil.example%0d%0aX: y", "/room#//evil.example%0D%0AX%3A%20y"),
    ],
)
def test_a_hash_that_was_written_otherwise_is_one_again(damaged: str, link: str) -> None:
    answer = get(damaged)
    assert (answer.status_code, answer.headers["location"]) == (303, link)
    assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("address", ["/", "/?page=room", "/?page=team%23room=x", "/rooms%23X", "/other%23X"])
def test_another_address_is_left_alone(address: str) -> None:
    assert is_streamlit(get(address))


def test_where_rooms_are_off_no_link_leads_into_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIAGNOSIS_ROOMS", "off")
    assert is_streamlit(get("/room%23XADXX72E"))

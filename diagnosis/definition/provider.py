"""Checks of what a firm says of itself: how to reach it, and its colour."""

import re
from typing import Any

from diagnosis.definition.lists import mapping_at
from diagnosis.definition.source import Source
from diagnosis.look import GROUND
from diagnosis.palette import WORDS, contrast, readable, readable_on_white


def check_provider(source: Source, data: Any) -> None:
    """`provider` in `rules.yaml`."""
    _check_contact(source, data)
    _check_colour(source, data)


def _check_colour(source: Source, data: Any) -> None:
    colour, place = mapping_at(data, "provider").get("colour"), ("provider", "colour")
    if not isinstance(colour, str) or not colour:
        return
    if not re.fullmatch("#[0-9a-fA-F]{6}", colour):
        source.report("bad-colour", place, value=colour)
    elif not readable_on_white(colour):
        source.report(
            "pale-colour",
            place,
            suggestion=readable(colour),
            value=colour,
            contrast=f"{contrast(colour, GROUND):.1f}",
            limit=WORDS,
        )


def _check_contact(source: Source, data: Any) -> None:
    contact = mapping_at(mapping_at(data, "provider"), "contact")
    email, phone = contact.get("email"), contact.get("phone")
    for name in ("url", "privacy_policy"):
        url = contact.get(name)
        if isinstance(url, str) and url and not re.fullmatch(r"https?://[^\s<>]+", url):
            source.report("bad-url", ("provider", "contact", name), value=url)
    if isinstance(email, str) and email and ("@" not in email.strip("@") or " " in email):
        source.report("bad-email", ("provider", "contact", "email"), value=email)
    if isinstance(phone, str) and phone and not re.fullmatch(r"\+?[0-9][0-9 ().-]{4,}", phone):
        source.report("bad-phone", ("provider", "contact", "phone"), value=phone)

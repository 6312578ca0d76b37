"""Mail addresses and header lines that mean one thing to every mail program, whatever was typed."""

import re
import unicodedata
from email.headerregistry import Address

_LONGEST = 254
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_SHAPE = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*")
_DOTTED = re.compile(rf"{_ATOM}(\.{_ATOM})*")
_ENCODED = "=?"
"""The start of an encoded word, out of which mail programs read any characters: a comma, a line break."""
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | dict.fromkeys((0x3002, 0xFF61), ".")
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Kinds of characters that are no part of a line: controls, directions, lone surrogates, line breaks."""


def folded(typed: str) -> str:
    """What a Japanese keyboard gives in full width, in plain characters, without spaces around it."""
    return typed.translate(_NARROW).strip()


def is_address(words: str) -> bool:
    """Whether it is one address in plain characters, and nothing that could be read as two."""
    return len(words) <= _LONGEST and _ENCODED not in words and bool(_SHAPE.fullmatch(words))


def header_address(address: str) -> Address:
    """An address for a header. Raises ValueError where it is none.

    Some phone companies gave addresses with two dots in a row or one before the @, which have to be quoted.
    """
    if not is_address(address):
        raise ValueError("not a mail address")
    name, _, domain = address.rpartition("@")
    return Address(addr_spec=address if _DOTTED.fullmatch(name) else f'"{name}"@{domain}')


def header_line(words: str) -> str:
    """Words on one line, in which no mail program finds an encoded word."""
    seen = "".join(" " if unicodedata.category(one) in _UNSEEN else one for one in words)
    return " ".join(seen.split(" ")).strip().replace(_ENCODED, "= ?")

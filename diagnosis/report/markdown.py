"""Text that people typed, written so that Markdown shows it as it is."""

import re

from diagnosis.wording.clean import clean_text

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&]|^[-+])")


def literal(value: str) -> str:
    """`value` on one line, without meaning to Markdown."""
    return _MARKUP.sub(r"\\\1", " ".join(clean_text(value).split()))

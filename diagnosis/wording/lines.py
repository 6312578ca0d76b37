"""Where a line of words may end: between phrases, so that no word is torn from its particle."""

import re
import textwrap
from functools import cache
from unicodedata import east_asian_width

import budoux

from diagnosis.languages import Language

_KATAKANA = re.compile("[\u30a1-\u30f6\u30fc]+|[^\u30a1-\u30f6\u30fc]+")


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


def phrases(words: str, language: Language) -> list[str]:
    """The words in pieces that belong on one line each; joined, they are the words again."""
    if language == "ja":
        return _parser().parse(words)
    return re.findall(r"\S+\s*|\s+", words)


def is_wide(words: str) -> bool:
    """Whether most of the characters are as wide as they are high, as those of Chinese and Japanese are."""
    return sum(east_asian_width(character) in "WF" for character in words) * 2 > len(words)


def lines(words: str, language: Language, longest: int) -> list[str]:
    """The words in lines of at most `longest` characters, where phrases are not longer.

    A longer Japanese phrase may also be parted where katakana begin or end, as between two nouns.
    """
    if language != "ja":
        # Where words are not parted by spaces, a line may end anywhere.
        return textwrap.wrap(words, longest, break_long_words=is_wide(words))
    found = [""]
    for phrase in phrases(words, language):
        for part in _KATAKANA.findall(phrase) if len(phrase) > longest else [phrase]:
            if found[-1] and len(found[-1]) + len(part) > longest:
                found.append("")
            found[-1] += part
    return found

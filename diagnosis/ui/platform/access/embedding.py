"""Which sites may show the self-check within a page of theirs: none, unless a setting names them."""

import os
import re

SETTING = "DIAGNOSIS_EMBED"
_ORIGIN = re.compile(
    r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?|http://(localhost|127\.0\.0\.1)(:[0-9]{1,5})?"
)
"""A site as browsers name it. Without HTTPS, anybody on the way could put something else around the page."""


class EmbeddingError(ValueError):
    """The setting names something that is no site; the text says which and the way out."""


def embedding_sites() -> tuple[str, ...]:
    """The sites (`https://www.firm.example`) that the setting names, by spaces or commas apart.

    Raises EmbeddingError.
    """
    named = re.split(r"[\s,]+", os.environ.get(SETTING, "").strip())
    sites = tuple(name.lower().removesuffix("/") for name in named if name)
    for site in sites:
        if not _ORIGIN.fullmatch(site):
            raise EmbeddingError(
                f"{SETTING} has {site!r}, which is no site; write it as in https://www.firm.example,"
                " without a path"
            )
    return sites

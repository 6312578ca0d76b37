"""Whether two names are one client's."""

import re

_STEM = re.compile(r"[\s(\[（［【]")


def alike(organisation: str, client: str) -> bool:
    """Whether two names may be one client's: the same but for what is in brackets or behind a space."""
    one, other = (_STEM.split(name.strip().casefold(), maxsplit=1)[0] for name in (organisation, client))
    return bool(one) and one == other


def same(organisation: str, client: str) -> bool:
    """Whether a response is the client's; nobody knows of one without a name."""
    name = organisation.strip().casefold()
    return bool(name) and name == client.strip().casefold()

"""Which language the command line speaks."""

import locale
import os

from diagnosis.languages import FALLBACK_LANGUAGE, Language, closest_language


def system_language() -> Language:
    """The language of the system where it is spoken here, else English."""
    name = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    return closest_language((name or locale.getlocale()[0] or "").partition(".")[0]) or FALLBACK_LANGUAGE

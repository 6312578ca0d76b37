"""Which language the command line speaks."""

import locale
import os

from diagnosis.texts import Language


def system_language() -> Language:
    """Japanese where the system speaks it, else English."""
    name = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    return "ja" if (name or locale.getlocale()[0] or "").lower().startswith("ja") else "en"

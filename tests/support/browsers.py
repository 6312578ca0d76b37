"""Where a Chromium may be installed."""

import os
from pathlib import Path

_PLACES = (
    os.environ.get("CHROMIUM", ""),
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


def chromium() -> str | None:
    """The browser's path, or None where there is none; CHROMIUM in the environment comes first."""
    return next((place for place in _PLACES if place and Path(place).is_file()), None)

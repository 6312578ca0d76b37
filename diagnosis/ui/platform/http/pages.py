"""Pages in the form in which they are sent: encoded, and with what their policy has to allow."""

from dataclasses import dataclass

from diagnosis.ui.platform.http.bundles import quickly
from diagnosis.ui.platform.http.headers import inline_scripts

KEPT = 32
"""How many forms of a page are kept; each is drawn, compressed and looked through once."""


@dataclass(frozen=True)
class Page:
    """A page for one language and encoding; `scripts` names those that stand in it, for the policy."""

    body: bytes
    scripts: str


def page_of(content: str, encoding: str) -> Page:
    """The page with this content, in that encoding; empty for none."""
    body = content.encode()
    return Page(quickly(body, encoding) if encoding else body, inline_scripts(body))

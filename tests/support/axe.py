"""axe over a screen: the rules of WCAG 2.2 A and AA, and what it calls best practice."""

from typing import Any

from playwright.sync_api import Page

from diagnosis.paths import ROOT

SCRIPT = ROOT / "node_modules" / "axe-core" / "axe.min.js"
"""Comes with `npm ci`."""
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What is wrong with the page as it stands, a line for each place."""
    page.evaluate(SCRIPT.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate("tags => axe.run({ runOnly: tags })", _TAGS)
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found["violations"] for node in rule["nodes"]]

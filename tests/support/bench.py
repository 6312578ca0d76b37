"""Somebody at the workbench: writes in the editor, and waits for what the check says."""

from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from diagnosis.texts import Language, text
from tests.support.server import TOKEN, Server
from tests.support.workshop import steady

PROVED = 60_000
"""Milliseconds that a proof may take on a busy machine."""


def settings(home: Path) -> dict[str, str]:
    """The environment of a server whose consultants may publish to `home`."""
    return {
        "DIAGNOSIS_HOME": str(home),
        "DIAGNOSIS_PUBLISH": "on",
        "DIAGNOSIS_TOKEN": TOKEN,
        "DIAGNOSIS_QUESTIONS": "",
        "DIAGNOSIS_RULES": "",
        "DIAGNOSIS_PROOFS": "error",
    }


def owner(browser: Browser, language: Language = "ja") -> BrowserContext:
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, locale=language)
    context.set_default_timeout(60_000)
    return context


def enter(context: BrowserContext, server: Server, language: Language = "ja") -> Page:
    page = context.new_page()
    page.goto(f"{server.url}?page=workbench&lang={language}#token={TOKEN}")
    ready(page)
    return page


def ready(page: Page) -> None:
    editor(page).wait_for()
    steady(page)


def editor(page: Page) -> Locator:
    return page.locator(".editor .cm-content")


def status(page: Page) -> Locator:
    return page.locator(".editor .status")


def findings(page: Page) -> Locator:
    return page.locator(".editor .findings > li")


def write(page: Page, file: str, old: str, new: str) -> None:
    """Put `new` in the place of the first `old` in a file, as one edit."""
    page.locator(f".editor [role=tab][data-name='{file}']").click()
    expect(page.locator(f".editor [role=tab][data-name='{file}']")).to_have_attribute("aria-selected", "true")
    page.evaluate(
        """([old, put]) => {
          const { view } = window.diagnosis.bench;
          const at = view.state.doc.toString().indexOf(old);
          if (at < 0) throw new Error(`not in the file: ${old}`);
          view.dispatch({ changes: { from: at, to: at + old.length, insert: put } });
        }""",
        [old, new],
    )


def says(page: Page, key: str, language: Language = "ja", **values: object) -> None:
    """Wait until the check says so."""
    expect(status(page)).to_have_text(text(language, f"bench.{key}", **values), timeout=PROVED)


def tab(page: Page, name: str, language: Language = "ja") -> None:
    """Turn to another of the three tabs beside the editor."""
    page.get_by_role("tab", name=text(language, f"bench.{name}")).click()
    steady(page)


def publish(page: Page, note: str = "") -> None:
    tab(page, "changes")
    if note:
        page.locator(".st-key-bench-note input").fill(note)
    page.locator(".st-key-publish button").click()
    expect(page.locator(".st-key-bench-right .notice")).to_have_text(text("ja", "bench.published"))
    steady(page)

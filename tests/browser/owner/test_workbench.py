"""An owner who is no programmer edits, sees, publishes and goes back, alone or beside somebody else."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from diagnosis.texts import LANGUAGES, Language, text
from diagnosis.workbench.versions import FOLDER
from tests.support.axe import violations
from tests.support.bench import (
    PROVED,
    editor,
    enter,
    findings,
    owner,
    publish,
    ready,
    says,
    settings,
    status,
    tab,
    write,
)
from tests.support.own import make_home
from tests.support.phone import wait_until
from tests.support.ports import free_port
from tests.support.server import TOKEN, Server, running_server
from tests.support.workshop import steady

pytestmark = pytest.mark.slow
QUESTIONS, RULES = "questions.yaml", "rules.yaml"
LABEL = "label: {ja: 結論の出ない会議, en: Meetings without a conclusion}"
SUMMARY = "考えや判断の壁打ち相手として、決められる状態をつくります。"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return make_home(tmp_path / "firm")


@pytest.fixture
def server(home: Path) -> Iterator[Server]:
    with running_server(None, **settings(home)) as started:
        yield started


def frame(page: Page, side: str) -> str:
    return f".st-key-bench-right iframe[title='{text('ja', f'bench.side-{side}')}']"


def test_an_edit_is_seen_proved_published_and_taken_back(
    browser: Browser, server: Server, home: Path
) -> None:
    before = (home / RULES).read_text("utf-8")
    context = owner(browser)
    page = enter(context, server)
    says(page, "unchanged")
    write(page, RULES, SUMMARY, "いつでも話せる相手になります。")
    says(page, "sound")
    draft, used = (page.frame_locator(frame(page, side)) for side in ("draft", "used"))
    page.locator(".st-key-bench-case").wait_for()
    assert "いつでも話せる相手" not in (home / RULES).read_text("utf-8")
    tab(page, "changes")
    words = page.locator(".st-key-bench-right")
    expect(words.locator(".lines .added")).to_contain_text("いつでも話せる相手になります。")
    assert words.locator(".shares .changed").count() == 0
    publish(page, "言い換え")
    after = (home / RULES).read_text("utf-8")
    assert after == before.replace(SUMMARY, "いつでも話せる相手になります。", 1)
    says(page, "unchanged")
    tab(page, "history")
    rows = page.locator("[class*=st-key-version-]")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("言い換え")
    rows.last.get_by_role("button").click()
    says(page, "sound")
    publish(page)
    assert (home / RULES).read_text("utf-8") == before
    tab(page, "seen")
    for side in (draft, used):
        expect(side.locator("h1")).to_be_visible()
    context.close()


def test_the_preview_follows_the_edit_and_the_choice(browser: Browser, server: Server) -> None:
    context = owner(browser)
    page = enter(context, server)
    draft, used = (page.frame_locator(frame(page, side)) for side in ("draft", "used"))
    expect(draft.locator(".st-key-plan")).to_be_visible()
    old = "会議と話し合い"
    _choose(page, "screen", old)
    expect(draft.locator("h1")).to_have_text(old)
    write(page, QUESTIONS, f"title: {{ja: {old}", f"title: {{ja: {old}のこと")
    expect(draft.locator("h1")).to_have_text(f"{old}のこと")
    expect(used.locator("h1")).to_have_text(old)
    _choose(page, "language", "English")
    for side in (draft, used):
        expect(side.locator("h1")).not_to_contain_text("会")
    write(page, "texts/en.yaml", "# Only the wordings", "section:\n  next: Onwards\n# Only the wordings")
    expect(draft.get_by_role("button", name="Onwards")).to_be_visible()
    expect(used.get_by_role("button", name="Onwards")).to_have_count(0)
    write(page, QUESTIONS, "sections:", "sections")
    expect(page.locator(".st-key-bench-right")).to_contain_text(text("ja", "bench.last-sound"))
    expect(draft.locator("h1")).to_be_visible()
    # It is the screen of a visitor, and nothing of a visit: no answer is kept, nothing is counted or sent.
    kept = page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('diagnosis'))")
    assert kept == ["diagnosis.workbench"]
    context.close()


def _choose(page: Page, name: str, words: str) -> None:
    """Choose from a list. Within the first second after it was drawn, Streamlit's own takes no choice."""
    box = page.locator(f".st-key-bench-{name} input")
    for _ in range(20):
        if box.input_value() == words:
            break
        box.click()
        box.fill(words)
        page.get_by_role("option").first.wait_for()
        box.press("Enter")
        steady(page)


MENDED = [
    (RULES, "recommend: spot", "recommend：spot", "colon"),
    (RULES, "    recommend: spot", "\trecommend: spot", "tab"),
    (RULES, "name: {ja: 低い, en: low}", 'name: {ja: "低い, en: "low"}', "quote"),
    (RULES, "wants: {is: none}", "wants: {is: nonne}", "replace"),
    (QUESTIONS, "premise_mismatch: 1", "premise_mismatch: 0.5", "replace"),
]


def test_mistakes_are_mended_by_a_press_at_their_place(browser: Browser, server: Server, home: Path) -> None:
    context = owner(browser)
    page = enter(context, server)
    for file, old, new, _kind in MENDED:
        write(page, file, old, new)
        says(page, "errors", count=1) if file == RULES else expect(findings(page)).not_to_have_count(0)
        findings(page).first.get_by_role("button").first.click()
        expect(page.locator(".editor .cm-lint-marker-error").first).to_be_visible()
        tab(page, "changes")
        expect(page.locator(".st-key-publish button")).to_be_disabled()
        findings(page).first.get_by_role("button").last.click()
        expect(findings(page)).to_have_count(0, timeout=PROVED)
    assert "0.5" not in page.evaluate("window.diagnosis.bench.view.state.doc.toString()")
    context.close()


def test_a_plan_is_added_without_knowing_how(browser: Browser, server: Server, home: Path) -> None:
    context = owner(browser)
    page = enter(context, server)
    page.locator(f".editor [role=tab][data-name='{RULES}']").click()
    page.locator(".editor summary", has_text=text("ja", "editor.add")).click()
    page.get_by_role("button", name=text("ja", "add.plan")).click()
    expect(findings(page).filter(has_text=text("ja", "editor.explain")).first).to_be_visible(timeout=PROVED)
    _press_until_mended(page)
    page.evaluate(
        """() => {
          const { view } = window.diagnosis.bench;
          const words = view.state.doc.toString()
            .replaceAll("（ここに書く）", "お試しの").replaceAll("(to be written)", "trial of")
            .replaceAll("new-plan", "trial").replaceAll("new-rule", "trial-for-deciding");
          view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: words } });
        }"""
    )
    says(page, "warnings", count=1)
    expect(findings(page)).to_contain_text("お試しの")
    expect(findings(page).get_by_role("button", name="いちばん前")).to_be_visible()
    publish(page)
    assert "id: trial-for-deciding" in (home / RULES).read_text("utf-8")
    context.close()


def _press_until_mended(page: Page) -> None:
    """Press what is offered, until nothing of the kind is."""
    while True:
        expect(status(page)).not_to_contain_text(text("ja", "bench.proving"), timeout=PROVED)
        offered = findings(page).get_by_role("button", name=re.compile("加える|認める"))
        if not offered.count():
            return
        before = findings(page).all_inner_texts()
        offered.first.click()
        for _ in range(60):
            if findings(page).all_inner_texts() != before:
                break
            steady(page)
        else:
            pytest.fail(f"the press has changed nothing: {before}")


def test_two_people_at_once_are_told_and_lose_nothing(browser: Browser, server: Server, home: Path) -> None:
    contexts = [owner(browser), owner(browser)]
    one, other = (enter(context, server) for context in contexts)
    write(one, RULES, SUMMARY, "一人目の文です。")
    write(other, RULES, "name: {ja: 低い, en: low}", "name: {ja: 少し, en: low}")
    says(one, "sound")
    says(other, "sound")
    expect(other.locator(".st-key-bench-news")).to_contain_text("ほかにも")
    publish(one)
    moved = other.locator(".st-key-take-in button")
    expect(moved).to_be_visible()
    tab(other, "changes")
    expect(other.locator(".st-key-publish button")).to_be_disabled()
    moved.click()
    says(other, "sound")
    publish(other)
    written = (home / RULES).read_text("utf-8")
    assert "一人目の文です。" in written and "ja: 少し" in written
    write(other, RULES, "一人目の文です。", "二人目が直した文です。")
    write(one, RULES, "一人目の文です。", "一人目がまた直した文です。")
    says(one, "sound")
    says(other, "sound")
    expect(one.locator(".st-key-take-in button")).to_be_visible()
    one.locator(".st-key-take-in button").click()
    says(one, "sound")
    publish(one)
    other.locator(".st-key-take-in button").click()
    told = other.locator(".st-key-bench-news")
    expect(told).to_contain_text("二人とも変えていました")
    told.locator("summary").first.click()
    expect(told).to_contain_text("一人目がまた直した文です。")
    assert "二人目が直した文です。" in other.evaluate("window.diagnosis.bench.view.state.doc.toString()")
    for context in contexts:
        context.close()


def test_what_was_typed_survives_a_reload_and_a_restart(browser: Browser, home: Path) -> None:
    port = free_port()
    context = owner(browser)
    with running_server(port, **settings(home)) as server:
        page = enter(context, server)
        editor(page).click()
        page.keyboard.press("Control+Home")
        page.keyboard.insert_text("# 書きかけ\n")
        says(page, "sound")
        page.reload()
        ready(page)
        expect(page.locator(".st-key-bench-news")).to_contain_text(text("ja", "bench.restored"))
        expect(page.locator(".st-key-bench-news")).not_to_contain_text("ほかにも")
        assert _text(page).startswith("# 書きかけ\n")
    with running_server(port, **settings(home)):
        page.reload()
        ready(page)
        assert _text(page).startswith("# 書きかけ\n")
        says(page, "sound")
        page.locator(".st-key-discard-restored button").click()
        says(page, "unchanged")
        assert not _text(page).startswith("# 書きかけ\n")
        page.locator(".st-key-undiscard button").click()
        says(page, "sound")
        assert _text(page).startswith("# 書きかけ\n")
    context.close()


def _text(page: Page) -> str:
    found: str = page.evaluate("window.diagnosis.bench.view.state.doc.toString()")
    return found


def test_nobody_else_gets_in(browser: Browser, server: Server, home: Path) -> None:
    context = owner(browser)
    page = context.new_page()
    page.goto(f"{server.url}?page=workbench")
    expect(page.locator(".stMain")).to_contain_text(text("ja", "door.heading"))
    assert page.locator(".editor").count() == 0
    page.goto(f"{server.url}?page=preview&of=guessed&side=draft")
    expect(page.locator(".stMain")).to_contain_text(text("ja", "bench.preview-gone"))
    context.close()
    with running_server(None, **settings(home) | {"DIAGNOSIS_PUBLISH": "off"}) as closed:
        context = owner(browser)
        page = context.new_page()
        page.goto(f"{closed.url}?page=workbench#token={TOKEN}")
        expect(page.locator(".stMain")).to_contain_text(text("ja", "bench.switched-off"))
        assert page.locator(".editor").count() == 0
        context.close()
    assert not (home / FOLDER).exists()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_for_everybody(browser: Browser, server: Server, language: Language, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        locale=language,
        color_scheme="dark" if scheme == "dark" else "light",
    )
    context.set_default_timeout(60_000)
    page = enter(context, server, language)
    write(page, RULES, "recommend: spot", "recommend: sport")
    expect(findings(page)).not_to_have_count(0, timeout=PROVED)
    for width in (375, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        wait_until(page, "document.documentElement.scrollWidth <= innerWidth")
        steady(page)
        assert [one for one in violations(page) if "iframe" not in one] == []
    write(page, RULES, "recommend: sport", "recommend: light")
    expect(status(page)).not_to_contain_text(text(language, "bench.proving"), timeout=PROVED)
    expect(findings(page)).not_to_have_count(0)
    for name in ("changes", "history"):
        tab(page, name, language)
        assert violations(page) == []
    context.close()


def test_the_keyboard_goes_in_and_out_of_the_editor(browser: Browser, server: Server) -> None:
    context = owner(browser)
    page = enter(context, server)
    page.locator(f".editor [role=tab][data-name='{QUESTIONS}']").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(f".editor [role=tab][data-name='{RULES}']")).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("window.diagnosis.bench.view.hasFocus"):
            break
    assert page.evaluate("window.diagnosis.bench.view.hasFocus")
    page.keyboard.press("Control+Home")
    page.keyboard.type("# typed")
    page.keyboard.press("Tab")
    assert not page.evaluate("window.diagnosis.bench.view.hasFocus"), "Tab leads on, as everywhere"
    says(page, "sound")
    page.locator(".editor summary", has_text=text("ja", "editor.outline")).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("window.diagnosis.bench.view.hasFocus"), "the contents lead into the editor"
    context.close()

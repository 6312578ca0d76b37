"""Every way to lose a session, tried; after each, no answer is lost and the result is the same."""

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from diagnosis import Definition, diagnose
from diagnosis.definition.loader import load_definition
from diagnosis.engine.response import Response
from diagnosis.report.link import link_fragment
from diagnosis.texts import Language, text
from tests.support.frozen import QUESTIONS, RULES, answers_that_vary
from tests.support.line import Line, line_to
from tests.support.phone import (
    Answers,
    begin,
    change,
    choose,
    expect_chosen,
    expect_heading,
    fill_storage,
    go_on,
    kept,
    kept_answers,
    open_page,
    open_phone,
    phone,
    question_box,
    ready,
    settle,
    wait_for_connection,
    wait_until,
    wait_until_kept,
)
from tests.support.ports import free_port
from tests.support.server import Server, running_server


@pytest.fixture(scope="module")
def line() -> Iterator[Line]:
    """A line to a server that forgets a session two seconds after its connection is lost."""
    with (
        running_server(STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL="2") as server,
        line_to(server.port) as line,
    ):
        yield line


def answer_first_section(page: Page, definition: Definition) -> Answers:
    answers = {name: answers_that_vary(definition)[name] for name in definition.sections[0].questions}
    for name, chosen in answers.items():
        choose(page, definition, name, chosen)
    wait_until_kept(page, answers)
    return answers


def headline(definition: Definition, answers: Answers, language: Language = "ja") -> str:
    found = diagnose(definition, {name: list(chosen) for name, chosen in answers.items()}).headline
    assert found is not None
    return found.text.of(language)


def test_a_reload_on_every_screen_loses_nothing(
    browser: Browser, server: Server, definition: Definition
) -> None:
    page = open_page(phone(browser, "en"), server.url)
    page.reload()
    ready(page)
    begin(page)
    answers = answers_that_vary(definition)
    titles = [section.title.en for section in definition.sections] + [headline(definition, answers, "en")]
    so_far: Answers = {}
    for section, following in zip(definition.sections, titles[1:], strict=True):
        for name in section.questions:
            choose(page, definition, name, answers[name])
            so_far[name] = answers[name]
        wait_until_kept(page, so_far)
        page.reload()
        ready(page)
        expect_heading(page, section.title.en)
        expect_chosen(page, definition, {name: answers[name] for name in section.questions})
        go_on(page, following)
    before = _result(page)
    page.reload()
    ready(page)
    assert _result(page) == before
    assert kept_answers(page) == answers
    page.context.close()


@pytest.mark.parametrize("seconds", [1, 5], ids=["shorter-than-the-session-lives", "longer"])
def test_a_cut_connection_loses_nothing(
    browser: Browser, line: Line, definition: Definition, seconds: int
) -> None:
    page = open_phone(browser, line.url, "ja")
    answers = answer_first_section(page, definition)
    session = page.evaluate("window.diagnosis.memory.session")
    changed = definition.sections[0].questions[0]
    # A tap that never reaches the server is kept by the browser all the same.
    line.stall()
    page.locator(f"{question_box(changed)} [role=radio]").nth(4).click()
    answers[changed] = ("nearly-always",)
    wait_until_kept(page, answers)
    line.cut()
    time.sleep(seconds)
    line.mend()
    wait_for_connection(page)
    assert (page.evaluate("window.diagnosis.memory.session") == session) == (seconds < 2)
    wait_until_kept(page, answers)
    expect_heading(page, definition.sections[0].title.ja)
    expect_chosen(page, definition, answers)
    go_on(page, definition.sections[1].title.ja)
    page.context.close()


@pytest.mark.parametrize(
    ("name", "taps", "left"),
    [
        ("wants", ("execution", "transformation"), ("transformation",)),
        ("help-wanted", ("think-together", "hand-over", "think-together"), ("hand-over",)),
    ],
    ids=["one-of-several", "several"],
)
def test_taps_that_never_reach_the_server_are_kept(
    browser: Browser,
    line: Line,
    definition: Definition,
    name: str,
    taps: tuple[str, ...],
    left: tuple[str, ...],
) -> None:
    """In each form that a question has; that of a scale is tapped in the test above."""
    page = open_page(phone(browser), line.url + link_fragment(definition, Response(answers={})))
    change(page, name)
    page.locator(f"{question_box(name)} input").first.wait_for(state="attached")
    settle(page)
    line.stall()
    for option in taps:
        place = definition.questions[name].option_ids.index(option)
        page.locator(f"{question_box(name)} label:has(input)").nth(place).click()
    wait_until_kept(page, {name: left})
    line.mend()
    page.context.close()


def test_a_server_that_is_killed_and_started_again_loses_nothing(
    browser: Browser, definition: Definition
) -> None:
    port = free_port()
    with ExitStack() as first:
        first.enter_context(running_server(port))
        page = open_phone(browser, f"http://localhost:{port}/", "ja")
        answers = answer_first_section(page, definition)
        go_on(page, definition.sections[1].title.ja)
        name = definition.sections[1].questions[0]
        choose(page, definition, name, ("daily",))
        answers[name] = ("daily",)
        session = page.evaluate("window.diagnosis.memory.session")
    with running_server(port):
        wait_for_connection(page)
        assert page.evaluate("window.diagnosis.memory.session") != session
        expect_heading(page, definition.sections[1].title.ja)
        wait_until_kept(page, answers)
        expect_chosen(page, definition, {name: ("daily",)})
        page.locator(".st-key-back button").click()
        expect_heading(page, definition.sections[0].title.ja)
    page.context.close()


def test_a_closed_tab_goes_on_where_it_stopped_or_starts_afresh(
    browser: Browser, server: Server, definition: Definition
) -> None:
    page = open_phone(browser, server.url, "ja")
    answers = answer_first_section(page, definition)
    go_on(page, definition.sections[1].title.ja)
    context = page.context
    page.close()

    page = open_page(context, server.url)
    expect(page.locator(".st-key-begin button")).to_have_text(text("ja", "start.continue"))
    begin(page)
    expect_heading(page, definition.sections[1].title.ja)
    assert kept_answers(page) == answers
    page.close()

    page = open_page(context, server.url)
    page.locator(".st-key-restart button").click()
    page.locator(".st-key-restart-yes button").click()
    expect(page.locator(".st-key-begin button")).to_have_text(text("ja", "start.button"))
    wait_until(page, "localStorage.getItem('diagnosis.response') === null")
    page.reload()
    ready(page)
    expect(page.locator(".st-key-begin button")).to_have_text(text("ja", "start.button"))
    context.close()


def test_back_and_forward_move_between_screens(
    browser: Browser, server: Server, definition: Definition
) -> None:
    page = open_phone(browser, server.url, "ja")
    answers = answer_first_section(page, definition)
    go_on(page, definition.sections[1].title.ja)
    page.go_back()
    expect_heading(page, definition.sections[0].title.ja)
    settle(page)
    expect_chosen(page, definition, answers)
    page.go_back()
    expect_heading(page, text("ja", "start.heading"))
    page.go_forward()
    page.go_forward()
    expect_heading(page, definition.sections[1].title.ja)
    settle(page)
    # Away to another page altogether, and back again.
    page.goto("about:blank")
    page.go_back()
    ready(page)
    expect_heading(page, definition.sections[1].title.ja)
    assert kept_answers(page) == answers
    page.context.close()


def test_two_tabs_share_their_answers(browser: Browser, server: Server, definition: Definition) -> None:
    one = open_phone(browser, server.url, "ja")
    first, second, *_ = definition.sections[0].questions
    choose(one, definition, first, ("often",))
    wait_until_kept(one, {first: ("often",)})
    two = open_page(one.context, server.url)
    begin(two)
    choose(two, definition, second, ("half",))
    both = {first: ("often",), second: ("half",)}
    wait_until_kept(two, both)
    expect(one.locator(f"{question_box(second)} [aria-checked=true]")).to_have_count(1)
    choose(one, definition, first, ("rarely",))
    expect(two.locator(f"{question_box(first)} [role=radio]").first).to_have_attribute("aria-checked", "true")
    two.locator(".st-key-language button").click()
    expect_heading(two, definition.sections[0].title.en)
    settle(two)
    wait_until_kept(one, {first: ("rarely",), second: ("half",)})
    expect_heading(one, definition.sections[0].title.ja)
    # What one tab erases does not live on in the other.
    two.locator(".st-key-back button").click()
    two.locator(".st-key-restart button").click()
    two.locator(".st-key-restart-yes button").click()
    expect_heading(one, text("ja", "start.heading"))
    settle(one)
    assert kept(one) is None
    one.context.close()


def test_a_browser_that_can_keep_no_more_says_so_and_the_visit_goes_on(
    browser: Browser, server: Server, definition: Definition
) -> None:
    page = open_phone(browser, server.url, "ja")
    first, second, *_ = definition.sections[0].questions
    choose(page, definition, first, ("often",))
    wait_until_kept(page, {first: ("often",)})
    fill_storage(page)
    choose(page, definition, second, ("half",))
    expect(page.locator(".st-key-problem-notice")).to_contain_text(text("ja", "notices.storage-refused"))
    expect_chosen(page, definition, {first: ("often",), second: ("half",)})
    # Once there is room again, everything is kept and the notice goes.
    page.evaluate("localStorage.removeItem('filler')")
    third = definition.sections[0].questions[2]
    choose(page, definition, third, ("rarely",))
    wait_until_kept(page, {first: ("often",), second: ("half",), third: ("rarely",)})
    expect(page.locator(".st-key-problem-notice")).to_have_count(0)
    page.context.close()


def test_a_switched_language_stays(browser: Browser, server: Server, definition: Definition) -> None:
    page = open_phone(browser, server.url, "ja")
    answers = answer_first_section(page, definition)
    page.locator(".st-key-language button").click()
    expect_heading(page, definition.sections[0].title.en)
    settle(page)
    wait_until(page, "JSON.parse(localStorage.getItem('diagnosis.response'))?.language === 'en'")
    page.reload()
    ready(page)
    expect_heading(page, definition.sections[0].title.en)
    assert kept_answers(page) == answers
    page.context.close()


def test_a_changed_questionnaire_names_what_was_kept_dropped_and_new(
    browser: Browser, definition: Definition, tmp_path: Path
) -> None:
    words = QUESTIONS.read_text("utf-8")
    words = words.replace("id: talk-no-action", "id: talk-only").replace("id: with-support", "id: helped")
    label = definition.questions["talk-no-action"].label
    words += f"\nretired:\n  - id: talk-no-action\n    label: {{ja: {label.ja}, en: x}}\n"
    words = words.replace(f"label: {{ja: {label.ja}", "label: {ja: 新しい問い", 1)
    changed = tmp_path / "questions.yaml"
    changed.write_text(words, "utf-8")
    rules = tmp_path / "rules.yaml"
    written = RULES.read_text("utf-8")
    rules.write_text(
        written.replace("with-support", "helped").replace("- talk-no-action:", "- talk-only:"), "utf-8"
    )
    answers = answers_that_vary(definition)
    answers["execution"] = ("with-support",)
    now = load_definition(changed, rules)
    assert "talk-only" in now.questions
    port = free_port()
    with running_server(port):
        address = f"http://localhost:{port}/"
        page = open_page(phone(browser), address + link_fragment(definition, Response(answers=answers)))
        expect_heading(page, headline(definition, answers))
        wait_until_kept(page, answers)
    with running_server(port, DIAGNOSIS_QUESTIONS=str(changed), DIAGNOSIS_RULES=str(rules)):
        page.reload()
        ready(page)
        expect_heading(page, text("ja", "review.heading"))
        notice = page.locator(".st-key-reopened-notice").inner_text()
        dropped, new, carried = (
            next(line for line in notice.splitlines() if line.startswith(text("ja", key).split("（")[0]))
            for key in ("migration.dropped", "migration.new", "migration.kept")
        )
        assert label.ja in dropped
        assert definition.questions["execution"].label.ja in dropped
        assert "新しい問い" in new
        assert definition.questions["pace"].label.ja in carried
        left = {
            name: chosen for name, chosen in answers.items() if name not in ("talk-no-action", "execution")
        }
        wait_until_kept(page, left)
        page.locator(".st-key-next button").click()
        page.locator(question_box("talk-only")).wait_for()
    page.context.close()


def test_without_storage_the_flow_works_and_says_so(
    browser: Browser, server: Server, definition: Definition
) -> None:
    context = phone(browser)
    context.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new Error('denied'); } });"
    )
    page = open_page(context, server.url)
    expect(page.get_by_text(text("ja", "start.no-storage"))).to_be_visible()
    begin(page)
    for name in definition.sections[0].questions:
        choose(page, definition, name, answers_that_vary(definition)[name])
    go_on(page, definition.sections[1].title.ja)
    context.close()


def test_answers_are_gone_after_thirty_days(browser: Browser, server: Server, definition: Definition) -> None:
    page = open_phone(browser, server.url, "ja")
    context = page.context
    answers = answer_first_section(page, definition)
    for days, label in ((29, "start.continue"), (30, "start.button")):
        page.evaluate(
            """days => { const entry = JSON.parse(localStorage.getItem('diagnosis.response'));
            entry.saved = Date.now() - days * 24 * 3600 * 1000;
            localStorage.setItem('diagnosis.response', JSON.stringify(entry)); }""",
            days,
        )
        page.close()
        page = open_page(context, server.url)
        expect(page.locator(".st-key-begin button")).to_have_text(text("ja", label))
        assert kept_answers(page) == (answers if days == 29 else {})
    context.close()


def test_what_the_browser_kept_is_not_trusted(browser: Browser, server: Server) -> None:
    page = open_page(phone(browser), server.url)
    for response in ("{", json.dumps({"answers": {"pace": "<b>no</b>"}})):
        entry = json.dumps({"saved": time.time() * 1000, "response": response, "screen": "nowhere"})
        page.evaluate("entry => localStorage.setItem('diagnosis.response', entry)", entry)
        page.reload()
        ready(page)
        expect(page.locator(".notice")).to_contain_text(text("ja", "notices.memory-refused"))
        expect(page.locator(".st-key-begin button")).to_have_text(text("ja", "start.button"))
    page.context.close()


def _result(page: Page) -> str:
    """What the whole result says in English, once all of it is there."""
    page.locator(".st-key-picture svg").first.wait_for()
    page.locator(".st-key-restart button").wait_for()
    settle(page)
    shown = page.locator("[data-testid=stMain]")
    # The words of fields and of buttons that make a file come a moment later than the screen.
    for late in ("result.organisation", "result.note", "result.save-copy", "result.save-page"):
        expect(shown).to_contain_text(text("en", late))
    return str(shown.text_content())

"""A first call, live: from what the prospect sent to what is handed over."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from diagnosis import Definition, read_response
from diagnosis.report.link import link_fragment
from diagnosis.texts import LANGUAGES, Language, text
from tests.support.axe import violations
from tests.support.call import blank_sheet, chosen, drop, enter, panel, pick, save, try_out, turn
from tests.support.frozen import answers_that_vary
from tests.support.laptop import calm, desk_ready, laptop
from tests.support.phone import fill_storage, wait_until, wait_until_still
from tests.support.ports import free_port
from tests.support.server import TOKEN, Server, running_server
from tests.support.summaries import every_byte, pdf, words
from tests.support.traces import Watched, addresses, nothing_left, watched_server


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    with watched_server(tmp_path_factory.mktemp("home"), DIAGNOSIS_TOKEN=TOKEN) as started:
        yield started


@pytest.fixture
def office(watched: Watched) -> Server:
    return watched.server


def known(definition: Definition, answers: dict[str, list[str]]) -> int:
    return sum("unknown" not in answers.get(name, ["unknown"]) for name in definition.questions)


def test_a_call_from_the_prospects_pdf_to_the_summary_that_is_handed_over(
    browser: Browser, watched: Watched, definition: Definition, tmp_path: Path
) -> None:
    office = watched.server
    answers = {name: list(given) for name, given in answers_that_vary(definition).items()}
    for left_open in ("pace", "load", "decision-owner", "owner-unclear"):
        del answers[left_open]
    sent = read_response(definition, {"answers": answers, "organisation": "架空精機", "date": "2026-08-20"})
    (tmp_path / "sent.pdf").write_bytes(pdf(definition, sent, "ja"))
    context = laptop(browser)
    asked_for = addresses(context)
    page = enter(context, office)
    drop(page, tmp_path / "sent.pdf")
    expect(page.locator("input[data-what=client]")).to_have_value("架空精機")
    assert text("ja", "panel.answered", count=known(definition, answers), total=28) in panel(page)

    # The question that decides most is named, with words to put it; a click leads to it.
    ask = page.locator("[data-ask]").first
    asked = str(ask.get_attribute("data-ask"))
    assert asked not in answers
    spoken = definition.questions[asked].spoken
    assert spoken is not None
    expect(page.locator(".prompt")).to_contain_text(spoken.ja)
    ask.click()
    wait_until(
        page,
        "window.diagnosis.sheet.root.getRootNode().activeElement?.closest('.question')?.dataset.question"
        f" === {json.dumps(asked)}",
    )

    # Digits answer, N opens the note, D marks what the consultant sees otherwise.
    pick(page, definition, "pace", "jog")
    page.keyboard.press("3")
    calm(page)
    assert chosen(page, "pace") == ["run"]
    page.keyboard.press("n")
    page.keyboard.type("社長は焦っている himitsu")
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    page.keyboard.press("Tab")
    page.keyboard.type("息が続かない himitsu")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.keyboard.press("1")
    calm(page)
    expect(page.locator("[data-question=pace] .sources")).to_contain_text(
        text("ja", "sources.opening-dated").split("（")[0]
    )
    expect(page.locator(".panel .differs")).to_contain_text("息が続かない")

    # Undone and done again.
    page.keyboard.press("Control+z")
    calm(page)
    assert chosen(page, "load") == []
    page.keyboard.press("Control+Shift+Z")
    calm(page)
    assert chosen(page, "load") == ["low"]
    contradiction = next(c for c in definition.rulebook.contradictions if c.id == "running-without-capacity")
    expect(page.locator(".panel .contradictions")).to_contain_text(contradiction.text.ja)
    expect(page.locator(".panel .differs")).to_contain_text(definition.questions["pace"].label.ja)
    page.locator("[data-question=load] .open-note").click()
    page.keyboard.type("月曜は空けられる kyouyu")
    page.locator("[data-question=load] .note:not(.seen) select").select_option("summary")
    pick(page, definition, "owner-unclear", "weekly")

    # What if: the case stays as it is.
    before = panel(page)
    try_out(page, on=True)
    pick(page, definition, "pace", "walk")
    expect(page.locator(".panel .changes")).to_contain_text(
        text("ja", "change.plan-same", after="").split("：")[0]
    )
    try_out(page, on=False)
    assert chosen(page, "pace") == ["run"]
    assert panel(page) == before

    # Typed and left at once: the last word is not lost on the way.
    page.locator("[data-question=scope] .open-note").click()
    page.keyboard.type("最後の一言")
    page.locator("[data-question=scope] .note:not(.seen) select").select_option("summary")
    page.locator("[data-question=scope] textarea").press("End")
    page.keyboard.type(" saigo")
    page.locator(".st-key-view-handover button").click()
    expect(page.locator(".st-key-desk")).to_contain_text("最後の一言 saigo")
    turn(page, "call")

    # A reload loses nothing.
    page.reload()
    desk_ready(page)
    assert chosen(page, "pace") == ["run"]
    expect(page.locator("[data-question=pace] textarea")).to_have_value("社長は焦っている himitsu")

    turn(page, "handover")
    summary = save(page, "client-summary", tmp_path).read_bytes()
    assert "kyouyu" in words(summary)
    assert b"himitsu" not in every_byte(summary)
    record = save(page, "minutes-markdown", tmp_path).read_text("utf-8")
    assert "himitsu" in record
    assert "kyouyu" in record
    data = json.loads(save(page, "minutes-json", tmp_path).read_text("utf-8"))
    assert data["records"][0]["response"]["answers"]["pace"] == "run"

    # The case file holds everything, and opens on another machine.
    turn(page, "case")
    case = save(page, "save-case", tmp_path)
    elsewhere = laptop(browser)
    other = enter(elsewhere, office)
    drop(other, case)
    assert panel(other) == before
    expect(other.locator("[data-question=load] textarea")).to_have_value("月曜は空けられる kyouyu")
    expect(other.locator("[data-question=pace] .differs")).to_have_attribute("aria-pressed", "true")

    # Closing it erases it from the browser.
    page.locator(".st-key-close-case button").click()
    page.locator(".st-key-close-yes button").click()
    page.locator(".st-key-close-case").wait_for(state="detached")
    wait_until(page, "!Object.keys(localStorage).some((name) => name.startsWith('diagnosis.case'))")
    context.close()
    elsewhere.close()
    nothing_left(watched, asked_for, ["himitsu", "kyouyu", "架空精機", "owner-unclear", TOKEN])


def test_before_and_after_from_a_link_and_a_blank_sheet(
    browser: Browser, office: Server, definition: Definition, tmp_path: Path
) -> None:
    earlier = read_response(
        definition,
        {
            "answers": {name: list(given) for name, given in answers_that_vary(definition).items()},
            "organisation": "架空精機",
            "date": "2026-08-20",
        },
    )
    context = laptop(browser)
    page = enter(context, office)
    page.locator(".st-key-link input").fill(office.url + link_fragment(definition, earlier))
    page.locator(".st-key-open-link button").click()
    page.locator("[data-question]").first.wait_for()
    calm(page)
    turn(page, "case")
    page.locator(".st-key-blank button").click()
    expect(page.locator(".st-key-incoming")).to_contain_text("架空精機")
    page.locator(".st-key-incoming-add button").click()
    page.locator(".st-key-records").wait_for()
    calm(page)
    page.locator("input[data-what=name]").fill("3か月後")
    page.locator("input[data-what=date]").fill("2026-11-20")
    pick(page, definition, "no-conclusion", "rarely")
    turn(page, "change")
    expect(page.locator("[class*=st-key-chart-]")).to_be_visible()
    expect(page.locator("table.moves").first).to_contain_text(definition.questions["no-conclusion"].label.ja)
    content = save(page, "change-pdf", tmp_path).read_bytes()
    assert "架空精機" in words(content)
    assert "2026-11-20" in words(content)
    context.close()


def test_what_cannot_be_opened_is_said_and_nothing_is_lost(
    browser: Browser, office: Server, tmp_path: Path
) -> None:
    context = laptop(browser)
    page = enter(context, office)
    (tmp_path / "bad.json").write_text('{"format": "case", "version": 1, "id": "x", "records": 3}', "utf-8")
    page.locator("input[type=file]").set_input_files(tmp_path / "bad.json")
    expect(page.locator(".st-key-desk-problem")).to_contain_text("records")
    page.locator(".st-key-link input").fill("https://example.com/#nothing")
    page.locator(".st-key-open-link button").click()
    expect(page.locator(".st-key-desk-problem")).to_contain_text(
        re.compile(re.escape(text("ja", "findings.response-link")))
    )
    blank_sheet(page)
    context.close()


def test_notes_typed_while_the_server_is_away_are_there_afterwards(
    browser: Browser, definition: Definition
) -> None:
    port = free_port()
    context = laptop(browser)
    with running_server(port, DIAGNOSIS_TOKEN=TOKEN) as first:
        page = enter(context, first)
        blank_sheet(page)
        pick(page, definition, "pace", "walk")
    page.locator("[data-question=pace] .open-note").click()
    page.keyboard.type("途切れている間のメモ")
    page.locator("[data-question=load] label.option").first.click()
    with running_server(port, DIAGNOSIS_TOKEN=TOKEN):
        page.reload()
        desk_ready(page)
        assert chosen(page, "pace") == ["walk"]
        assert chosen(page, "load") == ["low"]
        expect(page.locator("[data-question=pace] textarea")).to_have_value("途切れている間のメモ")
    context.close()


@pytest.mark.slow
def test_a_deployment_can_keep_cases_out_of_browsers(browser: Browser, definition: Definition) -> None:
    context = laptop(browser)
    with running_server(DIAGNOSIS_TOKEN=TOKEN, DIAGNOSIS_KEEP_CASES="off") as server:
        page = context.new_page()
        page.goto(server.url)
        page.evaluate(
            "localStorage.setItem('diagnosis.case.old1', JSON.stringify({saved: Date.now(), text: '{}'}))"
        )
        page.goto("about:blank")
        page.goto(f"{server.url}?page=consultant#token={TOKEN}")
        desk_ready(page)
        expect(page.locator(".st-key-desk")).to_contain_text(text("ja", "desk.kept-off"))
        blank_sheet(page)
        pick(page, definition, "pace", "walk")
        assert (
            page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('diagnosis.'))") == []
        )
    context.close()


def test_a_case_is_worked_on_in_one_tab_at_a_time_and_nothing_is_lost(
    browser: Browser, office: Server, definition: Definition
) -> None:
    context = laptop(browser)
    one = enter(context, office)
    blank_sheet(one)
    pick(one, definition, "pace", "walk")
    two = enter(context, office)
    two.locator(".st-key-kept-open-0 button").click()
    expect(two.locator(".st-key-desk-elsewhere")).to_contain_text(text("ja", "desk.elsewhere"))
    expect(two.locator("[data-question]")).to_have_count(0)
    # What was typed a moment ago in the first tab is there in the second.
    one.locator("[data-question=pace] .open-note").click()
    one.keyboard.type("最後に書いたメモ")
    two.locator(".st-key-take-over button").click()
    two.locator("[data-question]").first.wait_for()
    calm(two)
    assert chosen(two, "pace") == ["walk"]
    expect(two.locator("[data-question=pace] textarea")).to_have_value("最後に書いたメモ")
    expect(one.locator(".st-key-desk-elsewhere")).to_contain_text(text("ja", "desk.taken"))
    pick(two, definition, "load", "high")
    one.locator(".st-key-take-over button").click()
    one.locator("[data-question]").first.wait_for()
    calm(one)
    assert (chosen(one, "pace"), chosen(one, "load")) == (["walk"], ["high"])
    expect(two.locator(".st-key-desk-elsewhere")).to_be_visible()
    # A tab that is gone holds nothing back.
    one.close()
    two.reload()
    desk_ready(two)
    two.locator(".st-key-kept-open-0 button").click()
    two.locator("[data-question]").first.wait_for()
    calm(two)
    assert chosen(two, "load") == ["high"]
    context.close()


def test_a_browser_that_can_keep_no_more_of_a_case_says_so(
    browser: Browser, office: Server, definition: Definition
) -> None:
    context = laptop(browser)
    page = enter(context, office)
    blank_sheet(page)
    pick(page, definition, "pace", "walk")
    fill_storage(page)
    pick(page, definition, "load", "high")
    expect(page.locator(".st-key-desk-problem")).to_contain_text(text("ja", "findings.case-not-kept"))
    assert chosen(page, "load") == ["high"]
    context.close()


def test_a_name_is_never_markup_on_a_button(browser: Browser, office: Server, tmp_path: Path) -> None:
    context = laptop(browser)
    page = enter(context, office)
    name = "![x](https://evil.example/x.png) :red[a] **b** $x$ [l](http://evil.example) :material/home: ~c~"
    records = [{"id": f"r{n}", "name": name, "response": {"answers": {}}} for n in (1, 2)]
    case = {"format": "case", "version": 1, "id": "c1", "records": records}
    (tmp_path / "case.json").write_text(json.dumps(case), "utf-8")
    drop(page, tmp_path / "case.json")
    button = page.locator(".st-key-hand-r2 button")
    expect(button).to_have_text(name)
    expect(button.locator("img, a, strong, em, del, svg, .katex")).to_have_count(0)
    context.close()


def test_the_token_stays_out_of_address_history_and_log(browser: Browser, office: Server) -> None:
    context = laptop(browser)
    requested: list[str] = []
    context.on("request", lambda request: requested.append(request.url))
    page = enter(context, office)
    assert TOKEN not in page.url
    assert TOKEN not in " ".join(requested)
    assert TOKEN not in office.log()
    page.reload()  # the tab remembers
    desk_ready(page)
    stranger = context.new_page()
    stranger.goto(f"{office.url}?page=consultant")
    expect(stranger.locator("h1")).to_have_text(text("ja", "door.heading"))
    stranger.locator("input[type=password]").fill("not-the-token-of-today")
    stranger.keyboard.press("Enter")
    expect(stranger.locator("[role=alert]")).to_have_text(text("ja", "door.token-wrong"))
    stranger.locator("input[type=password]").fill(TOKEN)
    stranger.keyboard.press("Enter")
    desk_ready(stranger)
    context.close()


def test_responses_can_be_taken_out_of_a_comparison(
    browser: Browser, office: Server, definition: Definition
) -> None:
    context = laptop(browser)
    page = enter(context, office)
    blank_sheet(page)
    calm(page)
    for _ in range(2):
        turn(page, "case")
        page.locator(".st-key-blank button").click()
        page.locator(".st-key-incoming-add button").click()
        page.locator(".st-key-view-call button[kind=primary]").wait_for()
        calm(page)
    turn(page, "change")
    expect(page.locator("h3", has_text=text("ja", "change.nothing"))).to_be_visible()
    turn(page, "case")
    page.locator(".st-key-remove-r3 button").click()
    page.locator(".st-key-remove-r3").wait_for(state="detached")
    turn(page, "change")
    expect(page.locator("h3", has_text=text("ja", "change.nothing"))).to_be_visible()
    expect(page.locator("[data-testid=stAlert]")).to_have_count(0)
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_screens_of_a_call(
    browser: Browser,
    office: Server,
    definition: Definition,
    tmp_path: Path,
    language: Language,
    scheme: Literal["light", "dark"],
) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 800},
        locale="ja-JP" if language == "ja" else "en-GB",
        color_scheme=scheme,
    )
    context.set_default_timeout(60_000)
    page = enter(context, office)
    found = {"opening": violations(page)}
    answers = {name: list(given) for name, given in answers_that_vary(definition).items()}
    del answers["pace"]
    for client, load in (("架空精機", "low"), ("架空精機", "high")):
        sent = read_response(definition, {"answers": {**answers, "load": load}, "organisation": client})
        (tmp_path / "sent.pdf").write_bytes(pdf(definition, sent, language))
        if page.locator(".st-key-view-case").count():
            turn(page, "case")
        page.locator("input[type=file]").set_input_files(tmp_path / "sent.pdf")
        page.locator("[data-question], .st-key-view-change button").first.wait_for()
        calm(page)
    for view in ("call", "change", "handover", "case"):
        turn(page, view)
        wait_until_still(page)
        found[view] = violations(page)
    page.goto(f"{office.url}?page=map&lang={language}#token={TOKEN}")
    page.locator("h1").wait_for()
    page.locator(".rules").first.wait_for()
    found["map"] = violations(page)
    wrong = [f"{name}: {line}" for name, lines in found.items() for line in lines]
    assert wrong == []
    context.close()

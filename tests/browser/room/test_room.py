"""A workshop from the QR code to the PDF, with eight phones that do what phones do, and a second one."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pypdf import PdfReader

from diagnosis import Definition
from diagnosis.paths import QUESTIONS, RULES
from diagnosis.texts import LANGUAGES, Language, text
from tests.support.axe import violations
from tests.support.call import save
from tests.support.laptop import calm
from tests.support.needs import needs
from tests.support.phone import wait_until
from tests.support.ports import free_port
from tests.support.postgres import postgres_programs, running_postgres
from tests.support.proxy import NGINX, behind_nginx
from tests.support.server import TOKEN, Server, running_server
from tests.support.workshop import Workshop, answer_section, go_on, hand_in, join, steady


def _settings(address: str) -> dict[str, str]:
    return {
        "DIAGNOSIS_TOKEN": TOKEN,
        "DIAGNOSIS_QUESTIONS": str(QUESTIONS),
        "DIAGNOSIS_RULES": str(RULES),
        "DIAGNOSIS_DATABASE": address,
    }


@pytest.fixture(scope="module")
def rooms_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    file = tmp_path_factory.mktemp("rooms") / "rooms.sqlite"
    with running_server(None, **_settings(f"sqlite:///{file}")) as server:
        yield server


@pytest.fixture
def replicas() -> Iterator[Server]:
    """Two processes with PostgreSQL, and nginx before them."""
    programs = postgres_programs()
    needs(programs and NGINX, "no PostgreSQL, or no nginx, found")
    assert programs
    with ExitStack() as everything:
        settings = _settings(everything.enter_context(running_postgres(programs)))
        servers = [everything.enter_context(running_server(None, **settings)) for _ in range(2)]
        port = everything.enter_context(behind_nginx(*(server.port for server in servers)))
        yield Server(port, servers[0].log_file)


@pytest.fixture(params=["rooms_office", "replicas"])
def office(request: pytest.FixtureRequest) -> Server:
    found: Server = request.getfixturevalue(request.param)
    return found


@pytest.mark.slow
def test_a_workshop_from_the_code_to_the_pdf(
    browser: Browser, office: Server, shipped: Definition, tmp_path: Path
) -> None:
    room = Workshop(browser, office, k=3)
    assert shipped.team is not None
    sides = [side.name.ja for side in shipped.team.sides]
    # Eight come in; one goes again, and one comes late, before nobody else is let in.
    people = [("executive", 0), ("manager", 0), ("manager", 1), ("front-line", 4)]
    people += [("front-line", 4)] * 2
    for position, place in people:
        phone = room.phone()
        join(phone, position)
        hand_in(phone, place)
    changes, leaves = room.phones[0], room.phone()
    join(leaves, "back-office")
    hand_in(leaves, 2)
    late = room.phone()
    join(late, "back-office")
    expect(room.screen.locator(".numbers")).to_contain_text(
        text("ja", "screen.finished", joined=8, finished=7)
    )
    # While they wait, they guess.
    guessing = room.phones[2]
    for question in guessing.locator("fieldset").all():
        question.locator("input").nth(2).check()
    guessing.locator("main > button.second").click()
    expect(guessing.locator(".sent")).to_have_text(text("ja", "phone.guesses-sent"))
    # One person thinks again; nothing that was answered is gone.
    changes.locator(".ways button.second").first.click()
    expect(changes.locator("fieldset").first.locator("input").first).to_be_checked()
    answer_section(changes, 1)
    hand_in(changes, 0)
    leaves.locator(".ways button.second").nth(1).click()
    leaves.locator(".sure button.first").click()
    expect(leaves.locator("h1")).to_have_text(text("ja", "phone.withdrawn-heading"))
    assert (
        leaves.evaluate("Object.keys(localStorage).filter(name => name.startsWith('diagnosis.room'))") == []
    )
    expect(room.screen.locator(".numbers")).to_contain_text(
        text("ja", "screen.finished", joined=7, finished=6)
    )
    # The one who came late is offline for a while, loads the page anew, and has lost nothing.
    answer_section(late, 4)
    late.reload()
    late.locator(".ways button.first").wait_for()
    assert late.locator("input:checked").count() == late.locator("fieldset").count()
    while late.locator("fieldset").count() and not late.locator(".sure").count():
        answer_section(late, 4)
        last = late.locator(".ways button.first").inner_text() == text("ja", "phone.hand-in")
        if last:
            break
        go_on(late)
    late.context.set_offline(True)
    late.locator(".ways button.first").click()
    expect(late.locator(".notice")).to_have_text(text("ja", "phone.waits"))
    late.context.set_offline(False)
    expect(late.locator("h1")).to_have_text(text("ja", "phone.handed-heading"))
    # A second tab of the same phone has the same seat.
    second = late.context.new_page()
    second.goto(late.url)
    expect(second.locator("h1")).to_have_text(text("ja", "phone.handed-heading"))
    expect(room.screen.locator(".numbers")).to_contain_text(
        text("ja", "screen.finished", joined=7, finished=7)
    )
    room.lead.locator(".st-key-room-lock button").click()
    expect(room.screen.locator(".numbers")).to_contain_text(text("ja", "screen.locked"))
    shut = room.page(375)
    shut.goto(room.address(f"/room?lang=ja#{room.code}"))
    shut.locator("[data-question=position] input").first.check()
    shut.locator("main > button.first").click()
    expect(shut.locator(".notice")).to_have_text(text("ja", "phone.error-closed"))
    shut.context.close()
    # The page of whoever leads finds its room again.
    room.lead.reload()
    room.lead.locator(".room-counts").wait_for()
    everything = "".join(room.received)
    for option in ("executive", "front-line", "no-use-saying", "weekly"):
        assert option not in everything
    # Nothing is asked for a second time before it is closed.
    room.lead.locator(".st-key-room-close button").click()
    room.lead.locator(".st-key-room-close-yes button").click()
    room.lead.locator(".st-key-room-begin button").click()
    heading = room.screen.locator("h1")
    expect(heading).to_contain_text(text("ja", "team.causes-heading"))
    assert not [name for name in sides if name in "".join(room.received)]
    room.lead.locator(".st-key-room-name button").click()
    expect(room.screen.locator(".picture")).to_contain_text(sides[0])
    # Phones hear of the close, keep nothing, and let all see something when they want to.
    over = room.phones[1]
    expect(over.locator("h1")).to_have_text(text("ja", "phone.closed-heading"))
    kept = over.evaluate(f"JSON.parse(localStorage.getItem('diagnosis.room.{room.code}'))")
    assert (kept["position"], kept["answers"], kept["guesses"]) == ("", {}, {})
    over.reload()  # a phone that slept meanwhile
    over.locator("textarea").fill("会議の前に前提を一行書く")
    assert "前提を一行" not in "".join(room.received)
    over.locator("main > button.second").click()
    expect(room.screen.locator(".notes")).to_contain_text("会議の前に前提を一行書く")
    room.lead.locator(".st-key-room-agreement input").fill("決める人を議事に書く")
    room.lead.locator(".st-key-room-add button").click()
    expect(room.screen.locator("main")).to_contain_text("決める人を議事に書く")
    room.lead.reload()
    room.lead.locator(".st-key-room-pdf button").wait_for()
    made = save(room.lead, "room-pdf", tmp_path)
    words = "".join(page.extract_text() for page in PdfReader(made).pages)
    for said in (sides[0], "決める人を議事に書く", "会議の前に前提を一行書く"):
        assert said in words.replace("\n", "")
    # Three months later, another room has this round beside its own.
    room.lead.locator(".st-key-room-earlier summary").click()
    kept = save(room.lead, "room-keep", tmp_path)
    _compare_with(room, made)  # not the PDF
    expect(room.lead.locator(".problem")).to_have_text(text("ja", "findings.round-none"))
    _compare_with(room, kept)
    room.lead.locator(".st-key-room-earlier-drop button").wait_for()
    steady(room.lead)
    while room.lead.locator(".st-key-room-next button").is_enabled():
        room.lead.locator(".st-key-room-next button").click()
        steady(room.lead)
    expect(room.screen.locator("main")).to_contain_text(text("ja", "rounds.open"))
    words = "".join(page.extract_text() for page in PdfReader(save(room.lead, "room-pdf", tmp_path)).pages)
    assert text("ja", "rounds.open") in words.replace("\n", "")
    room.lead.locator(".st-key-room-end button").click()
    room.lead.locator(".st-key-room-end-yes button").click()
    room.lead.locator(".st-key-room-open button").wait_for()
    expect(room.screen.locator("main")).to_have_text(text("ja", "screen.no-room"))
    assert "Traceback" not in office.log()
    room.close()


def _compare_with(room: Workshop, file: Path) -> None:
    room.lead.locator(".st-key-room-earlier-file input[type=file]").set_input_files(file)


@pytest.mark.slow
def test_answers_that_did_not_come_are_sent_again_and_are_kept_once(
    browser: Browser, rooms_office: Server
) -> None:
    room = Workshop(browser, rooms_office, k=3)
    phone = room.phone()
    tries: list[str] = []

    def lose(route: Route) -> None:
        tries.append(route.request.post_data or "")
        # The first does not arrive; of the second, the answer does not come back; then the database is gone.
        if len(tries) == 1:
            route.abort()
        elif len(tries) == 2:
            route.fetch()
            route.abort()
        elif len(tries) == 3:
            route.fulfill(status=503, content_type="application/json", body='{"error": "database"}')
        else:
            route.continue_()

    phone.route("**/room/api/hand-in", lose)
    join(phone, "manager")
    hand_in(phone, 3)
    expect(phone.locator("h1")).to_have_text(text("ja", "phone.handed-heading"))
    assert len(tries) == 4
    assert len(set(tries)) == 1
    assert len(json.loads(tries[0])["token"]) == 64
    expect(room.screen.locator(".numbers")).to_contain_text(
        text("ja", "screen.finished", joined=1, finished=1)
    )
    _withdraw_twice(phone)
    expect(room.screen.locator(".numbers")).to_contain_text(text("ja", "screen.joined", joined=0))
    room.close()


def _withdraw_twice(phone: Page) -> None:
    """Withdraw by two presses, since the answer to the first is lost, while a second tab waits."""
    second = phone.context.new_page()
    second.goto(phone.url)
    withdrawn = text("ja", "phone.withdrawn-heading")

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    phone.route("**/room/api/withdraw", lose, times=1)
    phone.locator(".ways button.second").nth(1).click()
    phone.locator(".sure button.first").click()
    expect(phone.locator(".notice")).to_have_text(text("ja", "phone.waits"))
    phone.locator(".sure button.first").click()
    for tab in (phone, second):
        expect(tab.locator("h1")).to_have_text(withdrawn, timeout=10_000)


@pytest.mark.slow
def test_a_server_that_starts_again_and_a_computer_that_is_swapped_lose_nothing(
    browser: Browser, tmp_path: Path
) -> None:
    port, settings = free_port(), _settings(f"sqlite:///{tmp_path}/rooms.sqlite")
    with running_server(port, **settings) as server:
        room = Workshop(browser, server, k=3)
        phone, closed = room.phone(), room.phone()
        join(phone, "manager")
        answer_section(phone, 2)
        join(closed, "manager")
        hand_in(closed, 1)
        room.lead.locator(".st-key-room-pass-on summary").click()
        link = room.lead.locator(".st-key-room-link").inner_text()
        passed_on = next(part for part in link.split() if "#room=" in part)
        address = closed.url
        closed.close()
    # The shared screen says that it is alone, and phones keep what they have.
    expect(room.screen.locator(".lost")).to_be_visible()
    go_on(phone)
    with running_server(port, **settings):
        hand_in(phone, 3)
        expect(room.screen.locator(".numbers")).to_contain_text(
            text("ja", "screen.finished", joined=2, finished=2)
        )
        # The tab that was closed, and the phone that was locked with it, are still in.
        again = room.phones[1].context.new_page()
        again.goto(address)
        expect(again.locator("h1")).to_have_text(text("ja", "phone.handed-heading"))
        # Another computer leads on; the first one finds its room again too.
        other = room.page(1280)
        other.goto(passed_on)
        other.locator(".st-key-door").wait_for(state="attached")
        other.evaluate("token => sessionStorage.setItem('diagnosis.token', token)", TOKEN)
        other.goto("about:blank")
        other.goto(passed_on)
        counts = text("ja", "room.counts", joined=2, finished=2)
        expect(other.locator(".room-counts")).to_have_text(counts)
        assert "#" not in other.url
        room.lead.reload()
        expect(room.lead.locator(".room-counts")).to_have_text(counts)
        other.locator(".st-key-room-close button").click()
        other.locator(".st-key-room-close-yes button").click()
        other.locator(".st-key-room-begin button").wait_for()
        # The first one follows by itself.
        room.lead.locator(".st-key-room-begin button").wait_for()
        other.context.close()
        room.close()


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(
    browser: Browser, rooms_office: Server, language: Language, scheme: str
) -> None:
    room = Workshop(browser, rooms_office, k=3, language=language, scheme=scheme)
    for width in (375, 1280):
        room.lead.set_viewport_size({"width": width, "height": 812})
        wait_until(room.lead, "document.documentElement.scrollWidth <= innerWidth")
        calm(room.lead)
        assert violations(room.lead) == []
    assert violations(room.screen) == []
    phone = room.page(375)
    room.phones.append(phone)
    phone.goto(room.address(f"/room?lang={language}"))
    for written in ("ー", "".join(chr(ord(letter) + 0xFEE0) for letter in room.code)):
        phone.locator("#code").fill(written)
        phone.locator("main button.first").click()
        if written == "ー":
            expect(phone.locator(".notice")).to_have_text(text(language, "phone.error-no-room"))
    phone.locator("[data-question=position]").wait_for()
    assert violations(phone) == []
    join(phone, "executive")
    phone.locator(".ways button.first").click()  # with everything open
    phone.locator(".problem").wait_for()
    assert violations(phone) == []
    hand_in(phone, 1)
    wait_until(phone, "document.documentElement.scrollWidth <= innerWidth")
    assert violations(phone) == []
    for position, place in (
        ("manager", 1),
        ("manager", 0),
        ("front-line", 4),
        ("back-office", 3),
        ("back-office", 4),
    ):
        other = room.phone()
        join(other, position)
        hand_in(other, place)
    room.lead.locator(".st-key-room-close button").click()
    room.lead.locator(".st-key-room-close-yes button").click()
    room.lead.locator(".st-key-room-begin button").click()
    room.lead.locator(".st-key-room-name button").click()
    room.screen.locator(".picture .small").first.wait_for()
    expect(phone.locator("textarea")).to_be_visible()
    calm(room.lead)
    for page in (room.lead, room.screen, phone):
        assert violations(page) == []
    room.close()

"""The consultants' door with a real OIDC provider: who gets in, and who does not."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Browser, BrowserContext, Page, expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from diagnosis.texts import text
from tests.support.laptop import desk_ready, laptop
from tests.support.ports import free_port
from tests.support.server import Server, running_server

COOKIE_SECRET = "a-secret-for-these-tests-only-0123456789"
ALLOWED, STRANGER, UNVERIFIED = "aki@firm.example", "someone@else.example", "new@firm.example"


@dataclass
class Office:
    server: Server
    page: str


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The app with `[auth]` in its secrets, and the provider that these name."""
    users = [
        User(sub=email, claims={"email": email, "email_verified": email != UNVERIFIED})
        for email in (ALLOWED, STRANGER, UNVERIFIED)
    ]
    home, port = tmp_path_factory.mktemp("home"), free_port()
    with run_server_in_thread(user_claims=users) as provider:
        issuer = f"http://localhost:{provider.server_port}"
        _write_secrets(home, port, issuer)
        with running_server(port, HOME=str(home), USERPROFILE=str(home)) as server:
            yield Office(server, f"{server.url}?page=consultant")


def _write_secrets(home: Path, port: int, issuer: str) -> None:
    (home / ".streamlit").mkdir()
    (home / ".streamlit" / "secrets.toml").write_text(
        f"""
[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "{COOKIE_SECRET}"
client_id = "the-app"
client_secret = "the-app-secret"
server_metadata_url = "{issuer}/.well-known/openid-configuration"

[consultants]
allow = ["@firm.example"]
""",
        "utf-8",
    )


def sign_in(page: Page, office: Office, email: str) -> None:
    page.goto(office.page)
    expect(page.locator("h1")).to_have_text(text("ja", "door.heading"))
    page.locator(".st-key-sign-in button").click()
    page.get_by_role("button", name=email).click()


def cookie(context: BrowserContext, office: Office, secret: str, **claims: object) -> None:
    """A cookie as the app would write it, signed with `secret`."""
    content = {
        "origin": office.server.url.rstrip("/"),
        "is_logged_in": True,
        "email": ALLOWED,
        "email_verified": True,
        "iat": int(time.time()),
        **claims,
    }
    value = create_signed_value(secret, USER_COOKIE_NAME, json.dumps(content)).decode()
    context.add_cookies([{"name": USER_COOKIE_NAME, "value": value, "url": office.server.url}])


def test_whoever_is_on_the_list_gets_in_comes_back_to_the_page_and_signs_out(
    browser: Browser, office: Office
) -> None:
    context = laptop(browser)
    page = context.new_page()
    sign_in(page, office, ALLOWED)
    desk_ready(page)
    assert page.url == office.page
    page.goto(office.server.url + "?page=map")
    expect(page.locator("h1")).to_have_text(text("ja", "map.heading"))
    page.goto(office.page)
    desk_ready(page)
    page.locator(".st-key-sign-out button").click()
    page.wait_for_url("**/end_session**")  # the provider asks once more
    page.get_by_role("button").first.click()
    page.wait_for_url(office.server.url + "**")
    page.goto(office.page)
    expect(page.locator("h1")).to_have_text(text("ja", "door.heading"))
    expect(page.locator(".st-key-sign-in")).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    ("email", "words"), [(STRANGER, "door.not-allowed"), (UNVERIFIED, "door.unverified")]
)
def test_whoever_is_not_on_the_list_or_not_verified_is_told_so(
    browser: Browser, office: Office, email: str, words: str
) -> None:
    context = laptop(browser)
    page = context.new_page()
    sign_in(page, office, email)
    expect(page.locator("[data-testid=stAlert]")).to_have_text(text("ja", words, email=email))
    expect(page.locator(".st-key-desk")).to_have_count(0)
    context.close()


def test_a_visitor_with_no_sign_in_uses_the_self_check_as_ever(browser: Browser, office: Office) -> None:
    context = laptop(browser)
    page = context.new_page()
    page.goto(office.server.url)
    expect(page.locator("h1")).to_have_text(text("ja", "start.heading"))
    assert "token=" not in office.server.log()
    context.close()


def test_a_cookie_of_the_app_gets_in_until_it_is_too_old(browser: Browser, office: Office) -> None:
    context = laptop(browser)
    cookie(context, office, COOKIE_SECRET)
    page = context.new_page()
    page.goto(office.page)
    desk_ready(page)
    cookie(context, office, COOKIE_SECRET, iat=int(time.time()) - 13 * 3600)
    page.reload()
    expect(page.locator("[data-testid=stMarkdown]", has_text=text("ja", "door.expired"))).to_be_visible()
    expect(page.locator(".st-key-desk")).to_have_count(0)
    context.close()


def test_a_forged_cookie_is_no_sign_in(browser: Browser, office: Office) -> None:
    context = laptop(browser)
    cookie(context, office, "another-secret-altogether-0123456789")
    page = context.new_page()
    page.goto(office.page)
    expect(page.locator(".st-key-sign-in")).to_be_visible()
    expect(page.locator(".st-key-desk")).to_have_count(0)
    context.close()


def test_the_token_opens_nothing_where_a_sign_in_is_set_up(browser: Browser, office: Office) -> None:
    context = laptop(browser)
    page = context.new_page()
    page.goto(f"{office.page}#token=whatever-it-may-be")
    expect(page.locator(".st-key-sign-in")).to_be_visible()
    expect(page.locator("input[type=password]")).to_have_count(0)
    context.close()

"""A workshop in real browsers: the page of whoever leads it, the shared screen, and phones."""

from playwright.sync_api import Browser, Page, expect

from tests.support.server import TOKEN, Server


class Workshop:
    """A room that is open, with a browser of its own for everybody in it."""

    def __init__(
        self, browser: Browser, server: Server, k: int, language: str = "ja", scheme: str = "light"
    ) -> None:
        self.browser, self.server, self.language = browser, server, language
        self.scheme = scheme
        self.phones: list[Page] = []
        self.lead = self.page(1280)
        self.lead.goto(f"{server.url}?page=room&lang={language}#token={TOKEN}")
        self.lead.locator(".st-key-room-client input").fill("あおば工業")
        self.lead.locator(".st-key-room-k input").fill(str(k))
        self.lead.keyboard.press("Enter")
        steady(self.lead)
        self.lead.locator(".st-key-room-open button").click()
        self.lead.locator(".room-counts").wait_for()
        self.screen_address = self.address(
            self.lead.locator("a[href*='/room/screen']").get_attribute("href") or ""
        )
        self.screen = self.page(1920)
        self.received: list[str] = []
        self.screen.on(
            "response", lambda answer: self.received.append(answer.text()) if "/api/" in answer.url else None
        )
        self.screen.goto(self.screen_address)
        self.code = self.screen.locator(".code").inner_text().replace("-", "")

    def address(self, path: str) -> str:
        return self.server.url.rstrip("/") + path

    def page(self, width: int) -> Page:
        context = self.browser.new_context(
            viewport={"width": width, "height": 812},
            locale=self.language,
            color_scheme="dark" if self.scheme == "dark" else "light",
            accept_downloads=True,
        )
        context.set_default_timeout(60_000)
        return context.new_page()

    def phone(self) -> Page:
        """One more phone that has scanned the code."""
        phone = self.page(375)
        phone.goto(self.address(f"/room?lang={self.language}#{self.code}"))
        phone.locator("[data-question=position]").wait_for()
        self.phones.append(phone)
        return phone

    def close(self) -> None:
        for page in (self.lead, self.screen, *self.phones):
            page.context.close()


def steady(page: Page) -> None:
    """Wait until nothing has run for half a second: what was typed has come, and a press meets what it means."""
    page.evaluate(
        """() => new Promise((done) => {
          let since = performance.now();
          const look = () => {
            const state = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState;
            if (state !== "notRunning") since = performance.now();
            if (performance.now() - since > 500) done();
            else setTimeout(look, 20);
          };
          look();
        })"""
    )


def join(phone: Page, position: str) -> None:
    phone.locator(f"[data-question=position] input[value={position}]").check()
    phone.locator("main > button.first").click()
    phone.locator(".ways button.first").wait_for()


def answer_section(phone: Page, place: int) -> None:
    """Answer everything on the page with the option at a place, or the last there is."""
    for question in phone.locator("fieldset").all():
        options = question.locator("input:not([value=unknown])")
        options.nth(min(place, options.count() - 1)).check()


def go_on(phone: Page) -> None:
    """Press the way on, and wait for what comes."""
    before = phone.locator("h1").inner_text()
    phone.locator(".ways button.first").click()
    expect(phone.locator("h1")).not_to_have_text(before)


def hand_in(phone: Page, place: int) -> None:
    while not phone.locator(".sure").count():
        answer_section(phone, place)
        go_on(phone)

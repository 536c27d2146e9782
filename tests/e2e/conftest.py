"""A browser at the running program. One program, one browser and one page of it serve the tests of a file.

Each test finds the page as if nobody had used it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Request,
    ViewportSize,
    expect,
    sync_playwright,
)
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.e2e.program import READY, running

PATIENCE_MS = 120_000
"""For a slow machine whose cores are all busy; what comes at once is not waited for."""
expect.set_options(timeout=PATIENCE_MS)
TRY_MS = 10_000
"""After so long what may have been lost, a key or a click on what was not listening yet, is done again."""
SIZE: ViewportSize = {"width": 1280, "height": 800}
AT_REST = "/favicon.png"
"""A picture at the program's address: no page of it runs there."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark these tests, and put them first: they take longest, and the others fill the gaps."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)
    items.sort(key=lambda item: here not in item.path.parents)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, chromium_path: str) -> Iterator[str]:
    """Return the address of the running program; its database begins empty and is shared by the file."""
    with running(tmp_path_factory.mktemp("program")) as found:
        yield found


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    """Return a browser without a window; while it is open no test of another file can run an event loop."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """Return a browser whose pages share what was fetched, and cookies; of somebody who wants little motion.

    Without a card to draw with, each frame of what moves while a page is made takes time from what makes it.
    """
    with browser.new_context(viewport=SIZE, accept_downloads=True, reduced_motion="reduce") as context:
        yield context


@pytest.fixture(scope="module")
def tab(window: BrowserContext, address: str) -> Page:
    """Return the page of a file's tests.

    A new page reads the screen's script anew: that is two thirds of what opening it costs.
    """
    page = window.new_page()
    page.goto(f"{address}{AT_REST}")
    return page


@pytest.fixture
def visit(tab: Page, address: str) -> Iterator[Visit]:
    """Return a visitor whose browser has kept nothing of the tests before.

    What the browser complained about fails the test at its end.
    """
    visitor = Visit(tab, address)
    yield visitor
    visitor.leave()
    assert not visitor.complaints, visitor.complaints


def again_until(there: Locator, do: Callable[[], object]) -> None:
    """Do something that may be lost on a page that does not listen yet, again until something is there."""
    for _ in range(PATIENCE_MS // TRY_MS):
        do()
        with suppress(PlaywrightTimeout):
            there.wait_for(state="attached", timeout=TRY_MS)
            return
    expect(there).to_be_attached()


class Visit:
    """Somebody at the program.

    ``visit.open("/customers", "All customers")``, then ``visit.page`` as in Playwright.
    """

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.complaints: list[str] = []
        page.set_default_timeout(PATIENCE_MS)
        page.on("console", self._said)
        page.on("pageerror", self._broke)
        page.on("requestfailed", self._failed)

    def open(self, path: str, word: str) -> None:
        """Open an address in a new session, and wait until the page is drawn and shows a word."""
        self.page.goto(f"{self.address}{path}")
        self.ready(word)

    def ready(self, word: str) -> None:
        """Wait until the page has run to its end and shows a word."""
        self.page.get_by_text(word).first.wait_for()
        self.page.locator(READY).wait_for()

    def until(self, true: str) -> None:
        """Wait until an expression of JavaScript is true; Playwright's own way is refused by our policy."""
        self.page.evaluate(f"""new Promise(found => {{ const look = setInterval(() => {{
            if ({true}) {{ clearInterval(look); found(null) }} }}, 50) }})""")

    def search(self) -> Locator:
        """Open the search by its key; give its field.

        The key is heard as soon as the page's script listens, some moments after it is drawn, and nothing
        says when.
        """
        field = self.page.get_by_role("dialog").locator("input:focus")
        again_until(field, lambda: self.page.keyboard.press("Control+k"))
        return field

    def leave(self) -> None:
        """End the session, and leave the page as it was found: nothing kept, its size and medium as ever."""
        self.page.goto(f"{self.address}{AT_REST}")
        self.page.remove_listener("console", self._said)
        self.page.remove_listener("pageerror", self._broke)
        self.page.remove_listener("requestfailed", self._failed)
        self.page.evaluate("localStorage.clear(); sessionStorage.clear()")
        self.page.context.clear_cookies()
        self.page.emulate_media(media="null")
        self.page.set_viewport_size(SIZE)

    def _said(self, message: ConsoleMessage) -> None:
        self._note(message.type, message.text)

    def _broke(self, error: Error) -> None:
        self._note("error", str(error))

    def _failed(self, request: Request) -> None:
        self._note("outside", request.url)

    def _note(self, kind: str, text: str) -> None:
        """Keep complaints about our own page.

        Something refused by its policy, a script that broke, a call outside.
        """
        # Streamlit's screen tries out at which depth of the address its server answers, and hears 404 at the
        # others.
        if "Failed to load resource" in text or (kind == "outside" and text.startswith(self.address)):
            return
        if kind in ("error", "outside"):
            self.complaints.append(f"{kind}: {text}")

"""Accounts in the running program: strangers stay outside before and after there is an owner; people come in.

One program serves them; it was asked for everything while it was fresh, before any test.
"""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from benchmarks.strangers import MOST_MEGABYTES, flood
from crm.access import Access, Role
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.store import Store
from data_io.store.accounts.cookies import visit_cookie
from tests.databases import Server
from tests.e2e.conftest import PATIENCE_MS, again_until
from tests.e2e.program import READY as DRAWN
from tests.e2e.program import running, started
from tests.e2e.strangers import (
    BEHIND,
    CLAIMS,
    METHODS,
    PAGE,
    SPELLINGS,
    STRANGERS_WAIT_SECONDS,
    Answer,
    Program,
    sweep,
    told_routes,
)

PASSWORD = "quiet lemon staircase 41"  # noqa: S105 - opens nothing
OTHER = "seven brown umbrellas fly"
OWNER = Access("Olga", Role.OWNER, person=1)
CODE = r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}"
PAGES = {"/sign-in", "/join", "/set-up", "/sign-out"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class House:
    """A program with accounts, how each page answered first, and the store beside it."""

    def __init__(self, program: Program, pid: int, store: Store) -> None:
        self.program = program
        self.pid = pid
        self.store = store
        self.first = program.knock_at_each_page()
        self.routes = [path for path in told_routes() if path not in PAGES]
        self.let_in_when_fresh = outside(self)
        self.shut_when_fresh = {path: not program.ask(path, **PAGE).is_inside for path in PAGES - {"/set-up"}}

    def be_founded(self) -> None:
        """Have an owner, by the code on the console, if there is none yet."""
        if self.store.accounts.exist():
            return
        [code] = re.findall(CODE, self.program.console)
        answer = self.post("/set-up", code=code, name="olga", shown="Olga", password=PASSWORD)
        assert (answer.status, answer.headers["location"]) == (303, "/")

    def post(self, path: str, **fields: str) -> Answer:
        """Send a form as a browser without cookies does."""
        host = self.program.address.removeprefix("http://")
        with closing(http.client.HTTPConnection(host, timeout=STRANGERS_WAIT_SECONDS)) as connection:
            connection.request("POST", path, urlencode(fields), FORM | {"Origin": self.program.address})
            answer = connection.getresponse()
            given = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, given, answer.read())

    def sign_in(self, context: BrowserContext, name: str, password: str, to: str = "") -> Page:
        """Sign in as a person does."""
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(f"{self.program.address}{to or '/'}")
        page.get_by_label("E-mail or name").fill(name)
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Sign in").click()
        return page


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, postgresql: Server) -> Iterator[House]:
    """A fresh program on PostgreSQL, whose records a second program can read: this test."""
    folder = tmp_path_factory.mktemp("house")
    with (
        postgresql.fresh() as url,
        started(folder, "on", DATABASE_URL=url) as (address, process),
        Store.open(url) as store,
    ):
        yield House(Program(address, folder), process.pid, store)


def outside(house: House) -> list[str]:
    """Ask for everything in every way; give what was more than a refusal."""
    program = house.program
    asked = sweep(house.routes)
    paths = [*BEHIND, "/customers"]
    asked += [("GET", path, PAGE | claim) for path in paths for claim in CLAIMS]
    stale = {"Cookie": f"{visit_cookie(house.store.identity, secure=False)}={'A' * 43}"}
    asked += [("GET", path, stale) for path in house.routes]
    asked += [("GET", "/join?token=" + "A" * 43, {}), ("GET", "/come-in?key=" + "A" * 43, PAGE)]
    uploads = ["/_stcore/upload_file/session/file", "/media/a", "/downloads/a", "/"]
    asked += [(method, path, {"Content-Length": "0"}) for method in METHODS for path in uploads]
    asked += [("POST", path, {"Content-Length": "0", "Origin": "http://evil.example"}) for path in PAGES]
    heard = zip(asked, program.ask_all(asked), strict=True)
    let_in = [
        f"{case}" for case, answer in heard if answer.is_inside and b"no longer good" not in answer.body
    ]
    sockets = [spell("/_stcore/stream") for spell in SPELLINGS.values()]
    return let_in + [target for target in sockets if program.opens_socket(target)]


def test_a_fresh_program_leads_to_its_set_up_and_nowhere_else(house: House) -> None:
    assert {answer.headers.get("location") for answer in house.first.values()} == {"/set-up"}
    assert house.let_in_when_fresh == []
    assert house.shut_when_fresh == dict.fromkeys(PAGES - {"/set-up"}, True)


def test_the_set_up_takes_the_code_on_the_console(tmp_path: Path, browser: Browser) -> None:
    with running(tmp_path, "on") as address:
        context = browser.new_context(viewport={"width": 390, "height": 800})
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(f"{address}/customers")
        assert page.url.endswith("/set-up")
        page.get_by_label("E-mail or name").fill("olga")
        page.get_by_label("Your name").fill("Olga")
        code = re.findall(CODE, Program(address, tmp_path).console)
        for typed, told in (("AAAA-BBBB-CCCC-DDDD", True), (code[0], False)):
            page.get_by_label("Set-up code").fill(typed)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Become the owner").click()
            if told:
                expect(page.get_by_role("alert")).to_contain_text("That is not the code")
        page.locator(DRAWN).wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        context.close()


def test_with_an_owner_everything_leads_to_the_sign_in(house: House) -> None:
    house.be_founded()
    assert outside(house) == []
    heard = house.program.knock_at_each_page()
    assert {answer.headers.get("location", "").partition("?")[0] for answer in heard.values()} == {"/sign-in"}
    assert not house.program.ask("/set-up", **PAGE).is_inside
    [code] = re.findall(CODE, house.program.console)
    again = house.post("/set-up", code=code, name="eve", shown="Eve", password=PASSWORD)
    assert (again.status, again.body) == (403, b"")


def test_a_viewer_opens_pages_until_the_visit_is_ended(house: House, browser: Browser) -> None:
    house.be_founded()
    accounts = house.store.accounts
    vera = accounts.join(accounts.invite(OWNER, "vera", "Vera", Role.VIEWER), OTHER)
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = house.sign_in(context, "vera", OTHER, "/customers")
    page.locator(DRAWN).wait_for()
    assert page.url == f"{house.program.address}/customers"
    expect(page.get_by_text("Bring in", exact=True)).to_have_count(0)
    page.goto(f"{house.program.address}/take-out")
    page.locator(DRAWN).wait_for()
    expect(page.get_by_text("Make the whole workbook")).to_have_count(0)
    page.goto(f"{house.program.address}/revenue")
    expect(page.get_by_role("heading", name="Revenue").first).to_be_visible()
    accounts.end_visits(vera, by=OWNER)
    # Streamlit's key to run the page anew, heard while none runs: the socket is open still
    again_until(page.get_by_text("You are not signed in here"), lambda: page.keyboard.press("r"))
    expect(page.get_by_role("heading", name="Revenue")).to_have_count(0)
    page.goto(f"{house.program.address}/revenue")
    assert "/sign-in?to=/revenue" in page.url
    context.close()


def test_a_dialog_that_is_open_when_the_visit_ends_stores_nothing(house: House, browser: Browser) -> None:
    house.be_founded()
    accounts = house.store.accounts
    mia = accounts.join(accounts.invite(OWNER, "mia", "Mia", Role.MANAGER), OTHER)
    people = EntityChanges("customer", pd.DataFrame({"name": ["Ann Ames"]}, dtype=object))
    house.store.apply(ChangeSet(Source.EDIT, "made", (people,)), OWNER)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = house.sign_in(context, "mia", OTHER, "/customer?id=1")
    page.get_by_role("button", name="Task", exact=True).click()
    page.get_by_label("What is to be done").fill("Bring cheese")
    accounts.end_visits(mia, by=OWNER)
    page.get_by_role("dialog").get_by_role("button", name="Put it down").click()
    expect(page.get_by_text("You are not signed in here")).to_be_visible()
    assert house.store.count("task", OWNER) == 0
    context.close()


def test_a_wrong_password_is_told_and_the_right_one_opens(house: House, browser: Browser) -> None:
    house.be_founded()
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme="dark")
    page = house.sign_in(context, "olga", "wrong password", "/history")
    expect(page.get_by_role("alert")).to_contain_text("is not right")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_label("E-mail or name").fill("olga")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator(DRAWN).wait_for()
    assert page.url == f"{house.program.address}/history"
    page.evaluate("localStorage.setItem('left', 'behind')")
    page.goto(f"{house.program.address}/sign-out")
    page.get_by_role("button", name="Sign out of this browser").click()
    page.wait_for_url("**/sign-in")
    assert page.evaluate("localStorage.getItem('left')") is None
    context.close()


def test_a_crowd_of_strangers_takes_little_memory(house: House) -> None:
    house.be_founded()
    if not Path("/proc/self/status").exists():
        pytest.skip("only Linux tells how much memory another process has")
    taken = flood(house.program.address, house.pid)
    assert taken.megabytes <= MOST_MEGABYTES, taken
    assert taken.let_in == 0

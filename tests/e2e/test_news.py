"""Several people at once: an open page tells of others' changes, and loses nothing that is being typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from crm.access import LOCAL_OWNER, Access, Role
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.store import Store
from data_io.store.accounts.cookies import visit_cookie
from data_io.store.links.cookies import guest_cookie
from tests.e2e.conftest import Visit
from tests.e2e.grids import first_grid, leave_open, point_at, type_into
from tests.e2e.program import running
from ui.news import EVERY_SECONDS, SOMEBODY

PASSWORD = "quiet lemon staircase 41"  # noqa: S105 - opens nothing
NAME = 200
"""Where the names lie in the grid of products, in pixels from its left."""
PRIYA = "Priya has changed something"
SLOW_LINE = """(() => {
  const late = 200, socket = WebSocket.prototype, send = socket.send, every = window.setInterval;
  socket.send = function (...what) { setTimeout(() => send.apply(this, what), late) };
  window.setInterval = (look, pause, ...rest) => {
    if (pause !== EVERY) return every(look, pause, ...rest);
    if (window.looksNext) setTimeout(() => { window.looksNext = false; look(); window.looked = true });
    return every(() => {}, pause) };
})()""".replace("EVERY", str(EVERY_SECONDS * 1000))
"""Every word to the program is a fifth of a second late. The page looks for news once, when first it can
after it is told to: after a click that leads on, that is the page before."""


@dataclass(frozen=True)
class Shop:
    """A running program, and the cookies of those who are in."""

    address: str
    cookies: dict[str, tuple[str, str]]

    def let_in(self, context: BrowserContext, who: str) -> Visit:
        name, value = self.cookies[who]
        context.add_cookies([{"name": name, "value": value, "url": self.address}])
        return Visit(context.new_page(), self.address)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory, chromium_path: str) -> Iterator[Shop]:
    folder = tmp_path_factory.mktemp("shop")
    with Store.open(f"sqlite:///{folder / 'regulars.db'}") as store:
        for entity, name in (("product", "Jar"), ("customer", "Bo")):
            named = pd.DataFrame({"name": [f"{name} {number:02d}" for number in range(1, 21)]})
            store.apply(ChangeSet(Source.SAMPLE, name, (EntityChanges(entity, inserts=named),)), LOCAL_OWNER)
        owner = Access("Olga", Role.OWNER, person=store.accounts.found("olga", "Olga", PASSWORD))
        store.accounts.join(store.accounts.invite(owner, "priya", "Priya", Role.MANAGER), PASSWORD)
        mine, theirs = visit_cookie(store.identity, secure=False), guest_cookie(store.identity, secure=False)
        cookies = {name: (mine, store.accounts.sign_in(name, PASSWORD)) for name in ("olga", "priya")}
        link = store.links.make(owner, "Board", ["products"])
        cookies["guest"] = (theirs, store.links.open(link))
    with running(folder, "auto") as address:
        yield Shop(address, cookies)


@pytest.fixture
def people(browser: Browser, shop: Shop) -> Iterator[dict[str, Visit]]:
    """Olga, Priya and a guest, each in a browser of their own, at the products."""
    size = {"width": 1280, "height": 1000}
    contexts = {who: browser.new_context(viewport=size) for who in shop.cookies}  # type: ignore[arg-type]
    there = {who: shop.let_in(context, who) for who, context in contexts.items()}
    for each in there.values():
        each.open("/products", "1 to 2")  # one more of them, when another test has added it
    yield there
    for context in contexts.values():
        context.close()
    assert not [told for each in there.values() for told in each.complaints]


def words_sent(visit: Visit) -> list[object]:
    """Open a page anew, and give what it says to the program from now on: who does nothing looks for news."""
    said: list[object] = []

    def note(words: object) -> None:
        said.append(words)

    visit.page.on("websocket", lambda line: line.on("framesent", note))
    visit.page.reload()
    visit.ready("1 to 2")
    return said


def rename(visit: Visit, row: int, name: str) -> None:
    """Mend a product in the grid, and save it."""
    type_into(visit, NAME, row, name)
    visit.ready("1 unsaved change")
    visit.page.get_by_role("button", name="Save").click()
    visit.ready("1 change saved")


def test_a_change_is_told_while_somebody_types_and_nothing_typed_is_lost(people: dict[str, Visit]) -> None:
    olga, priya, guest = people["olga"], people["priya"], people["guest"]
    looks = words_sent(olga)
    leave_open(olga, NAME, 1, "Jar of h")
    cell = olga.page.locator("#portal textarea, #portal input").first
    expect(cell).to_be_focused()

    rename(priya, 4, "Priya's jar")
    expect(olga.page.get_by_text(PRIYA)).to_be_visible()
    expect(guest.page.get_by_text(SOMEBODY)).to_be_visible()
    expect(guest.page.get_by_text("Priya has")).to_have_count(0)
    olga.page.keyboard.type("oney", delay=20)
    before = len(looks)
    while len(looks) < before + 3:  # looked for again and again
        olga.page.wait_for_timeout(100)
    expect(cell).to_be_focused()
    expect(cell).to_have_value("Jar of honey")
    expect(priya.page.get_by_text("has changed something")).to_have_count(0)

    olga.page.get_by_role("button", name="Show it").click()  # the open cell counts too
    olga.ready("1 unsaved change")
    expect(olga.page.get_by_text(PRIYA)).to_have_count(0)
    olga.page.get_by_role("button", name="Save").click()
    olga.ready("1 change saved")
    expect(priya.page.get_by_text("Olga has changed something")).to_be_visible()


def test_an_open_form_stays_as_it_is(people: dict[str, Visit]) -> None:
    olga, priya = people["olga"], people["priya"]
    priya.page.get_by_role("button", name="Add a product").click()
    name = priya.page.get_by_role("dialog").get_by_label("Name", exact=True)
    name.press_sequentially("Zwie")
    rename(olga, 6, "Olga's jar")
    expect(priya.page.get_by_text("Olga has changed something")).to_be_visible()
    name.press_sequentially("back")
    expect(name).to_have_value("Zwieback")
    priya.page.get_by_role("dialog").get_by_role("button", name="Add", exact=True).click()
    priya.ready("Product added")


def test_a_look_that_comes_late_from_the_page_before_does_no_harm(browser: Browser, shop: Shop) -> None:
    """The page's own look for news is on its way while a click leads on to another page."""
    with browser.new_context(viewport={"width": 1280, "height": 1000}) as context:
        context.add_init_script(SLOW_LINE)
        olga = shop.let_in(context, "olga")
        olga.open("/customers", "20 customers")
        place = point_at(olga, first_grid(olga), 30, 0)
        olga.page.evaluate("window.looksNext = true")
        olga.page.mouse.click(*place)
        olga.page.wait_for_url("**/customer?id=*")
        olga.until("window.looked")
        olga.page.wait_for_timeout(2_500)
        expect(olga.page.get_by_role("heading", name="Bo 01")).to_be_visible()
        assert not olga.complaints

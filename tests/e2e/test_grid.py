"""Mending in place in a real browser: an edit survives the turn of a page, is saved, and is taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pandas as pd
import pytest
from playwright.sync_api import Browser, expect

from crm.access import LOCAL_OWNER
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.store import Store
from tests.e2e.conftest import Visit
from tests.e2e.grids import click_cell, leave_open, type_into
from tests.e2e.program import running

ROWS = 60
TICK, OPEN, NAME, SKU = 18, 70, 200, 330
"""Where columns of the grid of products lie, in pixels from its left."""


LATE = """(() => {
  const after = window.setTimeout, send = WebSocket.prototype.send;
  let waiting = [], breath;
  window.setTimeout = (act, wait, ...rest) => after(act, wait > 99 && wait < 300 ? 8 * wait : wait, ...rest);
  WebSocket.prototype.send = function (...what) {
    waiting.push(() => send.apply(this, what));
    clearTimeout(breath);
    breath = after(() => { waiting.forEach(each => each()); waiting = [] }, 1500) };
})()"""
"""A browser that is slow to do what it has put off, and then says several things in one breath."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, chromium_path: str) -> Iterator[str]:
    """Return the address of a program whose shop has sixty products, a page and a bit."""
    folder = tmp_path_factory.mktemp("shelf")
    names = pd.DataFrame({"name": [f"Jar {number:02d}" for number in range(1, ROWS + 1)]})
    with Store.open(f"sqlite:///{folder / 'regulars.db'}") as store:
        jars = EntityChanges("product", inserts=names)
        store.apply(ChangeSet(Source.SAMPLE, "jars", (jars,)), LOCAL_OWNER)
    with running(folder) as address:
        yield address


@pytest.fixture
def visit(visit: Visit) -> Visit:
    """Return a visitor at the list of products."""
    visit.page.set_viewport_size({"width": 1280, "height": 1000})
    visit.open("/products", "1 to 50 of")
    visit.until("window.holdsForEdits")
    return visit


@contextmanager
def slowly_visiting(browser: Browser, address: str) -> Iterator[Visit]:
    """Give somebody at the list of products whose browser is slow."""
    with browser.new_context(viewport={"width": 1280, "height": 1000}) as context:
        context.add_init_script(LATE)
        visit = Visit(context.new_page(), address)
        visit.open("/products", "1 to 50 of")
        visit.until("window.holdsForEdits")
        yield visit
    assert not visit.complaints, visit.complaints


def turn_to(visit: Visit, number: int) -> None:
    visit.page.get_by_label(f"Page {number}", exact=True).click()
    visit.ready("1 to 50 of" if number == 1 else "51 to")


def test_an_edit_survives_the_turn_of_a_page_and_is_saved_and_taken_back(visit: Visit) -> None:
    page = visit.page
    type_into(visit, NAME, 0, "Jar of honey")
    turn_to(visit, 2)  # at once: the last edit and the turn reach the program together
    visit.ready("1 unsaved change")
    type_into(visit, NAME, 1, "Jar of jam")
    visit.ready("2 unsaved changes")
    turn_to(visit, 1)
    visit.ready("2 unsaved changes")

    page.get_by_role("button", name="Save").click()
    visit.ready("2 changes saved")
    expect(page.get_by_text("unsaved change")).to_have_count(0)
    page.get_by_placeholder("Name, number …").fill("honey")
    visit.ready("1 to 1 of 1")

    page.get_by_role("button", name="Undo").click()
    visit.ready("Taken back")
    visit.ready("Nothing matches")


def test_a_record_is_added_by_its_form_mended_in_it_and_deleted_with_undo(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("button", name="Add a product").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name", exact=True).fill("Zwieback")
    dialog.get_by_label("Price", exact=True).fill("2.50")
    dialog.get_by_role("button", name="Add", exact=True).click()
    visit.ready("Product added")
    page.get_by_placeholder("Name, number …").fill("zwie")
    visit.ready("1 to 1 of 1")

    click_cell(visit, OPEN, 0)
    dialog.get_by_label("SKU", exact=True).fill("Z-1")
    dialog.get_by_role("button", name="Save").click()
    visit.ready("1 change saved")

    click_cell(visit, TICK, 0)
    visit.ready("1 row ticked")
    page.get_by_role("button", name="Delete").click()
    visit.ready("1 product deleted")
    visit.ready("Nothing matches")
    page.get_by_role("button", name="Undo").click()
    visit.ready("1 to 1 of 1")


def by_its_pages(visit: Visit) -> None:
    turn_to(visit, 2)


def by_the_menu_and_back(visit: Visit) -> None:
    page = visit.page
    for section, link, word in (("Sheets", "History", "jars"), ("Sales", "Products", "1 to 50 of")):
        page.get_by_test_id("stTopNavSection").filter(has_text=section).click()
        page.locator("a").filter(has_text=link).first.click()
        page.wait_for_url(f"**/{link.lower()}*")
        visit.ready(word)


@pytest.mark.parametrize("leave", [by_its_pages, by_the_menu_and_back])
@pytest.mark.parametrize("write", [leave_open, type_into])
def test_leaving_a_page_right_after_an_edit_loses_nothing(
    browser: Browser,
    address: str,
    write: Callable[[Visit, int, int, str], None],
    leave: Callable[[Visit], None],
) -> None:
    with slowly_visiting(browser, address) as visit:
        write(visit, SKU, 0, "J-1")
        leave(visit)

        visit.ready("1 unsaved change")


def test_an_edit_right_before_the_click_on_save_is_saved(browser: Browser, address: str) -> None:
    with slowly_visiting(browser, address) as visit:
        type_into(visit, SKU, 1, "J-2")
        visit.ready("1 unsaved change")
        type_into(visit, SKU, 2, "J-3")
        visit.page.get_by_role("button", name="Save").click()

        visit.ready("2 changes saved")

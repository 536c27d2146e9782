"""The frame in a real browser.

Every page opens, nothing is fetched from elsewhere, search is one key away.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from ui import menu


@pytest.mark.parametrize("screen", menu.SCREENS, ids=lambda screen: screen.path)
def test_every_page_opens_by_its_address(visit: Visit, screen: menu.Screen) -> None:
    visit.open(screen.address, "Settings")

    expect(visit.page).to_have_title(f"{screen.title} · Regulars")
    expect(visit.page.get_by_text("it is our fault")).to_have_count(0)


def test_an_address_outside_the_menu_is_answered_with_nothing(visit: Visit) -> None:
    answers = [
        visit.page.request.get(f"{visit.address}/{path}").status
        for path in ("pages", "shell", "overview", "x")
    ]

    assert answers == [404] * 4


def test_the_search_opens_by_key_and_takes_what_is_typed(visit: Visit) -> None:
    visit.open("/", "Today")

    field = visit.search()
    expect(field).to_have_attribute("placeholder", "Name, e-mail, phone, order number …")

    visit.page.keyboard.type("zzzz")
    expect(visit.page.get_by_text("Nothing found for “zzzz”")).to_be_visible()


def test_the_font_comes_from_the_program(visit: Visit) -> None:
    visit.open("/", "Today")

    visit.until("[...document.fonts].some(f => f.status === 'loaded' && /^.?Inter.?$/.test(f.family))")


def test_what_the_figures_are_about_holds_from_page_to_page(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    file = tmp_path / "cheese.csv"
    file.write_text("Date,Customer,Category,Product,Amount\n2026-01-05,Ci Foc,Brined,Feta,5\n", "utf-8")
    visit.open("/bring-in", "Bring in your sheets")
    page.locator("input[type=file]").first.set_input_files(file)
    page.get_by_role("button", name="Store 1 row").click()
    visit.ready("Receipt")
    visit.open("/revenue?only-category=Brined", "Show everything")
    page.get_by_test_id("stTopNavSection").filter(has_text="Understand").click()
    page.locator("a").filter(has_text="Who stays").first.click()
    page.wait_for_url("**/who-stays?*only-category=Brined*")
    visit.ready("Show everything")

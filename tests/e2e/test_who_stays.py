"""From what is known of who stays away to something done about it, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from crm import clock
from tests.e2e.conftest import Visit
from tests.e2e.filled import running_with

NAME = "Sil Entquist"
SETTLE_MS = 1_000
"""A grid is drawn after the page has run; nothing in the page says when."""


def sheet() -> str:
    """Give the sales of one who came every week until half a year ago, and of one who comes still."""
    days = [clock.today() - timedelta(days=200 + 7 * week) for week in range(8)]
    lines = [f"SW-{at},{NAME},{day},12.00" for at, day in enumerate(days)]
    lines += [f"SX-{at},Stay Erquist,{clock.today() - timedelta(days=7 * at)},9.00" for at in range(8)]
    return "Order number,Customer,Date,Amount\n" + "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, chromium_path: str) -> Iterator[str]:
    """Return the address of their shop."""
    with running_with(tmp_path_factory.mktemp("program"), "silent.csv", sheet()) as found:
        yield found


def test_tasks_for_those_who_stay_away_are_made_and_taken_back(visit: Visit) -> None:
    page = visit.page
    visit.open("/who-stays", "They stay away without a word")
    page.get_by_role("button", name="Make tasks").first.click()
    page.get_by_label("What to do").first.fill("Ring the silent")
    page.keyboard.press("Enter")
    visit.ready("They stay away without a word")
    page.get_by_role("button", name="Make 1 task").first.click()
    visit.ready("1 task made: Ring the silent.")
    page.get_by_role("button", name="Undo").first.click()
    visit.ready("Taken back")


def test_a_row_leads_to_its_customer(visit: Visit) -> None:
    page = visit.page
    visit.open("/who-stays", "They stay away without a word")
    grid = page.get_by_test_id("stDataFrame").first
    grid.scroll_into_view_if_needed()
    page.wait_for_timeout(SETTLE_MS)
    grid.click(position={"x": 60, "y": 52})
    page.wait_for_url("**/customer?id=*")
    visit.ready(NAME)


def test_the_list_can_be_taken_away(visit: Visit) -> None:
    page = visit.page
    visit.open("/who-stays", "They stay away without a word")
    page.get_by_role("button", name="Take away").first.click()
    page.get_by_role("button", name="Excel").first.click()
    saved = page.get_by_role("link", name="Save Silent customers.xlsx")
    expect(saved).to_be_visible()
    assert page.request.get(f"{visit.address}{saved.get_attribute('href')}").body().startswith(b"PK")

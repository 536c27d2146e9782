"""A customer in a real browser: noted in two clicks, found by Ctrl+K, whole on paper, mended in place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.filled import running_with
from tests.e2e.grids import type_into

NUMBER = 150
"""Where the number of an order lies in its list, in pixels from the left."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, chromium_path: str) -> Iterator[str]:
    """Return the address of a shop of two customers, one of whom bought on 30 days."""
    rows = [
        f"A{at},2025-{at // 28 + 1:02}-{at % 28 + 1:02},Marta Keller,Goat cheese,2,{at + 10}"
        for at in range(30)
    ]
    rows += ["B1,2025-03-01,Noor Haddad,Brie,1,9"]
    sheet = "\n".join(["Order number,Date,Customer,Product,Quantity,Amount", *rows])
    with running_with(tmp_path_factory.mktemp("program"), "sales.csv", sheet) as found:
        yield found


@pytest.fixture
def marta(visit: Visit) -> Visit:
    """Give a visitor at the page of Marta Keller."""
    visit.open("/customer?id=1", "Goat cheese")
    return visit


def note(marta: Visit, button: str, save: str, words: str) -> None:
    page = marta.page
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("dialog").locator("input:focus, textarea:focus")).to_be_visible()
    page.keyboard.type(words)
    page.get_by_role("button", name=save, exact=True).click()
    marta.ready("Undo")


@pytest.mark.parametrize(
    ("button", "save", "said"),
    [
        ("Call", "Note the call", "**Phone out**"),
        ("Note", "Note it", "**Contact**"),
        ("Complaint", "Take it up", "**Complaint**"),
        ("Task", "Put it down", "**Task**"),
    ],
)
def test_two_clicks_and_what_was_said(marta: Visit, button: str, save: str, said: str) -> None:
    """No third click: the cursor stands in the field when the dialog is open."""
    page, words = marta.page, f"{button} about the figs"
    note(marta, button, save, words)
    line = page.get_by_test_id("stTable").first.locator("tr", has_text=words)
    expect(line).to_be_visible()
    assert said.strip("*") in line.inner_text()


def test_ctrl_k_opens_somebody_from_anywhere(marta: Visit) -> None:
    page = marta.page
    marta.open("/tasks", "Tasks")
    marta.search()
    page.keyboard.type("noor had")
    page.get_by_role("dialog").get_by_role("link", name="Noor Haddad").click()
    marta.ready("once")
    expect(page.get_by_role("heading", name="Noor Haddad")).to_be_visible()


def test_on_paper_the_timeline_is_whole_and_nothing_is_to_be_pressed(marta: Visit) -> None:
    page = marta.page
    rows = page.get_by_test_id("stTable").first.locator("tbody tr")
    expect(rows.locator("visible=true")).to_have_count(20)
    page.emulate_media(media="print")
    assert rows.locator("visible=true").count() == rows.count() >= 30
    assert page.get_by_role("button").locator("visible=true").count() == 0
    assert page.get_by_test_id("stHeader").is_hidden()


def test_the_filter_stands_in_the_link(marta: Visit) -> None:
    page = marta.page
    note(marta, "Note", "Note it", "Nothing about the figs")
    page.get_by_text("Purchases 30").first.click()
    page.wait_for_url("**only=purchases**")
    page.reload()
    marta.ready("Goat cheese")
    assert page.get_by_test_id("stTable").first.locator("tr", has_text="about the figs").count() == 0


def test_a_list_is_mended_in_place(marta: Visit) -> None:
    page = marta.page
    type_into(marta, NUMBER, 0, "A-mended")
    marta.ready("1 unsaved change")
    page.get_by_role("button", name="Save", exact=True).click()
    marta.ready("1 change saved")

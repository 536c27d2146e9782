"""The main job in a real browser, with a workbook that nobody here wrote.

Bring it in, see the customers, open one, mend a fact, take it back, take everything out, bring that in again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import Visit
from tests.e2e.program import running


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Visit]:
    """A visitor at a program of their own, with an empty database."""
    with running(tmp_path) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
        visitor = Visit(context.new_page(), address)
        yield visitor
        context.close()
    assert not visitor.complaints, visitor.complaints


def bring_in(visit: Visit, file: Path, word: str = "Nothing is stored yet") -> None:
    """Drop a file, and wait until it says what would happen."""
    visit.open("/bring-in", "Bring in your sheets")
    visit.page.locator("input[type=file]").first.set_input_files(file)
    visit.ready(word)


def test_the_main_job(visit: Visit, shared_data: Path, tmp_path: Path) -> None:
    page = visit.page

    bring_in(visit, shared_data / "superstore" / "Sample - EU Superstore.xls")
    page.get_by_role("button", name="Store 10,284 rows").click()
    visit.ready("795 new customers")
    expect(page.get_by_text("2,938,089.06 of sales = 2,938,089.06 stored, to the cent")).to_be_visible()

    visit.open("/customers", "795 customers")

    visit.open("/customer?id=1", "Aaron Smayling")
    page.get_by_role("button", name="Edit", exact=True).click()
    page.get_by_label("City").fill("Figtown")
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    visit.ready("1 change saved")
    expect(page.get_by_text("Figtown").first).to_be_visible()
    page.get_by_role("button", name="Undo").first.click()
    visit.ready("Taken back")
    expect(page.get_by_text("Figtown")).to_have_count(0)

    visit.open("/take-out", "12,994 records")
    page.get_by_role("button", name="Make the whole workbook").click()
    with page.expect_download() as taken:
        page.get_by_role("link", name=re.compile("^Save Regulars .*xlsx")).click()
    workbook = tmp_path / "taken.xlsx"
    taken.value.save_as(workbook)

    bring_in(visit, workbook, "There is nothing here that you do not have already")
    expect(page.get_by_text("12,994 rows")).to_be_visible()
    expect(page.get_by_role("button", name="Store 0 rows")).to_be_disabled()

"""The workbooks that can be taken out."""

from __future__ import annotations

from pathlib import Path

from crm.access import LOCAL_OWNER
from tests.pages.sheets.conftest import Open
from tests.ui import small_shop
from ui import session


def test_an_empty_store_leads_to_the_sheets(open_page: Open) -> None:
    page = open_page("take-out")

    assert not page.exception
    assert "There is nothing to take out yet" in " ".join(str(each.value) for each in page.markdown)


def test_the_workbook_says_how_many_records_it_holds(open_page: Open, tmp_path: Path) -> None:
    small_shop.make(tmp_path)
    page = open_page("take-out")

    page = page.button(key="take-out-workbook").click().run()

    assert not page.exception
    held = sum(session.current().store.count(name, LOCAL_OWNER) for name in small_shop.RECORDS)
    assert f"{held} records · made" in " ".join(str(each.value) for each in page.markdown)


def test_the_blank_workbook_is_made(open_page: Open) -> None:
    page = open_page("take-out").button(key="take-out-template").click().run()

    assert not page.exception
    assert "made " in " ".join(str(each.value) for each in page.markdown)

from __future__ import annotations

from data_io.store import Store
from tests.pages.conftest import OpenPage, said


def test_without_sales_the_page_leads_to_the_sheets(open_page: OpenPage) -> None:
    page = open_page("report")
    assert "No sales yet" in said(page)
    assert not page.selectbox


def test_the_last_month_that_the_sheets_tell_is_shown(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("report")
    assert page.selectbox[0].value == "2023-12"
    assert "December 2023 brought **42**" in said(page)
    assert [each.label for each in page.metric][:2] == ["Revenue", "Orders"]


def test_the_link_holds_the_month(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("report", {"month": "May 2023"})
    assert "May 2023 brought" in said(page)


def test_nonsense_in_the_link_does_no_harm(small_shop: Store, open_page: OpenPage) -> None:
    assert "December 2023" in said(open_page("report", {"month": "<b>"}))

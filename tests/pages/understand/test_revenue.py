"""Where the money comes from: nothing yet, a small shop, and what the link may hold."""

from __future__ import annotations

from data_io.store import Store
from tests.pages.conftest import OpenPage, said


def test_without_sales_the_page_leads_to_the_sheets(open_page: OpenPage) -> None:
    page = open_page("revenue")
    assert "No sales yet" in said(page)
    assert not page.metric


def test_time_counts_back_from_the_end_of_the_sheets(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("revenue")
    assert "**546** came in from 1 Jan 2023 to 25 Dec 2023" in said(page)
    assert {metric.label: metric.value for metric in page.metric}["Orders"] == "52"


def test_the_link_holds_time_period_and_split(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("revenue", {"time": "30 days", "by": "Day", "split": "Product"})
    assert "**52\\.50** came in from 26 Nov 2023" in said(page)
    assert "The best day was" in said(page)


def test_the_figures_of_a_chart_open_as_a_table(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("revenue")
    page.session_state["periods-table-open"] = True
    page.run()
    assert not page.exception
    assert list(page.dataframe[0].value["Revenue"]) == [
        52.5,
        42,
        42,
        42,
        52.5,
        42,
        52.5,
        42,
        42,
        52.5,
        42,
        42,
    ]


def test_nonsense_in_the_link_does_no_harm(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("revenue", {"time": "x", "by": "Hour", "split": "<b>", "days": "never"})
    assert "came in" in said(page)

"""Where the money comes from: nothing yet, a small shop, and what the link may hold."""

from __future__ import annotations

import pytest

from data_io.store import Store
from tests.pages.conftest import HOSTILE, OpenPage, put, said


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


# --- looking at a part -----------------------------------------------------------------------------------


@pytest.fixture
def two_kinds(small_shop: Store) -> Store:
    """Give the small shop, in which Lee has bought cheese too."""
    put(small_shop, product=[{"name": "Brie", "category": "Cheese"}])
    put(small_shop, sale=[{"sold_at": "2023-12-20", "customer": 2, "product": 2, "amount": 777_000}])
    return small_shop


@pytest.mark.parametrize("path", ["revenue", "who-stays", "worth"])
def test_each_page_looks_at_the_part_that_the_link_names(
    two_kinds: Store, open_page: OpenPage, path: str
) -> None:
    page = open_page(path, {"only-category": "Cheese"})
    assert "Only **Cheese** :gray[· 1 of 53 lines sold]" in said(page)
    assert "lines sold" not in said(open_page(path))


def test_the_figures_are_of_that_part(two_kinds: Store, open_page: OpenPage) -> None:
    page = open_page("revenue", {"only-category": "Cheese"})
    assert next(each.value for each in page.metric if each.label == "Revenue") == r"77\.70"


def test_where_nothing_is_left_the_page_says_so_and_shows_everything_again(
    two_kinds: Store, open_page: OpenPage
) -> None:
    page = open_page("revenue", {"only-category": "Cheese", "only-segment": "Lost"})
    assert "Nothing was sold within this" in said(page)
    next(each for each in page.button if each.label == "Show everything").click()
    page.run()
    assert page.metric


def test_an_unknown_word_in_the_link_narrows_nothing(two_kinds: Store, open_page: OpenPage) -> None:
    assert open_page("revenue", {"only-category": "<b>"}).metric


def test_the_rows_behind_the_figures_are_those_of_the_days(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("revenue", {"time": "30 days"})
    page.session_state["figures-behind"] = True
    page.run()
    lines = page.dataframe[0].value
    assert lines["Amount"].sum() == float(page.metric[0].value.replace("\\", ""))
    assert f"{len(lines)} sales" in said(page)
    assert set(lines["Customer"]) == {HOSTILE}
    assert lines["Date"].is_monotonic_decreasing

"""What comes next: a shop without sales, one with too few months, one with enough, and one that has ended."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from crm import clock
from crm.access import LOCAL_OWNER
from crm.insights.calendar import shifted
from data_io.store import Store
from tests.pages.conftest import OpenPage, put, said


def test_without_sales_the_page_leads_to_the_sheets(open_page: OpenPage) -> None:
    page = open_page("forecast")
    assert "No sales yet" in said(page)
    assert not page.metric


def test_too_few_months_are_said_to_be_too_few(store: Store, open_page: OpenPage) -> None:
    put(store, **_weekly("2024-01-01", "2024-05-31"))
    page = open_page("forecast")
    assert "Too little to look ahead: five whole months of sales are known, and one more is needed" in said(
        page
    )
    assert not page.metric


def test_under_a_year_three_months_are_told_and_no_choice_that_cannot_be_kept(
    store: Store, open_page: OpenPage
) -> None:
    put(store, **_weekly("2024-01-01", "2024-09-30"))
    page = open_page("forecast", {"ahead": "12 months"})
    assert "The next three months (October to December 2024) are likely to bring" in said(page)
    assert "Only nine whole months are known" in said(page)
    assert not page.button_group


def test_the_link_holds_how_far_to_look(store: Store, open_page: OpenPage) -> None:
    put(store, **_weekly("2022-01-01", "2024-09-30"))
    page = open_page("forecast", {"ahead": "12 months"})
    assert "The next twelve months (October 2024 to September 2025)" in said(page)
    assert page.metric[0].label == "Next 12 months"
    assert "Your sheets end on" in said(page)
    page = open_page("forecast", {"ahead": "<b>9 months"})
    assert "The next three months" in said(page)


def test_the_present_month_is_told_apart(store: Store, open_page: OpenPage) -> None:
    today = clock.today()
    put(store, **_weekly(shifted(today.replace(day=1), -20).isoformat(), today.isoformat(), every="D"))
    page = open_page("forecast")
    over = (today + pd.Timedelta(days=1)).month != today.month
    assert any("in the end" in each.label for each in page.metric) != over
    assert "Your sheets end on" not in said(page)


def test_a_task_is_made_of_it(store: Store, open_page: OpenPage) -> None:
    put(store, **_weekly("2022-01-01", "2024-09-30"))
    page = open_page("forecast")
    next(each for each in page.text_input if each.label == "What to do").set_value("Order flour").run()
    next(each for each in page.button if each.label == "Make the task").click().run()
    assert not page.exception
    assert store.records("task", LOCAL_OWNER)["title"].tolist() == ["Order flour"]


def _weekly(since: str, until: str, every: str = "7D") -> dict[str, list[dict[str, Any]]]:
    days = pd.date_range(since, until, freq=every)
    amounts = (10_000 * np.random.default_rng(1).gamma(20, 5, len(days))).astype(int).tolist()
    same = {"line": 1, "customer": 1, "product": 1, "quantity": 1.0}
    sales = [
        {**same, "order_number": f"A{at}", "sold_at": day.date().isoformat(), "amount": amount}
        for at, (day, amount) in enumerate(zip(days, amounts, strict=True))
    ]
    return {"customer": [{"name": "Bo"}], "product": [{"name": "Figs"}], "sale": sales}

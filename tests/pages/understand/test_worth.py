"""Who is worth what: nobody yet, a shop of one regular, and one with enough customers to reckon."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from data_io.store import Store
from tests.pages.conftest import OpenPage, put, said


def test_without_sales_the_page_leads_to_the_sheets(open_page: OpenPage) -> None:
    page = open_page("worth")
    assert "No customer has bought yet" in said(page)
    assert not page.metric


def test_few_customers_are_said_to_be_few(small_shop: Store, open_page: OpenPage) -> None:
    page = open_page("worth")
    assert "Only one customer has bought so far: shares say little yet" in said(page)
    assert "Too few to tell what customers will bring: only one customer of 1 came again" in said(page)
    assert "is too few to say more" in said(page)


def test_the_link_holds_the_group(small_shop: Store, open_page: OpenPage) -> None:
    put(small_shop, sale=[_sale("Z", "2023-12-20", 2)])
    page = open_page("worth", {"group": "New"})
    assert "Welcome them, and ask how it was" in said(page)
    assert page.dataframe[0].value["Customer"].tolist() == ["Lee Ad"]


def test_nonsense_in_the_link_does_no_harm(small_shop: Store, open_page: OpenPage) -> None:
    assert open_page("worth", {"group": "<b>"}).metric


def test_what_they_may_bring_has_bounds_and_a_caveat(store: Store, open_page: OpenPage) -> None:
    put(store, **_many())
    page = open_page("worth")
    assert "8 times of 10 between" in said(page)
    assert "Nobody here has signed a contract" in said(page)
    likely = next(table.value for table in page.dataframe if "Likely to bring" in table.value)
    assert (likely["At least"] <= likely["At most"]).all()
    once = likely["Came"] == 1
    assert once.any()
    assert likely.loc[once, "Still a customer %"].isna().all()
    assert likely.loc[~once, "Still a customer %"].notna().all()


def _sale(number: str, day: str, customer: int) -> dict[str, Any]:
    same = {"line": 1, "product": 1, "quantity": 1.0, "amount": 10_000}
    return {**same, "order_number": number, "sold_at": day, "customer": customer}


def _many() -> dict[str, list[dict[str, Any]]]:
    """Give sixty customers of two years: some came often, some once, some left."""
    chance = np.random.default_rng(4)
    sales = []
    for customer in range(1, 61):
        first = date(2024, 1, 1) + timedelta(days=int(chance.integers(0, 200)))
        visits = 0 if customer % 5 == 0 else int(chance.integers(1, 12))
        later = chance.integers(1, 400, size=visits).tolist()
        days = {first, *(first + timedelta(days=each) for each in later)}
        sales += [_sale(f"{customer}-{day}", day.isoformat(), customer) for day in sorted(days)]
    people = [{"name": f"Customer {number}"} for number in range(1, 61)]
    return {"customer": people, "product": [{"name": "Figs"}], "sale": sales}

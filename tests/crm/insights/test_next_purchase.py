from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pandas as pd

from crm.insights.next_purchase import next_products, shelf_of
from tests.crm.insights.conftest import as_loaded

Table = Callable[..., pd.DataFrame]
TODAY = date(2026, 6, 1)


def shop() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give a shop: customer 1 buys bread every 21 days, 2 once apples; for others apples go with pears."""
    rows = [("B" + str(k), TODAY - timedelta(days=21 * k), 1, 1) for k in range(1, 8)]
    for each in range(10, 20):
        day = TODAY - timedelta(days=100 + each)
        rows += [(f"C{each}", day, each, 2), (f"C{each}", day, each, 3)]
    rows += [("D1", TODAY - timedelta(days=90), 2, 2)]
    rows += [(f"E{each}", TODAY - timedelta(days=150), each, 4) for each in range(30, 34)]
    sales = pd.DataFrame(rows, columns=["order_number", "sold_at", "customer", "product"]).rename_axis("id")
    sales["sold_at"] = pd.to_datetime(sales["sold_at"]).astype("datetime64[s]")
    names = {"name": ["Bread", "Apples", "Pears", "Soap"]}
    return as_loaded("sale", sales), as_loaded("product", pd.DataFrame(names, index=pd.RangeIndex(1, 5)))


def recommended(customer: int) -> pd.DataFrame:
    sales, products = shop()
    shelf = shelf_of(sales, today=TODAY)
    return next_products(shelf, products, np.array([customer], dtype="int64"))


def test_what_is_bought_by_rhythm_comes_first_when_it_is_due() -> None:
    first = recommended(1).iloc[0]
    assert (first["name"], first["times"]) == ("Bread", 7)
    assert first["reason"] == "buys it every 21 days, due now"


def test_what_goes_with_their_purchases_says_so() -> None:
    rows = recommended(2).set_index("name")
    assert rows["reason"]["Pears"] == "often bought with Apples, which they buy"
    assert rows["score"]["Pears"] > rows["score"]["Soap"]
    assert pd.isna(rows["last_on"]["Pears"])


def test_what_was_sold_after_today_is_not_known() -> None:
    sales, products = shop()
    before = shelf_of(sales, today=TODAY - timedelta(days=30))
    rows = next_products(before, products, np.array([1], dtype="int64"))
    assert rows.set_index("name")["times"]["Bread"] == 6


def test_an_unknown_customer_gets_what_sells_now() -> None:
    rows = recommended(999)
    assert rows.iloc[0]["name"] == "Bread"
    assert set(rows["reason"]) == {"many customers buy it now"}


def test_nothing_sold_recommends_nothing(table: Table) -> None:
    shelf = shelf_of(table("sale"), today=TODAY)
    assert next_products(shelf, table("product"), np.array([1], dtype="int64")).empty

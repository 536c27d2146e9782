from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from crm.insights.best import LastYear, best_customers, best_products, customer_ranks, last_year
from crm.insights.returns import returned_lines

Table = Callable[..., pd.DataFrame]

TODAY = date(2026, 3, 20)
SALES = """
order_number sold_at     customer product quantity amount cost
A1           2025-03-20  1        10      1        999    1
A2           2025-03-21  1        10      2        20     5
A3           2026-03-20  1        11      1        30     5
A3           2026-03-20  1        10      1        10     5
B1           2026-02-20  2        11      5        90     80
-            2026-01-01  -        11      1        500    1
"""


@pytest.fixture
def year(table: Table) -> LastYear:
    sales = table("sale", SALES)
    returned = returned_lines(
        table("return", "returned_on customer product refund\n2026-03-01 1 10 4"), sales
    )
    return last_year(
        sales, returned, table("product", "id name category\n10 Figs Fruit\n11 Bread -"), today=TODAY
    )


def test_customers_rank_by_what_they_leave_after_costs_and_refunds(year: LastYear, table: Table) -> None:
    best = best_customers(year, table("customer", "id name\n1 Ann"))
    assert year.by_profit
    assert best["customer"].tolist() == [1, 2]
    assert best["name"].fillna("?").tolist() == ["Ann", "?"]
    assert best["revenue"].tolist() == [60, 90], "the day a year ago is outside"
    assert best["profit"].tolist() == [60 - 15 - 4, 10]
    assert best["orders"].tolist() == [2, 1]
    assert best["trend"][0] == [20, *[0] * 10, 40]
    assert best["trend"][1] == [0] * 10 + [90, 0]
    assert customer_ranks(year).to_dict() == {1: 1, 2: 2}


def test_products_tell_how_much_was_sold(year: LastYear) -> None:
    best = best_products(year)
    assert best["name"].tolist() == ["Bread", "Figs"]
    assert best["quantity"].tolist() == [7, 3]
    assert best["category"].fillna("?").tolist() == ["?", "Fruit"]
    assert best["refunds"].tolist() == [0, 4]


def test_without_costs_net_revenue_ranks(table: Table) -> None:
    sales = table("sale", "sold_at customer product amount\n2026-03-01 1 10 5\n2026-03-01 2 10 6")
    year = last_year(sales, returned_lines(table("return"), sales), table("product"), today=TODAY)
    assert not year.by_profit
    best = best_customers(year, table("customer"))
    assert best["customer"].tolist() == [2, 1]
    assert best["profit"].isna().all()


def test_without_sales_there_is_nobody(table: Table) -> None:
    year = last_year(
        table("sale"), returned_lines(table("return"), table("sale")), table("product"), today=TODAY
    )
    assert best_customers(year, table("customer")).empty
    assert best_products(year).empty


def test_superstore_agrees_with_pandas(superstore: dict[str, pd.DataFrame]) -> None:
    sales = superstore["sales"]
    returned = returned_lines(superstore["returns"], sales)
    year = last_year(sales, returned, superstore["products"], today=date(2017, 12, 31))
    best = best_customers(year, superstore["customers"], count=None).set_index("customer")
    inside = sales[sales["sold_at"].dt.year == 2017]
    back = returned[returned["returned_on"].dt.year == 2017].groupby("customer")["refund"].sum()
    profit = (inside["amount"] - inside["cost"]).groupby(inside["customer"]).sum()
    profit = profit.sub(back, fill_value=0).loc[profit.index]
    assert best["profit"].sort_index().tolist() == pytest.approx(profit.tolist())
    assert (
        best["orders"].sort_index().tolist() == inside.groupby("customer")["order_number"].nunique().tolist()
    )

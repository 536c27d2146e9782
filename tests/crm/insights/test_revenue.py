from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd
import pytest

from crm.insights.returns import returned_lines
from crm.insights.revenue import revenue_against_year_before, revenue_by, revenue_by_day, revenue_by_month

Table = Callable[..., pd.DataFrame]

SALES = """
order_number sold_at     customer product amount sales_channel city
A1           2025-02-10  1        10      10     shop          -
A2           2025-02-25  1        10      30     shop          Bern
B1           2025-04-05  2        11      50     web           -
C1           2026-02-03  1        10      15     web           Bern
C1           2026-02-04  1        11      5      web           Bern
-            2026-02-03  -        11      1      -             -
D1           2026-01-31  2        10      7      shop          -
D1           2026-02-01  2        10      8      shop          -
X            -           2        10      999    shop          -
"""
TODAY = date(2026, 2, 12)


@pytest.fixture
def months(table: Table) -> pd.DataFrame:
    sales = table("sale", SALES)
    returns = table("return", "returned_on product refund\n2026-02-05 10 4\n2024-12-01 10 3")
    return revenue_by_month(sales, returned_lines(returns, sales), today=TODAY).set_index("month")


def test_every_month_stands_there_also_those_without_sales(months: pd.DataFrame) -> None:
    assert len(months) == 13
    assert months.index[0] == pd.Timestamp(2025, 2, 1)
    assert months["revenue"].tolist() == [40, 0, 50, *[0] * 8, 7, 29]
    assert months["refunds"].tolist()[-1] == 4
    assert months["net_revenue"].tolist()[-1] == 25


def test_orders_and_buyers_are_counted_once_a_month(months: pd.DataFrame) -> None:
    assert months["orders"].tolist() == [2, 0, 1, *[0] * 8, 1, 3], (
        "D1 in both months; the one without a number too"
    )
    assert months["buyers"].tolist() == [1, 0, 1, *[0] * 8, 1, 2]
    assert months["average_order"].iloc[0] == 20
    assert np.isnan(months["average_order"].iloc[1])


def test_the_unfinished_month_is_held_against_the_same_days_of_the_year_before(months: pd.DataFrame) -> None:
    assert months["unfinished"].tolist() == [False] * 12 + [True]
    assert months["before"].iloc[-1] == 10
    assert months["change"].iloc[-1] == pytest.approx(1.9)
    assert np.isnan(months["before"].iloc[0])


def test_the_best_month_is_a_finished_one(months: pd.DataFrame) -> None:
    assert months.index[months["best"]].tolist() == [pd.Timestamp(2025, 4, 1)]


def test_on_its_last_day_a_month_is_finished(table: Table) -> None:
    sales = table("sale", "order_number sold_at amount\nA 2026-02-03 5")
    back = returned_lines(table("return"), sales)
    assert not revenue_by_month(sales, back, today=date(2026, 2, 28))["unfinished"].any()


def test_without_sales_the_columns_are_the_same(table: Table, months: pd.DataFrame) -> None:
    empty = revenue_by_month(table("sale"), returned_lines(table("return"), table("sale")), today=TODAY)
    assert empty.empty
    assert empty.dtypes.drop("month").to_dict() == months.dtypes.to_dict()


def test_a_stretch_is_held_against_the_year_before_only_where_sales_reach_back(
    table: Table,
) -> None:
    sales = table("sale", SALES)
    now, before = revenue_against_year_before(sales, since=date(2026, 2, 10), until=date(2026, 2, 28))
    assert [now, before] == [0, 40]
    now, before = revenue_against_year_before(sales, since=date(2026, 2, 1), until=TODAY)
    assert [now, before] == [29, None]


def test_days_without_sales_stand_there_too(table: Table) -> None:
    days = revenue_by_day(table("sale", SALES), since=date(2026, 2, 2), until=date(2026, 2, 5))
    assert days["revenue"].tolist() == [0, 16, 5, 0]
    outside = revenue_by_day(table("sale", SALES), since=date(2030, 1, 1), until=date(2030, 1, 2))
    assert outside["revenue"].tolist() == [0, 0]


def test_revenue_splits_by_channel_category_and_place(table: Table) -> None:
    sales = table("sale", SALES)
    products = table("product", "id name category\n10 Figs Fruit\n11 Bread -")
    customers = table("customer", "id name city\n1 Ann Basel\n2 Bo Chur")
    channels = revenue_by(sales, "sales_channel", until=TODAY)
    channels["value"] = channels["value"].fillna("?")
    assert channels[["value", "revenue", "sales", "orders"]].to_numpy().tolist() == [
        ["web", 70, 3, 2],
        ["shop", 55, 4, 3],
        ["?", 1, 1, 1],
    ]
    fruit = revenue_by(sales, "category", products=products, until=TODAY)
    assert dict(zip(fruit["value"].fillna("?"), fruit["revenue"], strict=True)) == {"Fruit": 70, "?": 56}
    places = revenue_by(sales, "city", customers=customers, until=TODAY)
    found = dict(zip(places["value"].fillna("?"), places["revenue"], strict=True))
    assert found == {"Chur": 65, "Bern": 50, "Basel": 10, "?": 1}
    assert places["share"].sum() == pytest.approx(1)


def test_superstore_months_agree_with_pandas(superstore: dict[str, pd.DataFrame]) -> None:
    sales = superstore["sales"]
    months = revenue_by_month(sales, returned_lines(superstore["returns"], sales), today=date(2017, 12, 31))
    grouped = sales.groupby(sales["sold_at"].dt.strftime("%Y-%m"))
    assert months["revenue"].tolist() == pytest.approx(grouped["amount"].sum().tolist())
    assert months["orders"].tolist() == grouped["order_number"].nunique().tolist()
    assert months["buyers"].tolist() == grouped["customer"].nunique().tolist()
    assert round(months["refunds"].sum(), 2) == 204_919.51

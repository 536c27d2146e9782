"""What is left, against the same question asked in SQL."""

from __future__ import annotations

import sqlite3
from datetime import date

import numpy as np
import pandas as pd
import pytest

from crm.insights.lines import SaleLines
from crm.insights.periods import Period, profit_by_period
from crm.insights.profit import profit_by
from crm.insights.returns import returned_lines
from tests.crm.insights.conftest import Table

SALES = """
order_number sold_at    customer product amount cost discount discount_share campaign
A            2026-01-05 1        1       100    60   -        0.2            1
A            2026-01-05 1        2       50     -    5        -              1
B            2026-01-20 2        1       40     30   -        -              -
C            2026-02-03 1        3       20     -    -        1              -
-            2026-02-10 3        2       10     4    -        -              -
D            2026-02-11 -        2       8      9    -        -              -
"""
SINCE, UNTIL = date(2026, 1, 1), date(2026, 2, 28)
IN_SQL = """
    SELECT p.category AS value, sum(s.amount) AS revenue, sum(s.cost) AS cost, count(s.cost) AS costed,
           sum(CASE WHEN s.cost IS NOT NULL THEN s.amount - s.cost END) AS earned,
           (SELECT sum(r.refund) FROM back r JOIN product q ON q.id = r.product
            WHERE q.category = p.category) AS refunds
    FROM sale s JOIN product p ON p.id = s.product GROUP BY p.category ORDER BY revenue DESC
"""


@pytest.fixture
def products(table: Table) -> pd.DataFrame:
    return table("product", "name category cost\nBrie Cheese -\nFeta Cheese -\nFigs Fruit 2")


@pytest.fixture
def returns(table: Table) -> pd.DataFrame:
    return table(
        "return",
        "returned_on order_number product refund\n2026-01-25 A 1 100\n2026-02-05 B - -\n2025-12-31 - 3 7",
    )


def test_profit_by_category_is_what_sql_finds(
    table: Table, products: pd.DataFrame, returns: pd.DataFrame
) -> None:
    sales = table("sale", SALES).drop(index=4)  # its quantity is blank, so that figs lend it no cost
    lines = SaleLines(sales, products)
    back = returned_lines(returns, lines)
    split = profit_by(lines, "category", back)
    with sqlite3.connect(":memory:") as database:
        for name, frame in {"sale": sales, "product": products, "back": back}.items():
            told = frame.select_dtypes(exclude="datetime")
            told.astype(object).where(told.notna(), None).to_sql(name, database, index_label="id")
        asked = pd.read_sql(IN_SQL, database)
    assert split["value"].tolist() == asked["value"].tolist()
    assert split["revenue"].tolist() == asked["revenue"].tolist()
    assert split["costed"].tolist() == asked["costed"].tolist()
    assert split["refunds"].tolist() == asked["refunds"].fillna(0).tolist()
    expected = (asked["earned"] - asked["refunds"].fillna(0)).where(asked["costed"] > 0)
    assert split["profit"].tolist() == pytest.approx(expected.tolist(), nan_ok=True)


def test_what_came_back_counts_where_it_was_sold(
    table: Table, products: pd.DataFrame, returns: pd.DataFrame
) -> None:
    sales = table("sale", SALES)
    lines = SaleLines(sales, products)
    back = returned_lines(returns, lines)
    campaigns = table("campaign", "name\nAutumn")
    by_campaign = profit_by(lines, "campaign", back, campaigns=campaigns, since=SINCE, until=UNTIL)
    assert by_campaign["value"].fillna("?").tolist() == ["Autumn", "?"]
    assert by_campaign["refunds"].tolist() == [100, 40]
    assert by_campaign["discount"].tolist() == [30, 0]  # 100 at a fifth off was 125; and 5
    by_buyer = profit_by(lines, "buyer", back).set_index("value")
    assert by_buyer.loc["First purchase", "revenue"] == 200
    assert by_buyer.loc["Came again", "revenue"] == 20


def test_profit_by_month_adds_up_to_the_whole(
    table: Table, products: pd.DataFrame, returns: pd.DataFrame
) -> None:
    lines = SaleLines(table("sale", SALES), products)
    back = returned_lines(returns, lines)
    months = profit_by_period(lines, back, Period.MONTH, since=SINCE, until=UNTIL)
    assert months["profit"].tolist() == [40 + 10 - 100, 6 - 1 - 40]
    assert months["profit_before"].isna().all()
    everything = profit_by(lines, "buyer", back, since=SINCE, until=UNTIL)
    assert np.nansum(everything["profit"]) == months["profit"].sum()

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from crm.insights.retention import cohorts, customers_by_month, kept_by_age, patience, silences_of
from crm.insights.rhythm import purchase_days

Table = Callable[..., pd.DataFrame]

COHORTS_IN_SQL = """
    WITH first AS (SELECT customer, min(substr(sold_at, 1, 7)) AS cohort FROM sale GROUP BY customer),
         size AS (SELECT cohort, count(*) AS size FROM first GROUP BY cohort)
    SELECT cohort, substr(sold_at, 1, 7) AS month, size, count(DISTINCT customer) AS customers,
           sum(amount) AS revenue
    FROM sale JOIN first USING (customer) JOIN size USING (cohort)
    GROUP BY cohort, month ORDER BY cohort, month
"""


@pytest.fixture
def sales(table: Table) -> pd.DataFrame:
    """Three customers of January and February; the third comes once."""
    return table(
        "sale",
        """
        sold_at     customer  amount
        2026-01-05  1         10
        2026-01-20  1         10
        2026-02-03  1         5
        2026-03-04  1         30
        2026-01-31  2         20
        2026-03-01  2         40
        2026-02-14  3         8
        2026-02-14  0         99
        -           1         99
        2026-04-02  3         77
        """,
    )


def test_a_cohort_is_followed_month_by_month(sales: pd.DataFrame) -> None:
    table = cohorts(sales, today=date(2026, 3, 20))
    assert table["cohort"].dt.month.tolist() == [1, 1, 1, 2, 2]
    assert table["months_since"].tolist() == [0, 1, 2, 0, 1]
    assert table["size"].tolist() == [2, 2, 2, 1, 1]
    assert table["customers"].tolist() == [2, 1, 2, 1, 0]
    assert table["revenue"].tolist() == [40, 5, 70, 8, 0]
    assert table["customers_share"].tolist() == [1, 0.5, 1, 1, 0]
    assert table["revenue_share"].tolist() == [1, 0.125, 1.75, 1, 0]
    assert table["unfinished"].tolist() == [False, False, True, False, True]


def test_a_month_is_finished_at_the_end_of_its_last_day(sales: pd.DataFrame) -> None:
    assert not cohorts(sales, today=date(2026, 3, 31))["unfinished"].any()


def test_unfinished_months_do_not_lower_what_was_kept(sales: pd.DataFrame) -> None:
    kept = kept_by_age(cohorts(sales, today=date(2026, 3, 20)))
    assert kept["months_since"].tolist() == [0, 1]
    assert kept["size"].tolist() == [3, 2], "February's second month is not over"
    assert kept["customers_share"].tolist() == [1, 0.5]


def test_an_empty_shop_has_no_cohorts(table: Table) -> None:
    assert cohorts(table("sale"), today=date(2026, 3, 20)).empty
    assert customers_by_month(table("sale"), today=date(2026, 3, 20)).empty
    assert kept_by_age(cohorts(table("sale"), today=date(2026, 3, 20))).empty


def test_who_is_lost_is_told_by_their_own_rhythm(table: Table) -> None:
    weekly = [np.datetime64("2026-01-01") + 7 * week for week in range(6)]
    rows = [f"{day} 1 1" for day in weekly] + ["2026-05-20 1 1", "2026-01-01 2 1", "2026-02-20 2 1"]
    days = purchase_days(table("sale", "\n".join(["sold_at customer amount", *rows])))
    assert patience(days).tolist() == [30, 85], "weekly: 30 at least; the other by the shop's middle gap"
    away = silences_of(days, today=date(2026, 6, 1))
    assert away.customer.tolist() == [1, 2]
    assert away.ended.tolist() == [True, False]
    months = customers_by_month(
        table("sale", "\n".join(["sold_at customer amount", *rows])), today=date(2026, 6, 1)
    )
    assert months["new"].tolist() == [2, 0, 0, 0, 0, 0]
    assert months["returning"].tolist() == [0, 2, 0, 0, 0, 0]
    assert months["lost"].tolist() == [0, 0, 1, 0, 1, 0]
    assert months["back"].tolist() == [0, 0, 0, 0, 1, 0]
    assert months["kept"].tolist() == [2, 2, 1, 1, 1, 1]


@pytest.fixture(scope="session")
def online_retail(shared_data: Path) -> pd.DataFrame:
    """Read the sales of Online Retail that have a customer, as the store gives them."""
    fastexcel = pytest.importorskip("fastexcel")
    book = fastexcel.read_excel(shared_data / "online_retail" / "Online Retail.xlsx")
    read = book.load_sheet(0, dtypes={"InvoiceNo": "string", "StockCode": "string"}).to_pandas()
    sold = read[(read["Quantity"] > 0) & read["CustomerID"].notna()].reset_index(drop=True)
    sold.index = pd.RangeIndex(1, len(sold) + 1, name="id")
    return pd.DataFrame(
        {
            "sold_at": pd.to_datetime(sold["InvoiceDate"]).astype("datetime64[s]"),
            "customer": pd.to_numeric(sold["CustomerID"]).astype("int64"),
            "amount": (sold["Quantity"] * sold["UnitPrice"]).round(4),
            "order_number": sold["InvoiceNo"].astype("category"),
        }
    )


def test_online_retail_agrees_with_sql(online_retail: pd.DataFrame) -> None:
    with sqlite3.connect(":memory:") as database:
        written = online_retail.assign(sold_at=online_retail["sold_at"].dt.strftime("%Y-%m-%d"))
        written.to_sql("sale", database)
        wanted = pd.read_sql(COHORTS_IN_SQL, database)
        new = pd.read_sql(
            "SELECT first, count(*) AS new FROM (SELECT min(substr(sold_at, 1, 7)) AS first FROM sale "
            "GROUP BY customer) GROUP BY first ORDER BY first",
            database,
        )
        active = pd.read_sql(
            "SELECT substr(sold_at, 1, 7) AS month, count(DISTINCT customer) AS active FROM sale "
            "GROUP BY month ORDER BY month",
            database,
        )
    found = cohorts(online_retail, today=date(2011, 12, 9))
    assert found["unfinished"].sum() == 13, "December 2011 of every cohort"
    months = customers_by_month(online_retail, today=date(2011, 12, 9))
    some = found[found["customers"] > 0]
    assert some["cohort"].dt.strftime("%Y-%m").tolist() == wanted["cohort"].tolist()
    assert some["month"].dt.strftime("%Y-%m").tolist() == wanted["month"].tolist()
    for name in ("size", "customers"):
        assert some[name].tolist() == wanted[name].tolist()
    np.testing.assert_allclose(some["revenue"], wanted["revenue"], atol=1e-6)
    assert months["new"].tolist() == new["new"].tolist()
    assert (months["new"] + months["returning"] + months["back"]).tolist() == active["active"].tolist()

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from crm.insights.lines import SaleLines
from crm.insights.periods import Period, revenue_by_period, span_of_sales, split_against_year_before
from crm.insights.returns import returned_lines
from tests.crm.insights.conftest import Table

SALES = """
order_number sold_at             customer product amount sales_channel
A            2024-11-30          1        1       1      shop
A            2024-12-01T09:00:00 1        1       2      shop
B            2025-02-28          1        2       4      web
C            2025-12-01          1        1       8      shop
C            2025-12-02          2        1       16     shop
-            2025-12-02          2        1       32     web
D            2025-12-31          -        2       64     -
E            2026-02-14          2        2       128    web
X            -                   2        2       999    web
"""
SINCE, UNTIL = date(2025, 12, 1), date(2026, 2, 20)


@pytest.fixture
def sales(table: Table) -> pd.DataFrame:
    return table("sale", SALES)


def test_months_stand_against_the_year_before(sales: pd.DataFrame) -> None:
    months = revenue_by_period(sales, Period.MONTH, since=SINCE, until=UNTIL)
    assert months["start"].tolist() == [
        pd.Timestamp(2025, 12, 1),
        pd.Timestamp(2026, 1, 1),
        pd.Timestamp(2026, 2, 1),
    ]
    assert months["revenue"].tolist() == [120, 0, 128]
    assert months["orders"].tolist() == [3, 0, 1]
    assert months["before"].tolist() == [2, 0, 0]  # 28 February comes after the 20th
    assert months["orders_before"].tolist() == [1, 0, 0]
    assert months["change"].iloc[0] == 59
    assert months["change"].isna().tolist() == [False, True, True]
    assert months["unfinished"].tolist() == [False, False, True]


def test_only_the_days_between_count(sales: pd.DataFrame) -> None:
    months = revenue_by_period(sales, Period.MONTH, since=date(2025, 12, 2), until=date(2025, 12, 30))
    assert months["revenue"].tolist() == [48]


@pytest.mark.parametrize(
    ("period", "starts"),
    [
        (Period.WEEK, ["2025-12-01", "2025-12-08"]),
        (Period.QUARTER, ["2025-10-01"]),
        (Period.YEAR, ["2025-01-01"]),
        (Period.DAY, [f"2025-12-{day:02}" for day in range(1, 11)]),
    ],
)
def test_every_period_begins_on_its_first_day(sales: pd.DataFrame, period: Period, starts: list[str]) -> None:
    periods = revenue_by_period(sales, period, since=date(2025, 12, 1), until=date(2025, 12, 10))
    assert periods["start"].dt.strftime("%Y-%m-%d").tolist() == starts
    assert periods["revenue"].sum() == 56


def test_weeks_stand_against_the_same_weekdays(sales: pd.DataFrame) -> None:
    weeks = revenue_by_period(sales, Period.WEEK, since=date(2025, 12, 1), until=date(2025, 12, 7))
    assert weeks["before"].tolist() == [0]  # 2 December 2024 to 8 December 2024
    earlier = revenue_by_period(sales, Period.WEEK, since=date(2025, 11, 24), until=date(2025, 11, 30))
    assert earlier["before"].tolist() == [3]


def test_before_the_first_sale_there_is_nothing_to_compare(sales: pd.DataFrame) -> None:
    months = revenue_by_period(sales, Period.MONTH, since=date(2024, 11, 1), until=date(2024, 12, 31))
    assert months["revenue"].tolist() == [1, 2]
    assert np.isnan(months["before"]).all()


def test_without_sales_the_periods_are_empty(table: Table) -> None:
    months = revenue_by_period(table("sale"), Period.MONTH, since=SINCE, until=UNTIL)
    assert months["revenue"].tolist() == [0, 0, 0]
    assert np.isnan(months["before"]).all()
    assert span_of_sales(table("sale")) is None


def test_a_split_stands_beside_the_year_before(sales: pd.DataFrame, table: Table) -> None:
    products = table("product", "name category\nFigs Fruit\nFigs Dried")
    lines, back = SaleLines(sales, products), returned_lines(table("return"), sales)
    split = split_against_year_before(
        lines, "name", back, customers=table("customer"), since=SINCE, until=UNTIL
    )
    assert split[["value", "revenue", "before"]].to_numpy().tolist() == [["Figs", 248, 2]]
    channels = split_against_year_before(
        lines,
        "sales_channel",
        back,
        customers=table("customer"),
        since=date(2025, 12, 1),
        until=UNTIL,
    )
    assert channels["value"].fillna("?").tolist() == ["web", "?", "shop"]
    assert channels["before"].tolist() == [0, 0, 2]
    assert channels["change"].isna().tolist() == [True, True, False]


def test_the_span_leaves_unknown_days_out(sales: pd.DataFrame) -> None:
    assert span_of_sales(sales) == (date(2024, 11, 30), date(2026, 2, 14))

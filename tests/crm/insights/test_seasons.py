from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from crm.insights.seasons import coming_up, seasons
from tests.crm.insights.conftest import as_loaded

Table = Callable[..., pd.DataFrame]
TODAY = date(2025, 12, 31)


def shop(extra: list[tuple[str, int, int, float]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give three years of 20 customers who buy product 2 every month; ``extra``: day, who, what, amount."""
    rows = [
        (f"{year}-{month:02}-{1 + customer}", customer, 2, 5.0)
        for year in (2023, 2024, 2025) for month in range(1, 13) for customer in range(1, 21)
    ]  # fmt: skip
    sales = pd.DataFrame(rows + extra, columns=["sold_at", "customer", "product", "amount"])
    sales["sold_at"] = pd.to_datetime(sales["sold_at"], format="ISO8601").astype("datetime64[s]")
    sales = sales.sort_values("sold_at", ignore_index=True).rename_axis("id")
    goods = pd.DataFrame({"name": ["Red apples", "Bread"]}, index=pd.Index([1, 2], name="id"))
    return as_loaded("sale", sales), as_loaded("product", goods)


def apples(years: tuple[int, ...], *, customers: int = 11) -> list[tuple[str, int, int, float]]:
    return [(f"{year}-11-{4 + each}", each, 1, 15.0) for year in years for each in range(1, customers + 1)]


def test_apples_each_november_are_a_habit_with_its_customers_and_worth() -> None:
    answer = seasons(*shop(apples((2023, 2024, 2025))), today=TODAY)
    (habit,) = answer.products.to_dict("records")
    assert (habit["name"], habit["month"], habit["years"], habit["of_years"]) == ("Red apples", 11, 3, 3)
    assert (habit["customers"], habit["average"]) == (11, 15.0)
    assert 11 * 15 * 0.7 < habit["expected"] < 11 * 15
    assert habit["low"] < habit["expected"] < habit["high"] < 11 * 15 * 1.3
    assert habit["write_on"] == habit["next_on"] - pd.Timedelta(days=14)
    assert habit["next_on"].month == 11
    assert habit["next_on"].year == 2026
    assert sorted(answer.customers["customer"]) == list(range(1, 12))


def test_one_good_november_is_no_habit() -> None:
    assert seasons(*shop(apples((2024,), customers=20)), today=TODAY).products.empty


def test_a_busy_month_of_the_whole_shop_is_no_habit_of_a_product() -> None:
    busy = [
        (f"{year}-12-{day:02}", customer, product, 5.0)
        for year in (2023, 2024, 2025) for customer in range(30, 60) for product in (1, 2) for day in (5,)
    ]  # fmt: skip
    steady = [
        (f"{y}-{m:02}-07", c, 1, 5.0) for y in (2023, 2024, 2025) for m in range(1, 13) for c in range(1, 21)
    ]
    assert seasons(*shop(busy + steady), today=TODAY).products.empty


def test_one_year_is_too_short_for_a_habit() -> None:
    sales, products = shop(apples((2025,)))
    sales = sales[sales["sold_at"] >= "2025-01-01"]
    answer = seasons(sales, products, today=TODAY)
    assert answer.products.empty
    assert answer.tested == 0


def test_a_customers_own_month_is_found_where_little_else_is_tested() -> None:
    own = [(f"{year}-03-15", 7, 1, 9.0) for year in (2023, 2024, 2025)]
    answer = seasons(*shop(own), today=TODAY)
    assert answer.pairs_tested == 12
    (pair,) = answer.pairs.to_dict("records")
    assert (pair["customer"], pair["product"], pair["month"], pair["years"]) == (7, 1, 3, 3)
    assert pair["q"] == pytest.approx(12 / 12**3)


def test_nothing_sold_is_no_habit(table: Table) -> None:
    answer = seasons(table("sale"), table("product"), today=TODAY)
    assert answer.products.empty
    assert answer.customers.empty
    assert answer.pairs.empty


def test_buyers_by_month_agree_with_sql() -> None:
    sales, products = shop(
        [*apples((2023, 2024, 2025)), ("2024-03-09", 4, 1, 5.0), ("2024-03-20", 4, 1, 2.0)]
    )
    answer = seasons(sales, products, today=TODAY)
    with sqlite3.connect(":memory:") as base:
        sales.assign(day=sales["sold_at"].astype(str))[["day", "customer", "product", "amount"]].to_sql(
            "lines", base
        )
        counted = base.execute(
            """WITH bought AS (SELECT DISTINCT product, customer, substr(day, 1, 4) AS year,
                                      CAST(substr(day, 6, 2) AS INTEGER) AS month FROM lines),
                    shop AS (SELECT year, month, count(DISTINCT customer) AS people
                             FROM bought GROUP BY 1, 2),
                    own AS (SELECT year, count(*) AS times FROM bought WHERE product = 1 GROUP BY year)
               SELECT month,
                      (SELECT count(*) FROM bought b WHERE b.product = 1 AND b.month = s.month) / 3.0,
                      sum(times * 1.0 * people / (SELECT sum(people) FROM shop t WHERE t.year = s.year)) / 3.0
               FROM shop s JOIN own USING (year) GROUP BY month ORDER BY month"""
        ).fetchall()
        ((kept, average),) = base.execute(
            """WITH years AS (SELECT customer, substr(day, 1, 4) AS year, sum(amount) AS spent FROM lines
                              WHERE product = 1 AND substr(day, 6, 2) = '11' GROUP BY 1, 2),
                    who AS (SELECT customer, avg(spent) AS spent FROM years GROUP BY 1 HAVING count(*) >= 2)
               SELECT count(*), avg(spent) FROM who"""
        ).fetchall()
    months = answer.months[answer.months["product"] == 1]
    assert months["month"].tolist() == [month for month, _, _ in counted]
    assert months["buyers"].tolist() == pytest.approx([buyers for _, buyers, _ in counted])
    assert months["usual"].tolist() == pytest.approx([usual for _, _, usual in counted])
    (habit,) = answer.products.to_dict("records")
    assert (habit["customers"], habit["average"]) == (kept, pytest.approx(average))


def test_what_begins_within_six_weeks_is_coming_up() -> None:
    answer = seasons(*shop(apples((2023, 2024, 2025))), today=TODAY)
    assert coming_up(answer.products, TODAY).empty
    assert len(coming_up(answer.products, TODAY.replace(year=2026, month=10, day=1))) == 1

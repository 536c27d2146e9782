from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from crm.insights.seasons import _at_least, seasons
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
    assert habit["expected"] == pytest.approx(11 * 15 * 4 / 5)
    assert habit["low"] < habit["expected"] < habit["high"]
    assert habit["write_on"] == habit["next_on"] - pd.Timedelta(days=7)
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


def test_hits_of_equal_trials_are_binomial() -> None:
    chances = np.full((4, 5), 0.3)
    wanted = stats.binom.sf(np.arange(4) - 1, 5, 0.3)
    assert _at_least(np.arange(4), chances) == pytest.approx(wanted)

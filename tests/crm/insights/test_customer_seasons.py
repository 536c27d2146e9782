from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from crm.insights.customer_seasons import OwnSeason, customer_seasons
from crm.insights.lines import SaleLines
from tests.crm.insights.test_seasons import TODAY, apples, shop

Extra = list[tuple[str, int, int, float]]


def found(extra: Extra, customer: int, today: date = TODAY) -> tuple[OwnSeason, ...]:
    sales, products = shop(extra)
    return customer_seasons(SaleLines(sales), products, customer, today=today)


def in_march(years: tuple[int, ...], customer: int = 7) -> Extra:
    return [(f"{year}-03-15", customer, 1, 9.0) for year in years]


def test_a_month_that_many_share_is_found_of_each_of_them() -> None:
    extra = apples((2023, 2024, 2025))
    assert found(extra, 3) == (OwnSeason(1, "Red apples", 11, 3, 3, 15.0),)
    assert found(extra, 15) == (), "who never bought them has no such month"


def test_where_many_do_two_years_tell_of_one_customer_too() -> None:
    extra = apples((2023, 2024, 2025), customers=10) + [
        (f"{year}-11-20", 12, 1, 8.0) for year in (2024, 2025)
    ]
    assert found(extra, 12) == (OwnSeason(1, "Red apples", 11, 2, 3, 8.0),)


def test_a_month_of_their_own_needs_more_years() -> None:
    assert found(in_march((2023, 2024, 2025)), 7) == (OwnSeason(1, "Red apples", 3, 3, 3, 9.0),)
    assert found(in_march((2024, 2025)), 7) == ()


@pytest.mark.parametrize("customer", [2, 99])
def test_what_is_bought_all_year_is_no_season(customer: int) -> None:
    assert found([], customer) == ()


def test_the_month_that_comes_next_stands_first() -> None:
    extra = apples((2023, 2024, 2025))
    extra += [(day.replace("-11-", "-03-"), who, what, amount) for day, who, what, amount in extra]
    assert [each.month for each in found(extra, 3)] == [3, 11]
    assert [each.month for each in found(extra, 3, date(2026, 6, 1))] == [11, 3]


def test_a_month_under_way_is_not_held_against_them() -> None:
    (season,) = found(apples((2023, 2024)), 3, date(2025, 11, 2))
    assert (season.years, season.of_years) == (2, 2)


def test_chance_finds_next_to_nothing() -> None:
    """Two products bought in a random month of each of three years."""
    draw = np.random.default_rng(3)
    extra = [
        (f"{year}-{draw.integers(1, 13):02}-10", customer, product, 5.0)
        for customer in range(100, 200) for product in range(1, 3) for year in (2023, 2024, 2025)
    ]  # fmt: skip
    sales, products = shop(extra)
    lines = SaleLines(sales)
    named = sum(bool(customer_seasons(lines, products, each, today=TODAY)) for each in range(100, 200))
    assert named <= 5

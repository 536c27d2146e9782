from __future__ import annotations

import pandas as pd
import pytest

from crm.insights.season_customers import UNTRIED, Trial, may_bring
from crm.insights.seasons import seasons
from tests.crm.insights.test_seasons import TODAY, apples, shop


def test_who_came_each_year_is_likelier_to_come_again_than_who_came_once() -> None:
    once = [("2024-11-20", 15, 1, 15.0)]
    people = seasons(*shop(apples((2023, 2024, 2025)) + once), today=TODAY).customers.set_index("customer")
    assert people["years"][[1, 15]].tolist() == [3, 1]
    assert people["of_years"][[1, 15]].tolist() == [3, 3]
    assert people["again"][1] > 0.8
    assert people["again"][15] < 0.4
    assert people["brings"][1] == pytest.approx(people["again"][1] * 15)


def test_those_of_each_year_are_proven_and_those_of_one_are_not() -> None:
    once = [("2024-11-20", 15, 1, 15.0)]
    people = seasons(*shop(apples((2023, 2024, 2025)) + once), today=TODAY).customers.set_index("customer")
    assert people["chance"][1] == pytest.approx(1 / 12**3, rel=0.3)
    assert people["chance"][15] == 1
    assert bool(people["own"][1])
    assert not bool(people["own"][15])


def test_in_the_month_that_is_under_way_who_has_not_come_yet_may_still_come() -> None:
    sales, products = shop(apples((2022, 2023, 2024), customers=11) + apples((2025,), customers=8))
    sales = sales[sales["sold_at"] <= "2025-11-20"]
    answer = seasons(sales, products, today=TODAY.replace(month=11, day=20))
    (habit,) = answer.products.to_dict("records")
    assert (habit["under_way"], habit["customers"], habit["waiting"]) == (True, 11, 3)
    people = answer.customers.set_index("customer")
    assert people["waits"][[1, 9]].tolist() == [False, True]
    assert people["of_years"][9] == people["years"][9]  # this November does not speak against them yet


def test_bounds_hold_the_mean_and_widen_by_what_was_off_a_year_ago() -> None:
    people = pd.DataFrame(
        {"brings": [8.0] * 20, "spread": [16.0] * 20, "average": [10.0] * 20, "stays_away": [-1.6] * 20}
    )
    near, far = may_bring(people, 0.01, Trial()), may_bring(people, 0.01, Trial(spread=9.0))
    assert near.expected == far.expected == 160
    assert far.low < near.low < 160 < near.high < far.high
    assert may_bring(people, 0.0, Trial(ratio=2.0)).expected == 200  # nobody spends more than when all come


def test_nothing_is_within_the_bounds_where_it_is_likely_that_nobody_comes() -> None:
    people = pd.DataFrame({"brings": [6.0], "spread": [24.0], "average": [10.0], "stays_away": [-0.9]})
    assert may_bring(people, 0.01, Trial()).low == 0


def test_two_years_are_too_few_to_try_what_was_expected() -> None:
    sales, products = shop(apples((2024, 2025)))
    answer = seasons(sales[sales["sold_at"] >= "2024-01-01"], products, today=TODAY)
    assert answer.trial == UNTRIED
    assert seasons(*shop(apples((2023, 2024, 2025))), today=TODAY).trial.habits == 1


def test_nobody_brings_nothing() -> None:
    columns = {name: pd.Series(dtype="float64") for name in ("brings", "spread", "average", "stays_away")}
    nothing = may_bring(pd.DataFrame(columns), 0.0, Trial())
    assert (nothing.expected, nothing.low, nothing.high) == (0, 0, 0)

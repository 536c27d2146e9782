from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd
import pytest

from crm.insights.retention import cohorts, customers_by_month, kept_by_age, patience, silences_of
from crm.insights.rhythm import purchase_days

Table = Callable[..., pd.DataFrame]


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

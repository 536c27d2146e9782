from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd

from crm.insights.rhythm import gone_quiet, purchase_days, usual_gaps

Table = Callable[..., pd.DataFrame]

TODAY = date(2026, 11, 20)


def visits(table: Table, **days: list[int]) -> pd.DataFrame:
    """Write a sale for each customer (``c1``, ``c2``) and each day so many days before today."""
    rows = [
        f"{np.datetime64(TODAY) - ago} {name[1:]} 10"
        for name, customer_days in days.items()
        for ago in customer_days
    ]
    return table("sale", "\n".join(["sold_at customer amount", *rows]))


def test_a_regular_is_quiet_after_more_than_three_usual_gaps(table: Table) -> None:
    quiet = gone_quiet(
        visits(
            table,
            c1=[62, 54, 46, 38, 30],
            c2=[56, 48, 40, 32, 24],
            c3=[60, 52, 44, 36],
            c4=[9, 8, 7, 6, 5, 0],
        ),
        today=TODAY,
    )
    assert quiet["customer"].tolist() == [1], "2 is at three gaps exactly, 3 has four days, 4 came today"
    assert quiet["usual_gap"].tolist() == [8]
    assert quiet["days_since"].tolist() == [30]
    assert quiet["recent"].tolist() == [True]


def test_who_has_been_away_for_more_than_a_year_is_lost_not_quiet(table: Table) -> None:
    assert gone_quiet(visits(table, c1=[500, 492, 484, 476, 468]), today=TODAY).empty


def test_a_silence_that_is_old_is_not_recent(table: Table) -> None:
    quiet = gone_quiet(visits(table, c1=[132, 124, 116, 108, 100]), today=TODAY)
    assert quiet["recent"].tolist() == [False]


def test_several_lines_of_a_day_are_one_purchase_day(table: Table) -> None:
    days = purchase_days(visits(table, c1=[5, 5, 5, 1], c0=[3]))
    assert days.ids.tolist() == [1]
    assert days.counts.tolist() == [2]


def test_gaps_are_medians_by_customer(table: Table) -> None:
    days = purchase_days(visits(table, c1=[20, 10, 8, 0], c2=[4], c3=[30, 20, 0]))
    assert usual_gaps(days)[[0, 2]].tolist() == [8, 15]
    assert np.isnan(usual_gaps(days)[1])


def test_an_empty_shop_has_nobody(table: Table) -> None:
    assert gone_quiet(table("sale"), today=TODAY).empty


def test_superstore_agrees_with_pandas(superstore: dict[str, pd.DataFrame]) -> None:
    sales = superstore["sales"]
    days = purchase_days(sales)
    pairs = sales[["customer", "sold_at"]].drop_duplicates().sort_values(["customer", "sold_at"])
    gaps = pairs.groupby("customer")["sold_at"].apply(lambda each: each.diff().dt.days.median())
    assert days.ids.tolist() == gaps.index.tolist()
    np.testing.assert_array_equal(usual_gaps(days), gaps.to_numpy())

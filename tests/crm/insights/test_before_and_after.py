from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd
import pytest

from benchmarks.simulated_troubles import as_loaded
from crm.insights.before_and_after import KINDS, before_and_after
from crm.insights.returns import returned_lines

Table = Callable[..., pd.DataFrame]

TODAY = date(2026, 3, 31)
MONTHS = pd.date_range("2023-01-01", "2026-03-01", freq="MS")


def shop(*, leaves: float, drop: float, seed: int = 3) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make 300 customers who come every month, ever fewer of them; the first 60 complain in 2024.

    ``leaves``: how many of a hundred spend less each month, whoever they are; ``drop``: by what share who
    complained spends less afterwards.
    """
    rng = np.random.default_rng(seed)
    customer = np.repeat(np.arange(1, 301), len(MONTHS))
    month = np.tile(np.arange(len(MONTHS)), 300)
    level = np.repeat(rng.gamma(4.0, 25.0, 300), len(MONTHS))
    amount = level * rng.gamma(9.0, 1 / 9.0, len(month)) * (1 - leaves / 100) ** month
    when = 12 + np.arange(60) % 8
    at = np.zeros(301, dtype="int64") + len(MONTHS)
    at[1:61] = when
    amount = np.where(month > at[customer], amount * (1 - drop), amount)
    orders = np.char.add("A", np.arange(len(month)).astype("str"))
    sales = as_loaded(
        "sale", order_number=orders, sold_at=MONTHS[month].to_numpy(), customer=customer, amount=amount
    )
    complaints = as_loaded(
        "complaint",
        opened_at=(MONTHS[when] + pd.Timedelta(days=40)).to_numpy(),
        customer=np.arange(1, 61),
        order_number=orders[np.arange(60) * len(MONTHS) + when],
        satisfaction=np.where(np.arange(60) % 2, "yes", "no"),
    )
    return sales, complaints


def compared(sales: pd.DataFrame, complaints: pd.DataFrame, *, today: date = TODAY) -> pd.DataFrame:
    empty = returned_lines(as_loaded("return"), sales)
    return before_and_after(sales, complaints, empty, today=today).set_index("kind")


def test_who_spends_less_after_a_complaint_stands_out_from_their_like() -> None:
    row = compared(*shop(leaves=0, drop=0.4)).loc["complained"]
    assert row["customers"] + row["left_out"] == 60
    assert row["beyond_chance"]
    assert row["after"] / row["like_after"] == pytest.approx(0.6, abs=0.08)
    assert row["high"] < 0
    assert row["like_before"] == pytest.approx(row["before"], rel=0.05)


def test_a_shop_whose_customers_all_drift_away_blames_no_complaint() -> None:
    row = compared(*shop(leaves=4, drop=0)).loc["complained"]
    assert row["after"] < 0.8 * row["before"]
    assert not row["beyond_chance"]
    assert row["low"] < 0 < row["high"]


def test_where_nothing_is_to_be_found_little_is_found() -> None:
    found = [compared(*shop(leaves=0, drop=0, seed=each)).loc["complained"] for each in range(20)]
    assert sum(each["beyond_chance"] for each in found) <= 2


def test_the_year_after_must_be_over_and_the_year_before_known() -> None:
    sales, complaints = shop(leaves=0, drop=0.4)
    row = compared(sales, complaints, today=date(2024, 12, 31)).loc["complained"]
    assert row["customers"] == 0
    assert row["too_recent"] == 60
    late = sales[sales["sold_at"] >= "2024-01-01"]
    assert compared(late, complaints).loc["complained", "customers"] == 0


def test_satisfied_and_unsatisfied_are_told_apart_and_few_are_said_to_be_few() -> None:
    rows = compared(*shop(leaves=0, drop=0.4))
    both = rows.loc[["satisfied", "unsatisfied"]]
    assert both["customers"].sum() == rows.loc["complained", "customers"]
    sales, complaints = shop(leaves=0, drop=0.4)
    few = compared(sales, complaints.head(10)).loc["complained"]
    assert few["few"]
    assert not few["beyond_chance"]


def test_returns_are_compared_likewise() -> None:
    sales, complaints = shop(leaves=0, drop=0.4)
    returns = as_loaded(
        "return",
        returned_on=complaints["opened_at"].to_numpy(),
        customer=complaints["customer"].to_numpy(),
        product=np.ones(60, dtype="int64"),
        refund=1.0,
    )
    table = before_and_after(
        sales, as_loaded("complaint"), returned_lines(returns, sales), today=TODAY
    ).set_index("kind")
    assert table.loc["complained", "customers"] == 0
    assert table.loc["returned", "beyond_chance"]


def test_an_empty_shop_gives_a_row_a_kind(table: Table) -> None:
    found = before_and_after(
        table("sale"), table("complaint"), returned_lines(table("return"), table("sale")), today=TODAY
    )
    assert found["kind"].tolist() == list(KINDS)
    assert not found["customers"].any()

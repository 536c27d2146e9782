from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from crm.insights.lines import SaleLines
from crm.insights.memory import Memory
from crm.insights.offer_trial import COUNT, try_offers
from tests.crm.insights.conftest import as_loaded

Table = Callable[..., pd.DataFrame]
TODAY = date(2026, 6, 10)


def shop(seed: int = 1, *, own: float = 0.9) -> pd.DataFrame:
    """Give a year of 60 customers who come every nine days or so, mostly for the one thing of their own."""
    rng = np.random.default_rng(seed)
    rows = []
    for customer in range(1, 61):
        day = date(2025, 6, 1) + timedelta(days=int(rng.integers(0, 9)))
        while day <= TODAY:
            mine = customer % 30 + 1 if rng.random() < own else int(rng.integers(1, 31))
            rows.append((f"{customer}-{day}", day, customer, mine))
            day += timedelta(days=int(rng.integers(5, 14)))
    sold = pd.DataFrame(rows, columns=["order_number", "sold_at", "customer", "product"])
    sold["sold_at"] = pd.to_datetime(sold["sold_at"]).astype("datetime64[s]")
    return as_loaded("sale", sold.sort_values("sold_at", ignore_index=True).rename_axis("id"))


def test_customers_of_one_thing_are_known_better_than_by_best_sellers() -> None:
    trial = try_offers(SaleLines(shop()), today=TODAY)
    assert trial.months == 3
    assert trial.enough
    assert trial.ours.of == trial.last.of == trial.sellers.of > 150
    assert (trial.ours.low or 0) > 90
    assert (trial.ours.low or 0) > (trial.sellers.high or 100)
    assert 1 / COUNT * 0.9 < trial.of_five < 1


def test_best_sellers_are_counted_as_they_would_be_by_hand() -> None:
    sales = shop()
    trial = try_offers(SaleLines(sales), today=TODAY)
    hits = of = 0
    for month in ("2026-03", "2026-04", "2026-05"):
        start = pd.Timestamp(f"{month}-01")
        past, then = sales[sales["sold_at"] < start], sales[sales["sold_at"].dt.strftime("%Y-%m") == month]
        buyers = past.drop_duplicates(["customer", "product"])["product"].value_counts()
        best = set(buyers.sort_index().sort_values(ascending=False, kind="stable").head(COUNT).index)
        came = then[then["customer"].isin(past["customer"])]
        of += came["customer"].nunique()
        hits += came[came["product"].isin(best)]["customer"].nunique()
    assert trial.sellers.of == of
    assert trial.sellers.count == pytest.approx(hits, abs=8)  # of equals another may be among the five


def test_the_month_tried_is_not_known_beforehand() -> None:
    sales = shop(own=0.0)
    later = sales.assign(product=np.where(sales["sold_at"] >= "2026-05-01", 99, sales["product"]))
    trial = try_offers(SaleLines(later[later["sold_at"] < "2026-06-01"]), today=TODAY)
    before = try_offers(SaleLines(sales[sales["sold_at"] < "2026-05-01"]), today=date(2026, 5, 1))
    assert trial.ours.of > 0
    assert trial.ours.count < before.ours.count  # nobody could have suggested what was new in May


def test_sales_of_today_leave_the_trial_as_it_was() -> None:
    sales, memory = shop(), Memory()
    first = try_offers(SaleLines(sales, None, memory), today=TODAY)
    more = sales.copy()
    more.loc[more["sold_at"] >= "2026-06-01", "product"] = 3
    assert try_offers(SaleLines(more, None, memory), today=TODAY) is first
    more.loc[more["sold_at"] < "2026-02-01", "product"] = 3
    assert try_offers(SaleLines(more, None, memory), today=TODAY) is not first


def test_few_customers_are_not_enough(table: Table) -> None:
    nothing = try_offers(SaleLines(table("sale")), today=TODAY)
    assert not nothing.enough
    assert nothing.months == 0
    sales = shop()
    assert not try_offers(SaleLines(sales[sales["customer"] < 5]), today=TODAY).enough

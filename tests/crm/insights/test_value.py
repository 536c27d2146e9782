from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd
import pytest

from benchmarks.simulated_shop import SimulatedShop
from crm.insights.frames import empty_frame
from crm.insights.lines import SaleLines
from crm.insights.memory import Memory
from crm.insights.returns import returned_lines
from crm.insights.value import Value, lifetime_value

Table = Callable[..., pd.DataFrame]


def valued(sales: pd.DataFrame, today: date, returns: pd.DataFrame | None = None) -> Value:
    back = returned_lines(empty_frame("return") if returns is None else returns, sales)
    return lifetime_value(sales, back, empty_frame("product"), today=today)


@pytest.fixture(scope="module")
def shop() -> SimulatedShop:
    return SimulatedShop(400, 11)


@pytest.fixture(scope="module")
def value(shop: SimulatedShop) -> Value:
    return valued(shop.sales, shop.today)


def test_bounds_hold_about_8_times_of_10() -> None:
    """A few shops here; a hundred in ``benchmarks.lifetime``."""
    held, total = [], []
    for seed in range(200, 205):
        shop = SimulatedShop(200, seed)
        found = valued(shop.sales, shop.today)
        table = found.customers.set_index("customer")
        truth = shop.spent_after.reindex(table.index)
        inside = (truth >= table["value_low"] - 0.01) & (truth <= table["value_high"] + 0.01)
        held.append(inside[table["value_high"] > 0].mean())
        total.append(found.total / truth.sum())
    assert 0.7 < np.mean(held) < 0.9
    assert 0.85 < np.mean(total) < 1.15


def test_customers_are_ranked_and_add_up(value: Value) -> None:
    table = value.customers
    assert table["value"].is_monotonic_decreasing
    np.testing.assert_allclose(table["value"].sum(), value.total)
    assert value.total_low < value.total < value.total_high
    assert (table["value_low"] <= table["value_high"]).all()
    assert table["alive"].between(0, 1).all()
    assert (table.loc[table["purchase_days"] == 1, "alive"] == 1).all()


def test_the_same_question_has_the_same_answer(shop: SimulatedShop, value: Value) -> None:
    pd.testing.assert_frame_equal(valued(shop.sales, shop.today).customers, value.customers)


def test_an_edit_is_noticed_by_who_remembers(shop: SimulatedShop, value: Value) -> None:
    memory, products = Memory(), empty_frame("product")
    back = returned_lines(empty_frame("return"), shop.sales)
    first = lifetime_value(SaleLines(shop.sales, products, memory), back, products, today=shop.today)
    again = lifetime_value(SaleLines(shop.sales, products, memory), back, products, today=shop.today)
    dearer = shop.sales.assign(amount=2 * shop.sales["amount"])
    edited = lifetime_value(SaleLines(dearer, products, memory), back, products, today=shop.today)
    assert first.total == again.total == value.total
    np.testing.assert_allclose(edited.total, 2 * value.total, rtol=1e-4)


def test_what_comes_after_today_is_not_known(shop: SimulatedShop) -> None:
    """Asked about an earlier day, later sales change nothing."""
    earlier = date(2025, 3, 1)
    past = shop.sales[shop.sales["sold_at"] <= np.datetime64(earlier)]
    pd.testing.assert_frame_equal(valued(shop.sales, earlier).customers, valued(past, earlier).customers)


def test_costs_and_returns_are_taken_off(shop: SimulatedShop, value: Value) -> None:
    costly = shop.sales.assign(cost=shop.sales["amount"] * 0.6)
    after_costs = valued(costly, shop.today)
    assert after_costs.kept.after_costs
    np.testing.assert_allclose(after_costs.total, 0.4 * value.total)
    np.testing.assert_allclose(after_costs.customers["value_high"], 0.4 * value.customers["value_high"])
    back = (
        empty_frame("return")
        .reindex([1])
        .assign(
            returned_on=pd.Timestamp(shop.today), refund=0.1 * recent_revenue(shop), customer=1, product=0
        )
    )
    less = valued(shop.sales, shop.today, back.astype(empty_frame("return").dtypes.to_dict()))
    np.testing.assert_allclose(less.total, 0.9 * value.total)


def recent_revenue(shop: SimulatedShop) -> float:
    since = np.datetime64(shop.today) - 365
    return float(shop.sales.loc[shop.sales["sold_at"] > since, "amount"].sum())


def test_a_tiny_shop_is_told_that_it_is_too_small(table: Table) -> None:
    found = valued(table("sale", "sold_at customer amount\n2026-01-01 1 5\n2026-02-01 1 5"), date(2026, 3, 1))
    assert not found.enough
    assert found.customers.empty
    assert (found.buyers, found.returning) == (1, 1)
    assert np.isnan(found.total)


def test_an_empty_shop_has_no_value(table: Table) -> None:
    assert not valued(table("sale"), date(2026, 3, 1)).enough


def test_buying_by_the_calendar_is_told_from_buying_at_random(shop: SimulatedShop, value: Value) -> None:
    weekly = SimulatedShop(400, 11, steps=12)
    found = valued(weekly.sales, weekly.today).regularity
    assert found.is_regular
    assert not value.regularity.is_regular
    assert not value.regularity.in_bursts
    assert value.regularity.index is not None
    assert 0.8 < value.regularity.index < 1.2

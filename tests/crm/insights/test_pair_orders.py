from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd
import pytest

from crm.insights.lines import SaleLines
from crm.insights.pair_orders import half_buyers, pair_orders
from tests.crm.insights.conftest import as_loaded

Table = Callable[..., pd.DataFrame]
TODAY = date(2026, 6, 1)


def sales() -> pd.DataFrame:
    rng = np.random.default_rng(7)
    count = 600
    days = pd.Timestamp("2024-06-01") + pd.to_timedelta(rng.integers(0, 730, count), unit="D")
    order = rng.integers(1, 250, count)
    rows = pd.DataFrame(
        {
            "order_number": np.char.add("A", order.astype("str")), "sold_at": days.astype("datetime64[s]"),
            "customer": order % 40, "product": rng.integers(1, 7, count),
            "amount": rng.integers(1, 90, count) / 2,
        }
    ).rename_axis("id")  # fmt: skip
    return as_loaded("sale", rows)


def asked(rows: pd.DataFrame, question: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(":memory:") as base:
        text = rows[["order_number", "sold_at", "customer", "product", "amount"]].astype(
            {"order_number": str, "sold_at": str}
        )
        text.to_sql("lines", base)
        return base.execute(question).fetchall()


def test_the_orders_with_both_are_those_of_sql() -> None:
    rows = sales()
    found = pair_orders(SaleLines(rows), 2, 5)
    wanted = asked(
        rows,
        """SELECT order_number, max(sold_at), sum(amount) FROM lines WHERE product IN (2, 5)
           GROUP BY order_number HAVING count(DISTINCT product) = 2""",
    )
    got = zip(found["order_number"], found["day"].dt.strftime("%Y-%m-%d"), found["amount"], strict=True)
    assert sorted(got) == [
        (number, str(day)[:10], pytest.approx(spent)) for number, day, spent in sorted(wanted)
    ]
    assert found["day"].is_monotonic_decreasing


def test_who_bought_the_one_and_never_the_other_are_those_of_sql() -> None:
    rows = sales()
    found = half_buyers(SaleLines(rows), 2, 5, today=TODAY)
    wanted = asked(
        rows,
        """SELECT customer, count(DISTINCT sold_at), sum(amount) FROM lines
           WHERE product = 2 AND customer > 0
             AND customer NOT IN (SELECT customer FROM lines WHERE product = 5)
           GROUP BY customer HAVING max(sold_at) > '2025-06-01' AND max(sold_at) <= '2026-06-01'""",
    )
    assert len(found)
    got = zip(found["customer"], found["times"], found["spent"], strict=True)
    assert sorted(got) == [(who, days, pytest.approx(spent)) for who, days, spent in sorted(wanted)]


def test_nothing_sold_holds_no_pair(table: Table) -> None:
    lines = SaleLines(table("sale"))
    assert pair_orders(lines, 1, 2).empty
    assert half_buyers(lines, 1, 2, today=TODAY).empty

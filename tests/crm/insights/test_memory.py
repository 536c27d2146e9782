"""What is remembered between two looks must never be of what was there before."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import fields
from datetime import date

import numpy as np
import pandas as pd
import pytest

from crm.insights.memory import FEW, Memory
from crm.insights.overview import Overview, overview

Table = Callable[..., pd.DataFrame]
SALES = """
order_number sold_at    customer product amount due_on
A            2025-10-03 1        10      800    -
B            2026-08-03 2        10      10     2026-09-01
B            2026-08-03 2        11      20     2026-09-01
C            2026-08-08 2        10      10     -
D            2026-10-20 1        10      1000   -
"""


def test_work_is_done_again_only_where_its_inputs_differ() -> None:
    memory, turns = Memory(), itertools.count(1)
    many = np.zeros(FEW + 1)

    def recall(*inputs: object) -> int:
        return memory.recall("sum", inputs, lambda: next(turns))

    assert [recall(many, 1), recall(many[:], 1)] == [1, 1]  # another look at the same memory
    assert recall(many.copy(), 1) == 2  # equal, but elsewhere: it is not known what became of the first
    assert recall(many, 2) == 3
    assert recall(many[:-1], 2) == 4
    assert [recall(np.array([1, 2])), recall(np.array([1, 2])), recall(np.array([1, 3]))] == [5, 5, 6]


def test_a_look_with_a_memory_is_the_same_as_one_without(table: Table) -> None:
    memory = Memory()
    sales, products = table("sale", SALES), table("product", "id name\n10 Figs\n11 Dates")
    payments = table("payment", "paid_on customer order_number amount\n2026-08-04 2 B 4")
    customers = table("customer", "id name\n1 Ann\n2 Bo\n3 Cy")

    def look(sales: pd.DataFrame, memory: Memory | None = None) -> Overview:
        others = (table("return"), table("complaint"), customers, products)
        return overview(
            sales,
            *others,
            payments=payments,
            tasks=table("task"),
            today=date(2026, 11, 20),
            memory=memory,
        )

    changes = {
        "amount": 5.0,
        "customer": 3,
        "sold_at": pd.Timestamp("2025-12-24"),
        "due_on": pd.Timestamp("2026-01-02"),
    }
    edited = [sales] + [
        sales.assign(**{name: sales[name].where(sales.index != 4, after).astype(sales[name].dtype)})
        for name, after in changes.items()
    ]
    for each in [*edited, sales.iloc[:3], sales]:
        assert_same(look(each, memory), look(each))


def assert_same(one: Overview, other: Overview) -> None:
    for each in fields(Overview):
        left, right = getattr(one, each.name), getattr(other, each.name)
        if isinstance(left, pd.DataFrame):
            pd.testing.assert_frame_equal(left, right)
        else:
            assert left == pytest.approx(right) if isinstance(left, float) else left == right

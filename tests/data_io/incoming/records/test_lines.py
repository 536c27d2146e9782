from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

from data_io.incoming.records.lines import (
    as_returns,
    complete_lines,
    signed_amounts,
    stands_twice,
    taken_back,
)
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import imported, table_of


def lines(**columns: Sequence[object]) -> pd.DataFrame:
    """Typed columns of sales by field name."""
    frame = pd.DataFrame({f"sale.{name}": pd.Series(column) for name, column in columns.items()})
    numbers = [name for name in frame if name != "sale.order_number"]
    return frame.astype(dict.fromkeys(numbers, "float64"))


NO_OWN = pd.DataFrame()


def test_the_amount_is_reckoned_where_it_is_blank_and_only_there() -> None:
    """By hand: 3 x 1.25; 2 x 10 less 5 %; 1 x 7 less 0.5; a blank quantity is one; a given amount stays."""
    completed = complete_lines(
        lines(
            quantity=[3, 2, 1, None, 2],
            unit_price=[1.25, 10, 7, 4, 9],
            discount_share=[None, 0.05, None, None, None],
            discount=[None, None, 0.5, None, None],
            amount=[None, None, None, None, 17.99],
        )
    )
    assert completed["sale.amount"].tolist() == [3.75, 19.0, 6.5, 4.0, 17.99]


def test_the_cost_is_the_amount_less_the_profit() -> None:
    completed = complete_lines(lines(amount=[10, 10], **{"cost:profit": [4, -2.5]}))
    assert completed["sale.cost"].tolist() == [6, 12.5]
    assert "sale.cost:profit" not in completed


def test_a_lines_number_is_its_place_in_its_order() -> None:
    completed = complete_lines(lines(order_number=["A", "B", "A", None], amount=[1, 1, 1, 1]))
    assert completed["sale.line"].tolist()[:3] == [1, 1, 2]
    assert np.isnan(completed["sale.line"].iloc[3])


def test_the_sheets_own_line_numbers_count_where_each_stands_once() -> None:
    given = complete_lines(lines(order_number=["A", "A"], line=[20, 10], amount=[1, 1]))
    assert given["sale.line"].tolist() == [20, 10]
    doubled = complete_lines(lines(order_number=["A", "A"], line=[10, 10], amount=[1, 1]))
    assert doubled["sale.line"].tolist() == [1, 2]


@pytest.mark.parametrize(
    ("quantity", "amount", "back"),
    [(-1, 5, True), (-1, -5, True), (1, -5, False), (None, -5, True), (None, 5, False), (2, 5, False)],
)
def test_a_line_was_taken_back_where_its_quantity_or_else_its_amount_is_below_zero(
    quantity: float | None, amount: float, *, back: bool
) -> None:
    assert taken_back(lines(quantity=[quantity], amount=[amount]), NO_OWN).tolist() == [back]


def test_a_status_may_say_that_a_line_was_taken_back() -> None:
    status = ["Paid", "CANCELLED", "storniert", None, "Rembourse"]
    own = pd.DataFrame({"own.Status": status, "own.Note": ["void"] * 5}, dtype=object)
    assert taken_back(lines(quantity=[1] * 5, amount=[1] * 5), own).tolist() == [
        False,
        True,
        True,
        False,
        True,
    ]


def test_what_was_taken_back_counts_above_zero_and_with_its_sign_in_the_sum() -> None:
    sold = lines(order_number=["A", "B", "C"], quantity=[-2, -1, None], amount=[-5, 3, -4])
    returns = as_returns(sold, pd.Series(["A"]))
    assert returns["return.refund"].tolist() == [5, 3, 4]
    assert returns["return.quantity"].tolist()[:2] == [2, 1]
    assert returns["return.order_number"].astype(object).where(
        returns["return.order_number"].notna(), None
    ).tolist() == ["A", None, None]
    assert signed_amounts(sold, np.array([True, True, True])).tolist() == [-5, -3, -4]


def test_only_whole_rows_stand_twice() -> None:
    sold = lines(order_number=["A", "A", "A"], quantity=[1, 1, 1], amount=[2, 2, 2])
    own = pd.DataFrame({"own.Shelf": ["top", "top", "low"]})
    assert stands_twice(sold, own).tolist() == [1]
    assert stands_twice(sold[["sale.order_number"]], own).tolist() == []


@pytest.mark.parametrize(
    ("refunds", "stored"),
    [
        (("-5.00", "-7.50"), [5.0, 7.5]),
        (("-5.00", "7.50"), [5.0, 7.5]),
        (("5.00", "7.50", "-7.50"), [5.0, 7.5, -7.5]),
    ],
)
def test_credit_notes_below_zero_are_money_given_back(
    store: Store, refunds: tuple[str, ...], stored: list[float]
) -> None:
    rows = (
        f"G{place}|2024-02-0{place}|R{place}|Vase|{refund}|broken" for place, refund in enumerate(refunds, 1)
    )
    table = "Credit note number|Return date|Order number|Product|Refund|Reason\n" + "\n".join(rows)
    (plan,), _ = imported(store, table)
    assert [refund / 10_000 for (refund,) in table_of(store, "return", "refund")] == stored
    assert plan.sums["return.refund"]["stored"] == sum(stored)

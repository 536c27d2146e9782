"""The orders and the customers behind a pair of products that are bought together."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from crm.insights.calendar import NO_DAY, Ints, day_number
from crm.insights.lines import Bools, SaleLines, distinct

LATELY: Final = 365
"""Days within which somebody has bought the one product."""


def pair_orders(lines: SaleLines, product: int, other: int) -> pd.DataFrame:
    """Give the orders that hold both products, the latest first.

    Columns: order_number, day (NaT unknown), customer (id, 0 unknown), amount (of the two products together,
    account currency).
    """
    one, two = lines.product == product, lines.product == other
    with_both = np.intersect1d(lines.order[one], lines.order[two])
    rows = np.flatnonzero((one | two) & (lines.order >= 0))
    rows = rows[np.isin(lines.order[rows], with_both)]
    place = np.searchsorted(with_both[with_both >= 0], lines.order[rows])
    codes = with_both[with_both >= 0].astype("int64")
    day = np.full(len(codes), np.iinfo("int64").min)
    np.maximum.at(day, place, lines.day[rows])
    customer = np.zeros(len(codes), dtype="int64")
    np.maximum.at(customer, place, lines.customer[rows])
    amount = np.bincount(place, weights=lines.amount[rows], minlength=len(codes))
    days = np.where(day > NO_DAY, day, 0).astype("datetime64[D]")
    days[day <= NO_DAY] = np.datetime64("NaT")
    table = pd.DataFrame(
        {
            "order_number": lines.order_numbers.take(codes).to_numpy(dtype=object),
            "day": days.astype("datetime64[s]"), "customer": customer, "amount": amount,
        }
    )  # fmt: skip
    return table.sort_values("day", ascending=False, kind="stable", ignore_index=True)


def half_buyers(lines: SaleLines, product: int, other: int, *, today: date) -> pd.DataFrame:
    """Name who bought the one product within a year and the other one never, most days first.

    Columns: customer (id), times (days on which they bought the one), last_on (day), spent (on it, account
    currency).
    """
    named = lines.customer > 0
    one = named & (lines.product == product) & (lines.place > 0) & (lines.day <= day_number(today))
    had = np.zeros(int(lines.customer.max(initial=0)) + 1, dtype=bool)
    had[lines.customer[named & (lines.product == other)]] = True
    rows = np.flatnonzero(one & ~had[np.maximum(lines.customer, 0)])
    ids, row = np.unique(lines.customer[rows], return_inverse=True)
    last = np.full(len(ids), NO_DAY, dtype="int64")
    np.maximum.at(last, row, lines.day[rows])
    lately: Bools = last > day_number(today) - LATELY
    span = lines.places + 1
    times: Ints = np.bincount(distinct(row * span + lines.place[rows]) // span, minlength=len(ids))
    table = pd.DataFrame(
        {
            "customer": ids, "times": times,
            "last_on": last.astype("datetime64[D]").astype("datetime64[s]"),
            "spent": np.bincount(row, weights=lines.amount[rows], minlength=len(ids)),
        }
    )[lately]  # fmt: skip
    return table.sort_values(["times", "spent"], ascending=False, kind="stable", ignore_index=True)

"""How customers pay for what they bought on credit: after how many days, and how often late."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from crm.insights.calendar import NO_DAY, Ints, day_numbers
from crm.insights.credit import paid_orders
from crm.insights.intervals import wilson_interval
from crm.insights.lines import SaleLines, grouped, lines_of, positions

FEW: Final = 5
"""With fewer paid orders a customer's habit cannot be told."""


def paying_habits(sales: pd.DataFrame | SaleLines, payments: pd.DataFrame) -> pd.DataFrame:
    """Say how each customer paid the orders on credit that are paid in full.

    One row per customer with such an order, the latest payers first. Columns: customer (id), orders (count
    paid), days_to_pay (middle days from the order to the last payment; NaN where the order's day is unknown),
    days_late (middle days after the due day; below 0 is early), late (count), late_share (0 to 1), late_low,
    late_high (its 95 % interval), few (bool: fewer than 5 orders).
    """
    lines = lines_of(sales)
    paid = paid_orders(lines, payments)
    paid = paid[(paid["customer"] > 0).to_numpy()]
    on = day_numbers(paid["paid_on"])
    sold = _sold_on(lines, paid)
    known = (sold != NO_DAY) & (on != NO_DAY)
    each = pd.DataFrame(
        {
            "customer": paid["customer"].to_numpy(dtype="int64"),
            "to_pay": np.where(known, on - sold, np.nan),
            "after_due": (on - day_numbers(paid["due_on"])).astype("float64"),
            "late": paid["late"].to_numpy(dtype=bool).astype("int64"),
        }
    )
    by_customer = each.groupby("customer")
    orders, late = by_customer["late"].size(), by_customer["late"].sum()
    low, high = wilson_interval(late.to_numpy(), orders.to_numpy())
    table = pd.DataFrame(
        {
            "customer": orders.index.to_numpy(dtype="int64"),
            "orders": orders.to_numpy(dtype="int64"),
            "days_to_pay": by_customer["to_pay"].median().to_numpy(dtype="float64"),
            "days_late": by_customer["after_due"].median().to_numpy(dtype="float64"),
            "late": late.to_numpy(dtype="int64"),
            "late_share": (late / orders).to_numpy(dtype="float64"),
            "late_low": low,
            "late_high": high,
            "few": (orders < FEW).to_numpy(dtype=bool),
        }
    )
    return table.sort_values(["late_low", "days_late"], ascending=False, kind="stable", ignore_index=True)


def _sold_on(lines: SaleLines, orders: pd.DataFrame) -> Ints:
    """Give the first day of each order (number and customer), ``NO_DAY`` where it is unknown."""
    code = lines.order_numbers.astype("str").get_indexer(pd.Index(orders["order_number"].astype("str")))
    asked = np.zeros(
        len(lines.order_numbers) + 1, dtype=bool
    )  # the spare place is for lines without a number
    asked[code] = True
    heads = lines.heads[lines.place[lines.heads] > 0]
    heads = heads[asked[lines.order[heads]] & (lines.order[heads] >= 0)]
    wide = int(lines.customer[heads].max(initial=0)) + 1
    _, where, keys = grouped(lines.order[heads].astype("int64") * wide + lines.customer[heads])
    first = np.full(len(keys) + 1, np.iinfo("int64").max, dtype="int64")
    np.minimum.at(first, where, lines.day[heads])
    first[-1] = NO_DAY
    customer = orders["customer"].to_numpy(dtype="int64")
    at = positions(keys, code.astype("int64") * wide + np.minimum(customer, wide - 1))
    days: Ints = first[np.where(customer < wide, at, -1)]
    return days

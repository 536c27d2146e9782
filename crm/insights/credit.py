"""Who owes what: sales on credit less what was paid and what came back."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from crm.insights.calendar import NO_DAY, day_number, day_numbers
from crm.insights.lines import Floats, SaleLines, codes_of, grouped, lines_of, places_among, positions

CENT = 0.01
"""Less than this is not owed: a rounding of the payer's."""


def open_orders(
    sales: pd.DataFrame | SaleLines, payments: pd.DataFrame, returned: pd.DataFrame, *, today: date
) -> pd.DataFrame:
    """Say what is still to be paid for sales on credit (those with a due date).

    A payment counts towards the order it names; one that names none counts towards its customer's open
    orders, the oldest due first. What came back of an order is not owed. One row per order with something
    owed, the longest due first. Columns: customer (id), order_number, due_on (day, the earliest of its
    lines), owed (account currency), overdue (bool: due before ``today``), days_overdue (count, 0 if not due
    yet).
    """
    lines = lines_of(sales)
    orders = _credit_orders(lines)
    orders["owed"] -= _paid(orders, payments)
    orders = orders[(orders["owed"] >= CENT).to_numpy()].reset_index(drop=True)
    orders["owed"] -= _came_back(orders, returned)
    orders = orders.sort_values("due_on", kind="stable", ignore_index=True)
    orders["owed"] = _less_general(orders, payments)
    orders = orders[(orders["owed"] >= CENT).to_numpy()].reset_index(drop=True)
    late = np.maximum(day_number(today) - day_numbers(orders["due_on"]), 0)
    return orders.assign(overdue=late > 0, days_overdue=late)


def paid_orders(sales: pd.DataFrame | SaleLines, payments: pd.DataFrame) -> pd.DataFrame:
    """Say which sales on credit were paid in full by payments that name them, and when.

    One row per order. Columns: customer (id), order_number, due_on, paid_on (the last payment), late (bool).
    """
    orders = _credit_orders(lines_of(sales))
    paid = orders[
        (orders["owed"] - _paid(orders, payments) < CENT).to_numpy()
        & orders["order_number"].notna().to_numpy()
    ]
    last = payments.groupby(payments["order_number"].astype(object))["paid_on"].max()
    paid = paid.assign(paid_on=last.reindex(paid["order_number"]).to_numpy()).drop(columns="owed")
    return paid.assign(late=(paid["paid_on"] > paid["due_on"])).reset_index(drop=True)


def owed_by_customer(orders: pd.DataFrame) -> pd.DataFrame:
    """Add the open orders up by customer, longest owed first; orders without a customer are left out.

    One row per customer. Columns: customer (id), owed, overdue (account currency), orders (count overdue),
    due_on (the earliest overdue day, NaT where nothing is), days_overdue (count).
    """
    known = orders[orders["customer"] > 0]
    _, where, ids = grouped(known["customer"].to_numpy(dtype="int64"))
    owed, late = known["owed"].to_numpy(), known["overdue"].to_numpy(dtype=bool)
    longest = np.zeros(len(ids), dtype="int64")
    np.maximum.at(longest, where, known["days_overdue"].to_numpy(dtype="int64"))
    due = known[late].drop_duplicates("customer").set_index("customer")["due_on"]
    table = pd.DataFrame(
        {
            "customer": ids,
            "owed": np.bincount(where, weights=owed, minlength=len(ids)),
            "overdue": np.bincount(where, weights=owed * late, minlength=len(ids)),
            "orders": np.bincount(where[late], minlength=len(ids)),
            "due_on": due.reindex(ids).to_numpy(dtype="datetime64[s]"),
            "days_overdue": longest,
        }
    )
    return table.sort_values("days_overdue", ascending=False, kind="stable", ignore_index=True)


def _credit_orders(lines: SaleLines) -> pd.DataFrame:
    """Give the orders on credit: customer, order_number, due_on, owed (what their lines brought)."""
    due = day_numbers(lines.sales["due_on"]) if len(lines) else np.empty(0, dtype="int64")
    rows = np.flatnonzero(due != NO_DAY)
    codes = lines.order[rows].astype("int64")
    customers = lines.customer[rows]
    keys = np.where(codes < 0, -1 - rows, codes)  # a line without an order number stands for itself
    wide = int(customers.max(initial=0)) + 1
    first, where, _ = grouped(keys * wide + customers)
    earliest = np.full(len(first), np.iinfo("int64").max)
    np.minimum.at(earliest, where, due[rows])
    numbers = pd.Series(pd.NA, index=range(len(first)), dtype="str")
    numbered = codes[first] >= 0
    numbers[numbered] = lines.order_numbers[codes[first][numbered]].astype("str").to_numpy()
    return pd.DataFrame(
        {
            "customer": customers[first],
            "order_number": numbers,
            "due_on": earliest.astype("datetime64[D]").astype("datetime64[s]"),
            "owed": np.bincount(where, weights=lines.amount[rows], minlength=len(first)),
        }
    )


def _paid(orders: pd.DataFrame, payments: pd.DataFrame) -> Floats:
    """Give what was paid for each order by its number (and by the payer, where customers share it)."""
    return _by_order(orders, payments["order_number"], payments["customer"], payments["amount"])


def _came_back(orders: pd.DataFrame, returned: pd.DataFrame) -> Floats:
    return _by_order(orders, returned["order_number"], returned["customer"], returned["refund"])


def _by_order(
    orders: pd.DataFrame, numbers: pd.Series[Any], customers: pd.Series[Any], amounts: pd.Series[Any]
) -> Floats:
    """Add up amounts by the order that they name."""
    codes, texts = codes_of(numbers)
    index = pd.Index(orders["order_number"])
    asked = index.dropna().unique()
    of_asked = np.full(len(asked) + 1, -1, dtype="int64")  # the spare place at the end is for no number
    among = places_among(texts, asked)
    of_asked[among[among >= 0]] = np.flatnonzero(among >= 0)
    of_order = of_asked[places_among(index, asked)]
    values = np.nan_to_num(amounts.to_numpy(dtype="float64"))
    sums = np.bincount(codes + 1, weights=values, minlength=len(texts) + 1)
    result = np.where(of_order >= 0, sums[of_order + 1], 0.0)
    shared = index.duplicated(keep=False) & (of_order >= 0)
    if shared.any():
        wide = int(max(orders["customer"].max(), customers.max())) + 1
        _, where, keys = grouped((codes + 1).astype("int64") * wide + customers.to_numpy())
        by_both = np.append(np.bincount(where, weights=values, minlength=len(keys)), 0.0)
        pairs = (of_order[shared].astype("int64") + 1) * wide + orders["customer"].to_numpy()[shared]
        result[shared] = by_both[positions(keys, pairs)]
    return result


def _less_general(orders: pd.DataFrame, payments: pd.DataFrame) -> pd.Series[Any]:
    """Give what stays owed after payments that name no order; the oldest order is paid first."""
    general = payments[payments["order_number"].isna().to_numpy() & (payments["customer"] > 0)]
    owed = orders["owed"].clip(lower=0)
    if general.empty or orders.empty:
        return owed
    purse = orders["customer"].map(general.groupby("customer")["amount"].sum()).fillna(0.0)
    until = owed.groupby(orders["customer"]).cumsum()
    return (until - purse).clip(lower=0).clip(upper=owed)

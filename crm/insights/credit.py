"""Who owes what: sales on credit less what was paid and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from crm.insights.calendar import SECONDS_A_DAY, Ints, day_number
from crm.insights.lines import (
    Bools,
    Floats,
    SaleLines,
    codes_of,
    distinct,
    grouped,
    lines_of,
    places_among,
    positions,
)

CENT = 0.01
"""Less than this is not owed: a rounding of the payer's."""
AGES = (
    ("Not due yet", 0), ("Up to 30 days late", 30), ("31 to 60 days", 60), ("61 to 90 days", 90),
    ("More than 90 days", None),
)  # fmt: skip
"""How long what is owed has been due: what it is called, and the last of its days."""
NOT_A_TIME = np.iinfo("int64").min
"""How numpy keeps a blank date."""


@dataclass(frozen=True)
class CreditOrders:
    """Orders on credit, one element each, orders without a number first.

    Whole numbers until the end: the texts of order numbers are made for the few orders that are shown.
    """

    lines: SaleLines
    customer: Ints
    code: Ints
    """Of the order number among the sales' ones, -1 where there is none."""
    due: Ints
    """Day number, the earliest of its lines."""
    owed: Floats
    """What its lines brought, less what was taken off since; account currency."""

    def __len__(self) -> int:
        return len(self.code)

    def taken(self, chosen: Bools | Ints) -> CreditOrders:
        """Give some of the orders."""
        return CreditOrders(
            self.lines, self.customer[chosen], self.code[chosen], self.due[chosen], self.owed[chosen]
        )

    def less(self, sums: Floats) -> CreditOrders:
        """Take sums off what is owed."""
        return CreditOrders(self.lines, self.customer, self.code, self.due, self.owed - sums)

    def frame(self) -> pd.DataFrame:
        """Give them as a frame: customer, order_number, due_on, owed."""
        numbers = pd.Series(pd.NA, index=range(len(self)), dtype="str")
        numbered = self.code >= 0
        if numbered.any():
            numbers[numbered] = self.lines.order_numbers[self.code[numbered]].astype("str").to_numpy()
        due_on = self.due.astype("datetime64[D]").astype("datetime64[s]")
        return pd.DataFrame(
            {"customer": self.customer, "order_number": numbers, "due_on": due_on, "owed": self.owed}
        )


def open_orders(
    sales: pd.DataFrame | SaleLines, payments: pd.DataFrame, returned: pd.DataFrame, *, today: date
) -> pd.DataFrame:
    """Say what is still to be paid for sales on credit (those with a due date).

    A payment counts towards the order it names; one that names none counts towards its customer's open
    orders, the oldest due first. What came back of an order is not owed. Where customers share an order
    number, each has an order of their own, and only their own payments and returns count towards it. One
    row per order with something owed, the longest due first. Columns: customer (id), order_number, due_on
    (day, the earliest of its lines), owed (account currency), overdue (bool: due before ``today``),
    days_overdue (count, 0 if not due yet).
    """
    orders = _credit_orders(lines_of(sales))
    orders = orders.less(_by_order(orders, payments, "amount"))
    orders = orders.taken(orders.owed >= CENT)
    orders = orders.less(_by_order(orders, returned, "refund"))
    orders = orders.taken(np.argsort(orders.due, kind="stable"))
    orders = orders.less(_general(orders, payments))
    orders = orders.taken(orders.owed >= CENT)
    late = np.maximum(day_number(today) - orders.due, 0)
    return orders.frame().assign(overdue=late > 0, days_overdue=late)


def paid_orders(sales: pd.DataFrame | SaleLines, payments: pd.DataFrame) -> pd.DataFrame:
    """Say which sales on credit were paid in full by payments that name them, and when.

    Payments count as in ``open_orders``. One row per order. Columns: customer (id), order_number, due_on,
    paid_on (the last payment), late (bool).
    """
    orders = _credit_orders(lines_of(sales))
    names, named, count = _matched(orders, payments, "amount")
    orders = orders.less(_added(names, named, count, payments["amount"]))
    last = np.full(count + 1, NOT_A_TIME)  # the spare place at the end is for payments that name no order
    np.maximum.at(last, names, payments["paid_on"].to_numpy(dtype="datetime64[s]").view("int64"))
    settled = (orders.owed < CENT) & (named >= 0)
    orders, paid = orders.taken(settled), last[named[settled]]
    table = orders.frame().drop(columns="owed")
    return table.assign(paid_on=paid.view("datetime64[s]"), late=paid > orders.due * SECONDS_A_DAY)


def owed_by_customer(orders: pd.DataFrame) -> pd.DataFrame:
    """Add the open orders up by customer, longest owed first; orders without a customer are left out.

    One row per customer. Columns: customer (id), owed, overdue (account currency), orders (count overdue),
    due_on (the earliest overdue day, NaT where nothing is), days_overdue (count).
    """
    known = np.flatnonzero(orders["customer"].to_numpy() > 0)
    customer, owed, late, days_overdue = (
        orders[name].to_numpy()[known] for name in ("customer", "owed", "overdue", "days_overdue")
    )
    due = orders["due_on"].to_numpy(dtype="datetime64[s]")[known].view("int64")
    _, where, ids = grouped(customer)
    longest = np.zeros(len(ids), dtype="int64")
    np.maximum.at(longest, where, days_overdue)
    never = np.iinfo("int64").max
    earliest = np.full(len(ids), never)
    np.minimum.at(earliest, where[late], due[late])
    table = pd.DataFrame(
        {
            "customer": ids,
            "owed": np.bincount(where, weights=owed, minlength=len(ids)),
            "overdue": np.bincount(where, weights=owed * late, minlength=len(ids)),
            "orders": np.bincount(where[late], minlength=len(ids)),
            "due_on": np.where(earliest == never, NOT_A_TIME, earliest).view("datetime64[s]"),
            "days_overdue": longest,
        }
    )
    return table.iloc[np.argsort(-longest, kind="stable")].reset_index(drop=True)


def owed_by_age(orders: pd.DataFrame) -> pd.DataFrame:
    """Add the open orders up by how long they have been due.

    One row per age, the youngest first, all of them. Columns: age (see ``AGES``), orders, customers (counts),
    owed (account currency), share (0 to 1 of all that is owed; 0 where nothing is).
    """
    days = orders["days_overdue"].to_numpy()
    age = np.searchsorted(np.array([last for _, last in AGES[:-1]]), days)
    owed = np.bincount(age, weights=orders["owed"].to_numpy(dtype="float64"), minlength=len(AGES))
    customers = orders["customer"].to_numpy(dtype="int64")
    pairs = distinct(age.astype("int64") * (customers.max(initial=0) + 1) + customers)
    known = pairs % (customers.max(initial=0) + 1) > 0
    return pd.DataFrame(
        {
            "age": [name for name, _ in AGES],
            "orders": np.bincount(age, minlength=len(AGES)),
            "customers": np.bincount((pairs // (customers.max(initial=0) + 1))[known], minlength=len(AGES)),
            "owed": owed,
            "share": owed / owed.sum() if owed.sum() else owed,
        }
    )


def _credit_orders(lines: SaleLines) -> CreditOrders:
    """Give the orders on credit, with what their lines brought."""
    due = lines.sales["due_on"].to_numpy(dtype="datetime64[s]").view("int64")
    rows = np.flatnonzero(due != NOT_A_TIME)
    codes = lines.order[rows].astype("int64")
    keys = np.where(codes < 0, -1 - rows, codes)  # a line without an order number stands for itself
    keys = keys * (int(lines.customer[rows].max(initial=0)) + 1) + lines.customer[rows]
    # Lines of an order mostly stand together: put together first, they are a third as many.
    begins = np.flatnonzero(np.diff(keys, prepend=~keys[:1]))
    first, where, _ = grouped(keys[begins])
    earliest = np.full(len(first), np.iinfo("int64").max)
    brought = np.zeros(len(first))
    if len(begins):
        np.minimum.at(earliest, where, np.minimum.reduceat(due[rows] // SECONDS_A_DAY, begins))
        np.add.at(brought, where, np.add.reduceat(lines.amount[rows], begins))
    first = begins[first]
    return CreditOrders(lines, lines.customer[rows[first]], codes[first], earliest, brought)


def _by_order(orders: CreditOrders, records: pd.DataFrame, amount: str) -> Floats:
    """Add up what records (payments, returned lines) say of each order by its number."""
    return _added(*_matched(orders, records, amount), records[amount])


def _added(names: Ints, named: Ints, count: int, amounts: pd.Series[Any]) -> Floats:
    """Add up the amounts of records that mean each order; see ``_matched``."""
    values = np.nan_to_num(amounts.to_numpy(dtype="float64"))
    sums = np.bincount(names + 1, weights=values, minlength=count + 1)
    result: Floats = np.where(named >= 0, sums[named + 1], 0.0)
    return result


def _matched(orders: CreditOrders, records: pd.DataFrame, of: str) -> tuple[Ints, Ints, int]:
    """Say which records mean which orders: a number of each record and of each order, and how many there are.

    -1 where a record names no order, or nothing names an order. Where customers share an order number, only
    what is of the order's own customer means it.
    """
    codes, texts = codes_of(records["order_number"])
    names, named = codes.astype("int64"), _words_of_orders(orders, texts, of)
    shared = _are_shared(orders) & (named >= 0)
    if not shared.any():
        return names, named, len(texts)
    by_both = np.zeros(len(texts) + 1, dtype=bool)
    by_both[named[shared]] = True
    mine = np.flatnonzero(by_both[names])  # the spare place at the end is for no number
    payer = records["customer"].to_numpy(dtype="int64")
    wide = int(max(orders.customer.max(), payer.max(initial=0))) + 1
    _, where, keys = grouped(names[mine] * wide + payer[mine])
    names[mine] = len(texts) + where
    found = positions(keys, named[shared] * wide + orders.customer[shared])
    named = named.copy()
    named[shared] = np.where(found >= 0, len(texts) + found, -1)
    return names, named, len(texts) + len(keys)


def _are_shared(orders: CreditOrders) -> Bools:
    """Tell which orders have a number under which other known customers bought, on credit or not."""
    lines = orders.lines

    def find() -> Bools:
        order, customer = lines.order[lines.heads], lines.customer[lines.heads]
        known = customer > 0
        order, customer = order[known], customer[known]
        someone = np.zeros(len(lines.order_numbers) + 1, dtype="int64")
        someone[order] = customer
        shared = np.zeros(len(someone), dtype=bool)
        shared[order[someone[order] != customer]] = True
        shared[-1] = False  # the spare place is for lines without a number
        return shared

    several = np.bincount(orders.code + 1, minlength=1)[orders.code + 1] > 1
    found: Bools = lines.of_visits("shared numbers", find)[orders.code] | several
    return found


def _words_of_orders(orders: CreditOrders, texts: pd.Index[str], of: str) -> Ints:
    """Give where each order's number stands among the texts of some records, -1 where it does not."""
    numbers = orders.lines.order_numbers

    def match() -> Ints:
        asked = np.zeros(len(numbers) + 1, dtype=bool)  # the spare place at the end is for no number
        asked[orders.code] = True
        codes = np.flatnonzero(asked[:-1])
        among = places_among(texts, numbers[codes])
        word_of_code = np.full(len(numbers) + 1, -1, dtype="int64")
        word_of_code[codes[among[among >= 0]]] = np.flatnonzero(among >= 0)
        return word_of_code[orders.code]

    return orders.lines.memory.recall(f"words of {of}", (texts, numbers, orders.code), match)


def _general(orders: CreditOrders, payments: pd.DataFrame) -> Floats:
    """Give what payments that name no order take off each order; what stands first is paid first."""
    payer = payments["customer"].to_numpy(dtype="int64")
    general = payments["order_number"].isna().to_numpy() & (payer > 0)
    owed = np.maximum(orders.owed, 0.0)
    if not general.any() or not len(orders):
        return orders.owed - owed
    size = int(max(payer.max(), orders.customer.max())) + 1
    paid = np.nan_to_num(payments["amount"].to_numpy(dtype="float64")[general])
    purse = np.bincount(payer[general], weights=paid, minlength=size)[orders.customer]
    until = pd.Series(owed).groupby(orders.customer).cumsum().to_numpy()
    taken_off: Floats = orders.owed - np.minimum(np.maximum(until - purse, 0.0), owed)
    return taken_off

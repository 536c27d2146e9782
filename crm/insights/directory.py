"""What a list tells of every customer: the last purchase, orders, what they spent and owe, their place."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from crm.insights.best import last_year
from crm.insights.calendar import Ints
from crm.insights.credit import open_orders, owed_by_customer
from crm.insights.lines import SaleLines, distinct, lines_of
from crm.insights.returns import returned_lines
from crm.insights.rhythm import purchase_days


def customer_directory(
    sales: pd.DataFrame | SaleLines,
    returns: pd.DataFrame,
    payments: pd.DataFrame,
    customers: pd.DataFrame,
    products: pd.DataFrame,
    *,
    today: date,
) -> pd.DataFrame:
    """Tell of every customer what a list tells.

    One row per customer record, index as ``customers``. Columns: last_on (day of the last purchase, NaT
    without), orders (count, over all time), spent_12_months (account currency, before refunds), owes (account
    currency; 0 for everybody where no payments are kept), rank (place by the last twelve months, 1 for the
    best; NaN for who bought nothing in them).
    """
    lines = lines_of(sales, products)
    returned = returned_lines(returns, lines)
    days = purchase_days(lines)
    year = last_year(lines, returned, products, today=today)
    sums = year.sums("customer")
    ranked = year.best(sums, None)
    last = pd.Series(days.last.astype("datetime64[D]").astype("datetime64[s]"), index=days.ids)
    credit = lines if len(payments) else SaleLines(lines.sales.iloc[:0])
    owed = owed_by_customer(open_orders(credit, payments, returned, today=today)).set_index("customer")[
        "owed"
    ]
    places = pd.Series(np.arange(1.0, len(ranked) + 1), index=ranked.index)
    ids = customers.index
    return pd.DataFrame(
        {
            "last_on": last.reindex(ids).astype("datetime64[s]"),
            "orders": orders_by_customer(lines).reindex(ids, fill_value=0),
            "spent_12_months": sums["revenue"].reindex(ids, fill_value=0.0),
            "owes": owed.reindex(ids, fill_value=0.0),
            "rank": places.reindex(ids),
        },
        index=ids,
    )


def orders_by_customer(lines: SaleLines) -> pd.Series[Any]:
    """Count the orders of every customer who has any; a line without an order number is an order of its own.

    Index: customer id; values: count.
    """
    heads = lines.heads
    customer, order = lines.customer[heads], lines.order[heads].astype("int64")
    wide = len(lines.order_numbers) + 1
    pairs = distinct(customer[order >= 0] * wide + order[order >= 0]) // wide
    every: Ints = np.concatenate([pairs, lines.customer[lines.without_number]])
    counts = np.bincount(every[every > 0])
    there = np.flatnonzero(counts)
    return pd.Series(counts[there].astype("int64"), index=pd.Index(there, dtype="int64"))

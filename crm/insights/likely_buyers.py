"""Who is likely to want a product next: the suggestions of ``crm.insights.next_purchase``, turned round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from scipy import sparse

from crm.insights.calendar import Ints
from crm.insights.lines import Floats, positions
from crm.insights.next_purchase import BESIDE, Shelf, due_factor, reasons_of

MOST: Final = 200
"""So many customers are named for a product."""
ACTIVE: Final = 365
"""Only who came within so many days is named."""
AT_ONCE: Final = 5_000
"""Customers whose neighbours are looked up at once, to spare memory."""


@dataclass(frozen=True)
class Visitors:
    """Customers who came lately, in order: ids, and how much goes with what they buy at most."""

    ids: Ints
    most: Floats


def visitors_of(shelf: Shelf) -> Visitors:
    """Find who came within a year of the shelf's day."""
    habits = shelf.habits
    last = np.zeros(int(habits.customer.max(initial=0)) + 1, dtype="int64")
    np.maximum.at(last, habits.customer, habits.last)
    ids = np.flatnonzero(last > max(shelf.today - ACTIVE, 0))
    most = np.zeros(len(ids))
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        beside = _recent(shelf, some) @ shelf.beside
        most[start : start + AT_ONCE] = beside.max(axis=1).toarray().ravel() if beside.shape[1] else 0.0
    return Visitors(ids, most)


def _recent(shelf: Shelf, customers: Ints) -> sparse.csr_matrix:
    """Give how much each customer (row, in order of ids) bought of each product lately."""
    habits = shelf.habits
    low, high = (
        np.searchsorted(habits.customer, [customers[0], customers[-1] + 1]) if len(customers) else (0, 0)
    )
    row = positions(customers, habits.customer[low:high])
    mine = np.flatnonzero(row >= 0)
    values = np.log1p(habits.strength[low:high][mine])
    shape = (len(customers), len(shelf.ids))
    return sparse.csr_matrix((values, (row[mine], habits.column[low:high][mine])), shape=shape)


def likely_buyers(
    shelf: Shelf, visitors: Visitors, products: pd.DataFrame, product: int, *, new_to_it: bool = False
) -> pd.DataFrame:
    """Name who is likeliest to want a product next, by what they buy themselves; best first.

    ``new_to_it``: only who never bought it. One row per customer, 200 at most. Columns: customer (id), score,
    times (days on which they bought it), last_on (day, NaT never), reason (a few plain words).
    """
    column = int(np.searchsorted(shelf.ids, product))
    known = column < len(shelf.ids) and shelf.ids[column] == product
    ids = visitors.ids if known else visitors.ids[:0]
    times, last = np.zeros(len(ids), "int64"), np.zeros(len(ids), "int64")
    own: Floats = np.zeros(len(ids))
    beside: Floats = np.zeros(len(ids))
    if len(ids):
        mine = np.flatnonzero(shelf.habits.column == column)
        row = positions(ids, shelf.habits.customer[mine])
        mine, row = mine[row >= 0], row[row >= 0]
        times[row], last[row] = shelf.habits.times[mine], shelf.habits.last[mine]
        own[row] = np.log1p(4 * shelf.habits.strength[mine]) * due_factor(shelf)[mine]
        goes = shelf.beside[:, column].toarray().ravel()[shelf.habits.column]
        where = positions(ids, shelf.habits.customer)
        weights = np.where(where >= 0, goes * np.log1p(shelf.habits.strength), 0.0)
        beside = np.bincount(np.maximum(where, 0), weights=weights, minlength=len(ids)).astype("float64")
    score = own + BESIDE * beside / np.maximum(visitors.most[: len(ids)], 1e-9)
    fits = (score > 0) & (times == 0) if new_to_it else score > 0
    chosen = np.flatnonzero(fits)
    chosen = chosen[np.lexsort((-beside[chosen], -score[chosen]))][:MOST]
    days = last[chosen].astype("datetime64[D]")
    days[times[chosen] == 0] = np.datetime64("NaT")
    return pd.DataFrame(
        {
            "customer": ids[chosen], "score": score[chosen], "times": times[chosen],
            "last_on": days.astype("datetime64[s]"),
            "reason": pd.Series(
                reasons_of(shelf, products, ids[chosen], np.full(len(chosen), column)), dtype="str"
            ),
        }
    )  # fmt: skip

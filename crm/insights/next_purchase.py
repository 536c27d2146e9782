"""What a customer is likely to want next: their own habit, what goes together, the season and what sells now.

Four signs, each on a scale of its own, are added: how often and how lately the customer bought the product
and whether it is due by its own rhythm; how much it goes with what they bought lately (item-based
collaborative filtering with the cosine of common orders: Sarwar and others, 2001; Linden and others, 2003);
how much it sells in this month of the year; how many buy it now. The weights are fixed; they were chosen on
other months of Online Retail than those on which ``benchmarks.next_product`` measures them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
import pandas as pd
from scipy import sparse

from crm import wording
from crm.insights.baskets import orders_of, together
from crm.insights.calendar import Ints, day_number
from crm.insights.lines import Floats, SaleLines, distinct, lines_of, positions

OWN, BESIDE, NOW, SEASON = 1.0, 0.2, 1.0, 0.1
"""The weights of the four signs."""
FADES: Final = 180.0
"""A purchase counts half after about 125 days: the decay in days."""
NEIGHBOURS: Final = 30
"""So many products that go with each are kept."""
SHRINK: Final = 5.0
"""Orders that are added to those of a product, so that one common order is not much."""
RECENT: Final = 60
"""Days whose buyers tell what sells now."""
DUE: Final = 0.6
"""A product is due when so much of its usual gap has passed ..."""
LONG_GONE: Final = 3.0
"""... and no longer when so many gaps have."""
RHYTHM: Final = 3
"""Purchase days from which on a product has a rhythm of its own."""
YEAR_DAYS: Final = 365
WIDE: Final = 1_000_000
"""More than any number of days."""


@dataclass(frozen=True)
class Habits:
    """One element per customer and product: purchase days, the first and the last of them, strength."""

    customer: Ints
    column: Ints
    times: Ints
    first: Ints
    last: Ints
    strength: Floats


@dataclass(frozen=True)
class Shelf:
    """What is known for recommending; ``ids``: the products of the columns, made by ``shelf_of``."""

    ids: Ints
    today: int
    habits: Habits
    beside: sparse.csr_matrix
    now: Floats
    season: Floats


def shelf_of(sales: pd.DataFrame | SaleLines, *, today: date) -> Shelf:
    """Prepare what recommendations rest on: the sales up to ``today``."""
    lines = lines_of(sales)
    inputs = (lines.sales["sold_at"].to_numpy(), lines.customer, lines.product, lines.order, today)
    return lines.memory.recall("shelf", inputs, lambda: _shelf(lines, day_number(today)))


def _shelf(lines: SaleLines, today: int) -> Shelf:
    used = np.bincount(lines.product, minlength=1)
    used[0] = 0
    ids = np.flatnonzero(used)
    column = np.zeros(len(used), dtype="int64")
    column[ids] = np.arange(len(ids))
    rows = np.flatnonzero((lines.product > 0) & (lines.place > 0) & (lines.day <= today))
    product, day, customer = column[lines.product[rows]], lines.day[rows], lines.customer[rows]
    habits = _habits(customer, product, day, today, len(ids))
    orders = orders_of(lines)
    both = lines.memory.recall("together", (lines.order, lines.product), lambda: together(orders))
    return Shelf(
        ids, today, habits, _beside(both, column[orders.ids], len(ids)),
        _now(customer, product, day, today, len(ids)), _season(product, day, today, len(ids)),
    )  # fmt: skip


def _habits(customer: Ints, product: Ints, day: Ints, today: int, products: int) -> Habits:
    known = customer > 0
    start = int(day.min(initial=today))
    span = today - start + 1
    keys = distinct((customer[known] * products + product[known]) * span + (day[known] - start))
    pair, day = keys // span, keys % span + start
    new = np.append(True, pair[1:] != pair[:-1])[: len(pair)]
    starts = np.flatnonzero(new)
    number = np.cumsum(new) - 1
    strength = np.bincount(number, weights=np.exp((day - today) / FADES), minlength=len(starts))
    times = np.diff(np.append(starts, len(pair)))
    first, last = day[starts], day[starts + times - 1]
    return Habits(
        pair[starts] // max(products, 1), pair[starts] % max(products, 1), times, first, last,
        strength.astype("float64"),
    )  # fmt: skip


def _beside(both: sparse.csr_matrix, columns: Ints, products: int) -> sparse.csr_matrix:
    """Give for each product (row) its nearest neighbours by the cosine of common orders."""
    pairs = both.tocoo()
    each = np.asarray(both.diagonal(), dtype="float64") + SHRINK
    off = (pairs.row != pairs.col) & (pairs.data > 1)
    row, column = pairs.row[off].astype("int64"), pairs.col[off].astype("int64")
    cosine = pairs.data[off] / np.sqrt(each[row] * each[column])
    order = np.argsort(row + (1 - cosine))  # cosines are below 1: one key is sorted much faster than two
    row, column, cosine = row[order], column[order], cosine[order]
    rank = np.arange(len(row)) - np.searchsorted(row, row)
    near = rank < NEIGHBOURS
    values = (cosine[near], (columns[row[near]], columns[column[near]]))
    return sparse.csr_matrix(values, shape=(products, products))


def _now(customer: Ints, product: Ints, day: Ints, today: int, products: int) -> Floats:
    """Give how many customers bought each product lately, as a share of the most bought one."""
    recent = day > today - RECENT
    buyers = distinct(product[recent] * WIDE + customer[recent]) // WIDE
    counts = np.bincount(buyers, minlength=products).astype("float64")
    shares: Floats = np.sqrt(counts / max(counts.max(initial=0), 1))
    return shares


def _season(product: Ints, day: Ints, today: int, products: int) -> Floats:
    """Give how much more than usual each product sold in the month to come, in earlier years (0 unknown)."""
    back = today - day
    in_season = (back >= YEAR_DAYS - 31) & ((back % YEAR_DAYS) >= YEAR_DAYS - 31)
    years = int(back.max(initial=0)) // YEAR_DAYS
    if not years:
        return np.zeros(products)
    then = np.bincount(product[in_season], minlength=products)
    usual = np.bincount(product[back < years * YEAR_DAYS], minlength=products) * 31 / YEAR_DAYS
    shares: Floats = np.clip(np.log((then + SHRINK) / (usual + SHRINK)), -1, 1)
    return shares


def _due(habits: Habits, today: int) -> tuple[Floats, Floats]:
    """Give the mean gap of each habit in days (NaN: no rhythm yet), and how many gaps have passed."""
    gap = np.where(
        habits.times >= RHYTHM, (habits.last - habits.first) / np.maximum(habits.times - 1, 1), np.nan
    )
    return gap, (today - habits.last) / np.maximum(gap, 1.0)


def due_factor(shelf: Shelf) -> Floats:
    """Give by what each habit counts more or less for being due by its own rhythm, or not."""
    _, passed = _due(shelf.habits, shelf.today)
    factor: Floats = np.where(
        np.isnan(passed), 1.0, np.where((passed >= DUE) & (passed <= LONG_GONE), 1.2, 0.8)
    )
    return factor


def scores_of(shelf: Shelf, customers: Ints) -> Floats:
    """Score every product (column) for some customers (row)."""
    place = pd.Index(customers).get_indexer(pd.Index(shelf.habits.customer))
    mine = np.flatnonzero(place >= 0)
    shape = (len(customers), len(shelf.ids))
    where = (place[mine], shelf.habits.column[mine])
    strength = shelf.habits.strength[mine]
    own = np.zeros(shape)
    own[where] = np.log1p(4 * strength) * due_factor(shelf)[mine]
    recent = sparse.csr_matrix((np.log1p(strength), where), shape=shape)
    beside = (recent @ shelf.beside).toarray()
    beside /= np.maximum(beside.max(axis=1, keepdims=True), 1e-9)
    scores: Floats = OWN * own + BESIDE * beside + NOW * shelf.now + SEASON * shelf.season
    return scores


def best_of(scores: Floats, count: int) -> Ints:
    """Give the columns of the highest scores of each row, best first."""
    count = min(count, scores.shape[1])
    top = np.argpartition(-scores, max(count - 1, 0), axis=1)[:, :count]
    order = np.argsort(-np.take_along_axis(scores, top, axis=1), axis=1, kind="stable")
    best: Ints = np.take_along_axis(top, order, axis=1)
    return best


def next_products(
    shelf: Shelf, products: pd.DataFrame, customers: Ints, *, count: int = 5, among: Ints | None = None
) -> pd.DataFrame:
    """Say what some customers are likely to want next, and why; ``among``: only of these products (ids).

    One row per customer and product, best first. Columns: customer, product (ids), name, score, times (days
    on which they bought it), last_on (day, NaT never), reason (a few plain words, names as they are).
    """
    fits = np.ones(len(shelf.ids), dtype=bool) if among is None else np.isin(shelf.ids, among)
    count = min(count, int(fits.sum())) if len(customers) else 0
    best, scores = np.empty((len(customers), 0), int), np.empty((0, 0))
    if count:
        scores = np.where(fits, scores_of(shelf, customers), -np.inf)
        best = best_of(scores, count)
    row, column = np.repeat(np.arange(len(customers)), best.shape[1]), best.ravel()
    names = products["name"].astype(object).reindex(shelf.ids).to_numpy()
    at = _habits_at(shelf, customers[row], column)
    bought = at >= 0
    last = np.where(bought, shelf.habits.last[at] if len(at) and bought.any() else 0, 0).astype(
        "datetime64[D]"
    )
    last[~bought] = np.datetime64("NaT")
    return pd.DataFrame(
        {
            "customer": customers[row], "product": shelf.ids[column], "name": names[column],
            "score": scores[row, column] if count else np.empty(0),
            "times": np.where(bought, shelf.habits.times[at] if bought.any() else 0, 0),
            "last_on": last.astype("datetime64[s]"),
            "reason": pd.Series(reasons_of(shelf, products, customers[row], column), dtype="str"),
        }
    )  # fmt: skip


def _habits_at(shelf: Shelf, customers: Ints, columns: Ints) -> Ints:
    """Give the place of each customer's habit of a product; -1 where they never bought it."""
    wide = max(len(shelf.ids), 1)
    return positions(shelf.habits.customer * wide + shelf.habits.column, customers * wide + columns)


def reasons_of(shelf: Shelf, products: pd.DataFrame, customers: Ints, columns: Ints) -> list[str]:
    """Say in a few plain words why each customer may want a product (column); names as they are."""
    names = products["name"].astype(object).reindex(shelf.ids).to_numpy()
    gap, passed = _due(shelf.habits, shelf.today)
    return [
        _own_reason(shelf, habit, float(gap[habit]), float(passed[habit]))
        if habit >= 0
        else _other_reason(shelf, customer, column, names)
        for habit, customer, column in zip(
            _habits_at(shelf, customers, columns).tolist(), customers.tolist(), columns.tolist(), strict=True
        )
    ]


def _own_reason(shelf: Shelf, habit: int, gap: float, passed: float) -> str:
    habits, today = shelf.habits, date(1970, 1, 1) + timedelta(days=shelf.today)
    if gap >= 1 and DUE <= passed <= LONG_GONE:
        return f"buys it every {wording.days(gap)}, {'due now' if passed >= 1 else 'due soon'}"
    last = wording.near_day(date(1970, 1, 1) + timedelta(days=int(habits.last[habit])), today=today)
    if habits.times[habit] == 1:
        return f"bought it {last}"
    return f"bought it on {wording.count(int(habits.times[habit]), 'day')}, the last time {last}"


def _other_reason(shelf: Shelf, customer: int, column: int, names: Floats) -> str:
    """Say what of the customer's a product goes with; else that many buy it."""
    low, high = np.searchsorted(shelf.habits.customer, [customer, customer + 1])
    mine = shelf.habits.column[low:high]
    beside = shelf.beside[mine, column].toarray().ravel() * np.log1p(shelf.habits.strength[low:high])
    if len(beside) and beside.max() > 0:
        return f"often bought with {names[mine[beside.argmax()]]}, which they buy"
    return "many customers buy it now"

"""What customers buy in the year before something went wrong, and in the year after, against their like.

Customers drift away, and whoever has just spent much spends less afterwards, whether something went wrong or
not. So each customer is held against those who bought in the same month, had spent about as much in the year
before, and to whom nothing had happened by then (risk sets: Prentice and Breslow, 1978; matching within a
caliper), each counted by how much they bought in that month.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from crm.insights.calendar import NO_DAY, Ints, day_numbers, month_number, months_of
from crm.insights.intervals import Z_95
from crm.insights.lines import Bools, Floats, SaleLines, lines_of, positions
from crm.insights.troubles import order_codes

YEAR: Final = 12
"""Months that are looked at on either side; the month of the purchase itself is on neither."""
ALIKE: Final = 1.5
"""Spent about as much: at most so many times as much, and at least as much divided by it."""
CENT: Final = 0.01
"""Room for sums that are not exact; who spent nothing is held against who spent nothing."""
LEAST_LIKE: Final = 5
"""With fewer customers like them, nothing fair can be said: they are left out and counted."""
FEW: Final = 20
"""Fewer customers are few."""
KINDS: Final = ("complained", "satisfied", "unsatisfied", "returned")


@dataclass(frozen=True)
class _Months:
    """What each customer (row) bought in each month (column, from ``first`` on).

    ``lines`` counts sale lines; ``money`` and ``came`` (months with a purchase) are sums of those before.
    """

    ids: Ints
    first: int
    lines: Ints
    money: Floats
    came: Ints

    @property
    def count(self) -> int:
        """How many months."""
        return int(self.lines.shape[1])

    def before(self, row: Ints, column: Ints) -> Floats:
        """Add up what rows spent in the twelve months before a month."""
        sums: Floats = self.money[row, column] - self.money[row, column - YEAR]
        return sums

    def after(self, row: Ints, column: Ints) -> Floats:
        """Add up what rows spent in the twelve months after a month."""
        sums: Floats = self.money[row, column + 1 + YEAR] - self.money[row, column + 1]
        return sums

    def again(self, row: Ints, column: Ints) -> Bools:
        """Tell which rows bought in the twelve months after a month."""
        bought: Bools = self.came[row, column + 1 + YEAR] > self.came[row, column + 1]
        return bought


@dataclass(frozen=True)
class _Others:
    """Those to whom nothing had happened by a month in which they bought, by what they spent before.

    ``sums``: of all before each of them; of their lines in that month, the squares of these first; and, each
    line once, of what they spent before, after, the square of that, and whether they came again.
    """

    spent: Floats
    sums: Floats


def before_and_after(
    sales: pd.DataFrame | SaleLines,
    complaints: pd.DataFrame,
    returned: pd.DataFrame,
    *,
    today: date,
) -> pd.DataFrame:
    """Compare the twelve months before the month of a purchase that went wrong with the twelve after it.

    What went wrong first counts, once a customer: the purchase is that of the order named, else the last
    before the complaint or return. Only those whose twelve months after are over, and before which the sales
    reach back for twelve months.

    One row per kind of ``KINDS`` (complained; of these satisfied and unsatisfied afterwards; returned).
    Columns: kind, customers (compared), left_out (too few like them), too_recent (a year after is not over,
    or not known before), before, after (average spent, account currency), like_before, like_after (average of
    those like them), like (how many these are for one customer), extra, low, high (after less like_after, 95
    %), again,
    like_again (share 0 to 1 who bought again in the year after), beyond_chance (bool: the interval leaves
    nothing out and there are 20 or more), few (bool).
    """
    lines = lines_of(sales)
    months = _by_month(lines, today)
    events = {
        "complained": _events(lines, complaints, complaints["opened_at"]),
        "returned": _events(lines, returned, returned["returned_on"]),
    }
    said = complaints["satisfaction"]
    for kind, word in (("satisfied", "yes"), ("unsatisfied", "no")):
        mine = complaints[said.eq(word).to_numpy(dtype=bool)]
        events[kind] = _events(lines, mine, mine["opened_at"])
    first = {name: _first_of(months, who) for name, who in events.items()}
    for kind in ("satisfied", "unsatisfied"):  # what came of the first complaint
        first[kind][first[kind] != first["complained"]] = months.count
    ever = np.minimum(first["complained"], first["returned"])
    lined_up = cache(partial(_others, months, ever))
    return pd.DataFrame([_compared(months, kind, first[kind], lined_up) for kind in KINDS])


def _by_month(lines: SaleLines, today: date) -> _Months:
    """Add up what each known customer spent by finished month."""
    last = month_number(today + timedelta(days=1)) - 1  # the last month that is over
    if lines.places <= 1:
        none = np.zeros((0, 0), dtype="int64")
        return _Months(
            np.empty(0, dtype="int64"), last + 1, none, np.zeros((0, 1)), np.zeros((0, 1), "int64")
        )
    first = int(lines.month_of_place[1])
    count = max(last - first + 1, 0)
    month = lines.month_of_place - first
    month[0] = -1
    ids = np.flatnonzero(np.bincount(lines.customer[lines.heads]))
    ids = ids[ids > 0]
    row = np.full(int(ids.max(initial=0)) + 1, len(ids), dtype="int64")
    row[ids] = np.arange(len(ids))
    at = month[lines.place]
    at = np.where((at >= 0) & (at < count), at, count)  # the spare column at the end
    cells = row[lines.customer] * (count + 1) + at
    size = (len(ids) + 1) * (count + 1)
    shape = (len(ids) + 1, count + 1)
    spent = np.bincount(cells, weights=lines.amount, minlength=size).reshape(shape)[:-1, :-1]
    bought = np.bincount(cells, minlength=size).reshape(shape)[:-1, :-1]
    return _Months(ids, first, bought, _before_each(spent), _before_each(bought > 0))


def _before_each(values: NDArray[Any]) -> NDArray[Any]:
    """Add up what stands before each column, and before the end."""
    sums = np.zeros((values.shape[0], values.shape[1] + 1), dtype=np.result_type(values.dtype, np.int32))
    np.cumsum(values, axis=1, out=sums[:, 1:])
    return sums


def _events(lines: SaleLines, records: pd.DataFrame, moments: pd.Series) -> tuple[Ints, Ints]:
    """Give customer and month of each record: that of the order that it names, else its own."""
    order = order_codes(lines, records["order_number"])
    sold = np.full(len(lines.order_numbers) + 1, NO_DAY, dtype="int64")
    sold[lines.order[lines.heads]] = lines.day[lines.heads]
    sold[-1] = NO_DAY
    of_order, own = sold[order], day_numbers(moments)
    day = np.where(of_order != NO_DAY, of_order, own)
    known = (day != NO_DAY) & (records["customer"].to_numpy() > 0)
    return records["customer"].to_numpy(dtype="int64")[known], months_of(day[known])


def _first_of(months: _Months, events: tuple[Ints, Ints]) -> Ints:
    """Give the column of each customer's first event: the last month up to it in which they bought.

    As many columns as there are where a customer has none.
    """
    customer, month = events
    none = months.count
    first = np.full(len(months.ids), none, dtype="int64")
    row = positions(months.ids, customer)
    column = month - months.first
    inside = (row >= 0) & (column >= 0) & (column < none)
    row, column = row[inside], column[inside]
    if len(row):
        here = np.where(months.lines[row] > 0, np.arange(none), -1)
        latest = np.maximum.accumulate(here, axis=1)[np.arange(len(row)), column]
        np.minimum.at(first, row[latest >= 0], latest[latest >= 0])
    return first


def _compared(months: _Months, kind: str, first: Ints, others: Callable[[int], _Others]) -> dict[str, object]:
    """Compare those of one kind with their like."""
    mine = np.flatnonzero(first < months.count)
    fair = (first[mine] >= YEAR) & (first[mine] + YEAR < months.count)
    chosen = mine[fair]
    column = first[chosen]
    before = months.before(chosen, column)
    like = _like(column, before, others)
    enough = like["like"].to_numpy() >= LEAST_LIKE
    before, like, chosen, column = before[enough], like[enough], chosen[enough], column[enough]
    after = months.after(chosen, column)
    count = len(after)
    extra, half = _difference(after, like)
    low, high = extra - half, extra + half
    return {
        "kind": kind,
        "customers": count,
        "left_out": int(np.count_nonzero(~enough)),
        "too_recent": int(np.count_nonzero(~fair)),
        "before": _mean(before),
        "after": _mean(after),
        "like_before": _mean(like["before"].to_numpy()),
        "like_after": _mean(like["after"].to_numpy()),
        "like": _mean(like["like"].to_numpy()),
        "extra": extra,
        "low": low,
        "high": high,
        "again": _mean(months.again(chosen, column).astype("float64")),
        "like_again": _mean(like["again"].to_numpy()),
        "beyond_chance": bool(count >= FEW and (low > 0 or high < 0)),
        "few": count < FEW,
    }


def _others(months: _Months, ever: Ints, column: int) -> _Others:
    """Line up those who bought in a month, and to whom nothing had happened by then.

    Something goes wrong with a purchase, not with a customer: who bought five things in that month had five
    times the chance, so each counts by the lines bought then.
    """
    row = np.flatnonzero((months.lines[:, column] > 0) & (ever > column))
    at = np.full(len(row), column)
    spent = months.before(row, at)
    order = np.argsort(spent, kind="stable")
    row, spent = row[order], spent[order]
    lines = months.lines[row, column].astype("float64")
    after = months.after(row, at)
    told = (lines**2, lines, lines * spent, lines * after, lines * after**2, lines * months.again(row, at))
    return _Others(spent, _before_each(np.stack([np.ones(len(row)), *told])))


def _like(column: Ints, before: Floats, others: Callable[[int], _Others]) -> pd.DataFrame:
    """Give for each customer what those like them did: bought in that month, spent alike before.

    One row per customer, in order. Columns: like (count), before, after (average), error (standard error of
    that average), again (share), column.
    """
    table = np.full((len(column), 5), np.nan)
    table[:, 0] = 0
    for each in np.unique(column).tolist():  # at most as many passes as there are months
        here = column == each
        line = others(each)
        begin = np.searchsorted(line.spent, before[here] / ALIKE - CENT, side="left")
        end = np.searchsorted(line.spent, before[here] * ALIKE + CENT, side="right")
        many, squares, weight, *of = line.sums[:, end] - line.sums[:, begin]
        known = np.maximum(weight, 1)
        spent, after, after_squares, again = (every / known for every in of)
        spread = np.maximum(after_squares - after**2, 0.0)
        # So many customers of equal weight would tell as much (Kish, 1965).
        effective = weight**2 / np.maximum(squares, 1)
        error = np.sqrt(spread / np.maximum(effective - 1, 1))
        table[here] = np.stack([many, spent, after, error, again], axis=1)
    found = pd.DataFrame(table, columns=["like", "before", "after", "error", "again"])
    return found.assign(column=column)


def _difference(after: Floats, like: pd.DataFrame) -> tuple[float, float]:
    """Give the average of after less that of those like them, and half its 95 % interval.

    Customers of one month share those like them: their errors are added up as if they were all the same ones.
    """
    count = len(after)
    apart = after - like["after"].to_numpy()
    if count < 2:  # noqa: PLR2004 - one customer has no spread
        return _mean(apart), float("nan")
    own = float(np.var(apart, ddof=1)) / count
    others = float((like.groupby("column")["error"].sum() / count).pow(2).sum())
    return float(apart.mean()), Z_95 * float(np.sqrt(own + others))


def _mean(values: Floats) -> float:
    return float(values.mean()) if len(values) else float("nan")

"""Who stays: customers by the month of their first purchase, and who was new, came again or was lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from crm.insights.buying_model import days_until
from crm.insights.calendar import Ints, day_number, month_number, month_starts, months_of
from crm.insights.lines import Floats, SaleLines, grouped, lines_of, positions
from crm.insights.rhythm import (
    LEAST_DAYS,
    LONGEST_QUIET,
    QUIET_GAPS,
    PurchaseDays,
    purchase_days,
    usual_gaps,
)

SHORTEST_SILENCE: Final = 30
"""Nobody counts as lost sooner, however often they came."""
FEW: Final = 10
"""A cohort with fewer customers is few: its shares say little."""


@dataclass(frozen=True)
class Silences:
    """The times that customers stayed away for longer than they do: one element each.

    ``lost``: the day on which the silence became too long; ``back``: the day of the purchase that ended it,
    or the day after the last one that is looked at (``until``) where none did.
    """

    customer: Ints
    lost: Ints
    back: Ints
    until: int

    @property
    def ended(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Whether the customer came back."""
        return self.back <= self.until


def patience(days: PurchaseDays) -> Floats:
    """Say after how many days without a purchase each customer counts as lost, by their own rhythm.

    Three of their usual gaps; who has bought on fewer than 5 days is given the gap that is usual in the shop.
    At least 30 days, at most a year.
    """
    gaps = usual_gaps(days)
    own = days.counts >= LEAST_DAYS
    known = gaps[~np.isnan(gaps)]
    usual = float(np.median(known)) if len(known) else float(LONGEST_QUIET)
    limit: Floats = np.clip(np.where(own, gaps, usual) * QUIET_GAPS, SHORTEST_SILENCE, LONGEST_QUIET)
    return np.floor(limit)


def silences_of(days: PurchaseDays, *, today: date) -> Silences:
    """Find every time that a customer stayed away for longer than their patience (see there)."""
    until = day_number(today)
    days = days_until(days, until)
    if not len(days.day):
        nobody = np.empty(0, dtype="int64")
        return Silences(nobody, nobody, nobody, until)
    following = np.append(days.day[1:], until + 1)
    following[days.starts[1:] - 1] = until + 1
    lost = days.day + np.repeat(patience(days).astype("int64"), days.counts) + 1
    away = (lost <= until) & (lost <= following)
    return Silences(days.customer[away], lost[away], following[away], until)


def cohorts(
    sales: pd.DataFrame | SaleLines, *, today: date, days: PurchaseDays | None = None
) -> pd.DataFrame:
    """Say how many customers of each month came again in the months that followed, and what they brought.

    A customer belongs to the month of their first purchase. Sales up to ``today`` count; those without a
    customer or a day do not. One row per month of first purchases (where there are any) and month since, up
    to that of ``today``. Columns: cohort (first day of its month), months_since (count, 0 its own), month
    (first day), size (customers of the cohort), customers (who bought in that month), revenue (account
    currency), customers_share (of size, 0 to 1), revenue_share (of the revenue of month 0; NaN where that is
    not above 0), few (bool: fewer than 10 customers), unfinished (bool: the month, or the cohort's own, is
    not over).
    """
    lines = lines_of(sales)
    days = days_until(purchase_days(lines) if days is None else days, day_number(today))
    last = month_number(today)
    first = months_of(days.first) if len(days.day) else np.empty(0, dtype="int64")
    born, cohort, starts = grouped(first)
    sizes = np.bincount(cohort, minlength=len(born)) if len(born) else np.empty(0, dtype="int64")
    lengths = last - starts + 1
    rows = np.repeat(np.arange(len(starts)), lengths)
    begins = np.cumsum(lengths) - lengths
    since = np.arange(len(rows)) - np.repeat(begins, lengths)
    buyers = _buyers(days, cohort, first, begins, len(rows))
    revenue = _revenue(lines, days, cohort, first, begins, len(rows), day_number(today))
    base = revenue[begins][rows] if len(rows) else revenue
    unfinished = _open_month(today)
    with np.errstate(invalid="ignore", divide="ignore"):
        revenue_share = np.where(base > 0, revenue / base, np.nan)
    return pd.DataFrame(
        {
            "cohort": month_starts(starts[rows]),
            "months_since": since,
            "month": month_starts(starts[rows] + since),
            "size": sizes[rows],
            "customers": buyers,
            "revenue": revenue,
            "customers_share": buyers / np.maximum(sizes[rows], 1),
            "revenue_share": revenue_share,
            "few": sizes[rows] < FEW,
            "unfinished": unfinished & ((starts[rows] + since == last) | (starts[rows] == last)),
        }
    )


def kept_by_age(table: pd.DataFrame) -> pd.DataFrame:
    """Put the cohorts together: of those that are old enough, what share came so many months later.

    ``table``: ``cohorts``; unfinished months are left out. One row per month since. Columns: months_since,
    size (customers of the cohorts that are old enough), customers, customers_share (0 to 1), revenue_share.
    """
    finished = table[~table["unfinished"]]
    first = finished[finished["months_since"] == 0].set_index("cohort")["revenue"]
    with_base = finished.assign(base=finished["cohort"].map(first).astype("float64"))
    sums = with_base.groupby("months_since")[["size", "customers", "revenue", "base"]].sum().reset_index()
    shares = sums.assign(
        customers_share=sums["customers"] / sums["size"],
        revenue_share=(sums["revenue"] / sums["base"]).where(sums["base"] > 0),
    )
    return shares[["months_since", "size", "customers", "customers_share", "revenue_share"]]


def customers_by_month(
    sales: pd.DataFrame | SaleLines, *, today: date, days: PurchaseDays | None = None
) -> pd.DataFrame:
    """Say how many customers came new, came again, came back after they had counted as lost, and were lost.

    Lost is who has not come for longer than their ``patience``, in the month when that ran out: so the last
    months can still bring back who counts as lost. One row per month from the first purchase to ``today``.
    Columns: month (first day), new, returning, back, lost (counts of customers; back counts each return),
    kept (count who were not lost at the month's end), unfinished (bool).
    """
    days = days_until(purchase_days(sales) if days is None else days, day_number(today))
    last = month_number(today)
    first = int(months_of(days.day.min(keepdims=True))[0]) if len(days.day) else last + 1
    count = last - first + 1
    silences = silences_of(days, today=today)
    back = months_of(silences.back[silences.ended]) - first
    born = months_of(days.first) - first if len(days.day) else np.empty(0, dtype="int64")
    active = _active(days, first, count)
    new, again, lost = (
        np.bincount(each, minlength=count) for each in (born, back, months_of(silences.lost) - first)
    )
    came_back = _pairs(silences.customer[silences.ended], back, count)
    months = np.arange(first, last + 1, dtype="int64")
    return pd.DataFrame(
        {
            "month": month_starts(months),
            "new": new,
            "returning": np.maximum(active - new - came_back, 0),
            "back": again,
            "lost": lost,
            "kept": np.cumsum(new + again - lost),
            "unfinished": _open_month(today) & (months == last),
        }
    )


def _open_month(today: date) -> bool:
    """Whether a month is not over at the end of a day."""
    return month_number(today) == int(months_of(np.array([day_number(today) + 1]))[0])


def _buyers(days: PurchaseDays, cohort: Ints, first: Ints, begins: Ints, cells: int) -> Ints:
    """Count the customers of each cell of the cohorts: each once a month."""
    if not cells:
        return np.empty(0, dtype="int64")
    month = months_of(days.day)
    new = np.ones(len(month), dtype=bool)
    new[1:] = (month[1:] != month[:-1]) | (days.customer[1:] != days.customer[:-1])
    who = np.repeat(np.arange(len(cohort)), days.counts)[new]
    return np.bincount(begins[cohort[who]] + month[new] - first[who], minlength=cells)


def _revenue(
    lines: SaleLines, days: PurchaseDays, cohort: Ints, first: Ints, begins: Ints, cells: int, until: int
) -> Floats:
    """Add up the sales of each cell of the cohorts."""
    if not cells:
        return np.empty(0, dtype="float64")
    heads = lines.heads
    who = positions(days.ids, lines.customer[heads])
    place = lines.place[heads]
    known = (who >= 0) & (place > 0) & (place + lines.first_day - 1 <= until)
    month = lines.month_of_place[place[known]]
    cell = begins[cohort[who[known]]] + month - first[who[known]]
    amount = np.add.reduceat(lines.amount, heads)[known]
    return np.bincount(cell, weights=amount, minlength=cells).astype("float64")


def _active(days: PurchaseDays, first: int, count: int) -> Ints:
    """Count the customers who bought in each month."""
    if not len(days.day):
        return np.zeros(count, dtype="int64")
    month = months_of(days.day)
    new = np.ones(len(month), dtype=bool)
    new[1:] = (month[1:] != month[:-1]) | (days.customer[1:] != days.customer[:-1])
    return np.bincount(month[new] - first, minlength=count)


def _pairs(customer: Ints, month: Ints, count: int) -> Ints:
    """Count the different customers of each month."""
    if not len(customer):
        return np.zeros(count, dtype="int64")
    _, _, keys = grouped(customer * count + month)
    return np.bincount(keys % count, minlength=count)

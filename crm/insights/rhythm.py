"""How often each customer comes, and who has gone quiet by their own rhythm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

import numpy as np
import pandas as pd

from crm.insights.calendar import NO_DAY, Ints, day_number
from crm.insights.lines import Bools, Floats, SaleLines, distinct, lines_of

LEAST_DAYS: Final = 5
"""A customer with fewer purchase days has no rhythm yet."""
QUIET_GAPS: Final = 3
"""Gone quiet is who has not come for so many of their usual gaps."""
LONGEST_QUIET: Final = 365
"""Who has not come for longer than this many days is lost rather than quiet."""
RECENT_DAYS: Final = 30
"""Whose silence became remarkable in so many days has gone quiet recently."""


@dataclass(frozen=True)
class PurchaseDays:
    """The days on which each known customer bought: one element each, by customer and then day."""

    customer: Ints
    day: Ints

    @cached_property
    def starts(self) -> Ints:
        """Where each customer's days begin."""
        if not len(self.customer):
            return np.empty(0, dtype="int64")
        return np.concatenate([[0], np.flatnonzero(self.customer[1:] != self.customer[:-1]) + 1])

    @cached_property
    def counts(self) -> Ints:
        """How many days each customer has."""
        return np.diff(np.append(self.starts, len(self.customer)))

    @property
    def ids(self) -> Ints:
        """The customers, in order."""
        return self.customer[self.starts]

    @property
    def first(self) -> Ints:
        """Each customer's first day."""
        return self.day[self.starts]

    @property
    def last(self) -> Ints:
        """Each customer's last day."""
        ends: Ints = self.day[self.starts + self.counts - 1]
        return ends


def purchase_days(sales: pd.DataFrame | SaleLines) -> PurchaseDays:
    """Give the purchase days of every customer; lines without a customer or a day are left out."""
    lines = lines_of(sales)
    places = lines.places
    keys = distinct(lines.customer[lines.heads] * places + lines.place[lines.heads])
    customer = keys // places
    place = keys - customer * places
    known = (customer > 0) & (place > 0)
    if not known.all():
        customer, place = customer[known], place[known]
    return PurchaseDays(customer, place + (lines.first_day - 1))


def usual_gaps(days: PurchaseDays, wanted: Bools | None = None) -> Floats:
    """Give each (wanted) customer's usual gap: median days between purchase days, NaN for a single day."""
    wanted = np.ones(len(days.counts), dtype=bool) if wanted is None else wanted
    counts, starts = days.counts[wanted], days.starts[wanted]
    gap_counts = counts - 1
    rank = np.repeat(np.arange(len(counts)), gap_counts)
    begins = np.concatenate([[0], np.cumsum(gap_counts)[:-1]]) if len(counts) else gap_counts
    where = np.arange(len(rank)) - np.repeat(begins, gap_counts) + np.repeat(starts, gap_counts)
    gaps = days.day[where + 1] - days.day[where]
    width = int(gaps.max()) + 1 if len(gaps) else 1
    keys = rank * width + gaps
    small = len(counts) * width < 2**31  # half the width sorts in half the time
    ordered = np.sort(keys.astype("int32") if small else keys) - rank * width
    result = np.full(len(counts), np.nan)
    some = gap_counts > 0
    low = begins[some] + (gap_counts[some] - 1) // 2
    high = begins[some] + gap_counts[some] // 2
    result[some] = (ordered[low] + ordered[high]) / 2
    return result


def buyers_between(days: PurchaseDays, since: date, until: date) -> int:
    """Count the known customers who bought on the days from ``since`` to ``until``, both included."""
    inside = (days.day >= day_number(since)) & (days.day <= day_number(until))
    buyers = days.customer[inside]
    return int(np.count_nonzero(buyers[1:] != buyers[:-1])) + 1 if len(buyers) else 0


def gone_quiet(sales: pd.DataFrame | SaleLines | PurchaseDays, *, today: date) -> pd.DataFrame:
    """Say which regulars have gone quiet by their own rhythm.

    A regular has at least 5 purchase days; quiet is who has not bought for more than 3 of their usual gaps,
    but for no more than a year. One row per customer, the latest to go quiet first. Columns: customer (id),
    purchase_days (count), usual_gap (days), last_on (day), days_since (count), recent (bool: became so in the
    last 30 days).
    """
    days = sales if isinstance(sales, PurchaseDays) else purchase_days(sales)
    since = day_number(today) - days.last
    regular = (days.counts >= LEAST_DAYS) & (since > QUIET_GAPS) & (since <= LONGEST_QUIET)
    regular[regular] = _mostly_sooner(days, regular, since[regular])
    gaps = usual_gaps(days, regular)
    overdue = since[regular] - QUIET_GAPS * gaps
    table = pd.DataFrame(
        {
            "customer": days.ids[regular],
            "purchase_days": days.counts[regular],
            "usual_gap": gaps,
            "last_on": days.last[regular].astype("datetime64[D]").astype("datetime64[s]"),
            "days_since": since[regular],
            "recent": overdue <= RECENT_DAYS,
        }
    )
    order = np.flatnonzero(overdue > 0)
    return table.iloc[order[np.argsort(overdue[order], kind="stable")]].reset_index(drop=True)


def _mostly_sooner(days: PurchaseDays, wanted: Bools, since: Ints) -> Bools:
    """Tell which wanted customers came back at least every other time sooner than a third of ``since``.

    Of the others the middle gap is surely longer: they need no sorting, and they are most.
    """
    limit = np.full(len(days.counts), -1, dtype="int64")
    limit[wanted] = (since - 1) // QUIET_GAPS  # the longest gap of which three are less than ``since``
    sooner = np.diff(days.day, prepend=NO_DAY) <= np.repeat(limit, days.counts)
    sooner[days.starts] = False  # the first day of a customer has none before
    count = np.add.reduceat(sooner, days.starts, dtype="int64") if len(days.starts) else days.counts
    return 2 * count[wanted] >= days.counts[wanted] - 1

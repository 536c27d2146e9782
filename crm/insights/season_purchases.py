"""Who bought what in which month of which year: what seasonal habits are found in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from crm.insights.calendar import Ints, month_number
from crm.insights.lines import Floats, SaleLines, distinct, grouped

YEAR: Final = 12
LEAST_YEARS: Final = 2
"""A habit must have shown in so many years."""


@dataclass(frozen=True)
class Purchases:
    """One element per customer, product and month with a purchase, in the order of customer and product.

    ``year`` counts back from the latest month: 0 is the year that ends with it. ``month``: 0 is January.
    ``amount`` in account currency. ``buyers``: customers by year (row) and month (column). ``known``: by
    customer id, how many months ago they first bought anything. ``latest``: number of the latest month.
    """

    customer: Ints
    product: Ints
    year: Ints
    month: Ints
    amount: Floats
    first_day: Ints
    buyers: Floats
    known: Ints
    latest: int

    @property
    def seen(self) -> Ints:
        """In how many years each month of the year was seen."""
        counted: Ints = (self.buyers > 0).sum(axis=0)
        return counted

    @property
    def back(self) -> Ints:
        """How many months ago each month of the year (column) of each year (row) was."""
        return np.arange(len(self.buyers))[:, None] * YEAR + (self.latest - np.arange(YEAR)) % YEAR

    def a_year_before(self) -> Purchases:
        """Give what was known of this a year before."""
        then = self.year > 0
        known = np.maximum(self.known - YEAR, 0)
        return Purchases(
            self.customer[then], self.product[then], self.year[then] - 1, self.month[then],
            self.amount[then], self.first_day[then], self.buyers[1:], known, self.latest - YEAR,
        )  # fmt: skip


def season_purchases(lines: SaleLines, today: date) -> Purchases:
    """Lay the purchases out by month, remembered while they stay the same; none after today's month."""
    latest = month_number(today)
    inputs = (lines.sales["sold_at"].to_numpy(), lines.customer, lines.product, lines.amount, latest)
    return lines.memory.recall("season purchases", inputs, lambda: _purchases(lines, latest))


def _purchases(lines: SaleLines, latest: int) -> Purchases:
    rows = np.flatnonzero((lines.customer > 0) & (lines.product > 0) & (lines.place > 0))
    month = lines.month_of_place[lines.place[rows]]
    if len(rows) and month.max() > latest:
        rows, month = rows[month <= latest], month[month <= latest]
    back = latest - month
    wide = int(back.max(initial=0)) + 1
    many = int(lines.product.max(initial=0)) + 1
    key = (lines.customer[rows] * many + lines.product[rows]) * wide + back
    at, number, keys = grouped(key)
    amount = np.bincount(number, weights=lines.amount[rows], minlength=len(keys)).astype("float64")
    first = lines.day[rows[at]]
    if not lines.go_by_day:
        np.minimum.at(first, number, lines.day[rows])
    back, pair = keys % wide, keys // wide
    customer = pair // many
    years = (wide - 1) // YEAR + 1
    visits = distinct(customer * wide + back) % wide
    when = years * YEAR
    seen = np.bincount(visits // YEAR * YEAR + (latest - visits) % YEAR, minlength=when).reshape(-1, YEAR)
    known = np.zeros(int(customer.max(initial=0)) + 1, dtype="int64")
    np.maximum.at(known, customer, back)
    return Purchases(
        customer, pair % many, back // YEAR, (latest - back) % YEAR, amount, first,
        seen.astype("float64"), known, latest,
    )  # fmt: skip

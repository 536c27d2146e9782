"""How good the suggestions are, tried on the shop's own last months, each as if it was not known yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Final

import numpy as np

from crm.insights.calendar import Ints, day_number, month_number
from crm.insights.intervals import Rate, rate
from crm.insights.lines import Bools, Floats, SaleLines, distinct
from crm.insights.next_purchase import best_of, scores_of, shelf_of

COUNT: Final = 5
"""So many products are suggested to each."""
MONTHS: Final = 3
"""So many months are tried, the last that are over."""
FEW: Final = 50
"""Fewer customers who came again, of all months together, tell nothing."""
MOST: Final = 1_000
"""So many customers of each month are tried, spread evenly over all."""
LEAST_HISTORY: Final = 60
"""Days of sales without which nothing can be suggested."""


@dataclass(frozen=True, slots=True)
class OfferTrial:
    """How many of the customers who came in a month bought one of five products named before it.

    ``ours``: of the five suggested; ``last``: of the five they had bought last; ``sellers``: of the five best
    sellers. ``months``: that were tried. ``of_five``: how many of the five suggested were bought, 0 to 1.
    """

    ours: Rate
    last: Rate
    sellers: Rate
    of_five: float
    months: int

    @property
    def enough(self) -> bool:
        """Whether there were enough customers to tell anything."""
        return self.ours.of >= FEW


def try_offers(lines: SaleLines, *, today: date) -> OfferTrial:
    """Try the suggestions on the last months that are over; remembered while these stay the same."""
    latest = month_number(today)
    inputs = (latest, _print_of_months_before(lines, latest))
    return lines.memory.recall("offer trial", inputs, lambda: _try(lines, latest))


def _print_of_months_before(lines: SaleLines, month: int) -> str:
    """Give a fingerprint of who bought what when before a month, which today's sales leave as it is."""
    until = int(np.datetime64(month, "M").astype("datetime64[D]").astype("int64"))
    rows = lines.day < until
    seen = blake2b(digest_size=16)
    for column in (lines.day, lines.customer, lines.product):
        before = column[: int(rows.sum())] if lines.go_by_day else column[rows]
        seen.update(np.ascontiguousarray(before).data)
    return seen.hexdigest()


def _try(lines: SaleLines, latest: int) -> OfferTrial:
    tried = []
    for month in range(latest - MONTHS, latest):
        since, until = (
            np.datetime64(each, "M").astype("datetime64[D]").astype(date) for each in (month, month + 1)
        )
        if lines.first_day and lines.first_day + LEAST_HISTORY <= day_number(since):
            tried.append(_hits(lines, since, until))
    hits = np.concatenate([np.empty((0, 4)), *(each for each in tried if len(each))])
    ours, last, sellers = (rate(int(each), len(hits)) for each in (hits[:, :3] > 0).sum(axis=0).tolist())
    of_five = float(hits[:, 3].mean() / COUNT) if len(hits) else 0.0
    return OfferTrial(ours, last, sellers, of_five, sum(len(each) > 0 for each in tried))


def _hits(lines: SaleLines, since: date, until: date) -> Floats:
    """Say for each customer of a month whether ours, the last and the best sellers hit, and how many of ours.

    The month begins on ``since`` and ends before ``until``.
    """
    before = lines.day < day_number(since)
    before &= lines.place > 0
    during = (lines.day >= day_number(since)) & (lines.day < day_number(until)) & (lines.product > 0)
    past = SaleLines(lines.sales[before] if not lines.go_by_day else lines.sales.iloc[: int(before.sum())])
    known = np.zeros(int(lines.customer.max(initial=0)) + 1, dtype=bool)
    known[past.customer] = True
    came = distinct(lines.customer[during & (lines.customer > 0)])
    customers = came[known[came]]
    customers = customers[:: max(-(-len(customers) // MOST), 1)]
    if not len(customers):
        return np.empty((0, 4))
    shelf = shelf_of(past, today=since)
    truth = _bought(lines, during, customers, shelf.ids)
    bought = np.zeros(int(lines.product.max(initial=0)) + 1, dtype="int64")
    bought[shelf.ids] = np.arange(len(shelf.ids))
    last, sellers = _plain_offers(past, customers, bought, len(shelf.ids))
    picks = [best_of(each, COUNT) for each in (scores_of(shelf, customers), last, sellers)]
    hits = [np.take_along_axis(truth, each, axis=1).sum(axis=1) for each in picks]
    return np.column_stack([*hits, hits[0]]).astype("float64")


def _bought(lines: SaleLines, rows: Bools, customers: Ints, ids: Ints) -> Bools:
    """Say who (row) bought which of some products (column) in some lines."""
    chosen = np.flatnonzero(rows)
    who, what = lines.customer[chosen], lines.product[chosen]
    row, column = np.searchsorted(customers, who), np.searchsorted(ids, what)
    row, column = np.minimum(row, len(customers) - 1), np.minimum(column, len(ids) - 1)
    fits = (customers[row] == who) & (ids[column] == what)
    truth = np.zeros((len(customers), len(ids)), dtype=bool)
    truth[row[fits], column[fits]] = True
    return truth


def _plain_offers(past: SaleLines, customers: Ints, column: Ints, products: int) -> tuple[Floats, Floats]:
    """Score the products by when each customer bought them last, and by how many people bought them.

    Of one day's purchases, what more people buy comes first.
    """
    sold = np.flatnonzero((past.product > 0) & (past.customer > 0))
    who, what = past.customer[sold], column[past.product[sold]]
    pairs = distinct(who * products + what)
    buyers = np.bincount(pairs % products, minlength=products).astype("float64")
    row = np.minimum(np.searchsorted(customers, who), len(customers) - 1)
    mine = customers[row] == who
    last = np.zeros((len(customers), products))
    often = 0.5 * buyers / max(buyers.max(initial=0), 1)
    np.maximum.at(last, (row[mine], what[mine]), past.day[sold[mine]] + often[what[mine]])
    return last, np.broadcast_to(buyers, last.shape)

"""Single customers' months: who buys a product in the same month of the year beyond chance.

One customer's month is tested by the years in which they bought in it (Poisson-binomial tail): within habits
of products that were found already, at the level that such a choice asks for (Benjamini and Bogomolov, 2014),
and over all customers and products (Benjamini and Hochberg, 1995).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from crm.insights.calendar import Ints
from crm.insights.discoveries import FALSE_SHARE, q_values
from crm.insights.lines import Bools, Floats
from crm.insights.season_purchases import LEAST_YEARS, YEAR, Purchases

TELLING: Final = 0.002
"""Customers of a product are tested where they could show at least this much; others could prove nothing."""


@dataclass(frozen=True)
class Pairs:
    """One element per customer and product, in order; ``in_year``: months of each year with a purchase.

    ``least``: the chance that a given month is among those of every year with a purchase.
    """

    number: Ints
    customer: Ints
    product: Ints
    in_year: Ints
    least: Floats

    @classmethod
    def of(cls, purchases: Purchases) -> Pairs:
        """Lay out which customer bought which product, and in how many months of each year."""
        many = int(purchases.product.max(initial=0)) + 1
        years = len(purchases.buyers)
        pair = purchases.customer * many + purchases.product  # in order, as the keys were
        new = np.append(True, pair[1:] != pair[:-1])[: len(pair)]
        number = np.cumsum(new) - 1
        count = int(new.sum())
        in_year = np.bincount(number * years + purchases.year, minlength=count * years).reshape(-1, years)
        seen = (purchases.buyers > 0).sum(axis=1)
        starts = np.flatnonzero(new)
        least = np.ones(count)
        for year, months in enumerate(in_year.T):
            least *= np.where(months > 0, np.minimum(months / max(int(seen[year]), 1), 1), 1.0)
        return cls(number, purchases.customer[starts], purchases.product[starts], in_year, least)

    def find(self, purchases: Purchases, customer: Ints, product: Ints) -> Ints:
        """Give the places of pairs."""
        many = int(purchases.product.max(initial=0)) + 1
        places: Ints = np.searchsorted(self.customer * many + self.product, customer * many + product)
        return places

    def chances(self, purchases: Purchases, at: Ints, month: Ints, hits: Ints) -> Floats:
        """Give the chance that pairs fall into a month (0 January) in at least so many years."""
        shares = purchases.buyers / np.maximum(purchases.buyers.sum(axis=1, keepdims=True), 1)
        seen = (purchases.buyers > 0).sum(axis=1)
        k = self.in_year[at]
        each = np.minimum(np.maximum(k * shares.T[month], k / np.maximum(seen, 1)), 1.0)
        return at_least(hits, np.where(purchases.buyers.T[month] > 0, each, 0.0))


def own_habits(
    purchases: Purchases, pairs: Pairs, customers: pd.DataFrame, tested: int, habits: int
) -> tuple[Floats, Bools]:
    """Test each customer's month within the habits found.

    ``customers``: columns habit, product, customer, month (1 to 12), years. Give the chance of so many years
    by luck (1 where not tested), and whose habit is proven.
    """
    chance = np.ones(len(customers))
    own = np.zeros(len(customers), dtype=bool)
    able = np.flatnonzero(customers["years"].to_numpy() >= LEAST_YEARS)
    if not len(able):
        return chance, own
    habit, product, who, month, hits = (
        customers[name].to_numpy("int64")[able] for name in ("habit", "product", "customer", "month", "years")
    )
    chance[able] = pairs.chances(purchases, pairs.find(purchases, who, product), month - 1, hits)
    level = FALSE_SHARE * habits / max(tested, 1)
    could = np.bincount(pairs.product[pairs.least <= TELLING], minlength=int(purchases.product.max()) + 1)
    for each in np.unique(habit).tolist():
        mine = np.flatnonzero(habit == each)
        family = max(int(could[product[mine[0]]]), len(mine))
        own[able[mine]] = q_values(chance[able[mine]], family) <= level
    return chance, own


def own_months(purchases: Purchases, pairs: Pairs) -> tuple[pd.DataFrame, int]:
    """Test every customer's months of every product. Gives the habits, and how many months were tested."""
    chosen = np.flatnonzero(((pairs.in_year > 0).sum(axis=1) >= LEAST_YEARS) & (pairs.least <= TELLING))
    place = np.full(len(pairs.customer), -1, dtype="int64")
    place[chosen] = np.arange(len(chosen))
    mine = np.flatnonzero(place[pairs.number] >= 0)
    cell = place[pairs.number[mine]] * YEAR + purchases.month[mine]
    hits = np.bincount(cell, minlength=len(chosen) * YEAR)
    amount = np.bincount(cell, weights=purchases.amount[mine], minlength=len(chosen) * YEAR)
    at = np.flatnonzero(hits >= LEAST_YEARS)
    chance = pairs.chances(purchases, chosen[at // YEAR], at % YEAR, hits[at])
    q = q_values(chance, len(chosen) * YEAR)
    found = np.flatnonzero(q <= FALSE_SHARE)
    where = chosen[at[found] // YEAR]
    table = pd.DataFrame(
        {
            "customer": pairs.customer[where], "product": pairs.product[where],
            "month": at[found] % YEAR + 1, "years": hits[at[found]],
            "of_years": purchases.seen[at[found] % YEAR],
            "average": amount[at[found]] / np.maximum(hits[at[found]], 1), "q": q[found],
        }
    )  # fmt: skip
    return table.sort_values("q", kind="stable", ignore_index=True), len(chosen) * YEAR


def at_least(hits: Ints, chances: Floats) -> Floats:
    """Give the chance of at least so many hits of independent trials (row: its chances; Poisson-binomial)."""
    trials = chances.shape[1]
    exactly = np.zeros((len(hits), trials + 1))
    exactly[:, 0] = 1.0
    for trial in range(trials):
        p = chances[:, trial : trial + 1]
        exactly[:, 1:] = exactly[:, 1:] * (1 - p) + exactly[:, :-1] * p
        exactly[:, 0] *= 1 - p[:, 0]
    tail = np.cumsum(exactly[:, ::-1], axis=1)[:, ::-1]
    chance: Floats = tail[np.arange(len(hits)), hits]
    return chance

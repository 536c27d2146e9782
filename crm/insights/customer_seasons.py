"""In which months one customer buys what, beyond chance: their own purchases against the shop's busy months.

Two families are tested, each at half of the 5 % of false findings: products whose month is a habit of many
customers (few, and likely), and whatever else the customer bought in two years or more. The chance that so
many years fall into one month is the Poisson-binomial tail; see ``crm.insights.own_months``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from crm.insights.calendar import Ints
from crm.insights.discoveries import FALSE_SHARE, q_values
from crm.insights.lines import SaleLines
from crm.insights.own_months import Pairs, own_months
from crm.insights.season_purchases import LEAST_YEARS, YEAR, Purchases, season_purchases
from crm.insights.seasons import seasonal_months

OF_EACH: Final = FALSE_SHARE / 2
"""The share of false findings of each of the two families."""
MOSTLY: Final = 0.5
"""At least this share of the years in which the month was seen has the purchase."""


@dataclass(frozen=True, slots=True)
class OwnSeason:
    """A product (id and name) that a customer buys in one month of the year (1 to 12).

    ``years``: in how many years they did, of ``of_years`` in which they were a customer in that month;
    ``average``: what such a month brought (account currency).
    """

    product: int
    name: str
    month: int
    years: int
    of_years: int
    average: float


def customer_seasons(
    lines: SaleLines, products: pd.DataFrame, customer: int, *, today: date
) -> tuple[OwnSeason, ...]:
    """Find the months of one customer, those that come next first.

    ``lines``: all sales of the shop; what is shared between customers is worked out once and remembered.
    """
    purchases = season_purchases(lines, today)
    mine = _of_customer(purchases, customer)
    if not len(mine.customer):
        return ()
    pairs = Pairs.of(mine)
    shared = _in_shared_months(mine, pairs, seasonal_months(lines, today=today))
    alone = own_months(mine, pairs)[0]
    alone = alone.loc[alone["q"] <= OF_EACH, ["product", "month"]]
    found = pd.concat([shared, alone]).drop_duplicates(ignore_index=True)
    told = [_told(mine, products, *each) for each in found.itertuples(index=False, name=None)]
    steady = [each for each in told if each.name and each.years >= MOSTLY * each.of_years]
    return tuple(sorted(steady, key=lambda each: ((each.month - today.month) % YEAR, -each.average)))


def _of_customer(purchases: Purchases, customer: int) -> Purchases:
    """Give the purchases of one customer, beside the months of the whole shop."""
    low, high = np.searchsorted(purchases.customer, [customer, customer + 1])
    mine = slice(int(low), int(high))
    return replace(
        purchases, customer=purchases.customer[mine], product=purchases.product[mine],
        year=purchases.year[mine], month=purchases.month[mine], amount=purchases.amount[mine],
        first_day=purchases.first_day[mine],
    )  # fmt: skip


def _in_shared_months(mine: Purchases, pairs: Pairs, shared: pd.DataFrame) -> pd.DataFrame:
    """Give those of the shop's seasonal months that are proven of this customer too."""
    cells, hits = _years_in(mine)
    wanted = shared["product"].to_numpy("int64") * YEAR + shared["month"].to_numpy("int64") - 1
    able = np.flatnonzero(np.isin(cells, wanted) & (hits >= LEAST_YEARS))
    product, month = cells[able] // YEAR, cells[able] % YEAR
    customer = np.full(len(able), mine.customer[0])
    chances = pairs.chances(mine, pairs.find(mine, customer, product), month, hits[able])
    twice = pairs.product[(pairs.in_year > 0).sum(axis=1) >= LEAST_YEARS]
    tried = int(np.isin(shared["product"], twice).sum())
    proven = q_values(chances, max(tried, len(able))) <= OF_EACH
    return pd.DataFrame({"product": product[proven], "month": month[proven] + 1})


def _years_in(mine: Purchases) -> tuple[Ints, Ints]:
    """Give each product's months (product times 12 and month), and in how many years they were bought in."""
    cells, hits = np.unique(mine.product * YEAR + mine.month, return_counts=True)
    return cells.astype("int64"), hits.astype("int64")


def _told(mine: Purchases, products: pd.DataFrame, product: int, month: int) -> OwnSeason:
    here = (mine.product == product) & (mine.month == month - 1)
    known = mine.back[:, month - 1] <= mine.known[mine.customer[0]]
    seen = known & (mine.buyers[:, month - 1] > 0)
    if month - 1 == mine.latest % YEAR and not (here & (mine.year == 0)).any():
        seen[0] = False  # the month is under way, and they may still come
    name = products["name"].get(product)
    years = int(here.sum())
    return OwnSeason(
        product, "" if pd.isna(name) else str(name), month, years, max(int(seen.sum()), years),
        float(mine.amount[here].sum()) / max(years, 1),
    )  # fmt: skip

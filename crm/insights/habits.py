"""What a customer buys, and when in the year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from crm.insights.calendar import Ints
from crm.insights.lines import Floats, SaleLines, distinct, grouped

YEARS: Final = 2
"""A habit shows in at least so many years."""
MOSTLY: Final = 0.6
"""At least this share of the purchases falls in the one month."""
YEAR: Final = 12
LAST_YEAR: Final = 10_000
"""Years are below this number."""


@dataclass(frozen=True, slots=True)
class Habit:
    """A product that is bought in the same month (1 to 12) in ``years`` different years."""

    name: str
    month: int
    years: int


@dataclass(frozen=True)
class Bought:
    """What was bought on which days: one element per product (or other word of it) and day.

    ``name``: place among ``names``, which are in order; ``year`` and ``month`` (1 to 12) of the day;
    ``amount`` in account currency.
    """

    names: NDArray[Any]
    name: Ints
    year: Ints
    month: Ints
    amount: Floats

    @property
    def days(self) -> Ints:
        """On how many days each name was bought."""
        return np.bincount(self.name, minlength=len(self.names))


def bought_days(lines: SaleLines, products: pd.DataFrame, *, by: str = "name") -> Bought:
    """Say on which days what was bought; lines without a product or a day are left out.

    ``by``: ``name``, or another word of the product such as ``category``.
    """
    every = products[by].astype(object).reindex(lines.product).to_numpy()
    rows = np.flatnonzero((lines.product > 0) & (lines.place > 0) & pd.notna(every))
    codes, names = pd.factorize(every[rows], sort=True)
    places = lines.place[rows]
    wide = lines.places
    _, where, keys = grouped(codes.astype("int64") * wide + places)
    months = lines.month_of_place[keys % wide]
    amount = np.bincount(where, weights=lines.amount[rows], minlength=len(keys))
    return Bought(names, keys // wide, months // YEAR + 1970, months % YEAR + 1, amount.astype("float64"))


def favourites(
    lines: SaleLines, products: pd.DataFrame, *, by: str = "name", count: int = 3
) -> tuple[str, ...]:
    """Name what is bought on most days, the dearer first where equal; only what was bought twice."""
    return favourites_of(bought_days(lines, products, by=by), count=count)


def favourites_of(bought: Bought, *, count: int = 3) -> tuple[str, ...]:
    """Name what is bought on most days, the dearer first where equal; only what was bought twice."""
    days = bought.days
    amount = np.bincount(bought.name, weights=bought.amount, minlength=len(bought.names))
    order = np.lexsort((-amount, -days))
    return tuple(str(bought.names[at]) for at in order[days[order] > 1][:count])


def monthly_habits(lines: SaleLines, products: pd.DataFrame) -> tuple[Habit, ...]:
    """Name the products that are bought mostly in one month, year after year; the steadiest first.

    A habit shows in the same month of at least two years, with 6 of 10 of the product's purchase days in it.
    """
    return monthly_habits_of(bought_days(lines, products))


def monthly_habits_of(bought: Bought) -> tuple[Habit, ...]:
    """As ``monthly_habits``, of what was bought by product."""
    months = bought.name * YEAR + bought.month - 1
    days = np.bincount(months, minlength=len(bought.names) * YEAR)
    seasons = distinct(months * LAST_YEAR + bought.year)  # each month of each year once
    years = np.bincount(seasons // LAST_YEAR, minlength=len(days))
    steady = np.flatnonzero((years >= YEARS) & (days >= MOSTLY * np.repeat(bought.days, YEAR)))
    steady = steady[np.lexsort((-days[steady], -years[steady]))]
    return tuple(
        Habit(str(bought.names[at // YEAR]), at % YEAR + 1, year)
        for at, year in zip(steady.tolist(), years[steady].tolist(), strict=True)
    )


def buying_months(lines: SaleLines, products: pd.DataFrame, *, count: int = 5) -> pd.DataFrame:
    """Say what is bought in which month of the year.

    Twelve rows per product bought on most days, the most frequent first; per category where hardly a product
    was bought twice. Columns: name, month (1 to 12), days (purchase days), amount (account currency), level
    (0 to 1: days against the product's busiest month).
    """
    bought = bought_days(lines, products)
    if len(favourites_of(bought)) <= 1:
        bought = bought_days(lines, products, by="category")
    names = favourites_of(bought, count=count)
    place = pd.Index(names, dtype=object).get_indexer(pd.Index(bought.names, dtype=object))[bought.name]
    chosen = place >= 0
    where = place[chosen] * YEAR + bought.month[chosen] - 1
    size = len(names) * YEAR
    days = np.bincount(where.astype("int64"), minlength=size)
    busiest = days.reshape(-1, YEAR).max(axis=1, initial=1)
    return pd.DataFrame(
        {
            "name": np.repeat(np.array(names, dtype=object), YEAR),
            "month": np.tile(np.arange(1, YEAR + 1), len(names)),
            "days": days,
            "amount": np.bincount(
                where.astype("int64"), weights=bought.amount[chosen], minlength=size
            ).astype("float64"),
            "level": days / np.repeat(busiest, YEAR),
        }
    )

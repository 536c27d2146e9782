"""What a customer buys, and when in the year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from crm.insights.lines import SaleLines

YEARS: Final = 2
"""A habit shows in at least so many years."""
MOSTLY: Final = 0.6
"""At least this share of the purchases falls in the one month."""
YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Habit:
    """A product that is bought in the same month (1 to 12) in ``years`` different years."""

    name: str
    month: int
    years: int


def bought_days(lines: SaleLines, products: pd.DataFrame, *, by: str = "name") -> pd.DataFrame:
    """Say on which days what was bought.

    One row per product (or other word of it, such as ``category``) and day. Columns: name, day (number),
    year, month (1 to 12), amount (account currency). Lines without a product or a day are left out.
    """
    names = products[by].astype(object).reindex(lines.product)
    months = lines.month_of_place[lines.place]
    bought = pd.DataFrame(
        {
            "name": names.to_numpy(),
            "day": lines.day,
            "year": months // YEAR + 1970,
            "month": months % YEAR + 1,
            "amount": lines.amount,
        }
    )
    bought = bought[(lines.product > 0) & (lines.place > 0) & bought["name"].notna().to_numpy()]
    return bought.groupby(["name", "day", "year", "month"], as_index=False, sort=False).agg(
        amount=("amount", "sum")
    )


def favourites(
    lines: SaleLines, products: pd.DataFrame, *, by: str = "name", count: int = 3
) -> tuple[str, ...]:
    """Name what is bought on most days, the dearer first where equal; only what was bought twice."""
    bought = bought_days(lines, products, by=by)
    sums = bought.groupby("name").agg(days=("day", "size"), amount=("amount", "sum"))
    often = sums[sums["days"] > 1].sort_values(["days", "amount"], ascending=False)
    return tuple(str(name) for name in often.index[:count])


def monthly_habits(lines: SaleLines, products: pd.DataFrame) -> tuple[Habit, ...]:
    """Name the products that are bought mostly in one month, year after year; the steadiest first.

    A habit shows in the same month of at least two years, with 6 of 10 of the product's purchase days in it.
    """
    bought = bought_days(lines, products)
    if bought.empty:
        return ()
    months = bought.groupby(["name", "month"], as_index=False).agg(
        days=("day", "size"), years=("year", "nunique")
    )
    share = months["days"] / months.groupby("name")["days"].transform("sum")
    steady = months[(months["years"] >= YEARS) & (share >= MOSTLY)]
    steady = steady.sort_values(["years", "days"], ascending=False, kind="stable")
    columns = (steady[name].tolist() for name in ("name", "month", "years"))
    return tuple(Habit(str(name), month, years) for name, month, years in zip(*columns, strict=True))


def buying_months(lines: SaleLines, products: pd.DataFrame, *, count: int = 5) -> pd.DataFrame:
    """Say what is bought in which month of the year.

    Twelve rows per product bought on most days, the most frequent first; per category where hardly a product
    was bought twice. Columns: name, month (1 to 12), days (purchase days), amount (account currency), level
    (0 to 1: days against the product's busiest month).
    """
    by = "name" if len(favourites(lines, products)) > 1 else "category"
    names = favourites(lines, products, by=by, count=count)
    bought = bought_days(lines, products, by=by)
    chosen = bought[bought["name"].isin(names)]
    where = pd.Index(names).get_indexer(pd.Index(chosen["name"])) * YEAR + chosen["month"].to_numpy() - 1
    size = len(names) * YEAR
    days = np.bincount(where.astype("int64"), minlength=size)
    busiest = days.reshape(-1, YEAR).max(axis=1, initial=1)
    return pd.DataFrame(
        {
            "name": np.repeat(np.array(names, dtype=object), YEAR),
            "month": np.tile(np.arange(1, YEAR + 1), len(names)),
            "days": days,
            "amount": np.bincount(where.astype("int64"), weights=chosen["amount"], minlength=size).astype(
                "float64"
            ),
            "level": days / np.repeat(busiest, YEAR),
        }
    )

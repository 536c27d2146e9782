"""Who brings the money: the most profitable customers, and how much hangs on how few of them.

The share of the best fifth is Pareto's question (1896); the sum of squared shares is the index of Herfindahl
(1950) and Hirschman, whose inverse says with how many customers of equal size a shop would be as spread out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from crm.insights.best import MOSTLY, last_year
from crm.insights.calendar import Ints
from crm.insights.figures import MONEY_DIGITS
from crm.insights.frames import names_by_id
from crm.insights.lines import Floats, SaleLines, lines_of
from crm.insights.profit import discounts

BEST_SHARE: Final = 0.2
HALF: Final = 0.5
MOST: Final = 0.8
POINTS: Final = 101
"""So many points draw the curve."""
FEW: Final = 10
"""With fewer buyers a share of the best fifth says little."""
RISKY_SHARE: Final = 0.25
"""From this share of revenue on, one customer is a risk of their own."""


@dataclass(frozen=True)
class Concentration:
    """Whom the twelve months up to ``as_of`` rest on; shares are 0 to 1, None without revenue.

    ``customers``: one row per customer with a sale or a return in that time, most profitable first. Columns:
    customer (id), name, revenue, discount (given on their lines, as far as known), refunds, net_revenue,
    cost (of the lines whose cost is known; NaN where none is), profit (of these lines, less all refunds;
    NaN where fewer than 8 of 10 lines tell their cost), margin (profit as a share of the revenue of these
    lines), kept_share (of all that is left: profit where costs are known, else net revenue), so_far (that
    share added up from the best on).

    ``curve``: 101 rows. Columns: customers_share, money_share: so much of the money comes from the best so
    many.
    """

    as_of: date
    customers: pd.DataFrame
    curve: pd.DataFrame
    by_profit: bool
    """Whether profit ranks (the cost of 8 of 10 lines is known), else net revenue."""
    buyers: int
    sales: int
    """Customers with net revenue, and lines: what it rests on. Sales without a customer are left out."""
    best_fifth_share: float | None
    """What the best fifth of the customers brings of what all bring."""
    half_from: int | None
    most_from: int | None
    """How many customers bring half, and 8 tenths, of it."""
    largest_share: float | None
    largest: int | None
    """What the largest customer brings, and who it is (id)."""
    herfindahl: float | None
    equal_customers: float | None
    """With so many customers of equal size it would be as spread out."""
    losing: int
    """Customers on whom money is lost: their returns and costs are above what they brought."""
    unnamed_share: float | None
    """Which share of all revenue has no customer."""

    @property
    def few(self) -> bool:
        """Whether there are too few customers for shares to say much."""
        return self.buyers < FEW

    @property
    def is_risky(self) -> bool:
        """Whether one customer brings so much that losing them would hurt the business."""
        return self.largest_share is not None and self.largest_share >= RISKY_SHARE


def concentration(
    sales: pd.DataFrame | SaleLines,
    returned: pd.DataFrame,
    products: pd.DataFrame,
    customers: pd.DataFrame,
    *,
    today: date,
) -> Concentration:
    """Say whom the twelve months up to ``today`` rest on; ``returned`` are the returned lines."""
    lines = lines_of(sales, products)
    year = last_year(lines, returned, products, today=today)
    table = _sums(lines, year.rows, year.back, by_profit=year.by_profit)
    names = names_by_id(customers)
    table.insert(1, "name", pd.Series([names.get(each) for each in table["customer"].tolist()], dtype="str"))
    kept = np.sort(table["net_revenue"].to_numpy()[table["net_revenue"].to_numpy() > 0])[::-1]
    total = float(kept.sum())
    running = np.cumsum(kept) / total if total > 0 else np.empty(0)
    shares = kept / total if total > 0 else np.empty(0)
    squared = float((shares**2).sum()) if len(shares) else None
    result = table["profit" if year.by_profit else "net_revenue"].to_numpy()
    every = float(year.amount.sum())
    nobody = lines.customer[year.rows] == 0
    unnamed = float(year.amount[nobody].sum())
    largest = int(table["customer"].iloc[int(table["net_revenue"].argmax())]) if len(shares) else None
    return Concentration(
        as_of=today,
        customers=table,
        curve=_curve(running),
        by_profit=year.by_profit,
        buyers=len(kept),
        sales=len(nobody) - int(np.count_nonzero(nobody)),
        best_fifth_share=_share_of(running, BEST_SHARE),
        half_from=_count_to(running, HALF),
        most_from=_count_to(running, MOST),
        largest_share=float(shares[0]) if len(shares) else None,
        largest=largest,
        herfindahl=squared,
        equal_customers=None if squared is None else 1 / squared,
        losing=int(np.count_nonzero(result < 0)),
        unnamed_share=unnamed / every if every > 0 else None,
    )


def _sums(lines: SaleLines, rows: slice | Ints, back: pd.DataFrame, *, by_profit: bool) -> pd.DataFrame:
    """Add up by customer, most profitable first."""
    who, amount, cost = lines.customer[rows], lines.amount[rows], lines.cost[rows]
    given = back["customer"].to_numpy(dtype="int64")
    size = max(int(who.max(initial=0)), int(given.max(initial=0))) + 1
    off = discounts(lines)[rows]
    costed = ~np.isnan(cost)

    def added(values: Floats) -> Floats:
        return np.bincount(who, weights=values, minlength=size).astype("float64")

    revenue, discount = added(amount), added(off)
    known, spent = added(costed.astype("float64")), added(np.where(costed, cost, 0.0))
    of_costed = revenue if costed.all() else added(np.where(costed, amount, 0.0))
    sold, came_back = np.bincount(who, minlength=size), np.bincount(given, minlength=size)
    refunds = np.bincount(given, weights=np.nan_to_num(back["refund"].to_numpy()), minlength=size)
    net = np.round(
        revenue - refunds, MONEY_DIGITS
    )  # nothing left is nothing, not what adding fractions leaves
    known_cost = known >= np.maximum(MOSTLY * sold, 1)
    there = np.flatnonzero((sold > 0) | (came_back > 0))
    there = there[there > 0]
    profit = np.where(known_cost, np.round(of_costed - spent - refunds, MONEY_DIGITS), np.nan)
    left = profit if by_profit else net
    there = there[np.argsort(-np.nan_to_num(left[there], nan=-np.inf), kind="stable")]
    left = np.nan_to_num(left[there])
    total = float(left.sum())
    share = left / total if total > 0 else np.full(len(left), np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):
        margin = np.where(of_costed > 0, profit / of_costed, np.nan)
    return pd.DataFrame(
        {
            "customer": there,
            "revenue": revenue[there],
            "discount": discount[there],
            "refunds": refunds[there].astype("float64"),
            "net_revenue": net[there],
            "cost": np.where(known > 0, spent, np.nan)[there],
            "profit": profit[there],
            "margin": margin[there],
            "kept_share": share,
            "so_far": np.cumsum(share),
        }
    )


def _curve(running: Floats) -> pd.DataFrame:
    """Give which share of the money comes from which share of the customers, the best first."""
    at = np.linspace(0, 1, POINTS)
    reached = np.concatenate([[0.0], running])
    money = (
        np.interp(at, np.linspace(0, 1, len(reached)), reached) if len(running) else np.full(POINTS, np.nan)
    )
    return pd.DataFrame({"customers_share": at, "money_share": money})


def _share_of(running: Floats, part: float) -> float | None:
    """Give what the best ``part`` of the customers brings, at least one of them."""
    if not len(running):
        return None
    return float(running[max(round(part * len(running)), 1) - 1])


def _count_to(running: Floats, share: float) -> int | None:
    """Give how many customers bring at least ``share``."""
    return int(np.searchsorted(running, share - 1e-12)) + 1 if len(running) else None

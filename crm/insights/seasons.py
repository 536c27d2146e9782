"""In which months of the year a product, or one customer of a product, is bought beyond chance.

Time is cut into years that end with the latest month. Within each year, who bought a product is spread over
the months as all buyers are; the negative binomial tail says how remarkable each month is, with the noise
that the same month shows from year to year. A product's month is a
habit only if it is remarkable in at least two years: the chances of all years but the best are combined
(Fisher, 1932; partial conjunction, Benjamini and Heller, 2008). One customer's month counts by the years in
which they bought in it (Poisson-binomial tail). Both are held to 5 % false findings over all that were
tested (Benjamini and Hochberg, 1995).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import pandas as pd
from scipy import special, stats

from crm.insights.calendar import day_number, day_of
from crm.insights.discoveries import FALSE_SHARE, q_values
from crm.insights.lines import Floats, SaleLines, lines_of
from crm.insights.own_months import Pairs, own_habits, own_months
from crm.insights.season_customers import SUMMED, Trial, customers_of, ranges, try_a_year_ago
from crm.insights.season_purchases import LEAST_YEARS, YEAR, Purchases, season_purchases

LEAST_BUYERS: Final = 5
"""A product with fewer buyers in a month (all years together) shows no habit there."""
REMARKABLE: Final = 1.5
"""A habit is at least so many times what is usual."""
LEAST_NOISE: Final = 0.01
"""Months of a product differ by chance at least by this variance (a tenth of what is usual)."""
SHRINK: Final = 50.0
"""How many purchases of a product weigh as much as what is known of all products' noise."""
DAYS_BEFORE: Final = 14
"""To write so many days before the usual first day."""
SOON: Final = 42
"""What starts within so many days is coming up."""


@dataclass(frozen=True)
class Seasons:
    """The months in which something is bought beyond chance.

    ``products``: one row per product and month, the surest first. Columns: product (id), name, month (1 to
    12), years (in which it was bought more than usual), of_years (in which the month was seen), customers
    (who bought in it in two years or more), buyers (a year, on average), usual (buyers that there would be a
    year if the month were like others), times_usual, average (account currency: of a customer and year),
    ever (customers who bought in it in any year), expected, low, high (account currency: what those may bring
    next time, 80 %), unsteady (variance
    of the share by which the habit differs from year to year), next_on (the usual first day, next time),
    write_on (14 days before), under_way (the month is today's), waiting (of those customers, who have not
    come yet in it), q (share of false findings at which it would be one).

    ``customers``: one row per customer of such a product's month, also those of one year. Columns: product,
    month, customer (ids), years (in which they bought then), of_years (seen since they first bought
    anything), average (account currency, of such a year), last_on (day), again (0 to 1: how likely they come
    next time), brings (account currency: what that makes), spread (its variance), waits (the month is under
    way and they have not come yet), chance (that so many years fall into the month by luck; 1 where not
    tested), own (proven to be this customer's own habit).

    ``months``: twelve rows per product with a habit. Columns: product, name, month, buyers (a year), usual,
    habit (bool).

    ``pairs``: one row per customer and product whose own months prove a habit by themselves. Columns:
    customer, product, month, years, of_years, average, q.

    ``tested``: products' months tested; ``pairs_tested``: customers' months; ``years``: years seen, in part
    too; ``trial``: how what would have been expected a year ago came out, by which the bounds are set.
    """

    products: pd.DataFrame
    customers: pd.DataFrame
    months: pd.DataFrame
    pairs: pd.DataFrame
    tested: int
    pairs_tested: int
    years: int
    trial: Trial


@dataclass(frozen=True)
class _Tests:
    """Every product's months: arrays of products (row) by month (column); ``noise``: one per product."""

    ids: np.ndarray[tuple[int], np.dtype[np.int64]]
    buyers: Floats
    usual: Floats
    years: Floats
    q: Floats
    noise: Floats
    tested: int


def seasons(sales: pd.DataFrame | SaleLines, products: pd.DataFrame, *, today: date) -> Seasons:
    """Find the seasonal habits. Lines without customer, product or day are left out."""
    lines = lines_of(sales, products)
    purchases = season_purchases(lines, today)
    return lines.memory.recall(
        "seasons", (purchases, products, today), lambda: _seasons(purchases, products, today)
    )


def seasonal_months(lines: SaleLines, *, today: date) -> pd.DataFrame:
    """Give the products' months alone that are habits of the shop's customers: columns product and month.

    Without the customers and what they may bring, which cost far more; remembered like the purchases.
    """
    purchases = season_purchases(lines, today)

    def work() -> pd.DataFrame:
        tests = _test_products(purchases)
        which, month = np.nonzero(tests.q <= FALSE_SHARE)
        return pd.DataFrame({"product": tests.ids[which], "month": month + 1})

    return lines.memory.recall("seasonal months", (purchases,), work)


def _seasons(purchases: Purchases, products: pd.DataFrame, today: date) -> Seasons:
    tests, pairs = _test_products(purchases), Pairs.of(purchases)
    table = _habits(tests, purchases, products)
    customers = customers_of(purchases, table)
    chance, own = own_habits(purchases, pairs, customers, tests.tested, len(table))
    customers = customers.assign(chance=chance, own=own)
    trial = try_a_year_ago(purchases, table)
    alone, pairs_tested = own_months(purchases, pairs)
    return Seasons(
        _worth(table, customers, trial, today), customers.drop(columns=["habit", "of_year"]),
        _months(tests, table), alone, tests.tested, pairs_tested, len(purchases.buyers), trial,
    )  # fmt: skip


def coming_up(habits: pd.DataFrame, today: date, days: int = SOON) -> pd.DataFrame:
    """Give the habits that start within some days, or are under way with customers still to come; by day.

    ``habits``: ``Seasons.products`` or some of it.
    """
    soon = habits["next_on"] <= pd.Timestamp(today) + pd.Timedelta(days=days)
    now = habits["under_way"] & (habits["waiting"] > 0)
    return habits[soon | now].sort_values(["under_way", "next_on"], ascending=[False, True], kind="stable")


def _test_products(purchases: Purchases) -> _Tests:
    """Test every product's months."""
    years = len(purchases.buyers)
    used = np.bincount(purchases.product, minlength=1)
    ids = np.flatnonzero(used)
    row = np.zeros(len(used), dtype="int64")
    row[ids] = np.arange(len(ids))
    cells = (row[purchases.product] * years + purchases.year) * YEAR + purchases.month
    flat = np.bincount(cells, minlength=len(ids) * years * YEAR).astype("float64")
    counts: Floats = flat.reshape(len(ids), years, YEAR)
    weights = purchases.buyers / np.maximum(purchases.buyers.sum(axis=1, keepdims=True), 1)
    totals = counts.sum(axis=2, keepdims=True)
    seen = purchases.seen
    expected = totals * weights
    chances, noise = _chances(counts, expected)
    times = counts.sum(axis=1) / np.maximum(expected.sum(axis=1), 1e-9)
    chance = _replicated(chances)
    able = (seen >= LEAST_YEARS)[None, :] & (totals.sum(axis=1) >= LEAST_BUYERS)
    chance[(counts.sum(axis=1) < LEAST_BUYERS) | (times < REMARKABLE)] = 1.0
    q = np.ones(chance.shape)
    q[able] = q_values(chance[able])
    a_year = np.maximum(seen, 1)
    return _Tests(
        ids, counts.sum(axis=1) / a_year, expected.sum(axis=1) / a_year,
        (counts > expected).sum(axis=1).astype("float64"), q, noise, int(able.sum()),
    )  # fmt: skip


def _habits(tests: _Tests, purchases: Purchases, products: pd.DataFrame) -> pd.DataFrame:
    """Give the products' months that are habits, the surest first."""
    which, month = np.nonzero(tests.q <= FALSE_SHARE)
    ids = tests.ids[which]
    table = pd.DataFrame(
        {
            "product": ids,
            "name": products["name"].astype(object).reindex(ids).to_numpy(),
            "month": month + 1,
            "years": tests.years[which, month].astype("int64"),
            "of_years": purchases.seen[month],
            "buyers": tests.buyers[which, month],
            "usual": tests.usual[which, month],
            "times_usual": tests.buyers[which, month] / np.maximum(tests.usual[which, month], 1e-9),
            "unsteady": tests.noise[which],
            "under_way": month == purchases.latest % YEAR,
            "q": tests.q[which, month],
        }
    )
    return table.sort_values(["q", "times_usual"], ascending=[True, False], ignore_index=True)


def _months(tests: _Tests, table: pd.DataFrame) -> pd.DataFrame:
    """Give all months of the products that have a habit, in the order of the habits."""
    first = table.drop_duplicates("product")
    rows = np.searchsorted(tests.ids, first["product"].to_numpy("int64"))
    return pd.DataFrame(
        {
            "product": np.repeat(first["product"].to_numpy("int64"), YEAR),
            "name": np.repeat(first["name"].to_numpy(dtype=object), YEAR),
            "month": np.tile(np.arange(1, YEAR + 1), len(first)),
            "buyers": tests.buyers[rows].ravel(),
            "usual": tests.usual[rows].ravel(),
            "habit": (tests.q[rows] <= FALSE_SHARE).ravel(),
        }
    )


def _chances(counts: Floats, expected: Floats) -> tuple[Floats, Floats]:
    """Give how often each count or more comes by chance, with the noise that months show, and that noise.

    How much a product's months differ by weather, stock and promotions shows in how the same month differs
    from year to year, which no habit explains: a gamma factor of that variance makes the counts negative
    binomial.
    """
    level = counts.sum(axis=1) / np.maximum(expected.sum(axis=1), 1e-9)
    usual = expected * level[:, None, :]
    there = usual > 0
    freedom = np.maximum(there.sum(axis=1) - 1, 0)
    pearson = np.where(there, (counts - usual) ** 2 / np.where(there, usual, 1.0), 0.0).sum(axis=1)
    beyond = (pearson - freedom).sum(axis=1)
    weight = (freedom * usual.sum(axis=1) / np.maximum(there.sum(axis=1), 1)).sum(axis=1)
    pooled = max(beyond.sum() / max(weight.sum(), 1e-9), LEAST_NOISE)
    # Each product's own, as far as its counts tell more than that of all does.
    own = (beyond + SHRINK * pooled) / np.maximum(weight + SHRINK, 1e-9)
    noise = np.maximum(own, pooled)
    shape = 1 / noise[:, None, None]
    chances = np.ones(counts.shape)
    some = counts > 0
    shape, mean = np.broadcast_to(shape, counts.shape)[some], expected[some]
    chances[some] = special.betainc(counts[some], shape, mean / (mean + shape))
    return chances, noise


def _replicated(chances: Floats) -> Floats:
    """Combine the chances of each year (axis 1) but the best: small only if two years are remarkable."""
    others = np.sort(chances, axis=1)[:, 1:]
    if not others.shape[1]:
        return np.ones(chances[:, 0].shape)
    combined: Floats = stats.chi2.sf(-2 * np.log(np.maximum(others, 1e-300)).sum(axis=1), 2 * others.shape[1])
    return combined


def _worth(table: pd.DataFrame, customers: pd.DataFrame, trial: Trial, today: date) -> pd.DataFrame:
    """Add what a habit's customers may bring next time, and when to write to them."""
    habits = pd.Index(table.index)
    usual = customers.groupby("habit")["of_year"].quantile(0.25).reindex(habits)
    kept = customers[customers["years"] >= LEAST_YEARS]
    groups = kept.groupby("habit")
    everybody = customers.groupby("habit")
    sums = everybody[list(SUMMED)].sum().reindex(habits, fill_value=0.0)
    expected, low, high = ranges(sums, table["unsteady"].to_numpy("float64"), trial)
    next_on = [_next(int(m), d, today) for m, d in zip(table["month"], usual, strict=True)]
    days = pd.Series(np.array(next_on, dtype="datetime64[D]").astype("datetime64[s]"), index=table.index)
    return table.assign(
        customers=groups.size().reindex(habits, fill_value=0),
        ever=everybody.size().reindex(habits, fill_value=0),
        average=groups["average"].mean().reindex(habits),
        expected=expected, low=low, high=high,
        next_on=days, write_on=days - pd.Timedelta(days=DAYS_BEFORE),
        waiting=groups["waits"].sum().reindex(habits, fill_value=0).astype("int64"),
    )  # fmt: skip


def _next(month: int, of_year: float, today: date) -> date:
    """Give the usual first day of the month's habit, in the next such month of which it is still to come."""
    for year in (today.year, today.year + 1, today.year + 2):
        first = date(year, month, 1)
        offset = 0 if np.isnan(of_year) else int(of_year) - (first - date(year, 1, 1)).days
        day = day_of(day_number(first) + min(max(offset, 0), 27))
        if day > today:
            return day
    raise AssertionError  # one of three years is to come

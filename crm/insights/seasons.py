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

from crm.insights.calendar import Ints, day_number, day_of, month_number
from crm.insights.discoveries import FALSE_SHARE, q_values
from crm.insights.lines import Floats, SaleLines, distinct, grouped, lines_of

YEAR: Final = 12
LEAST_YEARS: Final = 2
"""A habit must have shown in so many years."""
LEAST_BUYERS: Final = 5
"""A product with fewer buyers in a month (all years together) shows no habit there."""
REMARKABLE: Final = 1.5
"""A habit is at least so many times what is usual."""
LEAST_NOISE: Final = 0.01
"""Months of a product differ by chance at least by this variance (a tenth of what is usual)."""
SHRINK: Final = 50.0
"""How many purchases of a product weigh as much as what is known of all products' noise."""
TELLING: Final = 0.002
"""Customers of a product are tested where they could show at least this much; others could prove nothing."""
DAYS_BEFORE: Final = 7
"""To write so many days before the usual first day."""
Z_80: Final = 1.281552
"""Half-width of the middle 80 % of the normal distribution, in standard deviations."""


@dataclass(frozen=True)
class Seasons:
    """The months in which something is bought beyond chance.

    ``products``: one row per product and month, the surest first. Columns: product (id), name, month (1 to
    12), years (in which it was bought more than usual), of_years (in which the month was seen), customers
    (who bought in it in two years or more), buyers (a year, on average), times_usual, average (account
    currency: of a customer and year), expected, low, high (account currency: what those customers may bring
    next time, 80 %), next_on (the usual first day, next time), write_on (seven days before), q (share of
    false findings at which it would be one).

    ``customers``: one row per customer of such a product's month. Columns: product, month, customer (ids),
    years (in which they bought then), of_years, average (account currency, of such a year), last_on (day).

    ``pairs``: one row per customer and product whose own months prove a habit. Columns: customer, product,
    month, years, of_years, average, q.

    ``tested``: products' months tested; ``pairs_tested``: customers' months; ``years``: years seen, in part
    too.
    """

    products: pd.DataFrame
    customers: pd.DataFrame
    pairs: pd.DataFrame
    tested: int
    pairs_tested: int
    years: int


@dataclass(frozen=True)
class _Bought:
    """One element per customer, product and month with a purchase; ``year`` counts back: 0 is the latest."""

    customer: Ints
    product: Ints
    year: Ints
    month: Ints
    amount: Floats
    first_day: Ints
    buyers: Floats
    """Customers by year (row) and month (column, 0 January)."""


def seasons(sales: pd.DataFrame | SaleLines, products: pd.DataFrame, *, today: date) -> Seasons:
    """Find the seasonal habits. Lines without customer, product or day are left out."""
    lines = lines_of(sales, products)
    bought = lines.memory.recall(
        "seasons", (*_inputs(lines), month_number(today)), lambda: _bought(lines, month_number(today))
    )
    table, tested = _of_products(bought, products)
    members = _members(bought, table)
    pairs, pairs_tested = _of_pairs(bought)
    return Seasons(
        _worth(table, members, today).reset_index(drop=True),
        members[["product", "month", "customer", "years", "of_years", "average", "last_on"]],
        pairs, tested, pairs_tested, len(bought.buyers),
    )  # fmt: skip


def _inputs(lines: SaleLines) -> tuple[object, ...]:
    return lines.sales["sold_at"].to_numpy(), lines.customer, lines.product, lines.amount


def _bought(lines: SaleLines, latest: int) -> _Bought:
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
    years = (wide - 1) // YEAR + 1
    visits = distinct(pair // many * wide + back) % wide
    when = years * YEAR
    seen = np.bincount(visits // YEAR * YEAR + (latest - visits) % YEAR, minlength=when).reshape(-1, YEAR)
    return _Bought(
        pair // many, pair % many, back // YEAR, (latest - back) % YEAR, amount, first,
        seen.astype("float64"),
    )  # fmt: skip


def _of_products(bought: _Bought, products: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Test every product's months. Gives the habits, and how many months were tested."""
    years = len(bought.buyers)
    used = np.bincount(bought.product, minlength=1)
    ids = np.flatnonzero(used)
    row = np.zeros(len(used), dtype="int64")
    row[ids] = np.arange(len(ids))
    cells = (row[bought.product] * years + bought.year) * YEAR + bought.month
    flat = np.bincount(cells, minlength=len(ids) * years * YEAR).astype("float64")
    counts: Floats = flat.reshape(len(ids), years, YEAR)
    weights = bought.buyers / np.maximum(bought.buyers.sum(axis=1, keepdims=True), 1)
    totals = counts.sum(axis=2, keepdims=True)
    seen = (bought.buyers > 0).sum(axis=0)
    expected = totals * weights
    chances = _chances(counts, expected)
    times = counts.sum(axis=1) / np.maximum(expected.sum(axis=1), 1e-9)
    chance = _replicated(chances)
    able = (seen >= LEAST_YEARS)[None, :] & (totals.sum(axis=1) >= LEAST_BUYERS)
    chance[(counts.sum(axis=1) < LEAST_BUYERS) | (times < REMARKABLE)] = 1.0
    tested = int(able.sum())
    q = np.ones(chance.shape)
    q[able] = q_values(chance[able])
    which, month = np.nonzero(q <= FALSE_SHARE)
    table = pd.DataFrame(
        {
            "product": ids[which],
            "name": products["name"].astype(object).reindex(ids[which]).to_numpy(),
            "month": month + 1,
            "years": (counts > expected).sum(axis=1)[which, month],
            "of_years": seen[month],
            "buyers": counts.sum(axis=1)[which, month] / np.maximum(seen[month], 1),
            "times_usual": times[which, month],
            "q": q[which, month],
        }
    )
    return table.sort_values(["q", "times_usual"], ascending=[True, False], ignore_index=True), tested


def _chances(counts: Floats, expected: Floats) -> Floats:
    """Give how often each count or more comes by chance, with the noise that months show.

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
    shape = 1 / np.maximum(own, pooled)[:, None, None]
    chances = np.ones(counts.shape)
    some = counts > 0
    shape, mean = np.broadcast_to(shape, counts.shape)[some], expected[some]
    chances[some] = special.betainc(counts[some], shape, mean / (mean + shape))
    return chances


def _replicated(chances: Floats) -> Floats:
    """Combine the chances of each year (axis 1) but the best: small only if two years are remarkable."""
    others = np.sort(chances, axis=1)[:, 1:]
    if not others.shape[1]:
        return np.ones(chances[:, 0].shape)
    combined: Floats = stats.chi2.sf(-2 * np.log(np.maximum(others, 1e-300)).sum(axis=1), 2 * others.shape[1])
    return combined


def _members(bought: _Bought, table: pd.DataFrame) -> pd.DataFrame:
    """Name the customers who bought a habit's product in its month in at least two years."""
    wide = int(bought.product.max(initial=0)) + 1
    wanted = np.full((wide, YEAR), -1, dtype="int64")
    wanted[table["product"].to_numpy(dtype="int64"), table["month"].to_numpy(dtype="int64") - 1] = table.index
    habit = wanted[bought.product, bought.month]
    mine = np.flatnonzero(habit >= 0)
    keys = pd.DataFrame(
        {
            "habit": habit[mine], "customer": bought.customer[mine], "amount": bought.amount[mine],
            "square": bought.amount[mine] ** 2, "first": bought.first_day[mine], "years": 1,
            "of_year": bought.first_day[mine] - _year_starts(bought.first_day[mine]),
        }
    )  # fmt: skip
    by = keys.groupby(["habit", "customer"], as_index=False)
    found = by.agg(
        years=("years", "sum"), average=("amount", "mean"), square=("square", "mean"), last=("first", "max"),
        of_year=("of_year", "median"),
    )  # fmt: skip
    found = found[found["years"] >= LEAST_YEARS].reset_index(drop=True)
    for name in ("product", "month", "of_years"):
        found[name] = table[name].to_numpy()[found["habit"]]
    found["last_on"] = found["last"].to_numpy().astype("datetime64[D]").astype("datetime64[s]")
    return found.sort_values(
        ["habit", "years", "average"], ascending=[True, False, False], kind="stable", ignore_index=True
    )


def _year_starts(days: Ints) -> Ints:
    return days.astype("datetime64[D]").astype("datetime64[Y]").astype("datetime64[D]").astype("int64")


def _worth(table: pd.DataFrame, members: pd.DataFrame, today: date) -> pd.DataFrame:
    """Add what a habit's customers may bring next time, and when to write to them."""
    # Rule of succession: who came in 3 years of 3 comes again 4 times of 5.
    again = (members["years"] + 1) / (members["of_years"] + 2)
    mean = again * members["average"]
    spread = again * members["square"] - mean**2
    habits = pd.Index(table.index)
    groups = members["habit"]
    expected, variance = (
        each.groupby(groups).sum().reindex(habits, fill_value=0.0) for each in (mean, spread)
    )
    half = Z_80 * np.sqrt(np.maximum(variance, 0))
    usual = members.groupby(groups)["of_year"].quantile(0.25).reindex(habits)
    next_on = [_next(int(m), d, today) for m, d in zip(table["month"], usual, strict=True)]
    days = pd.Series(np.array(next_on, dtype="datetime64[D]").astype("datetime64[s]"), index=table.index)
    return table.assign(
        customers=groups.value_counts().reindex(habits, fill_value=0),
        average=members.groupby(groups)["average"].mean().reindex(habits),
        expected=expected, low=np.maximum(expected - half, 0), high=expected + half,
        next_on=days, write_on=days - pd.Timedelta(days=DAYS_BEFORE),
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


def _of_pairs(bought: _Bought) -> tuple[pd.DataFrame, int]:
    """Test every customer's months of a product. Gives the habits, and how many months were tested."""
    years = len(bought.buyers)
    many = int(bought.product.max(initial=0)) + 1
    pair = bought.customer * many + bought.product  # in order, as the keys were
    new = np.append(True, pair[1:] != pair[:-1])[: len(pair)]
    number = np.cumsum(new) - 1
    count = int(new.sum())
    in_year = np.bincount(number * years + bought.year, minlength=count * years).reshape(-1, years)
    shares = bought.buyers / np.maximum(bought.buyers.sum(axis=1, keepdims=True), 1)
    seen = (bought.buyers > 0).sum(axis=1)
    # Bought in k months of a year: the chance that a given one is among them, at most.
    least = np.prod(np.where(in_year > 0, np.minimum(in_year / np.maximum(seen, 1), 1), 1.0), axis=1)
    chosen = np.flatnonzero(((in_year > 0).sum(axis=1) >= LEAST_YEARS) & (least <= TELLING))
    place = np.full(count, -1, dtype="int64")
    place[chosen] = np.arange(len(chosen))
    mine = np.flatnonzero(place[number] >= 0)
    cell = place[number[mine]] * YEAR + bought.month[mine]
    hits = np.bincount(cell, minlength=len(chosen) * YEAR)
    amount = np.bincount(cell, weights=bought.amount[mine], minlength=len(chosen) * YEAR)
    at = np.flatnonzero(hits >= LEAST_YEARS)
    k = in_year[chosen[at // YEAR]]
    each = np.minimum(np.maximum(k * shares.T[at % YEAR], k / np.maximum(seen, 1)), 1.0)
    each[:, :] = np.where(bought.buyers.T[at % YEAR] > 0, each, 0.0)
    q = q_values(_at_least(hits[at], each), len(chosen) * YEAR)
    found = np.flatnonzero(q <= FALSE_SHARE)
    first = np.flatnonzero(new)[chosen[at[found] // YEAR]]
    table = pd.DataFrame(
        {
            "customer": bought.customer[first], "product": bought.product[first],
            "month": at[found] % YEAR + 1, "years": hits[at[found]],
            "of_years": (bought.buyers > 0).sum(axis=0)[at[found] % YEAR],
            "average": amount[at[found]] / np.maximum(hits[at[found]], 1), "q": q[found],
        }
    )  # fmt: skip
    return table.sort_values("q", kind="stable", ignore_index=True), len(chosen) * YEAR


def _at_least(hits: Ints, chances: Floats) -> Floats:
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

"""The customers of seasonal habits: who comes again, and what they may bring.

How likely each comes again is learned from all customers of the shop: in how many of their years each bought
the product in the month follows a beta-binomial distribution (moments: Kleinman, 1973) around what their
liveliness makes likely, with which each customer's own years are weighed. What would have been reckoned a
year ago is held against what came, and the bounds are set by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from scipy import special

from crm.insights.calendar import Ints
from crm.insights.lines import Floats, positions
from crm.insights.season_purchases import LEAST_YEARS, YEAR, Purchases

KNOWN: Final = 25.0
"""How many customers' years of one habit weigh as much as what is known of all habits."""
LEAST_ALIKE, MOST_ALIKE = 0.005, 0.95
"""Bounds of how far customers differ: 0 all are alike, 1 each always or never comes."""
MOST_LIKELY: Final = 0.95
"""Nobody is surer to come before their own years have said so."""
MOST_SURE: Final = 0.999
NEW: Final = 3.0
"""How many months of a customer weigh as much as what is usual in the shop."""
DOUBT: Final = 5.0
"""How many habits of a year ago must have been wrong until half of it is believed."""
FAR: Final = 25.0
"""One habit that was further off than five standard deviations counts as that far."""
SUMMED: Final = ("brings", "spread", "average", "stays_away")
"""The columns of customers whose sums tell what they bring together."""
LOW, HIGH = 0.1, 0.9
"""The ends of the middle 80 %."""


@dataclass(frozen=True, slots=True)
class MayBring:
    """What customers may bring next time, account currency: the mean, and the bounds that hold 8 of 10."""

    expected: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Trial:
    """How what was reckoned a year ago came out: ``ratio`` of what came to what was expected.

    ``spread``: how many times as far off as reckoned (variance). ``habits``: how many could be tried.
    """

    ratio: float = 1.0
    spread: float = 1.0
    habits: int = 0


UNTRIED: Final = Trial(spread=3.0)
"""Where there is no year to try it on the bounds are wider."""


def may_bring(customers: pd.DataFrame, unsteady: float, trial: Trial) -> MayBring:
    """Sum up what some of a habit's customers may bring; columns ``brings``, ``spread``, ``average``.

    ``unsteady``: how much the habit differs from year to year for all of them (variance of the share).
    """
    sums = customers.assign(habit=0).groupby("habit")[list(SUMMED)].sum().reindex([0], fill_value=0.0)
    expected, low, high = ranges(sums, np.array([unsteady]), trial)
    return MayBring(float(expected[0]), float(low[0]), float(high[0]))


def ranges(sums: pd.DataFrame, unsteady: Floats, trial: Trial) -> tuple[Floats, Floats, Floats]:
    """Give mean and bounds of what habits bring; ``sums``: one row per habit of the columns ``SUMMED``."""
    brings, spread, most, nobody = (sums[name].to_numpy("float64") for name in SUMMED)
    expected = np.minimum(brings * trial.ratio, most)
    variance = trial.spread * (spread * trial.ratio + unsteady * expected**2)
    low, high = bounds(expected, variance)
    # Where it is not unlikely that nobody comes, nothing is within the bounds.
    return expected, np.where(np.exp(nobody) > LOW, 0.0, low), high


def try_a_year_ago(purchases: Purchases, habits: pd.DataFrame) -> Trial:
    """Reckon a year ago what the habits' customers may bring, and hold it against what they brought."""
    if len(purchases.buyers) <= LEAST_YEARS:
        return UNTRIED
    before = purchases.a_year_before()
    then = customers_of(before, habits)
    now = purchases.year == 0
    wide = int(purchases.product.max(initial=0)) + 1
    size = (wide * YEAR, int(purchases.customer.max(initial=0)) + 1)
    cells = (purchases.product[now] * YEAR + purchases.month[now]) * size[1] + purchases.customer[now]
    order = np.argsort(cells)
    wanted = (then["product"] * YEAR + then["month"] - 1) * size[1] + then["customer"]
    place = positions(cells[order], wanted.to_numpy("int64"))
    came = np.where(place >= 0, purchases.amount[now][order][place], 0.0)
    by = then.assign(came=came).groupby("habit")[["came", "brings", "spread"]].sum()
    if by.empty:
        return UNTRIED
    usual = DOUBT * float(by["brings"].mean())
    ratio = (float(by["came"].sum()) + usual) / (float(by["brings"].sum()) + usual)
    unsteady = habits["unsteady"].to_numpy("float64")[by.index]
    expected = ratio * by["brings"].to_numpy("float64")
    variance = ratio * by["spread"].to_numpy("float64") + unsteady * expected**2
    off = (by["came"].to_numpy("float64") - expected) ** 2 / np.maximum(variance, 1e-9)
    spread = (np.minimum(off, FAR).sum() + DOUBT) / (len(by) + DOUBT)
    return Trial(ratio, max(float(spread), 1.0), len(by))


def bounds(mean: Floats, variance: Floats) -> tuple[Floats, Floats]:
    """Give the bounds of sums that cannot be below nothing: of the gamma distribution of these moments."""
    there = (mean > 0) & (variance > 0)
    safe = np.where(there, variance, 1.0)
    shape, scale = np.where(there, mean**2 / safe, 1.0), np.where(there, safe / np.maximum(mean, 1e-9), 0.0)
    low, high = (np.where(there, special.gammaincinv(shape, end) * scale, mean) for end in (LOW, HIGH))
    return low, high


def customers_of(purchases: Purchases, habits: pd.DataFrame) -> pd.DataFrame:
    """Name everybody who bought a habit's product in its month, with how likely they come again.

    ``habits``: columns product and month (1 to 12). One row per habit and customer, see
    ``crm.insights.seasons.Seasons.customers``; ``habit``: the habit's place; ``of_year``: on which day of the
    year they usually begin; ``stays_away``: logarithm of the chance that they do not come.
    """
    wide = int(purchases.product.max(initial=0)) + 1
    wanted = np.full((wide, YEAR), -1, dtype="int64")
    wanted[habits["product"].to_numpy("int64"), habits["month"].to_numpy("int64") - 1] = np.arange(
        len(habits)
    )
    habit = wanted[purchases.product, purchases.month]
    mine = np.flatnonzero(habit >= 0)
    mine = mine[np.argsort(habit[mine], kind="stable")]  # by habit, within it by customer
    key = habit[mine] * (int(purchases.customer.max(initial=0)) + 1) + purchases.customer[mine]
    new = np.append(True, key[1:] != key[:-1])[: len(key)]
    number, starts = np.cumsum(new) - 1, np.flatnonzero(new)
    amount, many = purchases.amount[mine], len(starts)
    years = np.bincount(number, minlength=many)
    average = np.bincount(number, weights=amount, minlength=many) / np.maximum(years, 1)
    square = np.bincount(number, weights=amount**2, minlength=many) / np.maximum(years, 1)
    last = np.maximum.reduceat(purchases.first_day[mine], starts) if many else starts
    of_year = purchases.first_day[mine] - _year_starts(purchases.first_day[mine])
    of, who = habit[mine[starts]], purchases.customer[mine[starts]]
    month = habits["month"].to_numpy("int64")[of] - 1
    # In the month that is under way who has not come yet may still come.
    latest = np.bincount(number, weights=purchases.year[mine] == 0, minlength=many) > 0
    waits = (month == purchases.latest % YEAR) & ~latest
    of_years = np.maximum(_years_known(purchases, first=True)[purchases.known[who], month] - waits, years)
    later = (
        purchases.back[purchases.year[mine], purchases.month[mine]]
        < purchases.known[purchases.customer[mine]]
    )
    hits = np.bincount(number, weights=later, minlength=many)
    again = _again(purchases, habits, of, who, hits.astype("float64"), waits)
    return pd.DataFrame(
        {
            "habit": of, "product": habits["product"].to_numpy("int64")[of], "month": month + 1,
            "customer": who, "years": years, "of_years": of_years, "average": average,
            "last_on": last.astype("datetime64[D]").astype("datetime64[s]"), "again": again,
            "brings": again * average, "spread": np.maximum(again * square - (again * average) ** 2, 0),
            "of_year": np.bincount(number, weights=of_year, minlength=many) / np.maximum(years, 1),
            "waits": waits, "stays_away": np.log1p(-np.minimum(again, MOST_SURE)),
        }
    )  # fmt: skip


def _year_starts(days: Ints) -> Ints:
    return days.astype("datetime64[D]").astype("datetime64[Y]").astype("datetime64[D]").astype("int64")


def _years_known(purchases: Purchases, *, first: bool) -> Ints:
    """Give how often each month of the year (column) was seen since a number of months ago (row).

    ``first``: with that month itself.
    """
    seen, back = purchases.buyers > 0, purchases.back
    since = np.arange(len(seen) * YEAR)[:, None, None]
    known = back[None, :, :] <= since if first else back[None, :, :] < since
    counted: Ints = (known & seen[None, :, :]).sum(axis=1)
    return counted


def _liveliness(purchases: Purchases) -> Floats:
    """Give how much each customer (by id) buys a month, against what is usual; 0 for unknown ones."""
    bought = np.bincount(purchases.customer, minlength=len(purchases.known)).astype("float64")
    months = np.where(bought > 0, purchases.known + 1.0, 0.0)
    usual = bought.sum() / max(months.sum(), 1.0)
    return np.where(bought > 0, (bought + NEW * usual) / (months + NEW) / max(usual, 1e-9), 0.0)


def _again(
    purchases: Purchases, habits: pd.DataFrame, of: Ints, who: Ints, hits: Floats, waits: Ints
) -> Floats:
    """Give the chance that each customer (``who``) of a habit (``of``) comes again in its next month.

    ``hits``: in how many years they came, without the month that made them known: that one is no trial.
    """
    many, tried = len(habits), _years_known(purchases, first=False)
    month = habits["month"].to_numpy("int64") - 1
    lively = _liveliness(purchases)
    known = np.flatnonzero(lively)
    n, v = tried[purchases.known[known]].astype("float64"), lively[known]
    nv, nv2, pv, pv2 = ((power @ each)[month] for each in (n, n * (n - 1)) for power in (v, v**2))
    own_n = tried[purchases.known[who], month[of]] - waits
    came, squares, beside = (
        np.bincount(of, weights=each, minlength=many) for each in (hits, hits**2, hits * own_n * lively[who])
    )
    square = ((v**2) @ n**2)[month]
    share = came / np.maximum(nv, 1e-9)
    beyond = squares - 2 * share * beside + share**2 * square - (share * nv - share**2 * nv2)
    room = np.maximum(share * pv - share**2 * pv2, 0)
    pooled = beyond.sum() / max(room.sum(), 1e-9)
    # One habit tells more of itself the more often its product was bought in its month.
    trust = came / (came + KNOWN)
    alike = np.clip(trust * beyond / np.maximum(room, 1e-9) + (1 - trust) * pooled, LEAST_ALIKE, MOST_ALIKE)
    weight = (1 / alike - 1)[of]
    prior = np.minimum(share[of] * lively[who], MOST_LIKELY)
    chance: Floats = (weight * prior + hits) / (weight + own_n)
    return chance

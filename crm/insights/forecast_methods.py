"""Ways to carry a row of months on, each from many points of its past at once.

Seasons: ratios to the moving average of a year, drawn towards none by how far they stand out of the noise
(Miller and Williams 2003, James-Stein). Smoothing: Brown 1959, Gardner and McKenzie 1985 (damped trend);
theta: Assimakopoulos and Nikolopoulos 2000, as exponential smoothing with half the drift (Hyndman and Billah
2003); the mean of several: Bates and Granger 1969.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np

from crm.insights.calendar import Ints
from crm.insights.lines import Floats

YEAR: Final = 12
SEASON_FROM: Final = 14
"""From so many months on, months of the year are told from growth."""
DOUBT: Final = 3
"""Months seen twice that weigh as much as the doubt whether there are seasons at all."""
LEAST_INDEX: Final = 0.05
"""No month of the year is taken to bring less of the usual: zero could not be divided by."""
WEIGHTS: Final = np.array([0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 0.95])
"""What the newest month weighs: the best of the past is taken."""
TRENDS: Final = np.array(
    [*product((0.05, 0.1, 0.2, 0.3, 0.5, 0.8), (0.05, 0.15, 0.3), (0.8, 0.9, 0.97))], dtype="float64"
)
"""Weight of the newest month, share of it that moves the trend, and what is left of the trend a month on."""
GROWTH_BOUNDS: Final = (0.5, 2.0)
GROWTH_TAKEN: Final = 0.5
"""How much of last year's growth (as its logarithm) is carried on: half of it does not last."""


@dataclass(frozen=True)
class Pasts:
    """One row of months as it was known at several times: at ``ends[k]`` the first ``ends[k]`` values.

    ``values`` and ``level`` are money a day; ``season`` (a row per end, a column per place of the month
    modulo 12) is what each month of the year brings of the usual; ``even`` the values without season.
    """

    values: Floats
    ends: Ints
    season: Floats
    even: Floats

    def ahead(self, months: int) -> Floats:
        """Give the season of the months after each end: a row per end, a column per month ahead."""
        places = (self.ends[:, None] + np.arange(months)) % YEAR
        return np.take_along_axis(self.season, places, axis=1)


def pasts_of(values: Floats, ends: Ints) -> Pasts:
    """Look at a row of months from several of its ends, each by nothing but what came before it."""
    season = np.array([season_of(values[:end]) for end in ends]).reshape(-1, YEAR)
    places = np.arange(len(values)) % YEAR
    return Pasts(values, ends, season, values / season[:, places])


def season_of(values: Floats) -> Floats:
    """Give what each month of the year brings of the usual (1: the usual), the first value's month first.

    All ones where there are no two years, or where months differ no more than by chance.
    """
    none = np.ones(YEAR)
    if len(values) < SEASON_FROM or values.sum() <= 0:
        return none
    trend = _trend(values)
    if (trend <= 0).any():
        return none
    ratio = values / trend
    place = np.arange(len(values)) % YEAR
    count = np.bincount(place, minlength=YEAR)
    mean = np.bincount(place, weights=ratio, minlength=YEAR) / count
    spread = float(((ratio - mean[place]) ** 2).sum()) / (len(values) - YEAR)
    apart = float(((mean - mean.mean()) ** 2).sum())
    if apart <= 0:
        return none
    chance = spread * float((1 / count).mean())
    seen_twice = len(values) - YEAR
    kept = max(0.0, 1 - (YEAR - 3) * chance / apart) * seen_twice / (seen_twice + DOUBT)
    index = np.maximum(1 + kept * (mean / mean.mean() - 1), LEAST_INDEX)
    season: Floats = index / index.mean()
    return season


def _trend(values: Floats) -> Floats:
    """Give the centred mean of a year, carried on at both ends by half its last year's slope."""
    inner = np.convolve(values, np.array([0.5, *[1.0] * (YEAR - 1), 0.5]) / YEAR, mode="valid")
    half = YEAR // 2
    steps = np.arange(1, half + 1)
    span = min(len(inner) - 1, YEAR)
    rise, fall = ((inner[-1] - inner[-1 - span]) / span, (inner[span] - inner[0]) / span) if span else (0, 0)
    before, after = inner[0] - 0.5 * fall * steps[::-1], inner[-1] + 0.5 * rise * steps
    least = 0.2 * float(values.mean())
    trend: Floats = np.maximum(np.concatenate([before, inner, after]), least)
    return trend


def same_month_last_year(pasts: Pasts, months: int) -> Floats:
    """Carry on by the same month a year before: seasonal naive; NaN where there is no whole year."""
    places = pasts.ends[:, None] - YEAR + np.arange(months) % YEAR
    found: Floats = np.where(pasts.ends[:, None] >= YEAR, pasts.values[np.maximum(places, 0)], np.nan)
    return found


def last_year_and_growth(pasts: Pasts, months: int) -> Floats:
    """Carry on by last year's months, moved by half of how the last months compare with a year before."""
    sums = np.concatenate([[0.0], np.cumsum(pasts.values)])
    known = np.minimum(YEAR, np.maximum(pasts.ends - YEAR, 0))
    now = sums[pasts.ends] - sums[pasts.ends - known]
    then = sums[np.maximum(pasts.ends - YEAR, 0)] - sums[np.maximum(pasts.ends - YEAR - known, 0)]
    with np.errstate(invalid="ignore", divide="ignore"):
        growth = np.clip(np.where(then > 0, now / then, 1.0), *GROWTH_BOUNDS)
    moved: Floats = same_month_last_year(pasts, months) * (growth**GROWTH_TAKEN)[:, None]
    return moved


def as_last_month(pasts: Pasts, months: int) -> Floats:
    """Carry on by the last month as it was, with the season."""
    last: Floats = pasts.even[np.arange(len(pasts.ends)), pasts.ends - 1]
    return last[:, None] * pasts.ahead(months)


def mean_of_a_year(pasts: Pasts, months: int) -> Floats:
    """Carry on by the mean of the last twelve months, with the season."""
    sums = np.cumsum(np.insert(pasts.even, 0, 0.0, axis=1), axis=1)
    first = np.maximum(pasts.ends - YEAR, 0)
    rows = np.arange(len(pasts.ends))
    mean = (sums[rows, pasts.ends] - sums[rows, first]) / (pasts.ends - first)
    return mean[:, None] * pasts.ahead(months)


def smoothed(pasts: Pasts, months: int) -> Floats:
    """Carry on by the level of the last months (exponential smoothing), with the season."""
    level, _ = _levels(pasts)
    return level[:, None] * pasts.ahead(months)


def theta(pasts: Pasts, months: int) -> Floats:
    """Carry on by the level of the last months and half the slope of the whole past, with the season."""
    level, weight = _levels(pasts)
    slope = 0.5 * _slopes(pasts)
    begun = (1 - (1 - weight) ** pasts.ends) / weight - 1
    return (level[:, None] + slope[:, None] * (begun[:, None] + np.arange(1, months + 1))) * pasts.ahead(
        months
    )


def damped_trend(pasts: Pasts, months: int) -> Floats:
    """Carry on by level and trend of the last months, the trend fading away, with the season."""
    weight, share, fading = TRENDS.T
    level = np.repeat(_first_levels(pasts)[:, None], len(TRENDS), axis=1)
    trend, missed = np.zeros_like(level), np.zeros_like(level)
    for at in range(int(pasts.ends.max(initial=0))):
        known = (at < pasts.ends)[:, None]
        carried = level + fading * trend
        error = np.where(known, pasts.even[:, at, None] - carried, 0.0)
        missed += error**2
        level = np.where(known, carried + weight * error, level)
        trend = np.where(known, fading * trend + weight * share * error, trend)
    rows, best = np.arange(len(level)), missed.argmin(axis=1)
    powers = np.cumsum(fading[best][:, None] ** np.arange(1, months + 1), axis=1)
    carried_far: Floats = level[rows, best][:, None] + powers * trend[rows, best][:, None]
    return carried_far * pasts.ahead(months)


def _levels(pasts: Pasts) -> tuple[Floats, Floats]:
    """Give the level at each end by the weight that would have missed least until then, and the weight."""
    level = np.repeat(_first_levels(pasts)[:, None], len(WEIGHTS), axis=1)
    missed = np.zeros_like(level)
    for at in range(int(pasts.ends.max(initial=0))):
        error = np.where((at < pasts.ends)[:, None], pasts.even[:, at, None] - level, 0.0)
        missed += error**2
        level = level + WEIGHTS * error
    rows, best = np.arange(len(level)), missed.argmin(axis=1)
    return level[rows, best], WEIGHTS[best]


def _first_levels(pasts: Pasts) -> Floats:
    few = np.minimum(pasts.ends, YEAR // 2)
    return np.array([row[:end].mean() for row, end in zip(pasts.even, few, strict=True)], dtype="float64")


def _slopes(pasts: Pasts) -> Floats:
    """Give the slope of the straight line through each past, by least squares."""
    time = np.arange(len(pasts.values), dtype="float64")
    known = time < pasts.ends[:, None]
    middle = (pasts.ends - 1) / 2
    away = np.where(known, time - middle[:, None], 0.0)
    slopes: Floats = (away * pasts.even).sum(axis=1) / np.maximum((away**2).sum(axis=1), 1.0)
    return slopes


Method = Callable[[Pasts, int], Floats]
SEVERAL: Final[tuple[Method, ...]] = (smoothed, theta, damped_trend, last_year_and_growth)
SEVERAL_AT_FIRST: Final[tuple[Method, ...]] = (as_last_month, mean_of_a_year, last_year_and_growth)
"""While seasons cannot be told from growth: neighbours resemble each other, and extremes pass."""


def several(pasts: Pasts, months: int) -> Floats:
    """Carry on by the mean of several ways, which is seldom far off."""
    first = _mean_of(SEVERAL_AT_FIRST, pasts, months)
    found: Floats = np.where(pasts.ends[:, None] >= SEASON_FROM, _mean_of(SEVERAL, pasts, months), first)
    return found


def _mean_of(ways: tuple[Method, ...], pasts: Pasts, months: int) -> Floats:
    every = np.array([np.maximum(way(pasts, months), 0.0) for way in ways])
    known = ~np.isnan(every)
    mean: Floats = np.where(known, every, 0.0).sum(axis=0) / known.sum(axis=0)
    return mean


METHODS: Final[dict[str, Method]] = {
    "several": several,
    "smoothed": smoothed,
    "theta": theta,
    "damped_trend": damped_trend,
    "mean_of_a_year": mean_of_a_year,
    "as_last_month": as_last_month,
    "last_year_and_growth": last_year_and_growth,
    "same_month_last_year": same_month_last_year,
}
"""The ways that are tried; the first is taken where the past is too short to prefer another."""


def carried_on(values: Floats, ends: Ints, months: int) -> Floats:
    """Carry a row of months on from several of its ends by every method: never below nothing.

    Shape (methods, ends, months); NaN where a method needs more past.
    """
    pasts = pasts_of(values, ends)
    found: Floats = np.array([np.maximum(way(pasts, months), 0.0) for way in METHODS.values()])
    return found

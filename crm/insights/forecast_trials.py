"""Tried on the own past: what each month's forecast would have been, by nothing but what was known then.

Rolling origin (Tashman 2000). At each time the method is chosen anew by its misses up to then, so that the
misses of the chosen ones are those that an owner would have seen; MASE: Hyndman and Koehler 2006.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from crm.insights.calendar import Ints
from crm.insights.forecast_methods import METHODS, YEAR, carried_on
from crm.insights.lines import Bools, Floats

FEWEST: Final = 3
"""Months that the first trial knows at least."""
MOST_TRIALS: Final = 60
ENOUGH_MISSES: Final = 12
"""With fewer misses known, no method is preferred."""
MARGIN: Final = 0.5
"""By how much a method must miss less to be preferred: so large a share at one trial, half of it at four."""
FEWEST_COMPARED: Final = 3
"""Fewer trials are not held against last year's same month."""
LEAST_SCALE: Final = 0.2
"""Misses are shares of what was likely, or of so much of a usual month where next to nothing was."""
NAIVE: Final = list(METHODS).index("same_month_last_year")


@dataclass(frozen=True)
class Trials:
    """A row of months carried on from many of its ends; the last end is now.

    ``ends``: how many months were known; ``every``: all methods (methods, ends, months ahead); ``picked``:
    the method chosen at each end; ``actual``: what came (NaN: not yet). Money a day, as ``values``.
    """

    values: Floats
    ends: Ints
    every: Floats
    picked: Ints
    actual: Floats

    @cached_property
    def likely(self) -> Floats:
        """What the chosen method said: a row per end, a column per month ahead."""
        chosen: Floats = self.every[self.picked, np.arange(len(self.ends))]
        return chosen

    @property
    def naive(self) -> Floats:
        """What the same month a year before would have said; NaN where there was none."""
        naive: Floats = self.every[NAIVE]
        return naive

    @property
    def method(self) -> str:
        """The method chosen now."""
        return list(METHODS)[int(self.picked[-1])]

    @cached_property
    def scale(self) -> Floats:
        """What misses are shares of."""
        usual = np.array([self.values[max(end - YEAR, 0) : end].mean() for end in self.ends])
        return np.maximum(self.likely, LEAST_SCALE * usual[:, None])

    @cached_property
    def misses(self) -> Floats:
        """What came beyond what was likely, as a share: a row per past end, a column per month ahead."""
        with np.errstate(invalid="ignore", divide="ignore"):
            shares: Floats = ((self.actual - self.likely) / self.scale)[:-1]
        return np.where(np.isfinite(shares), shares, np.nan)

    def compared(self, ahead: int) -> Bools:
        """Tell which trials up to so many months ahead can be held against last year's same month."""
        both: Bools = ~np.isnan(self.actual) & ~np.isnan(self.naive)
        both[:, ahead:] = False
        if np.count_nonzero(both.any(axis=1)) < FEWEST_COMPARED:
            both[:] = False
        return both

    def off(self, ahead: int) -> tuple[int, float, float]:
        """Say how far single months were off, up to so many months ahead.

        Gives how often it was tried, the mean miss as a share of what came, and that of last year's same
        month over the same trials (NaN where there was none: then the first is of all trials).
        """
        both = self.compared(ahead)
        known = both if both.any() else ~np.isnan(self.actual) & (np.arange(self.actual.shape[1]) < ahead)
        came = float(np.abs(self.actual[known]).sum())
        if not came:
            return 0, np.nan, np.nan
        ours, naive = (np.abs(each - self.actual)[known].sum() / came for each in (self.likely, self.naive))
        return int(known.any(axis=1).sum()), float(ours), float(naive)

    def mase(self, ahead: int) -> tuple[float, float]:
        """Give the mean miss, in misses of last year's same month within what was known then; ours and its.

        Where less than two years were known, in differences from month to month. NaN where nothing compares.
        """
        both = self.compared(ahead)
        if not both.any():
            return np.nan, np.nan
        unit = np.array([usual_step(self.values[:end]) for end in self.ends])[:, None]
        with np.errstate(invalid="ignore", divide="ignore"):
            ours, naive = (np.abs(each - self.actual) / unit for each in (self.likely, self.naive))
        both &= np.isfinite(ours) & np.isfinite(naive)
        return (float(ours[both].mean()), float(naive[both].mean())) if both.any() else (np.nan, np.nan)


def usual_step(values: Floats) -> float:
    """Give the mean difference to the same month a year before; from month to month under two years."""
    back = YEAR if len(values) >= 2 * YEAR else 1
    return float(np.abs(values[back:] - values[:-back]).mean()) if len(values) > back else np.nan


def first_trial(months: int) -> int:
    """Give how many months the first trial knows: half of them, and a whole year where there are two."""
    half = min(max(months // 2, FEWEST), 2 * YEAR)
    return max(half, YEAR + 1) if months >= 2 * YEAR + 2 else half


def trials(values: Floats, months: int) -> Trials:
    """Carry a row of months on from now, and from as many of its past ends as tell something."""
    count = len(values)
    ends = np.arange(max(first_trial(count), count - MOST_TRIALS), count + 1)
    aims = ends[:, None] + np.arange(months)
    actual = np.where(aims < count, values[np.minimum(aims, count - 1)], np.nan)
    every = carried_on(values, ends, months)
    return Trials(values, ends, every, _picked(np.abs(every - actual), ends, aims), actual)


def _picked(misses: Floats, ends: Ints, aims: Ints) -> Ints:
    """Choose at each end the method that had missed least until then, if by far enough; else the first."""
    able = ~np.isnan(misses) | (aims >= ends[-1])
    picked = np.zeros(len(ends), dtype="int64")
    for at in range(1, len(ends)):
        known = aims[:at] < ends[at]
        able_now = able[:, at].all(axis=1)
        seen = misses[:, :at][:, known]
        if seen.shape[1] < ENOUGH_MISSES:
            continue
        whole = able_now & ~np.isnan(seen).any(axis=1)
        mean = np.where(whole, np.where(np.isnan(seen), 0.0, seen).mean(axis=1), np.inf)
        best = int(mean.argmin())
        if mean[best] < (1 - MARGIN / np.sqrt(at)) * mean[0]:
            picked[at] = best
    return picked

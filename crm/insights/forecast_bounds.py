"""Bounds that hold 8 times of 10, from how far forecasts of the own past missed.

Empirical quantiles of the misses, each in units of the usual miss so many months ahead; these grow with the
distance as those of a level that wanders (Hyndman and others 2008). Few trials make them wider, as Student's
distribution does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import ndtri, stdtrit

from crm.insights.lines import Floats

HELD: Final = 0.8
NEIGHBOURS: Final = 3
"""So many trials tell as much as one: they look at the same months."""
LEAST_GROWTH: Final = 0.03
"""By so much of the first month's variance that of each further month is larger at least."""
LEAST_SIDE: Final = 0.3
"""No bound lies closer than so much of the usual distance: a few lucky trials prove nothing."""
USUAL_TIES: Final = 0.5
TIES_WEIGH: Final = 6
"""How much months ahead miss together, and how many trials that assumption weighs."""


@dataclass(frozen=True)
class Bounds:
    """``spread``: the usual miss by months ahead, as a share; ``low`` (below 0) and ``high``: in such misses.

    ``ties``: how much the misses of months ahead go together, 0 to 1.
    """

    spread: Floats
    low: float
    high: float
    ties: float

    def of_months(self, likely: Floats, width: Floats) -> tuple[Floats, Floats]:
        """Give both bounds of each month ahead, none below nothing; ``width``: the usual miss in money."""
        return np.maximum(likely + self.low * width, 0.0), likely + self.high * width

    def of_total(self, likely: Floats, width: Floats) -> tuple[float, float]:
        """Give both bounds of a sum of months; ``width``: the usual miss of each in money."""
        variance = (1 - self.ties) * float((width**2).sum()) + self.ties * float(width.sum()) ** 2
        total, apart = float(likely.sum()), float(np.sqrt(variance))
        return max(total + self.low * apart, 0.0), total + self.high * apart


def bounds_of(misses: Floats) -> Bounds:
    """Learn the bounds from misses: a row per trial, a column per month ahead, NaN where nothing came yet."""
    spread = _spread(misses)
    units = misses / spread
    known = units[~np.isnan(units)]
    tail = (1 - HELD) / 2
    even = float(np.quantile(np.abs(known), HELD))
    low, high = (
        (each + side) / 2
        for each, side in zip(np.quantile(known, [tail, 1 - tail]), (-even, even), strict=True)
    )
    wider = float(stdtrit(max(len(misses) / NEIGHBOURS, 1.5), 1 - tail) / ndtri(1 - tail))
    least = LEAST_SIDE * even
    return Bounds(spread, wider * min(float(low), -least), wider * max(float(high), least), _ties(units))


def _spread(misses: Floats) -> Floats:
    """Give the usual miss by months ahead: its square a straight line through what was seen."""
    ahead = np.arange(misses.shape[1], dtype="float64")
    seen = (~np.isnan(misses)).sum(axis=0)
    mean = np.where(np.isnan(misses), 0.0, np.abs(misses)).sum(axis=0) / np.maximum(seen, 1)
    square, middle = mean**2, float((seen * ahead).sum() / seen.sum())
    level = float((seen * square).sum() / seen.sum())
    across = float((seen * (ahead - middle) ** 2).sum())
    slope = float((seen * (ahead - middle) * (square - level)).sum()) / across if across else 0.0
    slope = max(slope, 0.0)
    first = level - slope * middle
    if first <= 0:
        first = float(square[0]) / 4
        slope = max(float((seen * ahead * (square - first)).sum() / (seen * ahead**2).sum()), 0.0)
    first = max(first, 1e-6)
    return np.sqrt(first + max(slope, LEAST_GROWTH * first) * ahead)


def _ties(units: Floats) -> float:
    """Give how much misses of different months ahead go together, drawn towards the usual."""
    filled = np.where(np.isnan(units), 0.0, units)
    known = (~np.isnan(units)).astype("float64")
    pairs = float((known.sum(axis=1) ** 2 - known.sum(axis=1)).sum())
    both = float((filled.sum(axis=1) ** 2 - (filled**2).sum(axis=1)).sum())
    alone = float((filled**2).sum() / known.sum())
    seen = both / pairs / alone if pairs and alone else USUAL_TIES
    trials = len(units)
    return min(max((seen * trials + USUAL_TIES * TIES_WEIGH) / (trials + TIES_WEIGH), 0.0), 1.0)

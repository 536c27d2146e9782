"""How sure a share is: the Wilson interval (1927), which stays honest for few records and small shares."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

Z_95: Final = 1.959964
"""Half-width of the middle 95 % of the normal distribution, in standard deviations."""


@dataclass(frozen=True, slots=True)
class Rate:
    """``count`` of ``of`` records, per hundred, with the interval that holds the true rate 95 times of 100.

    ``per_100``, ``low``, ``high`` are None where ``of`` is 0.
    """

    count: int
    of: int
    per_100: float | None
    low: float | None
    high: float | None

    @property
    def margin(self) -> float | None:
        """Half the width of the interval, per hundred."""
        return None if self.low is None or self.high is None else (self.high - self.low) / 2


def wilson_interval(counts: ArrayLike, totals: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the lower and upper end of the 95 % interval of each share (0 to 1); NaN where a total is 0.

    A count above its total (more returns than sales in a month) is taken as its total.
    """
    total = np.asarray(totals, dtype="float64")
    count = np.minimum(np.asarray(counts, dtype="float64"), total)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = count / total
        scale = 1 + Z_95**2 / total
        middle = (share + Z_95**2 / (2 * total)) / scale
        half = Z_95 * np.sqrt(share * (1 - share) / total + Z_95**2 / (4 * total**2)) / scale
    return np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)


def per_hundred(counts: ArrayLike, totals: ArrayLike) -> NDArray[np.float64]:
    """Give each count per hundred of its total; NaN where a total is 0."""
    total = np.asarray(totals, dtype="float64")
    with np.errstate(invalid="ignore", divide="ignore"):
        result: NDArray[np.float64] = np.where(
            total > 0, 100 * np.asarray(counts, dtype="float64") / total, np.nan
        )
    return result


def rate(count: int, of: int) -> Rate:
    """Give one rate with its interval."""
    if not of:
        return Rate(count, of, None, None, None)
    low, high = wilson_interval(count, of)
    return Rate(count, of, 100 * count / of, 100 * float(low), 100 * float(high))


def differs(now: Rate, before: Rate) -> bool:
    """Whether two rates lie further apart than chance would often bring about (95 %)."""
    if now.per_100 is None or before.per_100 is None:
        return False
    return abs(now.per_100 - before.per_100) > math.hypot(now.margin or 0, before.margin or 0)


def rate_columns(name: str, counts: NDArray[Any], totals: NDArray[Any]) -> dict[str, NDArray[np.float64]]:
    """Give the columns ``<name>_rate``, ``<name>_low``, ``<name>_high`` of a frame, all per hundred."""
    low, high = wilson_interval(counts, totals)
    return {f"{name}_rate": per_hundred(counts, totals), f"{name}_low": 100 * low, f"{name}_high": 100 * high}

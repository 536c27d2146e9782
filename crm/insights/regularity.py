"""Whether customers come at random moments, as the models of buying take for granted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from crm.insights.rhythm import PurchaseDays

LEAST_GAPS: Final = 5
LEAST_CUSTOMERS: Final = 10
"""Of fewer customers with so many gaps nothing is said."""
REGULAR: Final = 0.5
"""Below this customers come by the calendar rather than at random: two purchases in step, say."""
BURSTS: Final = 2.0
"""Above this they come in bursts: seasons, projects."""


@dataclass(frozen=True, slots=True)
class Regularity:
    """How the gaps between purchase days vary, against what chance alone gives.

    ``index`` is 1 where customers come at random moments (a Poisson process), 0 where they come like
    clockwork; None where too few customers have gaps enough. ``customers``: how many it rests on.
    """

    index: float | None
    customers: int

    @property
    def is_regular(self) -> bool:
        """Whether buying is far too regular for a model of random moments: subscriptions, weekly rounds."""
        return self.index is not None and self.index < REGULAR

    @property
    def in_bursts(self) -> bool:
        """Whether buying comes in bursts."""
        return self.index is not None and self.index > BURSTS


def regularity_of(days: PurchaseDays) -> Regularity:
    """Compare each customer's squared coefficient of variation of gaps with its mean under chance.

    Of n gaps that chance put between a first and a last day, that mean is n / (n + 1).
    """
    gaps = np.diff(days.day, prepend=days.day[:1]).astype("float64")
    inside = np.ones(len(gaps), dtype=bool)
    inside[days.starts] = False
    who = np.repeat(np.arange(len(days.counts)), days.counts)[inside]
    count = (days.counts - 1).astype("float64")
    total = np.bincount(who, weights=gaps[inside], minlength=len(count))
    squares = np.bincount(who, weights=gaps[inside] ** 2, minlength=len(count))
    judged = count >= LEAST_GAPS
    customers = int(np.count_nonzero(judged))
    if customers < LEAST_CUSTOMERS:
        return Regularity(None, customers)
    n, mean, square = count[judged], total[judged] / count[judged], squares[judged]
    varied = (square - n * mean**2) / (n - 1) / mean**2
    return Regularity(float(varied.sum() / (n / (n + 1)).sum()), customers)

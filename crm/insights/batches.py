"""Since when: the stretch of months in which a product's troubles gather beyond chance.

A scan over stretches of time (Kulldorff, A spatial scan statistic, 1997), each judged by the exact binomial
test given the product's own total; the least chance is multiplied by the number of stretches tried
(Bonferroni).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import special

from crm.insights.calendar import Ints
from crm.insights.lines import Floats

LENGTHS: Final = (1, 2, 3, 6)
"""Months of the stretches tried, beside those from each month up to now."""
LEAST_TROUBLES: Final = 3
"""Fewer in a stretch are no gathering."""


@dataclass(frozen=True)
class Gathering:
    """One element a product: the chance of the most remarkable stretch, its first month and the one after."""

    chance: Floats
    start: Ints
    end: Ints


def scan(troubles: Floats, expected: Floats) -> Gathering:
    """Find the stretch in which each product's troubles gather most.

    ``troubles``, ``expected``: one row a product, one column a month; what is expected counts only by its
    proportions.
    """
    products, months = troubles.shape
    start, end = _stretches(months)
    if not products or not len(start):
        return Gathering(np.ones(products), np.zeros(products, "int64"), np.full(products, months, "int64"))
    of, of_expected = (
        np.concatenate([np.zeros((products, 1)), np.cumsum(each, axis=1)], axis=1)
        for each in (troubles, expected)
    )
    total = of[:, -1:]
    share = (of_expected[:, end] - of_expected[:, start]) / np.maximum(of_expected[:, -1:], 1e-12)
    inside = of[:, end] - of[:, start]
    chance = np.ones(inside.shape)
    tell = (inside >= LEAST_TROUBLES) & (inside > total * share)
    rows, _ = np.nonzero(tell)
    k, n = inside[tell], total[rows, 0]
    chance[tell] = special.betainc(k, n - k + 1, np.clip(share[tell], 0, 1))
    best = chance.argmin(axis=1)
    least = chance[np.arange(products), best]
    return Gathering(np.minimum(least * len(start), 1.0), start[best], end[best])


def _stretches(months: int) -> tuple[Ints, Ints]:
    """Give the first month and the month after of each stretch: up to now, or of a few months."""
    pairs = {(start, months) for start in range(1, months)}
    pairs |= {
        (start, start + size) for size in LENGTHS for start in range(months - size + 1) if size < months
    }
    chosen = np.array(sorted(pairs), dtype="int64").reshape(-1, 2)
    return chosen[:, 0], chosen[:, 1]

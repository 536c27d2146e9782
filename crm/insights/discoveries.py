"""Many tests at once: how many of what is found may be chance (Benjamini and Hochberg, 1995)."""

from __future__ import annotations

from typing import Final

import numpy as np

from crm.insights.lines import Floats

FALSE_SHARE: Final = 0.05
"""At most this share of what is found is chance, on average."""


def q_values(chances: Floats, tests: int | None = None) -> Floats:
    """Give for each test the least share of false discoveries at which it is one.

    ``chances``: how often chance alone gives as much (p-values). ``tests``: how many were made in all, where
    those whose chance is 1 are not among them.
    """
    total = len(chances) if tests is None else tests
    order = np.argsort(chances, kind="stable")
    ranked = chances[order] * total / np.arange(1, len(chances) + 1)
    values = np.empty(len(chances))
    values[order] = np.minimum(np.minimum.accumulate(ranked[::-1])[::-1], 1.0)
    return values

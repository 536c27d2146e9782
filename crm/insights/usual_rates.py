"""What rate is usual among products: a beta distribution of their rates, fitted without the one in question.

Empirical Bayes for binomial counts: Casella, An introduction to empirical Bayes data analysis (1985); moments
as in Kleinman, Proportions with extraneous variance (1973).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import special

from crm.insights.calendar import Ints
from crm.insights.lines import Bools, Floats

LEAST_SPREAD: Final = 0.25
"""No products are all alike: their rates differ by at least this share of the usual rate (standard
deviation)."""
ENOUGH_PEERS: Final = 8
"""With fewer peers of their own category, products are judged against all others."""
ENOUGH_TROUBLES: Final = 10
"""Likewise with fewer troubles among these."""


@dataclass(frozen=True)
class UsualRates:
    """The beta distribution against which each product is judged, and whether that is its category's."""

    a: Floats
    b: Floats
    of_category: Bools

    @property
    def mean(self) -> Floats:
        """The usual rate, 0 to 1."""
        return self.a / (self.a + self.b)


def usual_rates(counts: Floats, totals: Floats, category: Ints, peers: Bools) -> UsualRates:
    """Fit what is usual for each product among its peers, itself left out.

    ``counts`` of ``totals``, ``category`` (code, below 0: none) and ``peers`` (who counts as a peer of
    others) stand one element a product.
    """
    everyone = _prior(counts, totals, np.zeros(len(counts), dtype="int64"), peers)
    own = _prior(counts, totals, category + 1, peers)
    enough = (own[2] >= ENOUGH_PEERS) & (own[3] >= ENOUGH_TROUBLES) & (category >= 0)
    a, b = (np.where(enough, one, other) for one, other in zip(own[:2], everyone[:2], strict=True))
    return UsualRates(a, b, enough)


def _prior(counts: Floats, totals: Floats, group: Ints, peers: Bools) -> tuple[Floats, ...]:
    """Give a, b, the number of the others in the group and their troubles.

    The mean is the group's; how much rates differ around it, as a share of it, is one figure of all groups.
    """
    every = np.stack([np.ones(len(counts)), counts, totals, totals**2, counts**2 / np.maximum(totals, 1)])
    own: Floats = np.where(peers, every, 0.0)
    sums: Floats = np.stack([np.bincount(group, weights=each) for each in own])
    others: Floats = sums[:, group] - own
    _, residual, weight = _dispersion(sums)
    mean, residual_of_others, weight_of_others = _dispersion(others)
    residual = residual.sum() - residual[group] + residual_of_others
    weight = weight.sum() - weight[group] + weight_of_others
    # The spread of a few dozen products is itself not well known; half its standard error is added.
    known = np.maximum(peers.sum() - 1, 1)
    error = 0.5 * np.sqrt(2 / known) * np.maximum(known + residual, 0)
    share = np.maximum((residual + error) / np.maximum(weight, 1e-9), LEAST_SPREAD**2)
    spread = share * mean / (1 - mean)
    many, troubles, sold, squared, _ = others
    # The mean itself is known only as well as the peers' sales tell: that is part of what a product may show.
    unsure = 1 / np.maximum(sold, 1) + spread * squared / np.maximum(sold, 1) ** 2
    strength = 1 / np.clip(spread + unsure, 1e-9, 0.5) - 1
    return mean * strength, (1 - mean) * strength, many, troubles


def _dispersion(sums: Floats) -> tuple[Floats, Floats, Floats]:
    """Give the mean of each group, its Pearson sum beyond that of binomial counts, and by what to share it.

    ``sums``: number, troubles, sales, squared sales, and squared troubles over sales, of each group.
    """
    many, troubles, sold, _, squares = sums
    mean = (troubles + 0.5) / (sold + 1)
    pearson = (squares - 2 * mean * troubles + mean**2 * sold) / (mean * (1 - mean))
    residual = np.where(many > 1, pearson - (many - 1), 0.0)
    return mean, residual, np.where(many > 1, (sold - many) * mean / (1 - mean), 0.0)


def chance_of_more(counts: Ints, totals: Floats, rates: UsualRates) -> Floats:
    """Give the chance that a usual product shows at least so many troubles (beta-binomial tail, exact)."""
    which = np.repeat(np.arange(len(counts)), counts)
    begins = np.cumsum(counts) - counts
    k = np.arange(len(which)) - np.repeat(begins, counts)
    n, a, b = totals[which], rates.a[which], rates.b[which]
    choose = -np.log(n + 1) - special.betaln(n - k + 1, k + 1)
    terms = np.exp(choose + special.betaln(k + a, n - k + b) - special.betaln(a, b))
    fewer = np.bincount(which, weights=terms, minlength=len(counts))
    return np.clip(1 - fewer, 1e-15, 1.0)

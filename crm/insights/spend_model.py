"""What customers spend each time they buy: Gamma-Gamma.

Fader and Hardie, "The Gamma-Gamma model of monetary value" (2013): what a customer spends varies at random
around a mean of their own, and the means are spread over customers (p, q, v). So one large order does not yet
make a large customer: who has bought seldom is drawn towards what customers usually spend.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from crm.insights.likelihood import lowest
from crm.insights.lines import Floats

LEAST_CUSTOMERS: Final = 20
"""With fewer customers who came again and paid, the three parameters would be guesses."""
BOUNDS: Final = np.log([[1e-2, 1e4], [1.05, 1e4], [1e-4, 1e5]])
"""Lowest and highest p, q, v (in middle spends), as logarithms; at a q of 1 the mean is infinite."""
STARTS: Final = np.log([[6.0, 4.0, 0.5], [1.0, 2.0, 1.0], [20.0, 10.0, 0.5]])
NEAR_BOUND: Final = 1e-3


@dataclass(frozen=True)
class SpendModel:
    """The fitted model: p and q, v in account currency."""

    p: float
    q: float
    v: float
    log_likelihood: float
    customers: int
    """Those with repeat days that brought something: what it was fitted to."""
    at_bound: bool
    correlation: float
    """Between how often customers come and what they spend; the model takes it for none."""

    def expected_spend(self, repeats: Floats, spend: Floats) -> Floats:
        """Give what a purchase day of each customer is expected to bring.

        ``spend``: the mean of the repeat days, NaN or not positive where there is none: then what customers
        bring on average.
        """
        known = np.where(spend > 0, repeats, 0.0)
        total = known * np.where(known > 0, spend, 0.0)
        expected: Floats = self.p * (self.v + total) / (self.p * known + self.q - 1)
        return expected


def fit_spend(repeats: Floats, spend: Floats) -> SpendModel | None:
    """Fit to customers with repeat days, by maximum likelihood; None where there are too few.

    ``repeats``: purchase days after the first; ``spend``: their mean in account currency.
    """
    with np.errstate(invalid="ignore"):
        used = (repeats > 0) & (spend > 0)
    if np.count_nonzero(used) < LEAST_CUSTOMERS or np.ptp(spend[used]) == 0:
        return None
    times, mean = repeats[used], spend[used]
    middle = float(np.median(mean))
    size = len(mean)

    def cost(logs: Floats, step: int) -> tuple[float, Floats]:
        value, slope = log_likelihood(np.exp(logs), times[::step], mean[::step] / middle)
        return -value / len(mean[::step]), -slope / len(mean[::step])

    best = lowest(cost, size, STARTS, BOUNDS)
    logs = best.at
    p, q, v = np.exp(logs).tolist()
    ends = np.minimum(logs - BOUNDS[:, 0], BOUNDS[:, 1] - logs)
    varied = np.ptp(times) > 0
    return SpendModel(
        p=p,
        q=q,
        v=v * middle,
        log_likelihood=-best.cost * size - size * float(np.log(middle)),
        customers=size,
        at_bound=bool((ends < NEAR_BOUND).any()),
        correlation=float(np.corrcoef(times, mean)[0, 1]) if varied else 0.0,
    )


def log_likelihood(parameters: Floats, times: Floats, mean: Floats) -> tuple[float, Floats]:
    """Give the log-likelihood of mean spends, and its slope by the logarithm of each of p, q, v."""
    from scipy.special import gammaln, psi

    p, q, v = parameters.tolist()
    kinds, kind = np.unique(times, return_inverse=True)  # few: what only hangs on x is worked out once
    total = times * mean
    of_kind = gammaln(p * kinds + q) - gammaln(p * kinds) - gammaln(q)
    of_p, of_q = psi(p * kinds + q) - psi(p * kinds), psi(p * kinds + q) - psi(q)
    rest, part = np.log(v / (v + total)), np.log(total / (v + total))
    each = of_kind[kind] + q * rest + p * times * part - np.log(mean)
    by_p = times * (of_p[kind] + part)
    by_q = of_q[kind] + rest
    by_v = q / v - (p * times + q) / (v + total)
    slope = np.array([by_p.sum(), by_q.sum(), by_v.sum()]) * parameters
    return float(each.sum()), slope

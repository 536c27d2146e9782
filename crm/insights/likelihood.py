"""The lowest place of a cost within bounds, looked for from several starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from crm.insights.lines import Floats

ENOUGH: Final = 3000
"""So many elements are enough to tell which start leads lowest; all of them are asked from there on."""
OPTIONS: Final = {"maxiter": 500, "ftol": 1e-14}


@dataclass(frozen=True)
class Lowest:
    """Where the cost is lowest, and how low."""

    at: Floats
    cost: float


def lowest(
    cost: Callable[[Floats, int], tuple[float, Floats]], elements: int, starts: Floats, bounds: Floats
) -> Lowest:
    """Look from every start (a row each) and give the lowest place.

    ``cost`` takes a place and a step, and gives the mean cost of every so many-th element and its slope. Many
    elements are first asked by a sample, and all of them only where the best start led. By sequential
    quadratic programming (Kraft 1988), which comes to the same place as L-BFGS-B; that one's BLAS wakes
    threads which burn more CPU waiting than all the rest.
    """
    from scipy.optimize import minimize

    def found(start: Floats, step: int) -> Lowest:
        result = minimize(cost, start, args=(step,), jac=True, method="SLSQP", bounds=bounds, options=OPTIONS)
        return Lowest(np.asarray(result.x, dtype="float64"), float(result.fun))

    step = max(elements // ENOUGH, 1)
    best = min((found(start, step) for start in starts), key=lambda each: each.cost)
    return best if step == 1 else found(best.at, 1)

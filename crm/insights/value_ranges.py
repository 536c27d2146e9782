"""Between which bounds a customer's next twelve months come, by drawing them many times.

Given the past, a customer who still comes buys at a rate from Gamma(r + x, alpha + T) and leaves after each
purchase with a chance from Beta(a, b + x). So purchases are the smaller of a Poisson number and the number
after which the customer leaves: one draw needs no walk through time. Money is drawn from the posterior of
Gamma-Gamma.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from crm.insights.buying_model import BuyingModel, History, alive_given
from crm.insights.calendar import Ints
from crm.insights.lines import Floats
from crm.insights.spend_model import SpendModel

SEED: Final = 20050501
"""The same question gives the same answer."""
FEWEST_DRAWS: Final = 100
MOST_DRAWS: Final = 500
DRAWS_IN_ALL: Final = 3_000_000
WIDTH: Final = 0.8
"""How often the truth lies between the bounds."""
TAIL: Final = (1 - WIDTH) / 2
MANY: Final = 1e6
"""Nobody buys more often than this in a year; a Poisson draw needs an end."""


@dataclass(frozen=True)
class Ranges:
    """Bounds of what each customer spends (account currency), and of all together."""

    low: Floats
    high: Floats
    total_low: float
    total_high: float


def ranges_of(
    buying: BuyingModel,
    spending: SpendModel | None,
    history: History,
    spend: Floats,
    usual: Floats,
    weeks: float,
) -> Ranges:
    """Draw the weeks that follow and give the bounds that hold 8 times of 10.

    Each draw has its own parameters, as uncertain as the data leave them. Who spends nothing at all in more
    than one draw of ten has the lower bound 0 and the upper one 8 of 10 draws come below. ``spend`` is the
    mean of the repeat days, ``usual`` what a purchase day is expected to bring: it counts where there is no
    model of it.
    """
    rng = np.random.default_rng(SEED)
    size = len(history)
    draws = int(np.clip(DRAWS_IN_ALL // max(size, 1), FEWEST_DRAWS, MOST_DRAWS))
    spent = np.zeros((draws, size), dtype="float32")
    sets = buying.drawn(rng, draws, history)
    for place, parameters in enumerate(sets):
        who, purchases = _purchases(rng, parameters, history, weeks)
        spent[place, who] = _money(rng, spending, purchases, history.repeats[who], spend[who], usual[who])
    totals = np.sort(spent.sum(axis=1, dtype="float64"))
    low, high = _bounds(spent)
    return Ranges(low, high, float(totals[_place(draws, TAIL)]), float(totals[_place(draws, 1 - TAIL)]))


def _purchases(
    rng: np.random.Generator, parameters: Floats, history: History, weeks: float
) -> tuple[Ints, Floats]:
    """Draw who buys in the weeks that follow, and on how many days."""
    r, alpha, _, _ = parameters.tolist()
    who = np.flatnonzero(rng.random(len(history)) < alive_given(parameters, history))
    repeats = history.repeats[who]
    rate = rng.standard_gamma(r + repeats) * (weeks / (alpha + history.age[who]))
    count = rng.poisson(np.minimum(rate, MANY, out=rate))
    some = np.flatnonzero(count)
    who, count = who[some], count[some]
    return who, _before_leaving(rng, parameters, repeats[some].astype("int64"), count)


def _before_leaving(rng: np.random.Generator, parameters: Floats, repeats: Ints, count: Ints) -> Floats:
    """Draw how many of the purchases are made before the customer leaves: at least the first.

    Who stayed through x purchases stays through n more with a chance of B(a, b + x + n) / B(a, b + x), a
    product of (b + k) / (a + b + k). So one waiting time, drawn, tells after which purchase they leave.
    """
    _, _, a, b = parameters.tolist()
    most = int((repeats + count).max(initial=0))
    waited = np.concatenate([[0.0], np.cumsum(np.log1p(a / (b + np.arange(most))))])
    until = waited[repeats] + rng.standard_exponential(len(count))
    sooner = np.flatnonzero(waited[repeats + count - 1] >= until)
    made = count.astype("float64")
    made[sooner] = np.searchsorted(waited, until[sooner]) - repeats[sooner]
    return made


def _money(
    rng: np.random.Generator,
    spending: SpendModel | None,
    purchases: Floats,
    repeats: Floats,
    spend: Floats,
    usual: Floats,
) -> Floats:
    """Draw what so many purchase days bring: a beta-prime amount around what the customer spent before."""
    if spending is None:
        return purchases * usual
    known = np.where(spend > 0, repeats, 0.0)
    before = spending.v + known * np.where(known > 0, spend, 0.0)
    drawn: Floats = rng.standard_gamma(spending.p * purchases)
    return before * drawn / rng.standard_gamma(spending.q + spending.p * known)


def _place(draws: int, level: float) -> int:
    """Give which of so many draws, in order, stands for a level."""
    return min(max(round(level * (draws + 1)) - 1, 0), draws - 1)


def _bounds(spent: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> tuple[Floats, Floats]:
    draws = len(spent)
    places = [_place(draws, level) for level in (TAIL, WIDTH, 1 - TAIL)]
    tenth, eighth, ninth = np.partition(spent, places, axis=0)[places].astype("float64")
    return tenth, np.where(tenth > 0, ninth, eighth)

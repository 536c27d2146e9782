"""Shops whose revenue goes on as it was drawn to: what the months after today bring is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
import pandas as pd

from benchmarks.simulated_troubles import as_loaded
from crm.insights.calendar import month_starts
from crm.insights.forecast import month_lengths
from crm.insights.lines import Floats

START: Final = (2018 - 1970) * 12
AFTER: Final = 13
USUAL: Final = 1_000.0


@dataclass(frozen=True)
class SimulatedRevenue:
    """Sales up to ``today``, and what the months from its own on bring as a whole."""

    sales: pd.DataFrame
    today: date
    to_come: Floats


def simulated_revenue(seed: int, months: int, *, days_known: int = 0) -> SimulatedRevenue:
    """Draw a shop: ``months`` whole ones, then so many days of the next.

    Three of four have seasons (up to 45 % around the mean, some with one month far above); all grow or shrink
    (by -14 to +27 % a year), two of three have a level that wanders (2 or 5 % a month); months scatter by 3
    to 22 % (gamma). Half are closed on Sundays.
    """
    rng = np.random.default_rng(seed)
    count = months + AFTER
    numbers = START + int(rng.integers(12)) + np.arange(count)
    lengths = month_lengths(numbers)
    level = np.exp(np.cumsum(rng.normal(rng.uniform(-0.012, 0.02), rng.choice([0, 0.02, 0.05]), count)))
    scatter = rng.uniform(0.03, 0.22)
    noise = rng.gamma(1 / scatter**2, scatter**2, count)
    revenue = USUAL * lengths / 30 * level * _season(rng)[numbers % 12] * noise
    first = month_starts(numbers[:1]).astype("datetime64[D]")[0]
    days = first + np.arange(int(lengths.sum()))
    weight = rng.gamma(3.0, 1.0, len(days))
    if rng.random() < 0.5:
        weight[(days.astype("int64") + 3) % 7 == 6] = 0.0
    of_month = np.repeat(np.arange(count), lengths.astype("int64"))
    amount = weight / np.bincount(of_month, weights=weight)[of_month] * revenue[of_month]
    known = int(lengths[:months].sum()) + days_known
    sold = amount[:known] > 0
    sales = as_loaded("sale", sold_at=days[:known][sold].astype("datetime64[s]"), amount=amount[:known][sold])
    today = pd.Timestamp(first).date() + timedelta(days=known - 1)
    return SimulatedRevenue(sales, today, revenue[months:])


def _season(rng: np.random.Generator) -> Floats:
    swing = rng.uniform(0, 0.45) * (rng.random() < 0.75)
    season = 1 + swing * np.cos(2 * np.pi * (np.arange(12) - rng.integers(12)) / 12)
    season += rng.normal(0, 0.25 * swing, 12)
    if rng.random() < 0.4:
        season[rng.integers(12)] *= 1 + rng.uniform(0.3, 1.2)
    bounded: Floats = np.maximum(season / season.mean(), 0.1)
    return bounded

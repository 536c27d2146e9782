"""The three years of the sample shop: its days, and how busy each is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

YEARS: Final = 3
GROWTH: Final = 1.25
"""The last day is so many times as busy as the first."""
WEEKDAYS: Final = np.array([0.8, 0.85, 0.9, 1.0, 1.35, 1.6, 0.0])
"""How busy Monday to Sunday are; the shop is closed on Sundays."""
MONTHS: Final = np.array([0.85, 0.88, 0.95, 1.0, 1.05, 1.02, 0.92, 0.82, 0.98, 1.0, 1.08, 1.75])
"""How busy January to December are."""


@dataclass(frozen=True)
class Window:
    """The days on which the shop is looked at: from ``start``, ``days`` of them, the last being ``today``."""

    start: pd.Timestamp
    days: int

    @property
    def today(self) -> pd.Timestamp:
        """The last day."""
        return self.start + pd.Timedelta(days=self.days - 1)

    def dates(self) -> pd.DatetimeIndex:
        """All its days."""
        return pd.date_range(self.start, periods=self.days, unit="us")

    def busyness(self) -> np.ndarray:
        """Say how busy each day is, 0 where the shop is closed."""
        dates = self.dates()
        closed = (dates.month == 12) & dates.day.isin([25, 26]) | (dates.month == 1) & (dates.day == 1)
        growth = GROWTH ** (np.arange(self.days) / (YEARS * 365))
        return np.asarray(WEEKDAYS[dates.day_of_week] * MONTHS[dates.month - 1] * growth * ~closed)


def last_three_years(today: pd.Timestamp) -> Window:
    """Give the window that ends today and begins with the first whole month of the last three years.

    So each month of the year comes exactly three times, the current one as far as it has gone.
    """
    start = (today - pd.DateOffset(years=YEARS)).replace(day=1) + pd.DateOffset(months=1)
    return Window(start, (today - start).days + 1)

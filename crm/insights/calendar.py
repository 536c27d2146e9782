"""Days and months as whole numbers, which arrays of a million rows are counted by."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Ints = NDArray[np.int64]

SECONDS_A_DAY: Final = 86_400
NO_DAY: Final = -(2**31)
"""Stands for a date that is not known; far before any other day."""
EPOCH: Final = date(1970, 1, 1)


def day_numbers(moments: pd.Series[Any]) -> Ints:
    """Give each moment's day, counted from 1 January 1970; ``NO_DAY`` where it is blank."""
    seconds = moments.to_numpy(dtype="datetime64[s]", copy=False).view("int64")
    days: Ints = seconds // SECONDS_A_DAY
    np.maximum(days, NO_DAY, out=days)
    return days


def day_number(day: date) -> int:
    """Give one day's number."""
    return (date(day.year, day.month, day.day) - EPOCH).days


def day_of(number: int) -> date:
    """Give the day of a number."""
    return EPOCH + timedelta(days=int(number))


def month_number(day: date) -> int:
    """Give the number of a day's month, counted from January 1970."""
    return (day.year - EPOCH.year) * 12 + day.month - 1


def months_of(days: Ints) -> Ints:
    """Give the month number of each day number. For few days: a million are better looked up."""
    months: Ints = days.astype("datetime64[D]").astype("datetime64[M]").astype("int64")
    return months


def month_starts(months: Ints) -> NDArray[np.datetime64]:
    """Give the first day of each month number."""
    return months.astype("datetime64[M]").astype("datetime64[s]")


def year_before(day: date) -> date:
    """Give the same day a year before; 28 February for 29 February."""
    return shifted(day, -12)


def shifted(day: date, months: int) -> date:
    """Give the same day so many months later, or the month's last day where it has none such."""
    number = month_number(day) + months
    first = date(EPOCH.year + number // 12, number % 12 + 1, 1)
    following = date(EPOCH.year + (number + 1) // 12, (number + 1) % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))

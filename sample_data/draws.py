"""Drawing columns at random: whole columns at once, however many rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DAY_US = 86_400_000_000
"""Microseconds of a day, the resolution of all times here."""


def take_words(words: Iterable[str], codes: np.ndarray) -> pd.Series:
    """Give the word at each code; a negative code gives a blank."""
    return pd.Series(pd.array(list(words), dtype="str").take(codes, allow_fill=True))


def draw_words(rng: np.random.Generator, words: Sequence[str], rows: int, share: float = 1.0) -> pd.Series:
    """Draw a word a row; only this share of the rows has one, the others are blank."""
    codes = rng.integers(0, len(words), rows)
    return take_words(words, np.where(rng.random(rows) < share, codes, -1))


def number_texts(prefix: str, numbers: np.ndarray, digits: int) -> pd.Series:
    """Give texts such as ``C-0001``: prefix, then the number filled up with zeros."""
    return prefix + pd.Series(numbers).astype("str").str.zfill(digits)


def days_to_times(start: pd.Timestamp, days: np.ndarray, minutes: np.ndarray | int = 0) -> pd.Series:
    """Give the time that lies so many whole days and minutes after the start; a day below 0 gives a blank."""
    times = start.to_datetime64().astype("datetime64[us]") + (
        np.asarray(days, dtype="int64") * 1440 + minutes
    ).astype("timedelta64[m]")
    return pd.Series(times).mask(pd.Series(days) < 0)


def spread_over_days(
    rng: np.random.Generator, low: np.ndarray | int, high: np.ndarray | int, rows: int
) -> np.ndarray:
    """Draw whole days from low to high, both included."""
    days: np.ndarray = np.floor(low + rng.random(rows) * (np.asarray(high) - low + 1)).astype("int64")
    return days


def opening_minutes(rng: np.random.Generator, rows: int) -> np.ndarray:
    """Draw minutes after midnight at which the shop is open: two peaks, before noon and after work."""
    morning = rng.random(rows) < 0.6
    minutes = np.where(morning, rng.normal(10.5 * 60, 75, rows), rng.normal(16.8 * 60, 50, rows))
    return np.clip(minutes, 8 * 60, 18 * 60 + 25).astype("int64")


def to_cents(dollars: pd.Series | np.ndarray) -> np.ndarray:
    """Give whole cents."""
    cents: np.ndarray = np.rint(np.asarray(dollars, dtype="float64") * 100).astype("int64")
    return cents

"""Dates typed by people: which comes first, the day or the month, is decided from the whole column."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final

import pandas as pd

from crm.headings import MONTHS
from data_io.incoming.vocabulary import fold

EXCEL_EPOCH: Final = pd.Timestamp("1899-12-30")
EARLIEST_SERIAL: Final = 3_654.0
LATEST_SERIAL: Final = 73_050.0
"""Excel's day numbers from 1910 to 2099; other numbers are no dates."""
LAST_MONTH: Final = 12
"""A greater number in a date is its day."""
PIVOT: Final = 50
"""Two-digit years from here on belong to the last century."""
_TIME: Final = (
    r"(?:[T ,]+(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?(?:\s*(?:Z|UTC|GMT|Uhr|h|[+-]\d{2}:?\d{2}))*)?"
)
_DAY_NAME: Final = r"(?:[^\W\d]{2,12}\.?,?\s+)?"
_YEAR_FIRST: Final = (
    r"^(?P<year>\d{4})(?:[-/. ](?=\d{1,2}[-/. ])|(?=\d{4}(?!\d)))(?P<month>\d{1,2})[-/. ]?(?P<day>\d{1,2})"
    + _TIME
    + r"$"
)
"""Signs between all parts or eight figures in a row; six figures may be a month as well."""
_NUMERIC: Final = (
    r"^"
    + _DAY_NAME
    + r"(?P<first>\d{1,2})\s?[-/. ]\s?(?P<second_part>\d{1,2})\s?[-/. ]\s?(?P<year>\d{4}|\d{2})"
    + _TIME
    + r"$"
)
_DAY_MONTH_NAME: Final = (
    r"^"
    + _DAY_NAME
    + r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?[-/. ]*(?:de |di |d'|of )?\s*"
    + r"(?P<name>[^\W\d]+)\.?[-/., ]*(?:de |del )?(?P<year>\d{4}|\d{2})"
    + _TIME
    + r"$"
)
_MONTH_NAME_DAY: Final = (
    r"^"
    + _DAY_NAME
    + r"(?P<name>[^\W\d]{3,})\.?\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?[-/., ]+(?P<year>\d{4}|\d{2})"
    + _TIME
    + r"$"
)


class Order(StrEnum):
    """Which comes first in a column of dates typed as figures."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, slots=True)
class OrderFound:
    """The order of day and month in a column, and whether the column itself proves it."""

    order: Order
    proven: bool
    mixed: bool = False
    """Some dates can only be day first, others only month first."""


@cache
def month_numbers() -> dict[str, int]:
    """Give the month number of each folded month name, full and short, in all languages."""
    return {
        fold(word): number
        for months in MONTHS.values()
        for number, words in enumerate(months, 1)
        for word in words
    }


def order_of(distinct: pd.Series[Any], fallback: Order = Order.DAY_FIRST) -> OrderFound:
    """Decide from all different texts of a column: a part over 12 cannot be a month."""
    parts = distinct.str.extract(_NUMERIC)
    first = pd.to_numeric(parts["first"]).dropna()
    second = pd.to_numeric(parts["second_part"]).dropna()
    day_first, month_first = int((first > LAST_MONTH).sum()), int((second > LAST_MONTH).sum())
    if day_first and month_first:
        return OrderFound(
            Order.DAY_FIRST if day_first >= month_first else Order.MONTH_FIRST, proven=True, mixed=True
        )
    if day_first or month_first:
        return OrderFound(Order.DAY_FIRST if day_first else Order.MONTH_FIRST, proven=True)
    return OrderFound(fallback, proven=first.empty)


def read_dates(distinct: pd.Series[Any], order: Order) -> pd.Series[Any]:
    """Read texts as datetime64[s], NaT where one is no date. A date without a time is at midnight.

    Where a text can only be read the other way round (31/12 among month-first dates) it is read so.
    """
    text = distinct.str.strip()
    moments = pd.Series(pd.NaT, index=distinct.index, dtype="datetime64[s]")
    for pattern in (_YEAR_FIRST, _NUMERIC, _DAY_MONTH_NAME, _MONTH_NAME_DAY):
        left = text[moments.isna()]
        if left.empty:
            break
        parts = left.str.extract(pattern).dropna(subset=["year"])
        if not parts.empty:
            moments.loc[parts.index] = _assemble(parts, order)
    return moments


def read_serials(numbers: pd.Series[Any]) -> pd.Series[Any]:
    """Read Excel's day numbers, and whole numbers such as 20240131, as datetime64[s]; NaT for all others."""
    serial = numbers.where(numbers.between(EARLIEST_SERIAL, LATEST_SERIAL))
    moments = (EXCEL_EPOCH + pd.to_timedelta((serial * 86_400).round(), unit="s")).astype("datetime64[s]")
    compact = numbers.where(numbers.between(19_000_101, 21_001_231) & (numbers % 1 == 0))
    if compact.notna().any():
        text = compact.dropna().astype("int64").astype("str")
        moments = moments.fillna(
            pd.to_datetime(text, format="%Y%m%d", errors="coerce").astype("datetime64[s]")
        )
    return moments


def _assemble(parts: pd.DataFrame, order: Order) -> pd.Series[Any]:
    """Put the parts of dates together; impossible ones become NaT."""
    year = pd.to_numeric(parts["year"])
    short = parts["year"].str.len() == 2  # noqa: PLR2004 - two digits
    year = year.where(~short, year + (year < PIVOT).map({True: 2000, False: 1900}))
    day, month = _day_and_month(parts, order)
    times = {name: pd.to_numeric(parts[name]).fillna(0) for name in ("hour", "minute", "second")}
    half = parts["half"].str.casefold().str.slice(0, 1)
    hour = times["hour"].where(~(half.eq("p") & times["hour"].lt(12)), times["hour"] + 12)
    times["hour"] = hour.where(~(half.eq("a") & times["hour"].eq(12)), 0)
    pieces = pd.DataFrame({"year": year, "month": month, "day": day, **times})
    possible = times["hour"].lt(24) & times["minute"].lt(60) & times["second"].lt(60)
    return pd.to_datetime(pieces.where(possible), errors="coerce").astype("datetime64[s]")


def _day_and_month(parts: pd.DataFrame, order: Order) -> tuple[pd.Series[Any], pd.Series[Any]]:
    """Give day and month of each row of matched parts."""
    if "name" in parts:
        return pd.to_numeric(parts["day"]), parts["name"].map(fold).map(month_numbers()).astype("float64")
    if "first" not in parts:
        return pd.to_numeric(parts["day"]), pd.to_numeric(parts["month"])
    first, second = pd.to_numeric(parts["first"]), pd.to_numeric(parts["second_part"])
    day_leads = (first > LAST_MONTH) | ((order is Order.DAY_FIRST) & ~(second > LAST_MONTH))
    return first.where(day_leads, second), second.where(day_leads, first)

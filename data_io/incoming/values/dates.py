"""Dates typed by people: which comes first, the day or the month, is decided from the whole column."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Final

import pandas as pd

from crm.headings import MONTHS
from data_io.incoming.values.vocabulary import fold

EXCEL_EPOCH: Final = pd.Timestamp("1899-12-30")
EARLIEST_SERIAL: Final = 3_654.0
LATEST_SERIAL: Final = 73_050.0
"""Excel's day numbers from 1910 to 2099; other numbers are no dates."""
LAST_MONTH: Final = 12
"""A greater number in a date is its day."""
SLIPS: Final = 0.1
"""A smaller share of dates that contradict the others are slips, and prove nothing."""
PIVOT: Final = 50
"""Two-digit years from here on belong to the last century."""
_TIME: Final = (
    r"(?:(?:[T ,]+|\s+(?:um|à|a las|alle|às|om|at)\s+)(?P<hour>\d{1,2})"
    r"(?:\s?[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?|(?=\s?(?:[AaPp]\.?[Mm]|h\b|Uhr)))"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?"
    r"(?:\s*(?:Z|UTC|GMT|CES?T|BST|[ECMP][SD]T|Uhr|h|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?))*)?"
)
_DAY_NAME: Final = r"(?:[^\W\d]{2,12}(?:-[^\W\d]{5})?\.?,?\s+(?:(?:den|dem|le|el|il|o|de|the)\s+)?)?"
_YEAR_FIRST: Final = (
    r"^"
    + _DAY_NAME
    + r"(?P<year>\d{4})(?:[-/. ](?=\d{1,2}[-/. ])|(?=\d{4}(?!\d)))(?P<month>\d{1,2})[-/. ]?(?P<day>\d{1,2})"
    + _TIME
    + r"$"
)
"""Signs between all parts or eight figures in a row; six figures may be a month as well."""
_NUMERIC: Final = (
    r"^"
    + _DAY_NAME
    + r"(?P<first>\d{1,2})\s?(?P<mark>[-/. ])\s?(?P<second_part>\d{1,2})\s?[-/. ]\s?'?(?P<year>\d{4}|\d{2})"
    + _TIME
    + r"$"
)
_ORDINAL: Final = r"(?:st|nd|rd|th|er|ère|re|e|ste|de|º|°|ª|\.)?"
_DAY_MONTH_NAME: Final = (
    r"^"
    + _DAY_NAME
    + r"(?P<day>\d{1,2})"
    + _ORDINAL
    + r"(?:[-/., ]*|\s+)(?:de |di |d'|d’|of )?\s*"
    + r"(?P<name>[^\W\d]+)\.?[-/., ]*(?:de |del )?['’]?(?P<year>\d{4}|\d{2})"
    + _TIME
    + r"$"
)
_MONTH_NAME_DAY: Final = (
    r"^"
    + _DAY_NAME
    + r"(?P<name>[^\W\d]{3,})\.?[-/ ]*(?P<day>\d{1,2})(?:st|nd|rd|th)?[-/., ]+['’]?(?P<year>\d{4}|\d{2})"
    + _TIME
    + r"$"
)
_YEAR_MONTH_NAME: Final = (
    r"^(?P<year>\d{4})[-/., ]+(?P<name>[^\W\d]{3,})\.?[-/., ]+(?P<day>\d{1,2})" + _TIME + r"$"
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
    doubtful: bool = False
    """So many can only be the one, and so many the other, that nothing is proven for the rest."""


@cache
def month_numbers() -> dict[str, int]:
    """Give the month number of each folded month name, full and short, in all languages."""
    return {
        fold(word): number
        for months in MONTHS.values()
        for number, words in enumerate(months, 1)
        for word in words
    }


def order_of(distinct: pd.Series[Any], fallback: Order | None = None) -> OrderFound:
    """Decide from all different texts of a column: a part over 12 cannot be a month.

    Where no text has such a part, points between the parts (3.4.2024) say that the day comes first, as
    nobody writes them otherwise; else it is ``fallback``, without proof.
    """
    parts = distinct.str.extract(_NUMERIC).dropna(subset=["first"])
    first, second = pd.to_numeric(parts["first"]), pd.to_numeric(parts["second_part"])
    day_first, month_first = int((first > LAST_MONTH).sum()), int((second > LAST_MONTH).sum())
    if day_first or month_first:
        order = Order.DAY_FIRST if day_first >= month_first else Order.MONTH_FIRST
        mixed = bool(day_first and month_first)
        few = min(day_first, month_first) < SLIPS * max(day_first, month_first)
        return OrderFound(order, proven=True, mixed=mixed, doubtful=mixed and not few)
    if parts["mark"].eq(".").any():
        return OrderFound(Order.DAY_FIRST, proven=True)
    return OrderFound(fallback or Order.DAY_FIRST, proven=parts.empty)


def either_way(distinct: pd.Series[Any]) -> pd.Series[Any]:
    """Tell which texts are dates with the day first and other dates with the month first (bool)."""
    parts = distinct.str.extract(_NUMERIC)
    first, second = pd.to_numeric(parts["first"]), pd.to_numeric(parts["second_part"])
    return first.le(LAST_MONTH) & second.le(LAST_MONTH) & first.ne(second) & parts["mark"].ne(".")


def read_dates(
    distinct: pd.Series[Any], order: Order, latest: date | None = None, *, same_year: bool = False
) -> pd.Series[Any]:
    """Read texts as datetime64[s], NaT where one is no date. A date without a time is at midnight.

    Where a text can only be read the other way round (31/12 among month-first dates) it is read so. A year of
    two figures gives no day after ``latest``; with ``same_year`` any day of the year of ``latest`` will do.
    """
    text = distinct.str.strip()
    moments = pd.Series(pd.NaT, index=distinct.index, dtype="datetime64[s]")
    for pattern in (_YEAR_FIRST, _NUMERIC, _DAY_MONTH_NAME, _MONTH_NAME_DAY, _YEAR_MONTH_NAME):
        left = text[moments.isna()]
        if left.empty:
            break
        parts = left.str.extract(pattern).dropna(subset=["year"])
        if not parts.empty:
            moments.loc[parts.index] = _assemble(parts, order)
            if latest is not None:
                short = parts.index[parts["year"].str.len().eq(2)]
                moments.loc[short] = _not_after(moments.loc[short], latest, same_year=same_year)
    return moments


def _not_after(moments: pd.Series[Any], latest: date, *, same_year: bool) -> pd.Series[Any]:
    """Take a century from dates whose year was guessed wrong; 29 February of 1900 is none."""
    limit = pd.Timestamp(date(latest.year, 12, 31) if same_year else latest) + pd.Timedelta(days=1)
    return moments.mask(moments.ge(limit), moments - pd.DateOffset(years=100)).astype("datetime64[s]")


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

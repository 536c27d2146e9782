"""What annoyed people: how often, what is open, what is past its promise, how fast it was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import numpy as np
import pandas as pd

from crm.insights.calendar import NO_DAY, Ints, day_number, day_numbers, month_number, month_starts, months_of
from crm.insights.intervals import rate_columns
from crm.insights.lines import Bools, Floats, SaleLines, lines_of
from crm.insights.returns import days_of_returns

HOUR: Final = 3600
DAY_HOURS: Final = 24


@dataclass(frozen=True, slots=True)
class AnswerTime:
    """How long a first answer took: ``median_hours`` of ``answered`` complaints; None where none was."""

    median_hours: float | None
    answered: int


def are_open(complaints: pd.DataFrame) -> Bools:
    """Tell which complaints are not resolved yet: neither by their status nor by a day on which they were."""
    resolved = complaints["status"].eq("resolved").to_numpy(dtype=bool)
    still: Bools = ~resolved & complaints["resolved_at"].isna().to_numpy()
    return still


def are_past_promise(complaints: pd.DataFrame, *, today: date) -> Bools:
    """Tell which complaints are open though they were promised for a day before today."""
    due = day_numbers(complaints["due_at"])
    late: Bools = are_open(complaints) & (due != NO_DAY) & (due < day_number(today))
    return late


def time_to_first_answer(complaints: pd.DataFrame) -> AnswerTime:
    """Say how long the first answer took, in hours; in whole days where only the days are known."""
    hours = hours_between(complaints["opened_at"], complaints["first_response_at"])
    hours = hours[~np.isnan(hours)]
    return AnswerTime(float(np.median(hours)) if len(hours) else None, len(hours))


def hours_between(begun: pd.Series[Any], ended: pd.Series[Any]) -> Floats:
    """Give the hours from each moment to the other, whole days where only the days are known.

    NaN where one is blank, or the end stands before the beginning: a mistake of the sheet.
    """
    begin, end = (each.to_numpy(dtype="datetime64[s]").view("int64") for each in (begun, ended))
    both = begun.notna().to_numpy() & ended.notna().to_numpy()
    begin, end = np.where(both, begin, 0), np.where(both, end, 0)
    day = DAY_HOURS * HOUR
    timeless = (begin % day == 0) | (end % day == 0)
    hours = np.where(timeless, DAY_HOURS * (end // day - begin // day), (end - begin) / HOUR)
    result: Floats = np.where(both & (hours >= 0), hours, np.nan)
    return result


def rates_by_month(
    sales: pd.DataFrame | SaleLines,
    returned: pd.DataFrame,
    complaints: pd.DataFrame,
    *,
    today: date,
    months: int | None = None,
) -> pd.DataFrame:
    """Count returns and complaints per hundred sale lines, month by month.

    ``returned``: the returned lines (``crm.insights.returns``); each return counts once, in the month of its
    earliest line. One row per month from the first sale, or the last ``months``, to the month of ``today``.
    Columns: month (first day), sales (lines), returns (records), return_rate, return_low, return_high,
    complaints, complaint_rate, complaint_low, complaint_high (per hundred sale lines, 95 %; NaN in a month
    without sales), unfinished (bool).
    """
    lines = lines_of(sales)
    last = month_number(today)
    first = month_number_of_first_sale(lines, last)
    if months is not None:
        first = max(first, last - months + 1)
    count = max(last - first + 1, 0)
    sold = monthly(lines.month_of_place[1:], lines.lines_by_place[1:].astype("float64"), first, count).astype(
        "int64"
    )
    returns = _by_month(days_of_returns(returned), first, count)
    opened = _by_month(day_numbers(complaints["opened_at"]), first, count)
    numbers = np.arange(first, first + count, dtype="int64")
    return pd.DataFrame(
        {
            "month": month_starts(numbers),
            "sales": sold,
            "returns": returns,
            **rate_columns("return", returns, sold),
            "complaints": opened,
            **rate_columns("complaint", opened, sold),
            "unfinished": (numbers == last) & ((today + timedelta(days=1)).month == today.month),
        }
    )


def complaints_by_month(
    sales: pd.DataFrame | SaleLines, complaints: pd.DataFrame, *, today: date, months: int | None = None
) -> pd.DataFrame:
    """Count complaints per hundred sale lines, month by month.

    One row per month as in ``rates_by_month``. Columns: month, sales, complaints, complaint_rate,
    complaint_low, complaint_high, unfinished.
    """
    nothing = pd.DataFrame(
        {"return_id": np.empty(0, dtype="int64"), "returned_on": np.empty(0, dtype="datetime64[s]")}
    )
    table = rates_by_month(sales, nothing, complaints, today=today, months=months)
    return table.drop(columns=["returns", "return_rate", "return_low", "return_high"])


def month_number_of_first_sale(lines: SaleLines, otherwise: int) -> int:
    """Give the month of the first sale, ``otherwise`` where no sale has a day."""
    return int(lines.month_of_place[1]) if lines.places > 1 else otherwise + 1


def monthly(months: Ints, values: Floats, first: int, count: int) -> Floats:
    """Add up the values of each of ``count`` months from month number ``first`` on; others are left out."""
    inside = (months >= first) & (months < first + count)
    sums: Floats = np.bincount(months[inside] - first, weights=values[inside], minlength=count).astype(
        "float64"
    )
    return sums


def _by_month(days: Ints, first: int, count: int) -> Ints:
    months = months_of(days[days != NO_DAY])
    inside = months[(months >= first) & (months < first + count)]
    return np.bincount(inside - first, minlength=count)

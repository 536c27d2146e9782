"""What came in and what was left by day, week, month, quarter or year, against the year before."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

import numpy as np
import pandas as pd

from crm.insights.calendar import (
    Ints,
    day_number,
    day_numbers,
    day_of,
    month_starts,
    months_of,
    year_before,
)  # fmt: skip
from crm.insights.line_words import words_of
from crm.insights.lines import Floats, SaleLines, distinct, lines_of
from crm.insights.profit import earned_by_day, profit_by
from crm.insights.revenue import split_revenue

MONDAY: Final = 3
"""1 January 1970 was a Thursday: three days after a Monday."""
WEEK: Final = 7


class Period(StrEnum):
    """A stretch of time by which sales are added up."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


BEFORE: Final = {Period.DAY: 364, Period.WEEK: 52, Period.MONTH: 12, Period.QUARTER: 4, Period.YEAR: 1}
"""How many periods a year goes back: for days and weeks 52 weeks, so that Saturdays meet Saturdays."""


def revenue_by_period(
    sales: pd.DataFrame | SaleLines, period: Period, *, since: date, until: date
) -> pd.DataFrame:
    """Say what came in by period, and how that was a year before; sales without a day are left out.

    One row per period from that of ``since`` to that of ``until``, of which only the days between the two
    count, and the same days of the year before. Columns: start (first day of the period), revenue (account
    currency), orders (count), before, orders_before (a year before; NaN where the sales do not reach back
    that far), change (share of revenue; NaN where there is nothing to compare), unfinished (bool: ``until``
    comes before the period's last day).
    """
    lines = lines_of(sales)
    first, last = (int(numbers(np.array([day_number(day)]), period)[0]) for day in (since, until))
    count = max(last - first + 1, 0)
    revenue, orders = _summed(lines, period, first, count, since, until)
    then = _shifted(since, period), _shifted(until, period)
    before, orders_before = _summed(lines, period, first - BEFORE[period], count, *then)
    each = np.arange(first, first + count)
    reached = (
        each - BEFORE[period] >= numbers(np.array([lines.first_day]), period)[0]
        if len(lines)
        else np.zeros(count, bool)
    )
    before = np.where(reached, before, np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):
        change = np.where(before > 0, revenue / before - 1, np.nan)
    ends = starts(each + 1, period) - np.timedelta64(1, "D")
    return pd.DataFrame(
        {
            "start": starts(each, period),
            "revenue": revenue,
            "orders": orders,
            "before": before,
            "orders_before": np.where(reached, orders_before, np.nan),
            "change": change,
            "unfinished": ends > np.datetime64(until, "s"),
        }
    )


def numbers(days: Ints, period: Period) -> Ints:
    """Give the number of each day's period, counted so that neighbours differ by one."""
    if period is Period.DAY:
        return days
    if period is Period.WEEK:
        return (days + MONDAY) // WEEK
    return months_of(days) // {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}[period]


def starts(each: Ints, period: Period) -> np.ndarray[tuple[int], np.dtype[np.datetime64]]:
    """Give the first day of each period of these numbers."""
    if period in (Period.DAY, Period.WEEK):
        days = each if period is Period.DAY else each * WEEK - MONDAY
        return days.astype("datetime64[D]").astype("datetime64[s]")
    return month_starts(each * {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}[period])


def _shifted(day: date, period: Period) -> date:
    back = period in (Period.DAY, Period.WEEK)
    return day - timedelta(days=BEFORE[Period.DAY]) if back else year_before(day)


def _summed(
    lines: SaleLines, period: Period, first: int, count: int, since: date, until: date
) -> tuple[Floats, Ints]:
    """Add up revenue and orders of ``count`` periods from number ``first`` on, of the days between."""
    inside = _period_of_place(lines, period, (first, count), (since, until))
    revenue = np.bincount(inside, weights=lines.revenue_by_place, minlength=count + 1)[:count]
    heads = lines.heads
    where, order = inside[lines.place[heads]], lines.order[heads].astype("int64")
    numbered = (where < count) & (order >= 0)
    pairs = distinct(order[numbered] * (count + 1) + where[numbered]) % (count + 1)
    alone = inside[lines.place[lines.without_number]]
    orders = np.bincount(np.concatenate([pairs, alone]).astype("int64"), minlength=count + 1)[:count]
    return revenue.astype("float64"), orders


def _summed_by_day(
    lines: SaleLines, by_place: Floats, period: Period, wanted: tuple[int, int], days: tuple[date, date]
) -> Floats:
    """Add up figures of places by period; see ``_period_of_place``."""
    inside = _period_of_place(lines, period, wanted, days)
    sums = np.bincount(inside, weights=by_place, minlength=wanted[1] + 1)[: wanted[1]]
    return sums.astype("float64")


def _period_of_place(
    lines: SaleLines, period: Period, wanted: tuple[int, int], days: tuple[date, date]
) -> Ints:
    """Give for each place of the lines which of ``wanted`` periods (first number, count) it belongs to.

    Places out of these, or of no day between the two ``days``, give the number behind the last one.
    """
    first, count = wanted
    places = np.arange(lines.first_day - 1, lines.last_day + 1, dtype="int64")
    of_place = numbers(places, period) - first
    of_place = np.where((of_place >= 0) & (of_place < count), of_place, count)
    inside = np.full(len(of_place), count, dtype="int64")
    span = lines.span(*days)
    inside[span] = of_place[span]
    return inside


def profit_by_period(
    lines: SaleLines, returned: pd.DataFrame, period: Period, *, since: date, until: date
) -> pd.DataFrame:
    """Say what was left by period, and a year before; rows as of ``revenue_by_period``.

    ``returned``: the returned lines. Columns: profit (of the lines whose cost is known, less what was given
    back in those days; account currency), profit_before (a year before; NaN where the sales do not reach back
    that far).
    """
    by_day = earned_by_day(lines)
    first, last = (int(numbers(np.array([day_number(day)]), period)[0]) for day in (since, until))
    count = max(last - first + 1, 0)
    back = BEFORE[period]
    profit = _summed_by_day(lines, by_day, period, (first, count), (since, until))
    profit -= _given_back(returned, period, (first, count), (since, until))
    then = _shifted(since, period), _shifted(until, period)
    before = _summed_by_day(lines, by_day, period, (first - back, count), then)
    before -= _given_back(returned, period, (first - back, count), then)
    reached = np.arange(first - back, first - back + count) >= numbers(np.array([lines.first_day]), period)[0]
    return pd.DataFrame({"profit": profit, "profit_before": np.where(reached, before, np.nan)})


def _given_back(
    returned: pd.DataFrame, period: Period, wanted: tuple[int, int], days: tuple[date, date]
) -> Floats:
    """Add up the refunds of ``wanted`` periods (first number, count), of the days between two."""
    on = day_numbers(returned["returned_on"])
    inside = (on >= day_number(days[0])) & (on <= day_number(days[1]))
    refund = np.nan_to_num(returned["refund"].to_numpy(dtype="float64")[inside])
    each = numbers(on[inside], period) - wanted[0]
    return np.bincount(each, weights=refund, minlength=wanted[1])[: wanted[1]].astype("float64")


def split_against_year_before(
    lines: SaleLines,
    key: str,
    returned: pd.DataFrame,
    *,
    customers: pd.DataFrame,
    campaigns: pd.DataFrame | None = None,
    since: date,
    until: date,
) -> pd.DataFrame:
    """Split the revenue and profit of a stretch of days by a word, beside the same days a year before.

    One row per word, most revenue first. Columns: those of ``crm.insights.profit.profit_by``, before (revenue
    a year before; NaN where the sales do not reach back that far), change (share; NaN where there is nothing
    to compare).
    """
    split = profit_by(
        lines, key, returned, customers=customers, campaigns=campaigns, since=since, until=until
    )
    then = year_before(since)
    if not len(lines) or lines.first_day > day_number(then):
        return split.assign(before=np.nan, change=np.nan)
    words = words_of(lines, key, lines.products, customers, campaigns)
    earlier = split_revenue(lines, words, lines.within(then, year_before(until)))
    sums = dict(zip(earlier["value"], earlier["revenue"], strict=True))
    before = split["value"].map(lambda word: sums.get(word, 0.0)).astype("float64")
    return split.assign(before=before, change=(split["revenue"] / before - 1).where(before > 0))


def span_of_sales(sales: pd.DataFrame | SaleLines) -> tuple[date, date] | None:
    """Give the first and the last day of any sale; None where there is none."""
    lines = lines_of(sales)
    return None if lines.last_day < lines.first_day else (day_of(lines.first_day), day_of(lines.last_day))

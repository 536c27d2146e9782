"""What the next months are likely to bring: carried on from the own past, with bounds, and tried on it.

Methods and their sources: ``crm.insights.forecast_methods``; how they are tried and one is chosen:
``forecast_trials``; where the bounds come from: ``forecast_bounds``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from crm.insights.calendar import Ints, day_number, day_of, month_number, month_starts
from crm.insights.complaints import monthly
from crm.insights.forecast_bounds import bounds_of
from crm.insights.forecast_methods import YEAR, season_of
from crm.insights.forecast_trials import Trials, trials
from crm.insights.lines import Floats, SaleLines, lines_of

LEAST_MONTHS: Final = 6
"""Of fewer whole months nothing is forecast."""
SEASONED: Final = YEAR + 1
"""Of fewer whole months nothing is known of seasons, and not more than a season is looked ahead."""
FARTHEST: Final = 12
NEAR: Final = 3
FIRST_WEEK: Final = 7
"""The first month is whole if its first sale falls on one of so many days."""
DAYS_BACK: Final = 365


@dataclass(frozen=True)
class Forecast:
    """What is likely to come, how sure that is, and how it did on the past. All amounts in account currency.

    ``enough``: whether there is a forecast at all; if not, ``totals`` and the coming months are empty.
    ``known_until``: the day up to which the records tell; ``whole_months``: finished months it rests on.
    ``months``: one row per month, the past first. Columns: month (first day), whole (bool: over, and the
    records reach its end), revenue (what came; NaN: nothing known yet), likely, low, high (80 %; NaN for
    whole months), before (revenue of the same month a year before; NaN where that was not whole).
    ``totals``: one row per number of months after the unfinished one. Columns: months, likely, low, high,
    before (sum; NaN where not known).
    ``tried``: one row per number of months ahead. Columns: months_ahead, trials (count), off, last_year_off
    (mean miss up to so many months ahead as a share of what came; NaN where there was no year before), mase,
    last_year_mase.
    ``method``: a name of ``crm.insights.forecast_methods.METHODS``. ``seasonal``: whether months of the year
    differ beyond chance.
    """

    known_until: date
    whole_months: int
    months: pd.DataFrame
    totals: pd.DataFrame
    tried: pd.DataFrame
    method: str = ""
    seasonal: bool = False

    @property
    def enough(self) -> bool:
        """Whether the past tells anything of the months to come."""
        return len(self.totals) > 0

    @property
    def farthest(self) -> int:
        """How many months after the unfinished one are told."""
        return len(self.totals)

    @property
    def begun(self) -> bool:
        """Whether the first month that is not whole has begun, so that something of it is known."""
        return len(self.coming) > self.farthest

    @property
    def coming(self) -> pd.DataFrame:
        """The months that are not whole: the unfinished one, if any, and those after it."""
        return self.months[~self.months["whole"].to_numpy(dtype=bool)]


def forecast(
    sales: pd.DataFrame | SaleLines, *, today: date, shop: pd.DataFrame | SaleLines | None = None
) -> Forecast:
    """Say what the next months are likely to bring; sales after ``today`` and without a day are left out.

    ``shop``: all sales, where ``sales`` are only a part of them: they tell how far the records reach.
    """
    lines = lines_of(sales)
    past = _past(lines, lines if shop is None else lines_of(shop), today)
    if len(past.whole) < LEAST_MONTHS or past.whole.sum() <= 0:
        return Forecast(
            past.until, len(past.whole), _frame(past, _Ahead.nothing()), _totals([]), _tried(None, 0)
        )
    ahead = (FARTHEST if len(past.whole) >= SEASONED else NEAR) + past.begun
    lengths = month_lengths(past.first + np.arange(len(past.whole) + ahead))
    found = trials(past.whole / lengths[: len(past.whole)], ahead)
    coming = _carried_on(past, lengths[len(past.whole) :], found)
    return Forecast(
        past.until,
        len(past.whole),
        _frame(past, coming),
        _totals(coming.totals, _before(past, ahead)[past.begun :]),
        _tried(found, ahead),
        found.method,
        seasonal=bool((season_of(found.values) != 1).any()),
    )


@dataclass(frozen=True)
class _Past:
    """Month number of the first whole month, what each whole one brought, and what is known of the next one.

    ``days_known`` of the month after the whole ones, and what came on them; ``until``: the last known day.
    """

    first: int
    whole: Floats
    until: date
    days_known: int = 0
    so_far: float = 0.0

    @property
    def begun(self) -> bool:
        """Whether something is known of the month after the whole ones."""
        return self.days_known > 0

    @property
    def next(self) -> int:
        """The number of the first month that is not whole."""
        return self.first + len(self.whole)


def _past(lines: SaleLines, shop: SaleLines, today: date) -> _Past:
    """Add up the whole months, those without a sale between the first sale and the last known day being 0.

    A month is whole when it is over and the records reach its end: the shop has been silent since its last
    sale for no longer than ever in the year before. Else the sheets of the days since are not in yet.
    """
    now = day_number(today)
    own, sold = _days_with_sales(lines, now), _days_with_sales(shop, now)
    if not len(own):
        return _Past(month_number(today), np.empty(0), today)
    last = int(sold[-1])
    gaps = np.diff(sold[sold >= last - DAYS_BACK])
    reach = min(now, last + int(gaps.max(initial=1)))
    until = day_of(now if reach == now else last)
    following = month_number(day_of(reach + 1))
    opened = day_of(int(own[0]))
    first = min(month_number(opened) + (opened.day > FIRST_WEEK), following)
    whole = monthly(lines.month_of_place[1:], lines.revenue_by_place[1:], first, following - first)
    begins = day_of(int(month_starts(np.array([following])).astype("datetime64[D]").astype("int64")[0]))
    days_known = max((until - begins).days + 1, 0)
    so_far = float(lines.revenue_by_place[lines.span(begins, until)].sum()) if days_known else 0.0
    return _Past(first, whole, until, days_known, so_far)


def _days_with_sales(lines: SaleLines, until: int) -> Ints:
    days = np.flatnonzero(lines.lines_by_place[1:]) + lines.first_day
    return days[days <= until]


def month_lengths(months: Ints) -> Floats:
    """Give the days of each month number; they follow on each other."""
    starts = np.append(months, months[-1:] + 1).astype("datetime64[M]").astype("datetime64[D]")
    lengths: Floats = np.diff(starts).astype("float64")
    return lengths


@dataclass(frozen=True)
class _Ahead:
    """What is likely of each month that is not whole; (likely, low, high) of the first so many after it."""

    likely: Floats
    low: Floats
    high: Floats
    totals: list[tuple[float, float, float]]

    @classmethod
    def nothing(cls) -> _Ahead:
        """Nothing can be told."""
        return cls(np.empty(0), np.empty(0), np.empty(0), [])


def _carried_on(past: _Past, lengths: Floats, found: Trials) -> _Ahead:
    """Turn money a day into months with their bounds; of a month that has begun only the rest is open.

    The rest of a month is less sure than the whole of it: its bounds narrow by the root of its days only.
    """
    bounds = bounds_of(found.misses)
    likely, width = found.likely[-1] * lengths, found.scale[-1] * bounds.spread * lengths
    rest = np.ones(len(lengths))
    rest[0] -= past.days_known / lengths[0]
    known = np.where(rest < 1, past.so_far, 0.0)
    low, high = bounds.of_months(likely * rest, width * np.sqrt(rest))
    totals = [
        (
            float(likely[past.begun : to].sum()),
            *bounds.of_total(likely[past.begun : to], width[past.begun : to]),
        )
        for to in range(past.begun + 1, len(lengths) + 1)
    ]
    return _Ahead(known + likely * rest, known + low, known + high, totals)


def _before(past: _Past, ahead: int) -> Floats:
    """Give the revenue of the same months a year before those that are not whole; NaN where not whole."""
    places = len(past.whole) - YEAR + np.arange(ahead)
    known = (places >= 0) & (places < len(past.whole))
    return np.where(known, past.whole[np.clip(places, 0, max(len(past.whole) - 1, 0))], np.nan)


def _frame(past: _Past, coming: _Ahead) -> pd.DataFrame:
    count, ahead = len(past.whole), len(coming.likely)
    of_past = np.full(count, np.nan)
    earlier = np.full(count, np.nan)
    earlier[YEAR:] = past.whole[: max(count - YEAR, 0)]
    revenue = np.full(ahead, np.nan)
    revenue[: int(past.begun)] = past.so_far
    return pd.DataFrame(
        {
            "month": month_starts(past.first + np.arange(count + ahead)),
            "whole": np.arange(count + ahead) < count,
            "revenue": np.concatenate([past.whole, revenue]),
            "likely": np.concatenate([of_past, coming.likely]),
            "low": np.concatenate([of_past, coming.low]),
            "high": np.concatenate([of_past, coming.high]),
            "before": np.concatenate([earlier, _before(past, ahead) if ahead else revenue]),
        }
    )


def _totals(totals: list[tuple[float, float, float]], before: Floats | None = None) -> pd.DataFrame:
    likely, low, high = np.array(totals, dtype="float64").reshape(-1, 3).T
    return pd.DataFrame(
        {
            "months": np.arange(1, len(totals) + 1),
            "likely": likely,
            "low": low,
            "high": high,
            "before": np.empty(0) if before is None else np.cumsum(before),
        }
    )


def _tried(found: Trials | None, ahead: int) -> pd.DataFrame:
    rows = [(at, *found.off(at), *found.mase(at)) for at in range(1, ahead + 1)] if found else []
    columns = ("months_ahead", "trials", "off", "last_year_off", "mase", "last_year_mase")
    table = pd.DataFrame(rows, columns=list(columns)).astype("float64")
    return table.astype({"months_ahead": "int64", "trials": "int64"})

"""All that the overview shows, worked out in one pass over shared intermediates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
import pandas as pd

from crm.insights.best import best_customers, best_products, last_year
from crm.insights.calendar import Ints, day_number, day_numbers, day_of, year_before
from crm.insights.complaints import AnswerTime, rates_by_month, time_to_first_answer
from crm.insights.credit import open_orders, owed_by_customer
from crm.insights.figures import Figures, headline_figures
from crm.insights.intervals import Rate, rate
from crm.insights.lines import Bools, SaleLines, lines_of
from crm.insights.memory import Memory
from crm.insights.morning import morning_list
from crm.insights.returns import days_of_returns, returned_lines
from crm.insights.revenue import revenue_against_year_before, revenue_by_month
from crm.insights.rhythm import PurchaseDays, buyers_between, gone_quiet, purchase_days

RECENT: Final = timedelta(days=29)
"""The recent figures look at 30 days: the day itself and 29 before."""
STALE: Final = timedelta(days=45)
"""Where the last sale is older than this, the recent figures look back from it rather than from today."""
TREND_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Recent:
    """The 30 days up to ``until``, and the same days a year before (None where no sales reach back)."""

    since: date
    until: date
    revenue: float
    revenue_before: float | None
    sales: int
    """Sale lines."""
    buyers: int
    buyers_before: int | None
    first_buyers: int
    """Customers whose first sale ever fell into these days."""
    returns: Rate
    returns_before: Rate | None
    complaints: Rate
    answer_time: AnswerTime
    """Of the complaints opened in these days."""


@dataclass(frozen=True)
class Overview:
    """What the overview shows. Frames: see the functions that they are named for."""

    today: date
    as_of: date
    """The day that the recent figures look back from: today, or the last sale where that is long ago."""
    figures: Figures
    """Over all time."""
    recent: Recent
    revenue_by_month: pd.DataFrame
    rates_by_month: pd.DataFrame
    best_products: pd.DataFrame
    best_customers: pd.DataFrame
    by_profit: bool
    """Whether the best are ranked by profit (else by net revenue)."""
    gone_quiet: pd.DataFrame
    owed: pd.DataFrame
    """``crm.insights.credit.owed_by_customer``"""
    morning: pd.DataFrame

    @property
    def is_stale(self) -> bool:
        """Whether the last sale is long ago."""
        return self.as_of < self.today

    @property
    def trend(self) -> pd.DataFrame:
        """The last twelve finished months of ``revenue_by_month``, for small lines."""
        return _finished(self.revenue_by_month)

    @property
    def rates_trend(self) -> pd.DataFrame:
        """The last twelve finished months of ``rates_by_month``, for small lines."""
        return _finished(self.rates_by_month)


def _finished(months: pd.DataFrame) -> pd.DataFrame:
    finished: pd.DataFrame = months[~months["unfinished"].to_numpy(dtype=bool)]
    return finished.tail(TREND_MONTHS)


def overview(  # noqa: PLR0913 - one frame an entity
    sales: pd.DataFrame,
    returns: pd.DataFrame,
    complaints: pd.DataFrame,
    customers: pd.DataFrame,
    products: pd.DataFrame,
    *,
    payments: pd.DataFrame,
    tasks: pd.DataFrame,
    today: date,
    currency: str | None = None,
    memory: Memory | None = None,
) -> Overview:
    """Work out all that the overview shows, from frames as the store loads them.

    ``memory`` makes the next look cheaper: the same one for frames of the same store.
    """
    lines = lines_of(sales, products, memory)
    returned = returned_lines(returns, lines)
    days = lines.of_visits("purchase days", lambda: purchase_days(lines))
    as_of = day_to_look_back_from(lines, today)
    year = last_year(lines, returned, products, today=as_of)
    spent = year.sums("customer")
    quiet = lines.of_visits("gone quiet", lambda: gone_quiet(days, today=as_of), as_of)
    credit = (
        lines if len(payments) else SaleLines(sales.iloc[:0])
    )  # where no payments are kept, nobody is dunned
    owed = owed_by_customer(open_orders(credit, payments, returned, today=today))
    return Overview(
        today=today,
        as_of=as_of,
        figures=headline_figures(
            lines, returns, complaints, customers, products=products, returned=returned, as_of=today
        ),
        recent=recent_figures(lines, returned, complaints, days, as_of=as_of),
        revenue_by_month=revenue_by_month(lines, returned, today=as_of, days=days),
        rates_by_month=rates_by_month(lines, returned, complaints, today=as_of),
        best_products=best_products(year),
        best_customers=best_customers(year, customers, sums=spent),
        by_profit=year.by_profit,
        gone_quiet=quiet,
        owed=owed,
        morning=morning_list(
            customers,
            complaints,
            tasks,
            owed,
            quiet,
            today=today,
            currency=currency,
            spent=spent["net_revenue"],
        ),
    )


def day_to_look_back_from(sales: pd.DataFrame | SaleLines, today: date) -> date:
    """Give the day that recent figures look back from: today, or the last sale if more than 45 days ago."""
    lines = lines_of(sales)
    if lines.last_day < lines.first_day or today - day_of(lines.last_day) <= STALE:
        return today
    return day_of(lines.last_day)


def recent_figures(
    sales: pd.DataFrame | SaleLines,
    returned: pd.DataFrame,
    complaints: pd.DataFrame,
    days: PurchaseDays,
    *,
    as_of: date,
) -> Recent:
    """Work out the figures of the 30 days up to ``as_of``."""
    lines = lines_of(sales)
    since = as_of - RECENT
    revenue, before = revenue_against_year_before(lines, since=since, until=as_of)
    then = (year_before(since), year_before(as_of))
    opened = day_numbers(complaints["opened_at"])
    recent_complaints = complaints[_between(opened, since, as_of)]
    back = days_of_returns(returned)
    sold = int(lines.lines_by_place[lines.span(since, as_of)].sum())
    sold_before = int(lines.lines_by_place[lines.span(*then)].sum())
    first = days.first
    return Recent(
        since=since,
        until=as_of,
        revenue=revenue,
        revenue_before=before,
        sales=sold,
        buyers=buyers_between(days, since, as_of),
        buyers_before=None if before is None else buyers_between(days, *then),
        first_buyers=int(np.count_nonzero((first >= day_number(since)) & (first <= day_number(as_of)))),
        returns=rate(int(_between(back, since, as_of).sum()), sold),
        returns_before=None if before is None else rate(int(_between(back, *then).sum()), sold_before),
        complaints=rate(len(recent_complaints), sold),
        answer_time=time_to_first_answer(recent_complaints),
    )


def _between(days: Ints, since: date, until: date) -> Bools:
    inside: Bools = (days >= day_number(since)) & (days <= day_number(until))
    return inside

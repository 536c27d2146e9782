"""What came in, and when: revenue by month, against the year before, and by what is sold and where."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from crm.insights.calendar import (
    NO_DAY,
    Ints,
    day_number,
    day_numbers,
    month_number,
    month_starts,
    months_of,
    shifted,
    year_before,
)  # fmt: skip
from crm.insights.complaints import month_number_of_first_sale, monthly
from crm.insights.line_words import words_of
from crm.insights.lines import Bools, Floats, SaleLines, distinct, lines_of
from crm.insights.rhythm import PurchaseDays, purchase_days

YEAR: Final = 12


def revenue_by_month(
    sales: pd.DataFrame | SaleLines,
    returned: pd.DataFrame,
    *,
    today: date,
    days: PurchaseDays | None = None,
) -> pd.DataFrame:
    """Say what came in each month; sales without a day are left out.

    ``returned``: the returned lines; ``days``: ``purchase_days(sales)`` where the caller has them already.
    One row per month from the first sale to the month of ``today``, months without sales included. Columns:
    month (first day), revenue, refunds, net_revenue (account currency), sales (lines), orders, buyers
    (counts), average_order (NaN without orders), before (revenue of the same month a year before, for the
    unfinished month of the same days of it; NaN before the first sale), change (share; NaN where there is
    nothing to compare), unfinished (bool: the month of ``today`` before its last day), best (bool: the
    finished month that brought most).
    """
    lines = lines_of(sales)
    last = month_number(today)
    first = month_number_of_first_sale(lines, last)
    count = max(last - first + 1, 0)
    numbers = np.arange(first, first + count, dtype="int64")
    of_place = lines.month_of_place[1:]
    revenue = monthly(of_place, lines.revenue_by_place[1:], first, count)
    refunds = refunds_by_month(returned, first, count)
    orders = lines.of_visits("orders by month", lambda: orders_by_month(lines, first, count), first, count)
    days = purchase_days(lines) if days is None else days
    before = _year_before(lines, revenue, today)
    with np.errstate(invalid="ignore", divide="ignore"):
        average = np.where(orders > 0, revenue / orders, np.nan)
        change = np.where(before > 0, revenue / before - 1, np.nan)
    unfinished = (numbers == last) & ((today + timedelta(days=1)).month == today.month)
    finished = np.where(unfinished, -np.inf, revenue)
    return pd.DataFrame(
        {
            "month": month_starts(numbers),
            "revenue": revenue,
            "refunds": refunds,
            "net_revenue": revenue - refunds,
            "sales": monthly(of_place, lines.lines_by_place[1:].astype("float64"), first, count).astype(
                "int64"
            ),
            "orders": orders,
            "buyers": buyers_by_month(days, first, count),
            "average_order": average,
            "before": before,
            "change": change,
            "unfinished": unfinished,
            "best": (finished == finished.max(initial=0.0)) & (finished > 0),
        }
    )


def _year_before(lines: SaleLines, revenue: Floats, today: date) -> Floats:
    """Give the revenue of the same month a year before; for the last month, of as many days as it has had."""
    before = np.full(len(revenue), np.nan)
    before[YEAR:] = revenue[: max(len(revenue) - YEAR, 0)]
    if len(revenue) > YEAR:
        stretch = lines.span(shifted(today.replace(day=1), -YEAR), year_before(today))
        before[-1] = lines.revenue_by_place[stretch].sum()
    return before


def refunds_by_month(returned: pd.DataFrame, first: int, count: int) -> Floats:
    """Add up the refunds of ``count`` months from month number ``first`` on."""
    days = day_numbers(returned["returned_on"])
    known = days != NO_DAY
    refunds = np.nan_to_num(returned["refund"].to_numpy(dtype="float64")[known])
    return monthly(months_of(days[known]), refunds, first, count)


def orders_by_month(lines: SaleLines, first: int, count: int) -> Ints:
    """Count the orders of ``count`` months from number ``first`` on; one of two months counts in both."""
    table = lines.month_of_place - first
    table[:1] = -1
    month = table[lines.place[lines.heads]]
    if lines.orders_stand_once:
        return np.bincount(month[(month >= 0) & (month < count)], minlength=count)
    codes = lines.order[lines.heads].astype("int64")
    month_of_order = np.full(len(lines.order_numbers) + 1, -1, dtype="int64")
    month_of_order[codes] = month
    elsewhere = np.flatnonzero(
        (month_of_order[codes] != month) & (codes >= 0) & (month >= 0) & (month < count)
    )
    pairs = distinct(codes[elsewhere] * max(count, 1) + month[elsewhere])
    alone = table[lines.place[lines.without_number]]
    every = np.concatenate([month_of_order[:-1], pairs % max(count, 1), alone])
    return np.bincount(every[(every >= 0) & (every < count)], minlength=count)


def buyers_by_month(days: PurchaseDays, first: int, count: int) -> Ints:
    """Count the known customers who bought in each of ``count`` months from month number ``first`` on."""
    if not len(days.day):
        return np.zeros(count, dtype="int64")
    start = int(days.day.min())
    table = months_of(np.arange(start, int(days.day.max()) + 1, dtype="int64")) - first
    month = table[days.day - start]
    new = np.ones(
        len(month), dtype=bool
    )  # days are in order, so that a customer's days of one month stand together
    new[1:] = (month[1:] != month[:-1]) | (days.customer[1:] != days.customer[:-1])
    return np.bincount(month[new & (month >= 0) & (month < count)], minlength=count)


def revenue_against_year_before(
    sales: pd.DataFrame | SaleLines, *, since: date, until: date
) -> tuple[float, float | None]:
    """Give the revenue of a stretch of days and of the same stretch a year before.

    The latter is None where the sales do not reach back that far.
    """
    lines = lines_of(sales)
    now = float(lines.revenue_by_place[lines.span(since, until)].sum())
    if not len(lines) or lines.first_day > day_number(year_before(since)):
        return now, None
    return now, float(lines.revenue_by_place[lines.span(year_before(since), year_before(until))].sum())


def revenue_by_day(sales: pd.DataFrame | SaleLines, *, since: date, until: date) -> pd.DataFrame:
    """Say what came in each day.

    One row per day from ``since`` to ``until``. Columns: day, revenue (account currency), sales (lines).
    """
    lines = lines_of(sales)
    count = (until - since).days + 1
    revenue, sold = np.zeros(count), np.zeros(count, dtype="int64")
    where = lines.span(since, until)
    offset = lines.first_day + where.start - 1 - day_number(since)
    inside = slice(offset, offset + where.stop - where.start)
    if where.stop > where.start:
        revenue[inside], sold[inside] = lines.revenue_by_place[where], lines.lines_by_place[where]
    days = [np.datetime64(since + timedelta(days=each), "s") for each in range(count)]
    return pd.DataFrame({"day": np.array(days, dtype="datetime64[s]"), "revenue": revenue, "sales": sold})


def revenue_by(
    sales: pd.DataFrame | SaleLines,
    key: str,
    *,
    products: pd.DataFrame | None = None,
    customers: pd.DataFrame | None = None,
    since: date | None = None,
    until: date | None = None,
) -> pd.DataFrame:
    """Split the revenue by a word.

    ``key``: category, subcategory, brand, supplier (of the product); sales_channel, salesperson,
    payment_method; city, region, country (of the delivery, else of the customer).
    One row per word, most revenue first; blank where it is not known. Columns: value, revenue (account
    currency), sales (lines), orders (distinct), share (0 to 1 of the revenue).
    """
    lines = lines_of(sales)
    return split_revenue(lines, words_of(lines, key, products, customers), lines.within(since, until))


def split_revenue(
    lines: SaleLines, words_and_codes: tuple[NDArray[Any], list[str]], chosen: Bools | None
) -> pd.DataFrame:
    """Split the revenue of the chosen lines (None: all) by their words; see ``revenue_by``."""
    codes, words = words_and_codes
    orders = lines.order
    amounts = lines.amount
    if chosen is not None:
        codes, orders, amounts = codes[chosen], orders[chosen], amounts[chosen]
    size = len(words) + 1
    revenue = np.bincount(codes + 1, weights=amounts, minlength=size)
    sold = np.bincount(codes + 1, minlength=size)
    wide = len(lines.order_numbers) + 1
    pairs = distinct((codes[orders >= 0].astype("int64") + 1) * wide + orders[orders >= 0])
    order_counts = np.bincount(pairs // wide, minlength=size) + np.bincount(
        codes[orders < 0] + 1, minlength=size
    )
    total = revenue.sum()
    table = pd.DataFrame(
        {
            "value": pd.Series([None, *words], dtype="str"),
            "revenue": revenue,
            "sales": sold,
            "orders": order_counts,
            "share": revenue / total if total else np.zeros(size),
        }
    )
    return table[sold > 0].sort_values("revenue", ascending=False, kind="stable", ignore_index=True)

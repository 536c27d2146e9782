"""One month of the business, as it stood on the month's last day, by the analyses that the pages show.

Comparisons are fair: the month before and the same month of the year before are looked at whole, or as many
days of them as the month has had so far; where the sales do not reach back to the first of them, they are
left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import numpy as np
import pandas as pd

from crm.insights.calendar import NO_DAY, day_number, day_numbers, day_of, shifted
from crm.insights.complaints import (
    AnswerTime,
    are_open,
    are_past_promise,
    rates_by_month,
    time_to_first_answer,
)
from crm.insights.credit import open_orders, owed_by_customer
from crm.insights.defects import DefectReport, defects
from crm.insights.figures import Figures, headline_figures
from crm.insights.forecast import Forecast, forecast
from crm.insights.lines import SaleLines
from crm.insights.periods import Period, revenue_by_period, split_against_year_before
from crm.insights.returns import returned_lines, returns_by_reason
from crm.insights.rhythm import gone_quiet, purchase_days
from crm.insights.seasons import Seasons, seasons

Frames = Mapping[str, pd.DataFrame]
MONTHS: Final = 13
"""So many months are drawn: the same month of the year before is the first."""
LAST_DAYS: Final = 7
"""Sheets that end within so many last days of a month tell the whole of it."""
DATED: Final = {
    "sale": "sold_at",
    "return": "returned_on",
    "complaint": "opened_at",
    "payment": "paid_on",
}
"""By which day records are known or not on the last day of the month."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from ``since`` to ``until``, both included."""

    since: date
    until: date


@dataclass(frozen=True)
class Monthly:
    """All that a report of a month tells. Frames: see the functions that they come from.

    ``month_before`` and ``year_before`` are None where the sales do not reach back to their first day.
    ``customers``: one row per customer who bought in the month, most revenue first: customer (id), name,
    revenue, before (revenue in the same days a year before, NaN where not known), sales. ``complained``: one
    row per category (blank: none given), most first: category, complaints, resolved. ``quiet``: who went
    quiet in the 30 days up to ``days.until``, by what they bring: the columns of ``rhythm.gone_quiet``, name,
    spent (in twelve months), came_on (first day after; NaT). ``owed``: of whom something was overdue then:
    the columns of ``credit.owed_by_customer``, name, still (overdue on ``today``).
    """

    today: date
    days: Stretch
    whole: bool
    now: Figures
    then: tuple[Stretch, Stretch]
    """The days of the month before and of the year before that are compared."""
    month_before: Figures | None
    year_before: Figures | None
    first_buyers: int
    months: pd.DataFrame
    products: pd.DataFrame
    categories: pd.DataFrame
    customers: pd.DataFrame
    rates: pd.DataFrame
    reasons: pd.DataFrame
    complained: pd.DataFrame
    answer: AnswerTime
    resolved: int
    """Complaints opened in the month that are resolved today."""
    defects: DefectReport
    quiet: pd.DataFrame
    owed: pd.DataFrame
    payments_kept: bool
    """Whether payments are recorded at all; without, nobody is said to owe anything."""
    owed_not_due: float
    """Owed on the last day, but not overdue."""
    forecast: Forecast
    seasons: Seasons
    late_complaints: int
    """Past their promise today."""
    tasks_due: int
    """Open today, and due by the end of the month after."""

    @property
    def following(self) -> Stretch:
        """The month after."""
        first = shifted(self.days.since, 1)
        return Stretch(first, _end_of(first))


def last_finished_month(sales: pd.DataFrame | SaleLines, today: date) -> date:
    """Give the first day of the last finished month; where the sales end earlier, of the last one they tell.

    That is the month of the last sale if it falls into its last week, else the one before.
    """
    lines = sales if isinstance(sales, SaleLines) else SaleLines(sales)
    finished = shifted(today.replace(day=1), -1)
    if lines.last_day < lines.first_day:
        return finished
    last, first = day_of(lines.last_day), day_of(lines.first_day)
    if last >= finished:
        return finished
    ends = last > _end_of(last) - timedelta(days=LAST_DAYS)
    month = last.replace(day=1) if ends else shifted(last.replace(day=1), -1)
    return max(month, first.replace(day=1))


def monthly(frames: Frames, month: date, *, today: date) -> Monthly:
    """Work out the report of the month of that day from frames as the store loads them.

    A month that is not over tells of the days up to ``today``.
    """
    first = month.replace(day=1)
    until = min(_end_of(first), max(today, first))
    days = Stretch(first, until)
    known = {name: _known(frames[name], DATED.get(name), until) for name in frames}
    sales, products, people = known["sale"], known["product"], known["customer"]
    lines = SaleLines(sales, products)
    returned = returned_lines(known["return"], lines)
    then = (_before(days, 1), _before(days, 12))
    now, month_before, year_before = (
        _figures(known, lines, returned, each, today=today) for each in (days, *then)
    )
    split: Any = {"customers": people, "since": days.since, "until": days.until}
    opened = _between(known["complaint"], "opened_at", days)
    bought = purchase_days(lines)
    return Monthly(
        today=today,
        days=days,
        whole=until == _end_of(first),
        now=now,
        then=then,
        month_before=_where_known(month_before, then[0]),
        year_before=_where_known(year_before, then[1]),
        first_buyers=int(
            np.count_nonzero((bought.first >= day_number(first)) & (bought.first <= day_number(until)))
        ),
        months=revenue_by_period(lines, Period.MONTH, since=shifted(first, 1 - MONTHS), until=until),
        products=split_against_year_before(lines, "name", returned, **split),
        categories=split_against_year_before(lines, "category", returned, **split),
        customers=_customers(lines, people, days, then[1]),
        rates=rates_by_month(lines, returned, known["complaint"], today=until, months=MONTHS),
        reasons=returns_by_reason(_between(returned, "returned_on", days)),
        complained=_by_category(opened),
        answer=time_to_first_answer(opened),
        resolved=len(opened) - int(np.count_nonzero(are_open(opened))),
        defects=defects(lines, known["return"], known["complaint"], products, returned=returned),
        quiet=_quiet(lines, gone_quiet(bought, today=until), frames, days),
        forecast=forecast(lines, today=until),
        seasons=seasons(lines, products, today=until),
        payments_kept=len(frames["payment"]) > 0,
        late_complaints=int(np.count_nonzero(are_past_promise(frames["complaint"], today=today))),
        tasks_due=_tasks_due(frames["task"], _end_of(shifted(first, 1))),
        **_owed(frames, known, lines, returned, until=until, today=today),
    )


def _end_of(day: date) -> date:
    return shifted(day.replace(day=1), 1) - timedelta(days=1)


def _before(days: Stretch, months: int) -> Stretch:
    """Give the same days so many months before: whole months for a whole month."""
    since = shifted(days.since, -months)
    whole = days.until == _end_of(days.since)
    return Stretch(since, _end_of(since) if whole else shifted(days.until, -months))


def _known(records: pd.DataFrame, dated_by: str | None, until: date) -> pd.DataFrame:
    """Leave out what came after the day; all is kept as it is where nothing did."""
    if dated_by is None or not len(records):
        return records
    later = day_numbers(records[dated_by]) > day_number(until)
    return records[~later] if later.any() else records


def _between(records: pd.DataFrame, dated_by: str, days: Stretch) -> pd.DataFrame:
    on = day_numbers(records[dated_by])
    inside: pd.DataFrame = records[(on >= day_number(days.since)) & (on <= day_number(days.until))]
    return inside


def _figures(
    known: Frames, lines: SaleLines, returned: pd.DataFrame, days: Stretch, *, today: date
) -> Figures:
    people = (known["return"], known["complaint"], known["customer"])
    return headline_figures(
        lines,
        *people,
        products=known["product"],
        returned=returned,
        since=days.since,
        until=days.until,
        as_of=today,
    )


def _where_known(figures: Figures, days: Stretch) -> Figures | None:
    """Give the figures only where the sales reach back to the first of the days."""
    reaches = figures.first_sale_on is not None and figures.first_sale_on <= days.since
    # A shop that opened on the 2nd is known as well as one that opened on the 1st, the weekend before.
    early = figures.first_sale_on is not None and (figures.first_sale_on - days.since).days < LAST_DAYS
    return figures if reaches or early else None


def _customers(lines: SaleLines, people: pd.DataFrame, days: Stretch, then: Stretch) -> pd.DataFrame:
    now, before = (lines.within(each.since, each.until) for each in (days, then))
    size = int(lines.customer.max(initial=0)) + 1
    sold = np.bincount(lines.customer[now], minlength=size)
    revenue = np.bincount(lines.customer[now], weights=lines.amount[now], minlength=size)
    earlier = np.bincount(lines.customer[before], weights=lines.amount[before], minlength=size)
    reaches = len(lines) > 0 and day_of(lines.first_day) < then.since + timedelta(days=LAST_DAYS)
    ids = np.flatnonzero(sold[1:]) + 1
    ids = ids[np.argsort(-revenue[ids], kind="stable")]
    return pd.DataFrame(
        {
            "customer": ids,
            "name": _names(people, ids),
            "revenue": revenue[ids].astype("float64"),
            "before": earlier[ids] if reaches else np.full(len(ids), np.nan),
            "sales": sold[ids],
        }
    )


def _names(people: pd.DataFrame, ids: Any) -> Any:  # noqa: ANN401 - ids and names as arrays
    named = people["name"].astype(object).reindex(ids)
    return named.where(named.notna(), "not known").to_numpy(dtype=object)


def _by_category(opened: pd.DataFrame) -> pd.DataFrame:
    still = are_open(opened)
    words = opened["category"].astype(object)
    table = pd.DataFrame({"category": words.where(words.notna(), None).to_numpy(), "resolved": ~still})
    counts = table.groupby("category", dropna=False)["resolved"].agg(["size", "sum"]).reset_index()
    counts.columns = pd.Index(["category", "complaints", "resolved"])
    return counts.sort_values("complaints", ascending=False, kind="stable", ignore_index=True)


def _quiet(lines: SaleLines, quiet: pd.DataFrame, frames: Frames, days: Stretch) -> pd.DataFrame:
    recent = quiet[quiet["recent"].to_numpy(dtype=bool)]
    ids = recent["customer"].to_numpy(dtype="int64")
    size = int(max(lines.customer.max(initial=0), ids.max(initial=0))) + 1
    year = lines.within(shifted(days.until, -12) + timedelta(days=1), days.until)
    spent = np.bincount(lines.customer[year], weights=lines.amount[year], minlength=size)
    sales = frames["sale"]
    later = sales.loc[
        sales["customer"].isin(ids).to_numpy() & (day_numbers(sales["sold_at"]) > day_number(days.until)),
        ["customer", "sold_at"],
    ]
    came = later.groupby("customer")["sold_at"].min().reindex(ids).to_numpy(dtype="datetime64[s]")
    table = recent.assign(name=_names(frames["customer"], ids), spent=spent[ids], came_on=came)
    return table.sort_values("spent", ascending=False, kind="stable", ignore_index=True)


def _owed(
    frames: Frames, known: Frames, lines: SaleLines, returned: pd.DataFrame, *, until: date, today: date
) -> dict[str, Any]:
    """Say who owed what on the last day, and what of it is overdue today."""
    # Where no payments are kept, nobody is dunned.
    credit = lines if len(frames["payment"]) else SaleLines(lines.sales.iloc[:0])
    owed = owed_by_customer(open_orders(credit, known["payment"], returned, today=until))
    every = SaleLines(frames["sale"] if len(frames["payment"]) else frames["sale"].iloc[:0])
    back = returned_lines(frames["return"], SaleLines(frames["sale"]))
    now = owed_by_customer(open_orders(every, frames["payment"], back, today=today))
    still = now.set_index("customer")["overdue"].reindex(owed["customer"]).fillna(0.0).to_numpy()
    table = owed.assign(name=_names(frames["customer"], owed["customer"].to_numpy()), still=still)
    late = table["overdue"].to_numpy() > 0
    overdue = table[late].sort_values("overdue", ascending=False, kind="stable", ignore_index=True)
    return {"owed": overdue, "owed_not_due": float((table["owed"] - table["overdue"]).sum())}


def _tasks_due(tasks: pd.DataFrame, until: date) -> int:
    due = day_numbers(tasks["due_on"])
    waiting = tasks["done_at"].isna().to_numpy() & (due != NO_DAY) & (due <= day_number(until))
    return int(np.count_nonzero(waiting))

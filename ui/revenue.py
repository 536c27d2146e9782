"""Where the money comes from: a stretch of time, by period and by a word, each with its table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import numpy as np
import pandas as pd
import streamlit as st

from crm import wording
from crm.charts.bars import best_bars
from crm.charts.periods import period_bars, period_name
from crm.insights.calendar import shifted, year_before
from crm.insights.cards import Card
from crm.insights.figures import headline_figures
from crm.insights.line_words import PLACES
from crm.insights.overview import day_to_look_back_from
from crm.insights.periods import (
    Period,
    profit_by_period,
    revenue_by_period,
    span_of_sales,
    split_against_year_before,
)
from crm.insights.profit import discounts
from ui import cards, charts, picks, take_away, theme
from ui.downloads import Put
from ui.outlook import Outlook, frame, once
from ui.past import past
from ui.session import Session
from ui.words import plain

SPLITS: Final = {
    "Category": "category", "Product": "name", "Brand": "brand", "Supplier": "supplier",
    "Channel": "sales_channel", "Salesperson": "salesperson", "Campaign": "campaign",
    "New or again": "buyer", "Paid by": "payment_method",
    "City": "city", "Region": "region", "Country": "country",
}  # fmt: skip
"""By what the revenue is split: what it is called, and the key of ``crm.insights.line_words``."""
MEASURES: Final = {"Revenue": "revenue", "Orders": "orders", "Profit": "profit"}
"""What a chart shows: what it is called, and the column of the figures."""
STRETCHES: Final = ("12 months", "This year", "Last year", "3 months", "30 days", "All", "Choose")
SHOWN: Final = 10
"""Bars of a split; all of it stands in the table."""
_HIGH: Final = 300
_LEAST_BARS: Final = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days that are looked at, both included."""

    since: date
    until: date


def span(reader: Session, outlook: Outlook) -> tuple[date, date] | None:
    """Give the first and the last day of any sale; None where nothing was sold yet."""
    return once(reader, "span of sales", outlook.today, lambda: span_of_sales(frame(reader, "sale")))


def choose_stretch(reader: Session, outlook: Outlook, first: date, last: date) -> Stretch:
    """Draw the stretches of time, kept in the link; give the days of the chosen one.

    Where the sheets end long ago, time counts back from their end.
    """
    until = day_to_look_back_from(frame(reader, "sale"), outlook.today)
    with st.container(horizontal=True, vertical_alignment="center"):
        name = picks.pick("Time", STRETCHES, key="time", default=STRETCHES[0])
        chosen = stretch(str(name), first, last, until)
        if name == "Choose":
            picked = st.date_input(
                "From and to",
                (chosen.since, chosen.until),
                key="days",
                bind="query-params",
                label_visibility="collapsed",
                width=260,
            )
            if len(picked) == 2:  # noqa: PLR2004 - both ends were picked
                return Stretch(*picked)
    return chosen


def stretch(name: str, first: date, last: date, until: date) -> Stretch:
    """Give the days of a stretch of time by its name, counted back from ``until``.

    Months are counted with the unfinished one, and whole, so that no bar begins in the middle of one.
    """
    january = until.replace(month=1, day=1)
    return {
        "This year": Stretch(january, until),
        "Last year": Stretch(shifted(january, -12), january - timedelta(days=1)),
        "3 months": Stretch(shifted(until.replace(day=1), -2), until),
        "30 days": Stretch(until - timedelta(days=29), until),
        "All": Stretch(first, max(last, first)),
    }.get(name, Stretch(shifted(until.replace(day=1), -11), until))


def words(periods: pd.DataFrame, period: Period, days: Stretch, outlook: Outlook) -> str:
    """Say what came in, against the year before, and which period brought most, in Markdown."""
    revenue, before = float(periods["revenue"].sum()), float(periods["before"].sum())
    if not revenue:
        return f"Nothing was sold from {_day(days.since)} to {_day(days.until)}."
    said = f"**{plain(outlook.money(revenue))}** came in from {_day(days.since)} to {_day(days.until)}"
    if before > 0 and periods["before"].notna().all():
        change = revenue / before - 1
        much = f"{wording.percent(abs(change))} {'more' if change >= 0 else 'less'}"
        said += f", **{plain(much)}** than a year before"
    if len(periods) < _LEAST_BARS:
        return f"{said}."
    top = periods.iloc[int(periods["revenue"].argmax())]
    name = period_name(top["start"].date(), period)
    best = f"began on **{name.removeprefix('week of ')}**" if period is Period.WEEK else f"was **{name}**"
    return f"{said}. The best {period} {best}: {plain(outlook.money(float(top['revenue'])))}."


def _day(of: date) -> str:
    return f"{wording.day(of)} {of.year}"


def by_period(reader: Session, outlook: Outlook, days: Stretch, period: Period) -> pd.DataFrame:
    """Give revenue, orders and profit by period against the year before; see ``crm.insights.periods``.

    Profit only where the cost of any line is known.
    """

    def work() -> pd.DataFrame:
        known, stretch = past(reader, outlook), {"since": days.since, "until": days.until}
        periods = revenue_by_period(known.lines, period, **stretch)
        if not np.isfinite(known.lines.cost).any():
            return periods
        return periods.join(profit_by_period(known.lines, known.returned, period, **stretch))

    return once(reader, f"revenue by {period} {days}", outlook.today, work)


def show_figures(reader: Session, outlook: Outlook, days: Stretch) -> None:
    """Draw revenue, orders, average order, refunds and profit of the days, against the year before."""

    def work() -> tuple[Card, ...]:
        return _figures(reader, outlook, days)

    cards.show_figures(once(reader, f"revenue figures {days} {outlook.currency}", outlook.today, work))


def _figures(reader: Session, outlook: Outlook, days: Stretch) -> tuple[Card, ...]:
    known_past = past(reader, outlook)
    lines, returned = known_past.lines, known_past.returned
    people = (frame(reader, "return"), frame(reader, "complaint"), frame(reader, "customer"))
    now, before = (
        headline_figures(
            lines,
            *people,
            returned=returned,
            since=since,
            until=until,
            as_of=outlook.today,
        )
        for since, until in ((days.since, days.until), (year_before(days.since), year_before(days.until)))
    )
    known = now.first_sale_on is not None and now.first_sale_on <= year_before(days.since)
    told: Any = {"known": known, "outlook": outlook}
    buyers = wording.count(now.buyers, "customer")
    each = f", {wording.number(now.orders / now.buyers, 1)} each" if now.buyers else ""
    found = [
        _card("Revenue", now.revenue, before.revenue, **told, proof=wording.count(now.sale_lines, "line")),
        _card("Orders", now.orders, before.orders, known=known, outlook=None, proof=f"{buyers}{each}"),
        _card("Average order", now.average_order or 0.0, before.average_order or 0.0, **told),
        Card("Given back", outlook.money(now.refunds), proof=wording.count(now.returns, "return")),
    ]
    given = discounts(lines)[lines.within(days.since, days.until)].sum()
    if given > 0:
        share = given / (now.revenue + given)
        found.append(Card("Discounts", outlook.money(given), proof=f"{wording.percent(share)} of the price"))
    if now.profit is not None:
        left, earlier = now.profit - now.refunds, (before.profit or 0.0) - before.refunds
        costed = f"after returns; cost known of {now.costed_lines:,} lines"
        found.append(_card("Profit", left, earlier, **told, proof=costed))
    return tuple(found)


def _card(
    label: str, now: float, before: float, *, known: bool, outlook: Outlook | None, proof: str = ""
) -> Card:
    """Make a figure with its change against the year before, where the sales reach back that far."""
    value = wording.number(now) if outlook is None else outlook.money(now)
    share = now / before - 1 if known and before > 0 else 0.0
    change = f"{'▲' if share > 0 else '▼'} {wording.percent(abs(share))}" if round(share, 2) else ""
    tone = "gray" if not change else "green" if share > 0 else "red"
    return Card(label, value, change, tone, proof or ("on the year before" if change else ""))


def measures(periods: pd.DataFrame) -> list[str]:
    """Name what can be shown of a frame of figures."""
    return [name for name, column in MEASURES.items() if column in periods and periods[column].notna().any()]


def show_periods(
    reader: Session, periods: pd.DataFrame, period: Period, outlook: Outlook, of: str, put: Put
) -> None:
    """Draw the chart of a measure by period, and the table of all figures."""
    figure = period_bars(
        periods, period, of=MEASURES[of], currency=outlook.currency, dark=theme.is_dark(), height=_HIGH
    )
    charts.show(figure, "periods", "What came in by period, beside the year before.", _HIGH)
    table = pd.DataFrame(
        {
            "Period": [period_name(each.date(), period) for each in periods["start"]],
            "Revenue": periods["revenue"],
            "Year before": periods["before"],
            "Change": 100 * periods["change"],
            "Orders": periods["orders"],
            "Orders, year before": periods["orders_before"],
            "Profit": periods.get("profit"),
            "Profit, year before": periods.get("profit_before"),
        }
    )
    known = (period, len(periods), float(periods["revenue"].sum()))
    _show_table(reader, put, table, "periods-table", f"Revenue by {period}", outlook, known)


def show_split(reader: Session, outlook: Outlook, days: Stretch, put: Put) -> None:
    """Draw the revenue split by a word, the ten that brought most as bars, and the table of all."""
    names = once(reader, "splits", outlook.today, lambda: _filled(reader))
    if not names:
        return
    with cards.card("split", "Who and what brought it", fill=False):
        name = picks.pick("Split by", names, key="split", default=names[0], pills=True)
        split = once(
            reader,
            f"revenue by {name} {days}",
            outlook.today,
            lambda: _split(reader, outlook, SPLITS[str(name)], days),
        )
        if split.empty:
            st.markdown(":gray[Nothing was sold in these days.]")
            return
        of = "Revenue"
        if "Profit" in measures(split):
            of = picks.pick("Show", ["Revenue", "Profit"], key="split-of", default=of)
        shown = split.sort_values(MEASURES[of], ascending=False, kind="stable").head(SHOWN)
        figure = best_bars(
            shown.rename(columns={"value": "name"}),
            value=MEASURES[of],
            currency=outlook.currency,
            dark=theme.is_dark(),
        )
        charts.show(
            figure, "split-bars", f"{of} by {str(name).lower()}, most first.", int(figure.layout.height)
        )
        table = pd.DataFrame(
            {
                str(name): split["value"].fillna("not known"),
                "Revenue": split["revenue"],
                "Share": 100 * split["share"],
                "Year before": split["before"],
                "Change": 100 * split["change"],
                "Orders": split["orders"],
                "Average order": split["average_order"],
                "Discount": split["discount"].where(split["discount"] > 0),
                "Given back": split["refunds"].where(split["refunds"] > 0),
                "Profit": split["profit"],
                "Profit %": 100 * split["margin"],
            }
        )
        by = f"Revenue by {str(name).lower()}"
        _show_table(reader, put, table, "split-table", by, outlook, (days, name))


def _filled(reader: Session) -> list[str]:
    """Name the splits for which any word is known."""
    frames = {"name": "product", "category": "product", "brand": "product", "supplier": "product"}
    sales = frame(reader, "sale")
    found = []
    for label, key in SPLITS.items():
        if key in ("campaign", "buyer"):
            ids = sales["campaign" if key == "campaign" else "customer"].to_numpy()
            found += [label] if (ids > 0).any() else []
            continue
        places = [frame(reader, frames[key]) if key in frames else sales]
        places += [frame(reader, "customer")] if key in PLACES else []
        if any(len(records[key].cat.categories) and records[key].notna().any() for records in places):
            found.append(label)
    return found


def _split(reader: Session, outlook: Outlook, key: str, days: Stretch) -> pd.DataFrame:
    known = past(reader, outlook)
    return split_against_year_before(
        known.lines,
        key,
        known.returned,
        customers=frame(reader, "customer"),
        campaigns=frame(reader, "campaign"),
        since=days.since,
        until=days.until,
    )


def _show_table(
    reader: Session, put: Put, table: pd.DataFrame, key: str, name: str, outlook: Outlook, version: object
) -> None:
    """Draw the figures behind a chart, opened on demand, with what takes them away."""
    money = outlook.money_format
    formats = {
        "Revenue": money, "Year before": money, "Change": "%+.0f %%", "Share": "%.1f %%",
        "Orders": "localized",
        "Orders, year before": "localized",
        "Profit": money, "Profit, year before": money, "Average order": money, "Discount": money,
        "Given back": money, "Profit %": "%.1f %%",
    }  # fmt: skip
    take_away.show_figures(reader, put, key, name, table, formats, version=version)

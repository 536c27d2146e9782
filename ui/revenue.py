"""Where the money comes from: a stretch of time, by period and by a word, each with its table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import pandas as pd
import streamlit as st

from crm import wording
from crm.charts.bars import best_bars
from crm.charts.periods import period_bars, period_name
from crm.insights.calendar import shifted, year_before
from crm.insights.cards import Card
from crm.insights.figures import headline_figures
from crm.insights.lines import SaleLines
from crm.insights.overview import day_to_look_back_from
from crm.insights.periods import Period, revenue_by_period, span_of_sales, split_against_year_before
from crm.insights.returns import returned_lines
from ui import cards, charts, theme
from ui.outlook import Outlook, frame, once
from ui.session import Session
from ui.words import plain

SPLITS: Final = {
    "Category": "category", "Product": "name", "Brand": "brand", "Supplier": "supplier",
    "Channel": "sales_channel", "Salesperson": "salesperson", "Paid by": "payment_method",
    "City": "city", "Region": "region", "Country": "country",
}  # fmt: skip
"""By what the revenue is split: what it is called, and the key of ``crm.insights.revenue.revenue_by``."""
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
        name = st.segmented_control(
            "Time",
            STRETCHES,
            default=STRETCHES[0],
            required=True,
            key="time",
            bind="query-params",
            label_visibility="collapsed",
        )
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
    """Give revenue and orders by period against the year before; see ``crm.insights.periods``."""

    def work() -> pd.DataFrame:
        return revenue_by_period(frame(reader, "sale"), period, since=days.since, until=days.until)

    return once(reader, f"revenue by {period} {days}", outlook.today, work)


def show_figures(reader: Session, outlook: Outlook, days: Stretch) -> None:
    """Draw revenue, orders, average order, refunds and profit of the days, against the year before."""

    def work() -> tuple[Card, ...]:
        return _figures(reader, outlook, days)

    cards.show_figures(once(reader, f"revenue figures {days} {outlook.currency}", outlook.today, work))


def _figures(reader: Session, outlook: Outlook, days: Stretch) -> tuple[Card, ...]:
    products = frame(reader, "product")
    lines = SaleLines(frame(reader, "sale"), products)
    returned = returned_lines(frame(reader, "return"), lines)
    people = (frame(reader, "return"), frame(reader, "complaint"), frame(reader, "customer"))
    now, before = (
        headline_figures(
            lines,
            *people,
            products=products,
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
    found = [
        _card("Revenue", now.revenue, before.revenue, **told, proof=wording.count(now.sale_lines, "line")),
        _card("Orders", now.orders, before.orders, known=known, outlook=None, proof=buyers),
        _card("Average order", now.average_order or 0.0, before.average_order or 0.0, **told),
        Card("Given back", outlook.money(now.refunds), proof=wording.count(now.returns, "return")),
    ]
    if now.profit is not None:
        found.append(
            _card("Profit", now.profit, before.profit or 0.0, **told, proof="where the cost is known")
        )
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


def show_periods(periods: pd.DataFrame, period: Period, outlook: Outlook, *, orders: bool) -> None:
    """Draw the chart by period, and the table of its figures."""
    figure = period_bars(
        periods, period, orders=orders, currency=outlook.currency, dark=theme.is_dark(), height=_HIGH
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
        }
    )
    _show_table(table, "periods-table", outlook)


def show_split(reader: Session, outlook: Outlook, days: Stretch) -> None:
    """Draw the revenue split by a word, the ten that brought most as bars, and the table of all."""
    names = once(reader, f"splits {days}", outlook.today, lambda: _filled(reader))
    if not names:
        return
    with cards.card("split", "Who and what brought it", fill=False):
        name = st.pills(
            "Split by",
            names,
            default=names[0],
            required=True,
            key="split",
            bind="query-params",
            label_visibility="collapsed",
        )
        split = once(
            reader,
            f"revenue by {name} {days}",
            outlook.today,
            lambda: _split(reader, SPLITS[str(name)], days),
        )
        if split.empty:
            st.markdown(":gray[Nothing was sold in these days.]")
            return
        shown = split.head(SHOWN).rename(columns={"value": "name"})
        figure = best_bars(shown, value="revenue", currency=outlook.currency, dark=theme.is_dark())
        charts.show(
            figure, "split-bars", f"Revenue by {str(name).lower()}, most first.", int(figure.layout.height)
        )
        table = pd.DataFrame(
            {
                str(name): split["value"].fillna("not known"),
                "Revenue": split["revenue"],
                "Share": 100 * split["share"],
                "Year before": split["before"],
                "Change": 100 * split["change"],
                "Orders": split["orders"],
            }
        )
        _show_table(table, "split-table", outlook)


def _filled(reader: Session) -> list[str]:
    """Name the splits for which any word is known."""
    frames = {"name": "product", "category": "product", "brand": "product", "supplier": "product"}
    found = []
    for label, key in SPLITS.items():
        places = [frame(reader, frames.get(key, "sale"))]
        places += [frame(reader, "customer")] if key in ("city", "region", "country") else []
        if any(len(records[key].cat.categories) and records[key].notna().any() for records in places):
            found.append(label)
    return found


def _split(reader: Session, key: str, days: Stretch) -> pd.DataFrame:
    return split_against_year_before(
        frame(reader, "sale"),
        key,
        products=frame(reader, "product"),
        customers=frame(reader, "customer"),
        since=days.since,
        until=days.until,
    )


def _show_table(table: pd.DataFrame, key: str, outlook: Outlook) -> None:
    """Draw the figures behind a chart, opened on demand; they can be taken out at the table's corner."""
    opened = st.expander("The figures", type="compact", on_change="rerun", key=f"{key}-open")
    if not opened.open:
        return
    money = outlook.money_format
    formats = {
        "Revenue": money, "Year before": money, "Change": "%+.0f %%", "Share": "%.1f %%",
        "Orders": "localized",
        "Orders, year before": "localized",
    }  # fmt: skip
    with opened:
        st.dataframe(
            table.dropna(axis="columns", how="all"),
            key=key,
            hide_index=True,
            placeholder="",
            column_config={
                name: st.column_config.NumberColumn(name, format=form) for name, form in formats.items()
            },
            alt="The figures of the chart above",
        )

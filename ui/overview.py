"""The parts of the overview: its figures, worked out once a revision, its charts, the best."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from crm import wording
from crm.charts.rates import rates_lines
from crm.charts.revenue import revenue_bars
from crm.insights.attention import still_to_do
from crm.insights.cards import overview_cards
from crm.insights.complaints import are_open
from crm.insights.memory import Memory
from crm.insights.overview import Overview, overview
from crm.insights.sentences import overview_sentence
from ui import behind, cards, charts, menu, theme
from ui.downloads import Put
from ui.outlook import Outlook, frame, once
from ui.session import Session
from ui.words import plain

_FEW_DAYS = 60
"""With fewer days of sales than this, comparisons are said to be still to come."""
_MORNING, _EVENING = 12, 18
_MEMORY = Memory()
"""Of the last look at the sales, whoever's: an edit leaves most of it as it was."""
_HIGH = 260
_FEW_PRODUCTS = 5
_ROW = 36
"""Pixels of a row of a small list, and of its heading."""
_FIRST = ("customer", "sale", "product", "complaint", "return", "opportunity", "task")


def is_first_day(reader: Session) -> bool:
    """Say whether nothing at all is stored yet."""
    return not any(reader.store.count(entity, reader.access) for entity in _FIRST)


def figures(reader: Session, outlook: Outlook) -> Overview:
    """Work out all that the overview shows, once for each revision, reader and day."""

    def work() -> Overview:
        names = ("sale", "return", "complaint", "customer", "product")
        return overview(
            *(frame(reader, name) for name in names),
            payments=frame(reader, "payment"),
            tasks=frame(reader, "task"),
            today=outlook.today,
            currency=outlook.currency,
            memory=_MEMORY,
        )

    return once(reader, f"overview {outlook.currency}", outlook.today, work)


def worth_doing(reader: Session, found: Overview) -> pd.DataFrame:
    """Give what is worth doing today and was not seen to yet; see ``crm.insights.morning``."""
    return still_to_do(found.morning, frame(reader, "interaction"), today=found.today)


def greeting(outlook: Outlook) -> str:
    """Greet by the time of day."""
    hour = outlook.now.hour
    return "Good morning" if hour < _MORNING else "Good afternoon" if hour < _EVENING else "Good evening"


def words(found: Overview, outlook: Outlook) -> str:
    """Say what the figures say, in a sentence or two of Markdown."""
    if not found.figures.sale_lines:
        people = plain(wording.count(found.figures.customers, "customer"))
        known = (
            f"You have **{people}** here, and no sales yet"
            if found.figures.customers
            else "No sales are here yet"
        )
        return f"{known}. Bring in a sheet of orders, and this page begins to speak."
    said = overview_sentence(found, outlook.currency)
    return f"{said} {_few(found.figures.first_sale_on, found.as_of)}".strip()


def _few(first: date | None, as_of: date) -> str:
    days = 0 if first is None else (as_of - first).days + 1
    if not 0 < days < _FEW_DAYS:
        return ""
    return f"There are {plain(wording.days(days))} of sales so far; comparisons come with time."


def show_figures(found: Overview, outlook: Outlook) -> None:
    """Draw the four figures, each with its proof and its last months."""
    cards.show_figures(overview_cards(found, outlook.currency))


def show_behind(reader: Session, found: Overview, outlook: Outlook, put: Put) -> None:
    """Draw what opens the rows behind the figures."""
    days = found.recent.since, found.recent.until
    complaints = frame(reader, "complaint")
    figures = {
        "Sold": behind.of_days(reader, "sale", *days),
        "Given back": behind.of_days(reader, "return", *days),
        "Open complaints": behind.Rows("complaint", lambda: complaints[are_open(complaints)]),
    }
    behind.show(reader, outlook, put, "overview", figures)


def show_charts(found: Overview, outlook: Outlook) -> None:
    """Draw revenue by month beside returns and complaints per 100 sales."""
    wide, narrow = st.columns([1.7, 1])
    dark = theme.is_dark()
    with wide, cards.card("revenue", "Revenue by month", _legend(found)):
        figure = revenue_bars(found.revenue_by_month, currency=outlook.currency, dark=dark, height=_HIGH)
        charts.show(figure, "revenue-by-month", "Revenue of the last months beside the year before.", _HIGH)
    with narrow, cards.card("rates", "Returns and complaints"):
        if found.rates_trend[["returns", "complaints"]].to_numpy().any():
            figure = rates_lines(found.rates_by_month, dark=dark, height=_HIGH)
            charts.show(figure, "rates", "Returns and complaints per 100 sales, month by month.", _HIGH)
        else:
            st.markdown(":gray[None in the last twelve months that are over.]")


def _legend(found: Overview) -> str:
    months = found.revenue_by_month
    parts = ["last year light"] if months["before"].notna().any() else []
    parts += ["unfinished month hatched"] if months["unfinished"].any() else []
    return ", ".join(parts)


def show_best_customers(found: Overview, outlook: Outlook) -> None:
    """Draw the best customers of twelve months with their trend; a click opens one."""
    best = found.best_customers
    with cards.card("best-customers", "Best customers, 12 months", fill=False):
        if best.empty:
            st.markdown(":gray[Nobody has bought yet.]")
            return
        chosen = _show_best(found, best, "Customer", "best-customers-list", outlook)
        if chosen is not None:
            menu.go("customer", {"id": int(best["customer"].iloc[chosen])})


def show_best_products(found: Overview, outlook: Outlook) -> None:
    """Draw the best products of twelve months with their trend; a click leads to the products."""
    best = found.best_products.head(_FEW_PRODUCTS)
    with cards.card("best-products", "Best products, 12 months"):
        if best.empty:
            st.markdown(":gray[Nothing has been sold yet.]")
        elif _show_best(found, best, "Product", "best-products-list", outlook) is not None:
            menu.go("products")


def _show_best(found: Overview, best: pd.DataFrame, label: str, key: str, outlook: Outlook) -> int | None:
    """Draw a short list of the best; give the place of the row that was clicked."""
    value = "profit" if found.by_profit else "net_revenue"
    heading = "Profit" if found.by_profit else "Revenue"
    shown = pd.DataFrame(
        {
            label: best["name"].fillna("not known"),
            heading: [wording.money(each, outlook.currency, cents=False) for each in best[value]],
            "Trend": best["trend"],
        }
    )
    state = st.dataframe(
        shown,
        key=key,
        hide_index=True,
        height=_ROW * (len(shown) + 1) + 2,
        row_height=_ROW,
        on_select="rerun",
        selection_mode="single-cell",
        column_config={
            label: st.column_config.TextColumn(label, width=145),
            heading: st.column_config.TextColumn(heading, alignment="right", width=80),
            "Trend": st.column_config.LineChartColumn("Trend", width=80),
        },
        alt=f"{label}s that brought most in twelve months",
    )
    cells = state["selection"]["cells"]
    return int(cells[0][0]) if cells else None

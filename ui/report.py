"""The monthly report on the screen: the same words and figures as on paper, and the button for the paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

import streamlit as st

from crm import wording
from crm.access import Action
from crm.charts.report_series import series_figure
from crm.insights.calendar import shifted
from crm.insights.monthly import last_finished_month
from crm.insights.periods import span_of_sales
from crm.insights.report import Beside, Figures, Part, Points, Report, Series, Table, Words
from data_io.outgoing.paper.reports import write_report
from data_io.outgoing.reports import report_of_customer, report_of_month
from data_io.store.journal import What
from ui import cards, charts, downloads, tables, theme
from ui.outlook import Outlook, frame, once
from ui.session import Session
from ui.words import plain, soft

_HIGH: Final = 240


def months(reader: Session, outlook: Outlook) -> tuple[list[str], str]:
    """Give the months that can be told of, the latest first, written ``2026-10``, and the one to begin with.

    Nothing where nothing was sold yet.
    """
    span = once(reader, "span of sales", outlook.today, lambda: span_of_sales(frame(reader, "sale")))
    if span is None:
        return [], ""
    first, begin = span[0].replace(day=1), last_finished_month(frame(reader, "sale"), outlook.today)
    month, every = max(outlook.today.replace(day=1), first), []
    while month >= first:
        every.append(f"{month:%Y-%m}")
        month = shifted(month, -1)
    return every, f"{begin:%Y-%m}" if f"{begin:%Y-%m}" in every else every[0]


def choose_month(every: list[str], begin: str) -> date:
    """Draw the choice of the month, kept in the link."""
    chosen = st.selectbox(
        "Month",
        every,
        index=every.index(begin),
        format_func=lambda month: wording.month(_first(month)),
        key="month",
        bind="query-params",
        label_visibility="collapsed",
        width=220,
    )
    return _first(str(chosen))


def _first(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def read(reader: Session, outlook: Outlook, month: date) -> Report:
    """Work the report out, once for each revision, reader and day."""
    business = reader.store.business()
    return once(
        reader,
        f"report {month} {outlook.currency} {business['name']}",
        outlook.today,
        lambda: report_of_month(reader.store, reader.access, month, today=outlook.today),
    )


def show_button(reader: Session, told: Report, put: downloads.Put) -> None:
    """Draw the button that makes the PDF, for whoever may take data out."""
    if not reader.access.may(Action.EXPORT):
        return
    name = f"{_as_name(told.business)} Report {told.title}.pdf".strip()

    def write(target: Path) -> None:
        write_report(told, target)
        reader.store.journal.note_or_log(What.EXPORT, reader.access, {"file": "report"})

    version = (reader.revision, told.title, told.made_on)
    downloads.show("monthly-report", downloads.Offer("PDF", name, write, version=version, primary=True), put)


def show_customer_button(
    reader: Session, customer: int, name: str, outlook: Outlook, put: downloads.Put
) -> None:
    """Draw the button that makes a PDF of all that is kept of a customer, for whoever may take it out."""
    if not reader.access.may(Action.EXPORT):
        return

    def write(target: Path) -> None:
        write_report(report_of_customer(reader.store, reader.access, customer, today=outlook.today), target)
        about = {"file": "customer file", "entity": "customer", "record": customer}
        reader.store.journal.note_or_log(What.EXPORT, reader.access, about)

    offer = downloads.Offer(
        "PDF", f"{_as_name(name) or 'Customer'}.pdf", write, version=(reader.revision, customer)
    )
    downloads.show("customer-file", offer, put)


def _as_name(text: str) -> str:
    """Give a name as it may stand in a file's name."""
    return "".join(each for each in text if each.isalnum() or each in " -_&")[:60].strip()


def show(told: Report) -> None:
    """Draw the sections of a report, a card each."""
    for place, section in enumerate(told.sections):
        with cards.card(f"section-{place}", section.title, fill=False):
            for at, part in enumerate(section.parts):
                HANDS[type(part)](part, f"{place}-{at}")


def _show_words(words: Words, key: str) -> None:
    cards.say(words.text, key=f"say-{key}")


def _show_points(points: Points, key: str) -> None:
    cards.say("\n".join(f"- {item}" for item in points.items), key=f"say-{key}")


def _show_figures(figures: Figures, key: str) -> None:  # noqa: ARG001 - all parts are drawn alike
    cards.show_figures(figures.cards)


def _show_series(series: Series, key: str) -> None:
    st.markdown(f"**{plain(series.title)}**")
    figure = series_figure(series, dark=theme.is_dark(), height=_HIGH)
    said = f"{series.title}: {' and '.join(line.name for line in series.lines)}."
    charts.show(figure, f"series-{key}", said, _HIGH, name=series.title)


def _show_table(table: Table, key: str) -> None:
    if table.title:
        st.markdown(f"**{plain(table.title)}**")
    names = _different([column.heading for column in table.columns])
    right = [name for name, column in zip(names, table.columns, strict=True) if column.right]
    columns = {
        name: [tables.unbroken(plain(row[at])) if name in right else plain(row[at]) for row in table.rows]
        for at, name in enumerate(names)
    }
    tables.show_table(columns, table.title or f"The figures {key}", right)
    if table.note:
        st.markdown(soft(table.note))


def _different(headings: list[str]) -> list[str]:
    """Make headings different, as columns of a frame must be, by blanks that nobody sees."""
    return [plain(heading) + "\u2009" * headings[:at].count(heading) for at, heading in enumerate(headings)]


def _show_beside(pair: Beside, key: str) -> None:
    for place, table in zip(st.columns(2), (pair.left, pair.right), strict=True):
        with place:
            _show_table(table, key)


HANDS: Final[dict[type[Part], Callable[[Any, str], None]]] = {
    Words: _show_words,
    Points: _show_points,
    Figures: _show_figures,
    Series: _show_series,
    Table: _show_table,
    Beside: _show_beside,
}
"""What draws each sort of part."""

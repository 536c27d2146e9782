"""What comes next: the months to come in words, figures, a chart and a table, and what to do about them."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date, timedelta
from typing import Any, Final

import pandas as pd
import streamlit as st

from crm import wording
from crm.access import Action
from crm.charts.outlook import outlook_lines
from crm.insights import forecast_sentences as sentences
from crm.insights.calendar import shifted
from crm.insights.cards import Card
from crm.insights.forecast import LEAST_MONTHS, SEASONED, Forecast, forecast
from ui import behind, cards, charts, menu, messages, picks, saving, steps, tables, take_away, theme
from ui.downloads import Put
from ui.outlook import Outlook, frame, once
from ui.session import Session
from ui.words import plain, soft

CHOICES: Final = {"3 months": 3, "6 months": 6, "12 months": 12}
Row = dict[Hashable, Any]
_HIGH: Final = 320
_AHEAD: Final = timedelta(weeks=4)
"""So long before a busy or a quiet month something can still be done about it."""
_STANDS_OUT: Final = 0.15
_TITLE: Final = 200


def ahead(reader: Session, outlook: Outlook) -> Forecast:
    """Look ahead, once for each revision, reader and day; all sales tell how far the records reach."""

    def work() -> Forecast:
        return forecast(frame(reader, "sale"), today=outlook.today, shop=frame(reader.whole, "sale"))

    return once(reader, "forecast", outlook.today, work)


def has_sales(reader: Session) -> bool:
    """Whether anything was sold, as far as the sheets tell."""
    return len(frame(reader, "sale")) > 0


def show_missing(found: Forecast) -> None:
    """Say how to come to a forecast where the past is too short."""
    messages.show_empty(
        f"{wording.count(found.whole_months, 'whole month')} of {LEAST_MONTHS}",
        "Older sheets help at once: bring in those of the years before.",
        "bring-in",
        "Bring in older sheets",
        "trending_up",
    )


def choose_months(found: Forecast) -> int:
    """Draw how far to look ahead, kept in the link; give the months, no more than can be told."""
    if found.farthest <= min(CHOICES.values()):
        return found.farthest
    chosen = picks.pick("Look ahead", CHOICES, key="ahead", default="3 months")
    return min(CHOICES[str(chosen)], found.farthest)


def words(found: Forecast, months: int, outlook: Outlook) -> str:
    """Say what is likely to come, in a few sentences of Markdown."""
    said = sentences.forecast_sentence(found, months, outlook.currency)
    return f"{said} {plain(sentences.ends_sentence(found, outlook.today))}".strip()


def show_figures(found: Forecast, months: int, outlook: Outlook) -> None:
    """Draw the sum of the months ahead, the present month, and how far it was off when tried."""
    total = _row(found.totals, months - 1)
    tried = _row(found.tried, months + found.begun - 1)
    figures = [
        Card(
            f"Next {wording.count(months, 'month')}",
            _about(total, "likely", outlook),
            proof=f"{_about(total, 'low', outlook)} to {_about(total, 'high', outlook)}",
        )
    ]
    if wording.is_known(total["before"]) and total["before"] > 0:
        change = float(total["likely"] / total["before"] - 1)
        figures.append(
            Card(
                "Against a year before",
                f"{'+' if change > 0 else ''}{wording.percent(change)}",
                proof=f"these months brought {_about(total, 'before', outlook)}",
            )
        )
    if found.begun:
        figures.append(_present(found, outlook))
    if tried["trials"] and wording.is_known(tried["off"]):
        figures.append(_off(tried))
    cards.show_figures(figures)


def _present(found: Forecast, outlook: Outlook) -> Card:
    row = _row(found.coming, 0)
    return Card(
        f"{wording.month(row['month'].date(), today=found.known_until)} in the end",
        _about(row, "likely", outlook),
        proof=f"{outlook.money(round(float(row['revenue'])))} so far",
    )


def _off(tried: Row) -> Card:
    naive = tried["last_year_off"]
    against = (
        f"last year’s same month {wording.percent(naive)}"
        if wording.is_known(naive)
        else f"tried {wording.count(int(tried['trials']), 'time')} on your past"
    )
    return Card("Usual miss of a month", wording.percent(tried["off"]), proof=against)


def _row(rows: pd.DataFrame, place: int) -> Row:
    found: Row = rows.iloc[place].to_dict()
    return found


def _about(row: Row, name: str, outlook: Outlook) -> str:
    return sentences.about(float(row[name]), float(row["high"] - row["low"]), outlook.currency)


def show_months(reader: Session, found: Forecast, months: int, outlook: Outlook, put: Put) -> None:
    """Draw past and coming months, the coming ones as a table to take away, and what to do about them."""
    to_come = months + found.begun
    with cards.card("outlook", "What came, and what is likely to come", fill=False):
        st.markdown(
            ":green[━] came · :green[◌] likely, 8 times of 10 within the shade"
            f" {soft('· light: a year before') if found.whole_months >= SEASONED else ''}"
        )
        figure = outlook_lines(
            found.months, ahead=to_come, currency=outlook.currency, dark=theme.is_dark(), height=_HIGH
        )
        charts.show(figure, "outlook", "Revenue by month, and what is likely to come.", _HIGH)
        st.markdown(soft(sentences.rests_on(found)))
    with cards.card("months", "Month by month", fill=False):
        coming = found.coming.head(to_come)
        _show_table(coming, outlook)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if reader.access.may(Action.CREATE):
                _ask_for_task(reader, found, months, outlook)
            table = _table(found, to_come)
            take_away.show_menu(
                reader,
                put,
                "forecast",
                "What comes next",
                lambda: table,
                rows=len(table),
                version=(months, outlook.today, reader.narrowing and reader.narrowing.focus),
            )
            menu.link("revenue", "The sales it rests on", {"time": "All"}, icon=":material/monitoring:")


def show_behind(reader: Session, found: Forecast, outlook: Outlook, put: Put) -> None:
    """Draw what opens the sales behind the forecast: the latest year of them, and all."""
    first, until = found.months["month"].iloc[0].date(), found.known_until
    year = max(first, shifted(until, -12) + timedelta(days=1))
    figures = {
        "Sold in the last 12 months": behind.of_days(reader, "sale", year, until),
        "Sold in all months it rests on": behind.of_days(reader, "sale", first, until),
    }
    behind.show(reader, outlook, put, "forecast", figures)


def _show_table(coming: pd.DataFrame, outlook: Outlook) -> None:
    rows = coming.to_dict("records")

    def amounts(name: str) -> list[str]:
        return [plain(_about(row, name, outlook)) if wording.is_known(row[name]) else "" for row in rows]

    columns = {
        "Month": [_name(row, outlook) for row in rows],
        "Likely": amounts("likely"),
        "From": amounts("low"),
        "To": amounts("high"),
        "A year before": amounts("before"),
    }
    if not any(columns["A year before"]):
        del columns["A year before"]
    right = [each for each in columns if each != "Month"]
    tables.show_table(columns, alt="What each month is likely to bring", right=right)


def _name(row: Row, outlook: Outlook) -> str:
    month = row["month"].date()
    name = f"**{wording.MONTHS[month.month - 1][:3]} {month.year}**".replace(" ", wording.NO_BREAK)
    if not wording.is_known(row["revenue"]):
        return name
    return f"{name}  \n{soft(outlook.money(round(float(row['revenue']))) + ' so far')}"


def _table(found: Forecast, to_come: int) -> pd.DataFrame:
    shown = found.months.head(found.whole_months + to_come)
    whole = shown["whole"]
    table = pd.DataFrame(
        {
            "Month": shown["month"],
            "Came": shown["revenue"].round(2),
            "Likely": shown["likely"].round(2),
            "At least, 8 times of 10 between": shown["low"].round(2),
            "At most": shown["high"].round(2),
            "A year before": shown["before"].round(2),
            "Not over": (~whole & shown["revenue"].notna()).map({True: "not over", False: None}),
        }
    )
    return table.dropna(axis="columns", how="all")


def suggestion(found: Forecast, months: int, today: date) -> tuple[str, date]:
    """Say what is worth doing about the months ahead, and by when.

    Getting ready for the busiest, an offer for the quietest, or else looking whether it came so; where the
    sheets end before all of these, bringing in newer ones.
    """
    rows = found.coming.iloc[int(found.begun) :].head(months)
    rows = rows[(rows["month"] > pd.Timestamp(today)).to_numpy()]
    if rows.empty:
        return f"Bring in the sheets since {wording.day(found.known_until, today=today)}", today
    likely = rows["likely"].to_numpy()
    usual = float(found.months.loc[found.months["whole"], "revenue"].tail(12).mean())
    for at, sign, title in (
        (int(likely.argmax()), 1, "Get ready for {}: goods and hands"),
        (int(likely.argmin()), -1, "Plan an offer for {}"),
    ):
        if sign * (likely[at] - usual) > _STANDS_OUT * usual:
            begins = rows["month"].iloc[at].date()
            return title.format(wording.month(begins)), max(begins - _AHEAD, today)
    first = rows["month"].iloc[0].date()
    return f"See whether {wording.month(first)} came as foreseen", shifted(first, 1)


def _ask_for_task(reader: Session, found: Forecast, months: int, outlook: Outlook) -> None:
    what, by = suggestion(found, months, outlook.today)
    with st.popover("Make a task", icon=":material/add_task:", type="primary"):
        key = f"forecast-{months}"
        title = st.text_input("What to do", what, max_chars=_TITLE, key=f"{key}-title").strip()
        due = st.date_input("By", by, key=f"{key}-due")
        if st.button("Make the task", type="primary", key=f"{key}-make", disabled=not title):
            values = {"title": title, "due_on": due.isoformat(), "kind": "other"}
            step = steps.step(f"Task: {title}", steps.added("task", values))
            if saving.apply(reader, step, f"Task made: {title}."):
                st.rerun()

"""Who stays: the figures, who came and went month by month, and how many of those who came new come again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
import streamlit as st

from crm import wording
from crm.charts.cohorts import cohorts_heat
from crm.charts.flows import flows_bars
from crm.insights import retention_sentences as sentences
from crm.insights.calendar import Ints, month_number, months_of
from crm.insights.cards import NOTHING, Card
from crm.insights.comebacks import Comebacks, comebacks
from crm.insights.intervals import wilson_interval
from crm.insights.lost import Lost, lost_customers
from crm.insights.retention import FEW, cohorts, customers_by_month, kept_by_age, silences_of
from ui import behind, cards, charts, picks, take_away, theme
from ui.downloads import Put
from ui.outlook import Outlook, frame, once
from ui.past import Past, looks_back, past
from ui.session import Session
from ui.words import soft

_HIGH: Final = 280
_YEAR: Final = 12
_TREND: Final = 12
_FEW: Final = {True: "few", False: None}
_NOT_OVER: Final = {True: "not over", False: None}
SHARES: Final = {"Customers": "customers_share", "Money": "revenue_share"}


@dataclass(frozen=True)
class Staying:
    """What is known of who stays; see the functions of ``crm.insights`` that the frames are named for."""

    past: Past
    cohorts: pd.DataFrame
    kept: pd.DataFrame
    months: pd.DataFrame
    lost: Lost
    comebacks: Comebacks

    @property
    def is_few(self) -> bool:
        """Whether so few have bought that shares say little."""
        return self.past.buyers < FEW


def staying(reader: Session, outlook: Outlook) -> Staying:
    """Work out who stays, once for each revision, reader and day."""

    def work() -> Staying:
        known = past(reader, outlook)
        lines = known.lines
        table = lines.of_visits(
            "cohorts",
            lambda: cohorts(lines, today=known.as_of, days=known.days),
            lines.sales["amount"].to_numpy(),
            known.as_of,
        )
        return Staying(
            past=known,
            cohorts=table,
            kept=kept_by_age(table),
            months=lines.of_visits(
                "customers by month",
                lambda: customers_by_month(lines, today=known.as_of, days=known.days),
                known.as_of,
            ),
            lost=lost_customers(
                frame(reader, "customer"),
                frame(reader, "opportunity"),
                known.lines,
                today=known.as_of,
                days=known.days,
            ),
            comebacks=comebacks(
                known.lines,
                frame(reader, "interaction"),
                frame(reader, "message"),
                frame(reader, "campaign"),
                today=known.as_of,
                days=known.days,
            ),
        )

    return once(reader, "who stays", outlook.today, work)


def words(found: Staying, outlook: Outlook) -> str:
    """Say who stays, in a sentence or two of Markdown."""
    said = sentences.retention_sentence(found.kept, found.months)
    few = ""
    if found.is_few:
        few = f"{wording.count_in_words(found.past.buyers, 'customer has', 'customers have')} bought so far"
        few = wording.sentence(f"only {few}: shares say little yet")
    return " ".join(part for part in (said, few, looks_back(found.past, outlook)) if part)


def show_figures(found: Staying) -> None:
    """Draw how many stay, each figure with what it rests on."""
    finished = found.months[~found.months["unfinished"]]
    buyers = wording.number(int(found.months["new"].sum()))
    figures = [
        Card(
            "Customers kept",
            wording.number(int(found.months["kept"].iloc[-1])),
            proof=f"of {buyers} who ever bought",
            trend=tuple(finished["kept"].tail(_TREND).astype(float)),
        ),
        _kept_card("Came again the month after", found.kept, 1),
        _kept_card("Came in month 12", found.kept, _YEAR),
    ]
    if len(finished):
        last = finished.iloc[-1]
        figures.append(
            Card(
                f"Lost in {wording.month(last['month'].date(), today=found.past.as_of)}",
                wording.number(int(last["lost"])),
                proof=f"{int(last['returning']):,} came again, {int(last['new']):,} new",
                trend=tuple(finished["lost"].tail(_TREND).astype(float)),
                tone="red",
            )
        )
    cards.show_figures(figures)


def show_behind(reader: Session, found: Staying, outlook: Outlook, put: Put) -> None:
    """Draw what opens the customers behind the figures."""
    silences = silences_of(found.past.days, today=found.past.as_of)
    gone = silences.customer[~silences.ended]

    def customers(ids: Ints) -> behind.Rows:
        whole = frame(reader, "customer")
        return behind.Rows("customer", lambda: whole[whole.index.isin(ids)])

    ids = found.past.days.ids
    figures = {"Customers kept": customers(ids[~np.isin(ids, gone)])}
    finished = found.months.loc[~found.months["unfinished"], "month"]
    if len(finished):
        month = finished.iloc[-1].date()
        lost = silences.customer[months_of(silences.lost) == month_number(month)]
        figures[f"Lost in {wording.month(month, today=found.past.as_of)}"] = customers(lost)
    behind.show(reader, outlook, put, "staying", figures)


def _kept_card(label: str, kept: pd.DataFrame, month: int) -> Card:
    row = kept[kept["months_since"] == month]
    if row.empty:
        return Card(label, NOTHING, proof="no month is old enough")
    customers, size = int(row["customers"].iloc[0]), int(row["size"].iloc[0])
    low, high = wilson_interval(row["customers"].to_numpy(), row["size"].to_numpy())
    sure = f"{100 * float(low[0]):.0f}–{wording.percent(float(high[0]))}"
    return Card(
        label,
        wording.percent(customers / size),
        proof=f"{wording.number(customers)} of {wording.number(size)}; {sure}",
    )


def show_months(reader: Session, found: Staying, put: Put) -> None:
    """Draw who came new, came again, came back and was lost, month by month."""
    with cards.card("flows", "Who came and who went, month by month", fill=False):
        unfinished = "· hatched: not over yet" if found.months["unfinished"].any() else ""
        st.markdown(
            ":green[■] came again · :blue[■] new · :orange[■] came back after a long silence · "
            f":red[■] lost {soft(unfinished)}"
        )
        figure = flows_bars(found.months, dark=theme.is_dark(), height=_HIGH)
        charts.show(figure, "flows", "Customers who came again, came new, came back, and were lost.", _HIGH)
        st.markdown(
            soft(
                "Lost is who stays away for three times as long as they usually do; "
                "the last months may still bring some back."
            )
        )
        table = pd.DataFrame(
            {
                "Month": found.months["month"],
                "Came again": found.months["returning"],
                "New": found.months["new"],
                "Came back": found.months["back"],
                "Lost": found.months["lost"],
                "Kept at its end": found.months["kept"],
                "Not over": found.months["unfinished"].map(_NOT_OVER),
            }
        )
        take_away.show_figures(reader, put, "flows-table", "Who came and went", table, {"Month": "month"})


def show_cohorts(reader: Session, found: Staying, put: Put) -> None:
    """Draw which share of each month's new customers, or of their money, came in the months after."""
    table = found.cohorts
    if not ((table["months_since"] > 0) & ~table["unfinished"]).any():
        return
    with cards.card("cohorts", "Of those who came new, how many come again", fill=False):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(
                soft(
                    "Each row: when they came new, and how many; the darker, the more came again."
                    + (" ○ is not over yet." if table["unfinished"].any() else "")
                )
            )
            of = picks.pick("Of", SHARES, key="of", default="Customers")
        share = SHARES[str(of)]
        figure = cohorts_heat(found.cohorts, of=share, dark=theme.is_dark())
        charts.show(
            figure,
            "cohorts",
            "Share of each month's new customers that came in the months after.",
            int(figure.layout.height),
        )
        if found.cohorts["few"].any():
            st.markdown(
                soft(f"Months with fewer than {FEW} new customers are few: one more or less changes much.")
            )
        table = pd.DataFrame(
            {
                "First purchase": found.cohorts["cohort"],
                "Months after": found.cohorts["months_since"],
                "New customers": found.cohorts["size"],
                "Came": found.cohorts["customers"],
                "Came %": (100 * found.cohorts["customers_share"]).round(1),
                "Brought": found.cohorts["revenue"].round(2),
                "Brought, % of the first month": (100 * found.cohorts["revenue_share"]).round(1),
                "Few": found.cohorts["few"].map(_FEW),
                "Not over": found.cohorts["unfinished"].map(_NOT_OVER),
            }
        )
        take_away.show_figures(
            reader, put, "cohorts-table", "Who comes again", table, {"First purchase": "month"}
        )

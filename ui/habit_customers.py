"""One seasonal habit: how sure it is, when to write, who keeps it, and what can be done about them."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
import streamlit as st

from crm import wording
from crm.charts.seasons import HEIGHT, year_bars
from crm.insights import habit_sentences as sentences
from crm.insights.season_purchases import LEAST_YEARS
from ui import cards, charts, follow_up, people, take_away, theme
from ui.downloads import Put
from ui.follow_up import Todo
from ui.habits import CHOSEN, Year, labels, name_of
from ui.outlook import Outlook, frame
from ui.people import People
from ui.session import Session
from ui.words import soft

_TWICE, _EVER = "In two years or more", "Ever in that month"
LEAST_STEADY: Final = 5
"""Where fewer are steady, all who ever bought are listed at first."""
_LIKELY: Final = {True: "yes", False: None}


def show(reader: Session, found: Year, outlook: Outlook, put: Put) -> None:
    """Draw one habit, chosen from all, those that begin next first; the choice is kept in the link."""
    habits = found.habits
    if habits.empty:
        return
    order = np.argsort(habits["next_on"].to_numpy(), kind="stable")
    habits = habits.iloc[order]
    names = labels(habits)
    with cards.card("habit", "Who buys it, and when to write", fill=False):
        chosen = st.selectbox(
            "Habit", names, key=CHOSEN, bind="query-params", label_visibility="collapsed", width=420
        )
        habit = habits.iloc[names.index(str(chosen))]
        everybody = found.customers(habit)
        kept = everybody[everybody["years"] >= LEAST_YEARS]
        said, drawn = st.columns([1.2, 1], vertical_alignment="center")
        with said:
            _say(found, habit, everybody, kept, outlook)
        with drawn:
            _draw_year(reader, found, habit, put)
        listed = _choose_people(everybody, kept)
        if listed.empty:
            return
        _show_people(reader, habit, listed, outlook, put)
        st.markdown(soft(sentences.trial_sentence(found.seasons.trial)))


def _say(
    found: Year, habit: pd.Series, everybody: pd.DataFrame, kept: pd.DataFrame, outlook: Outlook
) -> None:
    ever, steady = found.may_bring(habit, everybody), found.may_bring(habit, kept)
    today = found.past.as_of
    cards.say(
        f"{sentences.habit_sentence(habit, outlook.currency)}\n\n"
        f"{sentences.bring_sentence(habit, ever, steady, outlook.currency, today=today)}\n\n"
        f"{soft(sentences.sure_sentence(habit, found.seasons.tested))}",
        key="say-habit",
    )


def _draw_year(reader: Session, found: Year, habit: pd.Series, put: Put) -> None:
    months = found.seasons.months
    mine = months[(months["product"] == habit["product"]).to_numpy(dtype=bool)]
    st.markdown(f":green[■] {soft('customers a year')} :orange[━] {soft('what would be usual')}")
    charts.show(
        year_bars(mine, dark=theme.is_dark()),
        "habit-year",
        f"Customers who buy {name_of(habit['name'])} by month, beside what would be usual.",
        HEIGHT,
    )
    table = pd.DataFrame(
        {
            "Month": [sentences.month_name(each) for each in mine["month"]],
            "Customers a year": mine["buyers"].round(2),
            "Usual": mine["usual"].round(2),
            "A habit": mine["habit"].map(_LIKELY),
        }
    )
    name = f"{name_of(habit['name'])} through the year"
    take_away.show_figures(reader, put, "habit-table", name, table, {}, version=int(habit["product"]))


def _choose_people(everybody: pd.DataFrame, kept: pd.DataFrame) -> pd.DataFrame:
    """Draw whether only the steady ones are listed; give the customers."""
    if kept.empty or len(kept) == len(everybody):
        if kept.empty and len(everybody):
            st.markdown(soft("Nobody bought it in that month of two years; these bought it then once."))
        return everybody
    shown = st.segmented_control(
        "Who",
        [_TWICE, _EVER],
        default=_TWICE if len(kept) >= LEAST_STEADY else _EVER,
        required=True,
        key="who",
        bind="query-params",
        format_func=lambda each: f"{each} ({len(kept if each == _TWICE else everybody):,})",
        label_visibility="collapsed",
    )
    return kept if shown == _TWICE else everybody


def _show_people(reader: Session, habit: pd.Series, listed: pd.DataFrame, outlook: Outlook, put: Put) -> None:
    luck = listed["chance"].where(listed["chance"] < 1)
    table = pd.DataFrame(
        {
            "Years": [f"{a} of {b}" for a, b in zip(listed["years"], listed["of_years"], strict=True)],
            "Spent on average": listed["average"].round(2),
            "Last time": listed["last_on"],
            "Comes again %": (100 * listed["again"]).round(),
            "By luck 1 in": (1 / luck).round(),
            "Own habit": listed["own"].map(_LIKELY),
            "Not yet this time": listed["waits"].map(_LIKELY) if habit["waiting"] else None,
        }
    ).set_index(listed["customer"])
    formats = {
        "Spent on average": "money",
        "Last time": "date",
        "Comes again %": "%.0f",
        "By luck 1 in": "%,.0f",
    }
    month = sentences.month_name(habit["month"])
    name = f"{name_of(habit['name'])} in {month}"
    version = (int(habit["product"]), int(habit["month"]), len(listed))
    mine = People("habit", name, table, formats, version=version)
    people.show(reader, mine, outlook)
    if listed["chance"].lt(1).any():
        st.markdown(
            soft(
                "By luck: of so many customers who buy it as often but at any time of the year, one would "
                "have so many years in this month. Own habit: proven for this customer alone, though many "
                "were tested."
            )
        )
    by = max(habit["write_on"].date(), outlook.today)
    todo = Todo(f"Write to them about {name_of(habit['name'])}", "write", by)
    follow_up.show(reader, mine, todo, outlook, put)


def show_own(reader: Session, found: Year, outlook: Outlook, put: Put) -> None:
    """Draw the customers whose own months prove a habit by themselves, of whatever product."""
    own = found.seasons.pairs
    if own.empty:
        return
    names = frame(reader, "product")["name"].astype(object)
    with cards.card("own", "Habits of single customers", fill=False):
        customers = wording.count(own["customer"].nunique(), "customer")
        tested = wording.number(found.seasons.pairs_tested)
        cards.say(
            f"**{customers}** buy something in a month of their own, year after year, "
            f"beyond chance ({tested} months of single customers tested; "
            "at most 1 in 20 of these is chance).",
            key="say-own",
        )
        table = pd.DataFrame(
            {
                "Product": [name_of(each) for each in names.reindex(own["product"])],
                "Month": [sentences.month_name(each) for each in own["month"]],
                "Years": [f"{a} of {b}" for a, b in zip(own["years"], own["of_years"], strict=True)],
                "Spent on average": own["average"].round(2),
                "Chance, at most 1 in": (1 / own["q"].clip(lower=1e-6)).round(),
            }
        ).set_index(own["customer"])
        mine = People("own", "Habits of single customers", table, {"Spent on average": "money"})
        people.show(reader, mine, outlook)
        follow_up.show(reader, mine, Todo("Offer them what they usually buy then", "write"), outlook, put)

"""Seasonal habits: what begins soon, the year at a glance, and which of it is looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import pandas as pd
import streamlit as st

from crm import wording
from crm.charts.seasons import MOST_ROWS, seasons_heat
from crm.insights import habit_sentences as sentences
from crm.insights.calendar import day_number
from crm.insights.cards import NOTHING, Card
from crm.insights.product_sentences import season_sentence
from crm.insights.season_customers import MayBring, may_bring
from crm.insights.seasons import Seasons, coming_up, seasons
from ui import cards, charts, picks, take_away, theme
from ui.cards import Row
from ui.downloads import Put
from ui.outlook import Outlook, frame, once
from ui.past import Past, looks_back, past
from ui.session import Session
from ui.words import Tone, soft

YEAR, TOGETHER, NEXT = "Seasons", "Bought together", "Wanted next"
EVERYTHING: Final = "All categories"
CHOSEN: Final = "habit"
"""Where the chosen habit is kept, in the session and in the link."""
_PICKED: Final = "habit-picked"
_WIDE: Final = 100
"""More than there are months."""
_MOST_SOON: Final = 6
_MONTH_DAYS: Final = 30.44
_MONEY: Final = ("Spent on average", "May bring", "At least", "At most")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked at; ``category`` None for all."""

    view: str
    category: str | None

    def of_category(self, rows: pd.DataFrame, column: str, products: pd.DataFrame) -> pd.DataFrame:
        """Give the rows whose product is of the chosen category."""
        if self.category is None:
            return rows
        mine = products.index[products["category"].astype(object).eq(self.category).to_numpy(dtype=bool)]
        return rows.loc[rows[column].isin(mine).to_numpy(dtype=bool)]


@dataclass(frozen=True)
class Year:
    """The seasonal habits that are looked at, and the sales that they rest on."""

    past: Past
    seasons: Seasons

    @property
    def habits(self) -> pd.DataFrame:
        """One row per habit; see ``crm.insights.seasons.Seasons.products``."""
        return self.seasons.products

    @property
    def soon(self) -> pd.DataFrame:
        """Those that begin in the next six weeks, or are under way with customers still to come."""
        return coming_up(self.habits, self.past.as_of)

    def customers(self, habit: pd.Series) -> pd.DataFrame:
        """Give the customers of one habit; see ``crm.insights.seasons.Seasons.customers``."""
        everybody = self.seasons.customers
        mine = (everybody["product"] == int(habit["product"])) & (everybody["month"] == int(habit["month"]))
        of_it = everybody.loc[mine.to_numpy(dtype=bool)]
        return of_it.sort_values(["years", "again", "average"], ascending=False, kind="stable")

    def may_bring(self, habit: pd.Series, customers: pd.DataFrame) -> MayBring:
        """Give what some customers of a habit may bring next time."""
        return may_bring(customers, float(habit["unsteady"]), self.seasons.trial)


def choose(reader: Session) -> Asked:
    """Draw what can be looked at, kept in the link."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        view = picks.pick("Show", [YEAR, TOGETHER, NEXT], key="show", default=YEAR)
        names = sorted(map(str, frame(reader, "product")["category"].dropna().unique()))
        if len(names) < 2:  # noqa: PLR2004 - nothing to choose from
            return Asked(str(view), None)
        category = st.selectbox(
            "Category",
            [EVERYTHING, *names],
            key="category",
            bind="query-params",
            label_visibility="collapsed",
            width=220,
        )
    return Asked(str(view), None if category in (None, EVERYTHING) else str(category))


def year(reader: Session, asked: Asked, outlook: Outlook) -> Year:
    """Find the seasonal habits, once for each revision, reader and day; give those of the category."""
    products = frame(reader, "product")

    def work() -> Year:
        known = past(reader, outlook)
        return Year(known, seasons(known.lines, products, today=known.as_of))

    found = once(reader, "habits of the year", outlook.today, work)
    return replace(
        found,
        seasons=replace(
            found.seasons,
            products=asked.of_category(found.seasons.products, "product", products),
            months=asked.of_category(found.seasons.months, "product", products),
            pairs=asked.of_category(found.seasons.pairs, "product", products),
        ),
    )


def labels(habits: pd.DataFrame) -> list[str]:
    """Name habits (``Red apples in November``), each differently though two products may share a name."""
    products = habits.drop_duplicates("product")
    shared = set(products.loc[products["name"].duplicated(keep=False), "product"])
    return [
        f"{name_of(name)}{f' #{product}' if product in shared else ''} in {sentences.month_name(month)}"
        for name, product, month in zip(habits["name"], habits["product"], habits["month"], strict=True)
    ]


def name_of(name: object) -> str:
    """Name a product that may have no name."""
    return name if isinstance(name, str) else "A product without a name"


def say_first(found: Year, outlook: Outlook) -> None:
    """Say what begins soon, or where nothing can be told yet."""
    first = found.past.lines.first_day
    months = round((day_number(found.past.as_of) - first) / _MONTH_DAYS)
    surest = replace(found.seasons, products=found.habits.head(1))
    said = (
        sentences.history_sentence(found.seasons, months),
        sentences.soon_sentence(found.soon, today=found.past.as_of),
        season_sentence(surest, outlook.currency),
        looks_back(found.past, outlook),
    )
    cards.say(" ".join(part for part in said if part))


def show_figures(found: Year, outlook: Outlook) -> None:
    """Draw how many habits there are, what begins soon and what it may bring."""
    seen = found.seasons
    if found.habits.empty:
        return
    soon = found.soon
    everybody = seen.customers
    mine = (_WIDE * everybody["product"] + everybody["month"]).isin(_WIDE * soon["product"] + soon["month"])
    people = everybody.loc[mine.to_numpy(dtype=bool)]
    unsteady = float(soon["unsteady"].mean()) if len(soon) else 0.0
    may = may_bring(people, unsteady, seen.trial)
    between = sentences.between(may.low, may.high, outlook.currency)
    own = seen.customers["own"].sum() + len(seen.pairs)
    cards.show_figures(
        [
            Card(
                "Begin in six weeks",
                wording.number(len(soon)),
                proof=f"{wording.count(people['customer'].nunique(), 'customer')} to write to",
            ),
            Card(
                "They may bring",
                outlook.money(round(may.expected)) if len(people) else NOTHING,
                proof=f"{between}, 8 times of 10" if len(people) else "",
            ),
            Card(
                "Habits through the year",
                wording.number(len(found.habits)),
                proof=f"of {wording.count(seen.tested, 'month')} of products tested",
            ),
            Card(
                "Customers' own habits",
                wording.number(own),
                proof=f"beyond chance, {wording.count(seen.years, 'year')} seen",
            ),
        ]
    )


def show_soon(found: Year, outlook: Outlook) -> None:
    """Draw what begins in the next six weeks, each with the button that shows whom to write to."""
    soon = found.soon
    if soon.empty:
        return
    today = found.past.as_of
    names = dict(zip(found.habits.index, labels(found.habits), strict=True))
    with cards.card("soon", "What begins in the next six weeks", "when to write, and to whom", fill=False):
        rows = [
            Row(
                key=str(at),
                title=names[at],
                detail=_soon_detail(habit, outlook),
                icon="calendar_month",
                badge=_when(habit, today),
                tone=Tone.CARE if habit["write_on"].date() <= today else Tone.NOTE,
                button="See who",
            )
            for at, habit in soon.head(_MOST_SOON).iterrows()
        ]
        pressed = cards.show_rows("soon", rows)
        if len(soon) > _MOST_SOON:
            st.markdown(soft(f"{len(soon) - _MOST_SOON} more stand in the list below."))
    if pressed is not None:
        st.session_state[CHOSEN] = names[int(pressed)]


def _when(habit: pd.Series, today: object) -> str:
    if habit["under_way"] and habit["waiting"]:
        return "under way"
    write = habit["write_on"].date()
    return "write now" if write <= today else f"write on {wording.day(write)}"


def _soon_detail(habit: pd.Series, outlook: Outlook) -> str:
    steady = int(habit["customers"])
    if habit["under_way"] and habit["waiting"]:
        waiting = int(habit["waiting"])
        have = wording.plural(waiting, "has", "have")
        return f"{waiting} of {wording.count(steady, 'steady customer')} {have} not come yet"
    people = wording.count(int(habit["ever"]), "customer")
    kept = f", {steady} of them in two years or more," if steady else ""
    may = sentences.between(habit["low"], habit["high"], outlook.currency)
    return f"usually from {wording.day(habit['next_on'].date())} · {people}{kept} may bring {may}"


def show_year(reader: Session, found: Year, outlook: Outlook, put: Put) -> None:
    """Draw the months of all products that have a habit; a click on a dot chooses it."""
    habits = found.habits
    if habits.empty:
        return
    products = habits["product"].nunique()
    note = f"the surest {MOST_ROWS} of {products} products" if products > MOST_ROWS else ""
    with cards.card("year", "The year at a glance", note, fill=False):
        st.markdown(
            soft(
                "The darker, the more customers beyond what is usual when the whole shop is as busy as then. "
                "A dot is a habit that chance does not explain; click it to see whose."
            )
        )
        figure = seasons_heat(found.seasons.months, dark=theme.is_dark())
        picked = charts.pick(
            figure,
            "year",
            "Products by month of the year: how far the number of customers is beyond the usual.",
            int(figure.layout.height),
        )
        _take_pick(found, picked)
        take_away.show_figures(
            reader,
            put,
            "habits-table",
            "Habits through the year",
            _table(habits),
            dict.fromkeys(_MONEY, outlook.money_format)
            | {
                "Usually from": "date",
                "Write on": "date",
                "Times the usual": "%.1f",
                "Customers a year": "%.1f",
            },
            version=tuple(habits.index),
        )


def _take_pick(found: Year, picked: object) -> None:
    """Choose the habit whose dot was clicked, once: the dot stays picked until another is clicked."""
    if not isinstance(picked, list) or st.session_state.get(_PICKED) == picked:
        return
    st.session_state[_PICKED] = picked
    product, month = (int(each) for each in picked)
    rows = (found.habits["product"] == product) & (found.habits["month"] == month)
    names = [each for each, mine in zip(labels(found.habits), rows, strict=True) if mine]
    if names:
        st.session_state[CHOSEN] = names[0]


def _table(habits: pd.DataFrame) -> pd.DataFrame:
    shown = habits.sort_values("next_on", kind="stable")
    return pd.DataFrame(
        {
            "Product": [name_of(each) for each in shown["name"]],
            "Month": [sentences.month_name(each) for each in shown["month"]],
            "Usually from": shown["next_on"],
            "Write on": shown["write_on"],
            "Customers ever": shown["ever"],
            "In two years or more": shown["customers"],
            "Spent on average": shown["average"].round(2),
            "May bring": shown["expected"].round(2),
            "At least": shown["low"].round(2),
            "At most": shown["high"].round(2),
            "Customers a year": shown["buyers"].round(1),
            "Times the usual": shown["times_usual"].round(1),
            "Years": [f"{a} of {b}" for a, b in zip(shown["years"], shown["of_years"], strict=True)],
            "Chance, at most 1 in": (1 / shown["q"].clip(lower=1e-6)).round(),
        }
    )

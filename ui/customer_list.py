"""The list of customers: found as one types, narrowed, ordered, fifty at a time, each a click away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import streamlit as st

from crm import wording
from crm.entities import STAGES
from crm.insights.directory import customer_directory
from crm.insights.overview import day_to_look_back_from
from ui import menu, references
from ui.outlook import Outlook, frame, once
from ui.session import Session
from ui.words import plain

PAGE_ROWS: Final = 50
_MOST_FOUND: Final = 2_000
"""Whoever finds more types another letter."""
_ROW: Final = 36
_LABELS: Final = {stage.code: stage.label for stage in STAGES}

NARROWED: Final[dict[str, Callable[[pd.DataFrame], pd.Series[bool]]]] = {
    "Bought in 12 months": lambda people: people["spent_12_months"] != 0,
    "Not for 12 months": lambda people: (people["orders"] > 0) & (people["spent_12_months"] == 0),
    "Never bought": lambda people: people["orders"] == 0,
    "Owe money": lambda people: people["owes"] > 0,
}
"""Groups that the list can be narrowed to."""
ORDERS: Final = {
    "Name": ("name", True),
    "Last purchase": ("last_on", False),
    "Spent, 12 months": ("spent_12_months", False),
    "Orders": ("orders", False),
    "Owes": ("owes", False),
    "Newest": ("id", False),
}
"""Orders of the list: column, and whether from small to great."""


@dataclass(frozen=True)
class People:
    """All customers as a list tells them, and the day from which their twelve months count back.

    ``rows``: index customer id; columns name, stage (label), city, and those of ``customer_directory``.
    """

    rows: pd.DataFrame
    until: Any


def everybody(reader: Session, outlook: Outlook) -> People:
    """Give all customers with their figures, worked out once for each revision, reader and day."""

    def work() -> People:
        customers, sales = frame(reader, "customer"), frame(reader, "sale")
        until = day_to_look_back_from(sales, outlook.today)
        figures = customer_directory(
            sales,
            frame(reader, "return"),
            frame(reader, "payment"),
            customers,
            frame(reader, "product"),
            today=until,
        )
        words = customers[["name", "stage", "city"]].astype(object)
        words["stage"] = words["stage"].map(_LABELS)
        return People(words.where(words.notna(), "").join(figures), until)

    return once(reader, "customer list", outlook.today, work)


def words(people: People, outlook: Outlook) -> str:
    """Say how many there are, in a sentence of Markdown."""
    rows = people.rows
    if rows.empty:
        return "Nobody is here yet. Bring in your sheets, or add somebody by hand."
    bought = int((rows["spent_12_months"] != 0).sum())
    since = "in the last 12 months"
    if people.until < outlook.today:
        since = (
            f"in the 12 months up to {wording.day(people.until, today=outlook.today)}, where your sheets end"
        )
    owing = int((rows["owes"] > 0).sum())
    owed = f"; **{wording.number(owing)}** {wording.plural(owing, 'owes', 'owe')} you money" if owing else ""
    everyone = wording.count(len(rows), "customer")
    return f"**{everyone}**; **{wording.number(bought)}** bought {plain(since)}{owed}."


def show(reader: Session, people: People, outlook: Outlook) -> None:
    """Draw the search, the list and its pages."""
    text, group, order = _ask(people, searches=not reader.access.is_guest)
    chosen = select(reader, people, text, group, order)
    if chosen.empty:
        said = (
            f"Nobody found for “{plain(text)}”. Fewer letters find more."
            if text
            else "Nobody is in this group."
        )
        st.markdown(f":gray[{said}]")
        return
    pages = -(-len(chosen) // PAGE_ROWS)
    place = st.container()
    page = 1
    if pages > 1:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            page = st.pagination(pages, key="page", bind="query-params")
            st.markdown(f":gray[{wording.count(len(chosen), 'customer')}]", width="content")
    shown = chosen.iloc[(page - 1) * PAGE_ROWS : page * PAGE_ROWS]
    with place:
        clicked = _show_page(
            reader, shown, outlook, f"customers-{text}-{group}-{order}-{page}-{reader.revision}"
        )
    if clicked is not None:
        menu.go("customer", {"id": int(shown.index[clicked])})


def _ask(people: People, *, searches: bool) -> tuple[str, str | None, str]:
    """Draw what the list can be asked: search (not by guests), group, order."""
    with st.container(horizontal=True, vertical_alignment="center"):
        text = _ask_text() if searches else ""
        groups = [name for name, belongs in NARROWED.items() if bool(belongs(people.rows).any())]
        group = st.pills("Show", groups, key="group", bind="query-params", label_visibility="collapsed")
        order = st.selectbox(
            "Order", list(ORDERS), key="order", bind="query-params", label_visibility="collapsed", width=180
        )
    return (text or "").strip(), group, order


def _ask_text() -> str | None:
    return st.text_input(
        "Find a customer",
        type="search",
        live=True,
        key="search",
        bind="query-params",
        label_visibility="collapsed",
        placeholder="Name, e-mail, phone, city, number …",
        width=320,
    )


def select(reader: Session, people: People, text: str, group: str | None, order: str) -> pd.DataFrame:
    """Choose the customers that a text finds and a group holds, in order; by likeness where only searched."""
    rows = people.rows
    if group in NARROWED:
        rows = rows[NARROWED[group](rows)]
    if text:
        finds = reader.store.search(text, reader.access, limit=_MOST_FOUND)
        found = finds.loc[finds["entity"].eq("customer"), "id"]
        rows = rows.loc[found[found.isin(rows.index)].astype("int64")]
        if order == "Name":
            return rows
    column, ascending = ORDERS[order]
    if column == "id":
        return rows.sort_index(ascending=ascending)
    keys = rows["name"].str.casefold().replace("", "\U0010ffff") if column == "name" else rows[column]
    return rows.loc[keys.sort_values(ascending=ascending, kind="stable", na_position="last").index]


def _show_page(reader: Session, shown: pd.DataFrame, outlook: Outlook, key: str) -> int | None:
    """Draw a page of the list; give the place of the row that was clicked."""
    names = references.titles(reader, "customer", shown.index)
    owed = shown["owes"].where(shown["owes"] > 0)
    shown = shown.assign(name=[names.get(record, "") for record in shown.index], owes=owed)
    money = outlook.money_format
    config = {
        "name": st.column_config.TextColumn("Name", width="medium"),
        "stage": st.column_config.TextColumn("Stage", width=90),
        "city": st.column_config.TextColumn("City", width=130),
        "last_on": st.column_config.DateColumn("Last purchase", format="D MMM YYYY", width=120),
        "orders": st.column_config.NumberColumn("Orders", format="localized", width=80),
        "spent_12_months": st.column_config.NumberColumn("Spent, 12 months", format=money, width=130),
        "owes": st.column_config.NumberColumn("Owes", format=money, width=90),
    }
    hidden = [name for name in ("stage", "city", "owes") if not shown[name].fillna(0).astype(bool).any()]
    state = st.dataframe(
        shown[[name for name in config if name not in hidden]],
        key=key,
        hide_index=True,
        height=_ROW * (len(shown) + 1) + 2,
        row_height=_ROW,
        column_config=config,
        placeholder="",
        on_select="rerun",
        selection_mode="single-cell",
        alt="Customers, one a row; a click opens one",
    )
    cells = state["selection"]["cells"]
    return int(cells[0][0]) if cells else None

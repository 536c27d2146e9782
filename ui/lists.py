"""The page of a list: what it says first, its figures, groups to narrow it to, and the grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from crm.entities import ENTITIES
from ui import cards, editor, list_tools, menu, messages, narrowing
from ui.openings import Opening, opening
from ui.outlook import Outlook, outlook
from ui.row_actions import RowAction
from ui.session import Session
from ui.worth_doing import next_due


def show(
    reader: Session,
    entity: str,
    title: str,
    *,
    groups: Mapping[str, Mapping[str, Any] | str] | None = None,
    actions: Sequence[RowAction] = (),
    understand: tuple[str, str] | None = None,
) -> None:
    """Draw the page of a list.

    ``groups``: what the list can be narrowed to with one click, by its label: conditions for the store, or
    the name of records that the opening tells apart. The first is chosen at the start. ``actions``: see
    ``ui.editor.grid``. ``understand``: the path of the page that makes sense of all of them, and the words of
    the link to it.
    """
    day = outlook(reader)
    told = opening(reader, entity, day)
    cards.open_page(title, told.words)
    if told.figures:
        cards.show_figures(told.figures)
    if understand is not None and reader.store.count(entity, reader.access):
        menu.link(understand[0], understand[1], icon=":material/lightbulb:")
    if not reader.store.count(entity, reader.access):
        show_first(entity)
    where = narrowing.narrow(reader, entity, day, narrowed(entity, told, groups or {}))
    editor.grid(entity, reader, where=where, actions=actions)


def show_first(entity: str) -> None:
    """Say that there is nothing yet, and where it comes from."""
    known = ENTITIES[entity]
    messages.show_empty(
        f"No {known.plural.lower()} yet",
        "They come with your sheets, or one by one with the button below.",
        "bring-in",
        "Bring in your sheets",
    )


def narrowed(entity: str, told: Opening, groups: Mapping[str, Mapping[str, Any] | str]) -> Mapping[str, Any]:
    """Draw the groups and give the conditions of the chosen one."""
    if not groups:
        return {}
    names = list(groups)
    chosen = st.segmented_control(
        "Show",
        names,
        default=names[0],
        key=f"{entity}-group",
        label_visibility="collapsed",
        bind="query-params",
        required=True,
        on_change=list_tools.to_first_page,
        args=(entity,),
    )
    asked = groups[chosen or names[0]]
    if isinstance(asked, str):
        return {"id": told.ids(asked) if dict(told.narrowed) else []}
    return asked


def tasks_again(reader: Session, done: pd.DataFrame) -> pd.DataFrame:
    """Put tasks that repeat down again for the next time.

    The new records in stored form, none where none repeats.
    """
    today = outlook(reader).today
    waiting = done[done["done_at"].isna()]
    days = [
        next_due(due, repeats, today)
        for due, repeats in zip(waiting["due_on"], waiting["repeats"], strict=True)
    ]
    same = waiting[["title", "customer", "kind", "assigned_to", "repeats"]].assign(
        due_on=pd.Series(days, waiting.index, object)
    )
    return same[same["due_on"].notna()].reset_index(drop=True)


def now(reader: Session) -> str:
    """Give the present moment of the business as it is stored."""
    day: Outlook = outlook(reader)
    return day.now.isoformat(timespec="seconds")

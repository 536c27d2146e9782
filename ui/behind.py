"""The rows that a figure rests on: opened below it, each leading to its record, all of them to take away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd
import streamlit as st

from crm import wording
from crm.entities import ENTITIES
from crm.insights.calendar import day_number, day_numbers
from crm.schema import Entity, Kind
from ui import menu, picks, references, take_away
from ui.downloads import Put
from ui.outlook import Outlook, frame
from ui.session import Session
from ui.words import soft

MOST_SHOWN: Final = 200
"""Rows that are shown; a file has them all."""
_FORMATS: Final = {Kind.DATE: "date", Kind.MOMENT: "date"}
_HIGH: Final = 340


@dataclass(frozen=True, slots=True)
class Rows:
    """The records of an entity behind a figure; ``rows`` gives those of its frame when asked for."""

    entity: str
    rows: Callable[[], pd.DataFrame]


def of_days(reader: Session, entity: str, since: date, until: date) -> Rows:
    """Give the records of the days from ``since`` to ``until``, both included, by the day of the entity."""

    def rows() -> pd.DataFrame:
        whole = frame(reader, entity)
        days = day_numbers(whole[str(ENTITIES[entity].dated_by)])
        return whole[(days >= day_number(since)) & (days <= day_number(until))]

    return Rows(entity, rows)


def show(reader: Session, outlook: Outlook, put: Put, key: str, figures: Mapping[str, Rows]) -> None:
    """Draw what opens the rows behind figures, by the names of these; a click on a row opens its record."""
    opened = st.expander("The rows behind", type="compact", on_change="rerun", key=f"{key}-behind")
    if not opened.open:
        return
    with opened:
        names = list(figures)
        name = names[0]
        if len(names) > 1:
            name = picks.pick("Of", names, key=f"{key}-of", default=name, linked=False, pills=True)
        _show(reader, outlook, put, f"{key}-{name}", name, figures[name])


def _show(reader: Session, outlook: Outlook, put: Put, key: str, name: str, behind: Rows) -> None:
    entity = ENTITIES[behind.entity]
    rows = behind.rows()
    day = entity.dated_by
    if day is not None and day in rows.columns:
        rows = rows.sort_values(day, ascending=False, kind="stable")
    shown = rows.head(MOST_SHOWN)
    state = st.dataframe(
        table(reader, entity, shown),
        key=f"{key}-{reader.revision}",
        hide_index=True,
        height=_HIGH if len(shown) > _HIGH // 36 else "content",
        column_config=take_away.configured(formats(entity, outlook)),
        placeholder="",
        on_select="rerun",
        selection_mode="single-cell",
        alt=f"{name}: one row a record; a click opens one",
    )
    told = wording.count(len(rows), entity.label.lower(), entity.plural.lower())
    if len(rows) > MOST_SHOWN:
        told = f"The latest {wording.number(MOST_SHOWN)} of {told}; what you take away holds them all."
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(soft(told), width="content")
        take_away.show_menu(
            reader, put, key, name, lambda: table(reader, entity, rows), rows=len(rows), version=len(rows)
        )
    cells = state["selection"]["cells"]
    if cells:
        menu.go(menu.screen_of(entity.name).path, {"id": int(shown.index[int(cells[0][0])])})


def table(reader: Session, entity: Entity, rows: pd.DataFrame) -> pd.DataFrame:
    """Give records as they are shown: labels, names for ids, words for codes; no blank columns."""
    columns: dict[str, Any] = {}
    for field in entity.fields:
        if field.name not in rows.columns:
            continue
        column = rows[field.name]
        if field.kind is Kind.REFERENCE:
            ids = column.to_numpy()
            names = references.titles(reader, str(field.refers_to), np.unique(ids[ids > 0]))
            column = column.map(names).astype("str")
        elif field.choices:
            column = column.cat.rename_categories({each.code: each.label for each in field.choices})
        elif field.kind is Kind.SHARE:
            column = 100 * column
        columns[field.label] = column
    return pd.DataFrame(columns).dropna(axis="columns", how="all").reset_index(drop=True)


def formats(entity: Entity, outlook: Outlook) -> dict[str, str]:
    """Say how the columns of an entity are written; money with its cents."""
    money = outlook.money_format.replace(".0f", ".2f")
    return {
        field.label: money if field.kind is Kind.MONEY else _FORMATS[field.kind]
        for field in entity.fields
        if field.kind is Kind.MONEY or field.kind in _FORMATS
    }

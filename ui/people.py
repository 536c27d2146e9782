"""Customers that an insight has found: a list that leads to each of them, and what can be done about all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import pandas as pd
import streamlit as st

from crm import wording
from ui import menu, references, take_away
from ui.downloads import Put
from ui.outlook import Outlook
from ui.session import Session
from ui.words import soft

MOST_SHOWN: Final = 200
"""Rows that are shown; a file has them all."""
_ROWS: Final = 10
"""Rows that are seen at once; the list scrolls."""
_ROW: Final = 36
NAME: Final = "Customer"


@dataclass(frozen=True)
class People:
    """Customers in the order in which they are listed.

    ``table``: index customer id; columns as they are shown, by their headings, without the name. ``formats``:
    how columns are written (see ``ui.take_away.configured``). ``name`` names the file of it, and ``version``
    tells apart what else the list depends on.
    """

    key: str
    name: str
    table: pd.DataFrame
    formats: Mapping[str, str] = field(default_factory=dict)
    version: object = None

    @property
    def ids(self) -> list[int]:
        """Who they are, in order."""
        return self.table.index.tolist()


def show(reader: Session, people: People, outlook: Outlook) -> None:
    """Draw the list; a click on anything in a row opens the customer."""
    shown = people.table.head(MOST_SHOWN)
    filled = _named(reader, shown).dropna(axis="columns", how="all")
    state = st.dataframe(
        filled,
        key=f"{people.key}-{people.version}-{reader.revision}",
        hide_index=True,
        height=_ROW * (min(len(filled), _ROWS) + 1) + 2,
        row_height=_ROW,
        column_config={NAME: st.column_config.TextColumn(NAME, width="medium")}
        | take_away.configured({name: _written(form, outlook) for name, form in people.formats.items()}),
        placeholder="",
        on_select="rerun",
        selection_mode="single-cell",
        alt=f"{people.name}, one customer a row; a click opens one",
    )
    if len(people.table) > MOST_SHOWN:
        st.markdown(
            soft(
                f"The first {wording.number(MOST_SHOWN)} of {wording.number(len(people.table))}; "
                "what you take away holds them all."
            )
        )
    cells = state["selection"]["cells"]
    if cells:
        menu.go("customer", {"id": people.ids[int(cells[0][0])]})


def whole_table(reader: Session, people: People) -> pd.DataFrame:
    """Give all rows with their names, as they are shown, for a file."""
    return _named(reader, people.table).dropna(axis="columns", how="all").reset_index(drop=True)


def show_take_away(reader: Session, people: People, put: Put) -> None:
    """Draw the button that hands the list over."""
    take_away.show_menu(
        reader,
        put,
        f"{people.key}-list",
        people.name,
        lambda: whole_table(reader, people),
        rows=len(people.table),
        version=people.version,
    )


def _named(reader: Session, table: pd.DataFrame) -> pd.DataFrame:
    titles = references.titles(reader, "customer", table.index)
    named = table.copy(deep=False)
    named.insert(0, NAME, [titles.get(int(each), "") for each in table.index])
    return named


def _written(form: str, outlook: Outlook) -> str:
    return outlook.money_format if form == "money" else form

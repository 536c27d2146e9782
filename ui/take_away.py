"""A table to take away as it is shown: as a workbook of one sheet, or as CSV."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import pandas as pd
import streamlit as st

from crm.access import Action
from crm.wording import count
from data_io.outgoing.tables import csv_bytes, write_table
from data_io.store.journal import What
from ui import downloads
from ui.session import Session


def offer(
    reader: Session,
    put: downloads.Put,
    key: str,
    name: str,
    table: Callable[[], pd.DataFrame],
    *,
    rows: int,
    version: object = None,
) -> None:
    """Draw the two buttons that make a table a file.

    ``name`` is the file's without its ending; ``table`` gives the rows when they are asked for; a file that
    was made for another ``version`` or an earlier revision is not offered any more. Nothing is drawn for
    whoever may take no data out.
    """
    if not reader.access.may(Action.EXPORT):
        return
    known = (reader.revision, version)
    holds = count(rows, "row")

    def book(target: Path) -> None:
        reader.access.require(Action.EXPORT)
        write_table(table(), target, title=name)
        _note(reader, key, rows)

    def text(target: Path) -> None:
        reader.access.require(Action.EXPORT)
        target.write_bytes(csv_bytes(table()))
        _note(reader, key, rows)

    downloads.show(f"{key}-xlsx", downloads.Offer("Excel", f"{name}.xlsx", book, holds, known), put)
    downloads.show(f"{key}-csv", downloads.Offer("CSV", f"{name}.csv", text, holds, known), put)


def _note(reader: Session, key: str, rows: int) -> None:
    """Tell the journal that a table was taken away: which, and how many rows; its name may be somebody's."""
    about = {"file": "table", "table": key, "rows": rows}
    reader.store.journal.note_or_log(What.EXPORT, reader.access, about)


def show_menu(
    reader: Session,
    put: downloads.Put,
    key: str,
    name: str,
    table: Callable[[], pd.DataFrame],
    *,
    rows: int,
    version: object = None,
) -> None:
    """Draw ``offer`` behind a small button, for whoever may take data out."""
    if not reader.access.may(Action.EXPORT):
        return
    with st.popover("Take away", icon=":material/download:"):
        offer(reader, put, key, name, table, rows=rows, version=version)


def show_figures(
    reader: Session,
    put: downloads.Put,
    key: str,
    name: str,
    table: pd.DataFrame,
    formats: Mapping[str, str],
    *,
    version: object = None,
) -> None:
    """Draw the figures behind a chart, opened on demand, with the buttons that take them away.

    ``formats``: how columns are written, as ``st.column_config.NumberColumn`` takes it; a column that nothing
    is known of is left out.
    """
    opened = st.expander("The figures", type="compact", on_change="rerun", key=f"{key}-open")
    if not opened.open:
        return
    shown = table.dropna(axis="columns", how="all")
    with opened:
        st.dataframe(
            shown,
            key=key,
            hide_index=True,
            placeholder="",
            column_config=configured(formats),
            alt="The figures of the chart above",
        )
        with st.container(horizontal=True, gap="small"):
            offer(reader, put, key, name, lambda: shown, rows=len(shown), version=version)


def configured(formats: Mapping[str, str]) -> dict[str, Any]:
    """Give the columns of a grid by how they are written; days by ``date``, months by ``month``."""
    return {
        name: st.column_config.DateColumn(name, format=_DAYS[form])
        if form in _DAYS
        else st.column_config.NumberColumn(name, format=form)
        for name, form in formats.items()
    }


_DAYS: Final = {"date": "D MMM YYYY", "month": "MMMM YYYY"}

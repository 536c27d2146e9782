"""Copies of all data: made with one click while people work on, listed, and checked."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from crm import clock, wording
from crm.access import Action
from crm.errors import CrmError
from data_io.settings import Settings
from ui import messages
from ui.session import Session
from ui.words import plain, soft

FOLDER = "backups"
MOST_SHOWN = 20
_SQLITE = "sqlite:///"


def folder() -> Path | None:
    """Give the folder beside the database in which the copies lie; None where the data lies on a server."""
    url = Settings.from_environment().database
    return Path(url.removeprefix(_SQLITE)).parent / FOLDER if url.startswith(_SQLITE) else None


def show(reader: Session) -> None:
    """Draw the copies that there are, and what can be done."""
    place = folder()
    if place is None:
        st.markdown(soft("The data lies on a server, which makes its own back-ups."))
        return
    st.markdown(
        soft(f"Copies are kept in {place}. To be safe from a broken disk, take them elsewhere now and then.")
    )
    with st.container(horizontal=True):
        make = st.button("Make a back-up now", icon=":material/save:", key="backup-make")
        check = st.button("Check the data", icon=":material/fact_check:", key="backup-check")
    if make:
        _make(reader, place)
    if check:
        _check(reader)
    found = (
        sorted(place.glob("*.db"), key=lambda file: file.stat().st_mtime, reverse=True)
        if place.is_dir()
        else []
    )
    if not found:
        st.markdown("There is no back-up yet.")
    for file in found[:MOST_SHOWN]:
        megabytes = wording.number(file.stat().st_size / 1e6, 1)
        st.markdown(f":material/database: {plain(file.name)} {soft(f'· {megabytes} MB')}")


def _make(reader: Session, place: Path) -> None:
    try:
        reader.access.require(Action.COPIES)
        made = reader.store.backup(place / f"regulars-{clock.wall_clock():%Y%m%d-%H%M%S}.db")
    except CrmError as error:
        messages.explain(error)
    else:
        st.success(f"The back-up {plain(made.name)} was made and read again: it is whole.")


def _check(reader: Session) -> None:
    try:
        faults = reader.store.check()
    except CrmError as error:
        messages.explain(error)
        return
    if faults:
        st.warning("\n".join(f"- {plain(fault)}" for fault in faults[:MOST_SHOWN]))
    else:
        st.success("All is well: the data is whole, and everything points to what is there.")

"""Somebody else changed the same: for each value, what it was, mine, theirs; and which of them to keep."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from crm.entities import STORED
from ui import columns, pending, record_history, references, saving
from ui.session import Session
from ui.words import bold, plain, soft

MINE, THEIRS = "mine", "theirs"
MOST_SHOWN = 20


def show(reader: Session, entity: str) -> bool:
    """Draw what two people changed, where that is so, and act on the choice.

    Say whether anything was drawn.
    """
    cells = saving.conflict_of(entity)
    if cells is None or cells.empty:
        return False
    gone = _gone(reader, entity, cells)
    with st.container(border=True, key=f"card-conflict-{entity}"):
        st.markdown(
            f"{bold('Somebody else changed the same meanwhile.')} "
            "Nothing of yours is lost: choose what to keep."
        )
        chosen = [
            _show_cell(reader, entity, cell, place, gone=gone)
            for place, cell in enumerate(cells.itertuples(index=False))
        ]
        if len(chosen) > MOST_SHOWN:
            st.markdown(soft(f"Of the other {len(chosen) - MOST_SHOWN:,}, yours are kept."))
        with st.container(horizontal=True):
            saved = st.button("Save again", type="primary", key=f"conflict-save-{entity}")
            all_theirs = st.button("Keep all of theirs", key=f"conflict-theirs-{entity}")
    if saved or all_theirs:
        settle(entity, cells, [THEIRS] * len(cells) if all_theirs else chosen)
        _save(reader, entity)
    return True


def settle(entity: str, cells: pd.DataFrame, chosen: list[str]) -> None:
    """Take the choices into the unsaved changes.

    Mine are based on what stands there now, theirs are let be.
    """
    changes = dict(pending.kept(st.session_state, entity))
    for cell, choice in zip(cells.itertuples(index=False), chosen, strict=True):
        place = (_number(cell.id), str(cell.field))
        if choice == THEIRS:
            changes.pop(place, None)
        elif place in changes:
            known = changes[place]
            changes[place] = replace(known, before=columns.blank_as_none(cell.now))
    pending.keep(st.session_state, entity, changes)


def _save(reader: Session, entity: str) -> None:
    """Save what was to be saved when the conflict came up, and nothing else that waits."""
    places = saving.places_in_conflict(entity)
    saving.forget_conflict(entity)
    kept = pending.kept(st.session_state, entity)
    changes = {place: change for place, change in kept.items() if place in places and not change.fault}
    if not changes or saving.save_changes(reader, entity, changes):
        st.session_state[f"fresh-{entity}"] = True
        st.rerun()
    if saving.conflict_of(entity) is not None:
        st.rerun()


def _gone(reader: Session, entity: str, cells: pd.DataFrame) -> set[int]:
    """Say which of the records are not there any more."""
    ids = set(cells["id"].astype("int64").tolist())
    there = reader.store.records(entity, reader.access, ids=ids, fields=[])
    return ids - set(there.index.tolist())


def _show_cell(reader: Session, entity: str, cell: Any, place: int, *, gone: set[int]) -> str:  # noqa: ANN401 - a row
    """Draw one value with its choice and give the choice; beyond the first ones mine are kept."""
    record = _number(cell.id)
    if record in gone:
        if place < MOST_SHOWN:
            st.markdown(
                f"{bold(f'{STORED[entity].label} #{record}')} was deleted; your change to it is dropped."
            )
        return THEIRS
    if place >= MOST_SHOWN:
        return MINE
    name = references.titles(reader, entity, [record]).get(record, f"#{record}")
    told = {
        side: plain(record_history.said(reader, STORED[entity], str(cell.field), getattr(cell, side)))
        for side in ("before", "after", "now")
    }
    was = soft(f"· was {record_history.said(reader, STORED[entity], str(cell.field), cell.before)}")
    st.markdown(f"{bold(name)} · {plain(saving.field_label(f'{entity}.{cell.field}'))} {was}")
    options = {MINE: f"Mine: {told['after']}", THEIRS: f"Theirs: {told['now']}"}
    choice = st.radio(
        "Which to keep",
        list(options),
        format_func=lambda side: options[side],
        horizontal=True,
        key=f"conflict-{entity}-{record}-{cell.field}",
        label_visibility="collapsed",
    )
    return str(choice)


def _number(value: object) -> int:
    return int(str(value))

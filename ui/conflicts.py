"""Somebody else changed the same: for each value, what it was, mine, theirs; and which of them to keep."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from crm.entities import STORED
from crm.schema import Kind
from crm.wording import count
from ui import pending, references, saving
from ui.session import Session
from ui.words import bold, plain, soft

MINE, THEIRS = "mine", "theirs"
MOST_SHOWN = 20


def show(reader: Session, entity: str) -> bool:
    """Draw what two people changed, where that is so, and act on the choice; say whether anything was drawn."""
    cells: pd.DataFrame | None = st.session_state.get(saving.conflict_key(entity))
    if cells is None or cells.empty:
        return False
    gone = _gone(reader, entity, cells)
    with st.container(border=True, key=f"card-conflict-{entity}"):
        st.markdown(
            f"{bold('Somebody else changed the same meanwhile.')} Nothing of yours is lost: choose what to keep."
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
    """Take the choices into the unsaved changes: mine are based on what stands there now, theirs are let be."""
    changes = dict(pending.kept(st.session_state, entity))
    for cell, choice in zip(cells.itertuples(index=False), chosen, strict=True):
        place = (int(cell.id), str(cell.field))
        if choice == THEIRS:
            changes.pop(place, None)
        elif place in changes:
            known = changes[place]
            changes[place] = pending.Change(
                pending.blank_as_none(cell.now), known.after, known.typed, known.fault
            )
    pending.keep(st.session_state, entity, changes)
    st.session_state.pop(saving.conflict_key(entity), None)


def _save(reader: Session, entity: str) -> None:
    changes = pending.kept(st.session_state, entity)
    if changes and any(change.fault for change in changes.values()):
        st.rerun()
    if not changes or saving.save_changes(reader, entity, changes):
        st.session_state[f"fresh-{entity}"] = True
        st.rerun()
    elif st.session_state.get(saving.conflict_key(entity)) is not None:
        st.rerun()


def _gone(reader: Session, entity: str, cells: pd.DataFrame) -> set[int]:
    """Say which of the records are not there any more."""
    ids = {int(each) for each in cells["id"]}
    there = reader.store.records(entity, reader.access, ids=ids, fields=[])
    return ids - {int(each) for each in there.index}


def _show_cell(reader: Session, entity: str, cell: Any, place: int, *, gone: set[int]) -> str:
    """Draw one value with its choice and give the choice; beyond the first ones mine are kept."""
    record = int(cell.id)
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
        side: plain(said(reader, entity, str(cell.field), getattr(cell, side)))
        for side in ("before", "after", "now")
    }
    was = soft(f"· was {said(reader, entity, str(cell.field), cell.before)}")
    st.markdown(f"{bold(name)} · {plain(saving.field_label(f'{entity}.{cell.field}'))} {was}")
    options = {MINE: f"Mine: {told['after']}", THEIRS: f"Theirs: {told['now']}"}
    choice = st.radio(
        "Which to keep", list(options), format_func=lambda side: options[side], horizontal=True,
        key=f"conflict-{entity}-{record}-{cell.field}", label_visibility="collapsed",
    )  # fmt: skip
    return str(choice)


def said(reader: Session, entity: str, name: str, value: Any) -> str:
    """Write one stored value as a person reads it; “nothing” for a blank."""
    value = pending.blank_as_none(value)
    field = STORED[entity].by_name.get(name)
    if value is None:
        return "nothing"
    if field is None:
        return str(value)
    if field.kind is Kind.REFERENCE:
        return references.titles(reader, str(field.refers_to), [int(value)]).get(int(value), f"#{value}")
    return SAID.get(field.kind, lambda _reader, _field, each: str(each))(reader, field, value)


SAID: dict[Kind, Any] = {
    Kind.MONEY: lambda reader, _field, value: _money(reader, value),
    Kind.SHARE: lambda _reader, _field, value: f"{100 * float(value):g} %",
    Kind.CHOICE: lambda _reader, field, value: {each.code: each.label for each in field.choices}.get(
        value, value
    ),
    Kind.BOOLEAN: lambda _reader, _field, value: "Yes" if value else "No",
    Kind.LIST: lambda _reader, _field, value: _listed(value),
    Kind.MOMENT: lambda _reader, _field, value: str(value).replace("T", " "),
}


def _money(reader: Session, value: int) -> str:
    from crm.values import MONEY_SCALE
    from crm.wording import money

    return money(value / MONEY_SCALE, reader.store.business()["currency"], cents=True)


def _listed(value: str) -> str:
    import json

    return "; ".join(json.loads(value))


def unsaved(changes: pending.Changes) -> str:
    """Say how many changes are not saved yet."""
    return f"{count(len(changes), 'unsaved change')}"

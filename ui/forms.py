"""Forms: to add a record; to see one whole, mend it, delete it, and read what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

import pandas as pd
import streamlit as st

from crm import clock
from crm.access import Action
from crm.entities import ENTITIES
from crm.schema import OWN_PREFIX, Entity, Field, Kind
from crm.wording import listed
from ui import columns, conflicts, consents, pending, record_history, references, saving, session, widgets
from ui.dialogs import dialog
from ui.session import Session
from ui.words import plain

LESS_ASKED: Final = 14
"""So many fields stand in a form at once; the others wait under “More”."""


def add_record(entity: str, preset: Mapping[str, Any] | None = None) -> None:
    """Open the form for a new record. ``preset``: stored values that stand in it from the start."""
    known = ENTITIES[entity]
    number = st.session_state.get("form-number", 0) + 1  # a form that is opened anew begins empty
    st.session_state["form-number"] = number

    def draw() -> None:
        show_new(known, dict(preset or {}), f"new-{entity}-{number}")

    dialog(title_of_new(known), width="large")(draw)()


def open_record(entity: str, record: int) -> None:
    """Open the form of a record, with its history."""
    reader = session.current()
    known = ENTITIES[entity]
    found = reader.store.records(entity, reader.access, ids=[record])
    if found.empty:
        st.warning(f"This {known.label.lower()} is not there any more; somebody deleted it.")
        return
    number = st.session_state.get("form-number", 0) + 1
    st.session_state["form-number"] = number
    title = references.titles(reader, entity, [record]).get(record, f"#{record}")

    def draw() -> None:
        show_known(known, found, f"form-{entity}-{record}-{number}")

    dialog(plain(f"{known.label}: {title}")[:200], width="large")(draw)()


def show_new(known: Entity, preset: dict[str, Any], key: str) -> None:
    """Draw the form of a new record, and add it."""
    reader = session.current(Action.CREATE)
    defaults = {each.name: each.default for each in known.fields if each.default is not None}
    values = _ask_all(reader, known, defaults | preset, {}, key)
    if not st.button("Add", type="primary", icon=":material/check:", key=f"{key}-add"):
        return
    stored, faults = _read(known.name, values, {})
    stored, more = consents.complete(known.name, defaults | preset, stored, _today(reader))
    faults += more
    if known.one_of and not any(stored.get(name) is not None for name in known.one_of):
        faults.append(
            f"Fill in at least one of {listed(known[name].label.lower() for name in known.one_of[:4])}."
        )
    missing = [each.label for each in known.fields if each.required and stored.get(each.name) is None]
    faults += [f"{label} is missing." for label in missing if f"{label} is missing." not in faults]
    if _said(faults) and saving.add(reader, known.name, stored) is not None:
        st.session_state[f"fresh-{known.name}"] = True
        st.rerun()


def show_known(known: Entity, found: pd.DataFrame, key: str) -> None:
    """Draw a record (one row in stored form, as it was when the form was opened) and its history.

    Save what changes.
    """
    reader = session.current()
    if conflicts.show(reader, known.name):
        return
    record = int(found.index[0])
    own = reader.store.own_columns(known.name) if reader.access.personal else {}
    facts, history = st.tabs(["Facts", "History"])
    with history:
        record_history.show(reader, known, record)
    with facts:
        present = {name: columns.blank_as_none(found[name].iloc[0]) for name in found.columns}
        values = _ask_all(reader, known, present, own, key)
        _show_buttons(reader, known, record, present, values, own, key)


def mend_here(known: Entity, found: pd.DataFrame, names: Sequence[str], key: str) -> bool:
    """Draw some fields of a record where they stand, and save what changes; say whether that is over.

    ``found``: the record (one row in stored form) as it was when somebody began.
    """
    reader = session.current(Action.UPDATE)
    if conflicts.show(reader, known.name):
        return False
    record = int(found.index[0])
    fields = [known[name] for name in names if reader.access.personal or not known[name].personal]
    present = {each.name: columns.blank_as_none(found[each.name].iloc[0]) for each in fields}
    with st.form(key, border=False):
        values = {
            each.name: widgets.ask(reader, each, present[each.name], f"{key}-{each.name}") for each in fields
        }
        with st.container(horizontal=True):
            save = st.form_submit_button("Save", type="primary", icon=":material/check:")
            leave = st.form_submit_button("Cancel")
    if not save:
        return leave
    stored, faults = _read(known.name, _changed(known, values, present, {}), {})
    changes = {(record, name): pending.Change(present[name], value) for name, value in stored.items()}
    if not _said(faults):
        return False
    if changes and not saving.save_changes(reader, known.name, changes):
        if saving.conflict_of(known.name) is not None:
            st.rerun()
        return False
    return True


def _changed(
    known: Entity, values: Mapping[str, Any], present: Mapping[str, Any], own: Mapping[str, Kind]
) -> dict[str, Any]:
    """Give what stands in widgets otherwise than they began."""
    return {
        name: value
        for name, value in values.items()
        if not pending.same(value, widgets.initial(_field(known, name, own), present.get(name)))
    }


def _show_buttons(
    reader: Session,
    known: Entity,
    record: int,
    present: Mapping[str, Any],
    values: Mapping[str, Any],
    own: Mapping[str, Kind],
    key: str,
) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        save = reader.access.may(Action.UPDATE) and st.button(
            "Save", type="primary", icon=":material/check:", key=f"{key}-save"
        )
        delete = reader.access.may(Action.DELETE) and st.button(
            "Delete", icon=":material/delete:", key=f"{key}-delete"
        )
    if save:
        stored, faults = _read(known.name, _changed(known, values, present, own), own)
        stored, more = consents.complete(known.name, present, stored, _today(reader))
        changes = {(record, name): pending.Change(present.get(name), value) for name, value in stored.items()}
        if _said([*faults, *more]):
            _save(reader, known.name, changes)
    if delete and saving.delete(reader, known.name, [record]):
        st.session_state[f"fresh-{known.name}"] = True
        st.rerun()


def _today(reader: Session) -> date:
    return clock.today(reader.store.business()["zone"])


def _save(reader: Session, entity: str, changes: pending.Changes) -> None:
    if not changes or saving.save_changes(reader, entity, changes):
        st.session_state[f"fresh-{entity}"] = True
        st.rerun()
    if saving.conflict_of(entity) is not None:
        st.rerun(scope="fragment")


def _field(known: Entity, name: str, own: Mapping[str, Kind]) -> Field:
    field = pending.field_of(known.name, name, own)
    if field is None:
        raise KeyError(name)
    return field


def _ask_all(
    reader: Session, known: Entity, present: Mapping[str, Any], own: Mapping[str, Kind], key: str
) -> dict[str, Any]:
    """Draw the widgets of all fields and give what stands in them."""
    fields = [each for each in known.fields if reader.access.personal or not each.personal]
    fields += [_field(known, OWN_PREFIX + name, own) for name in own]
    first = sorted(fields, key=lambda each: not each.required)[:LESS_ASKED]
    rest = [each for each in fields if each not in first]
    values = _ask_some(reader, [each for each in fields if each in first], present, key)
    if rest:
        with st.expander("More"):
            values |= _ask_some(reader, rest, present, key)
    return values


def _ask_some(reader: Session, fields: list[Field], present: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Draw fields in two columns, long texts below them over the whole width."""
    values: dict[str, Any] = {}
    short = [each for each in fields if each.kind is not Kind.LONG_TEXT]
    for pair in range(0, len(short), 2):
        for place, field in zip(st.columns(2), short[pair : pair + 2], strict=False):
            with place:
                values[field.name] = widgets.ask(
                    reader, field, present.get(field.name), f"{key}-{field.name}"
                )
    for field in fields:
        if field.kind is Kind.LONG_TEXT:
            values[field.name] = widgets.ask(reader, field, present.get(field.name), f"{key}-{field.name}")
    return values


def _read(
    entity: str, values: Mapping[str, Any], own: Mapping[str, Kind]
) -> tuple[dict[str, Any], list[str]]:
    """Turn what stands in widgets into stored values, checked as if nobody had.

    And say what may not stand.
    """
    stored: dict[str, Any] = {}
    faults: list[str] = []
    for name, value in values.items():
        field = _field(ENTITIES[entity], name, own)
        if field.kind is Kind.REFERENCE:
            stored[name] = value
            continue
        found = columns.read(field, f"{entity}.{name}", {0: value})
        stored[name] = found.stored[0]
        faults += found.faults.values()
    return stored, faults


def _said(faults: list[str]) -> bool:
    """Show what may not stand; say whether all may."""
    if faults:
        st.error("\n".join(f"- {plain(fault)}" for fault in faults), icon=":material/error:")
    return not faults


def title_of_new(known: Entity) -> str:
    """Write what the button and the form for a new record are called: ``Add a complaint``."""
    article = "an" if known.label[0] in "AEIOU" else "a"
    return f"Add {article} {known.label.lower()}"

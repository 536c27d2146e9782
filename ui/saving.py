"""How screens save: one step, a sentence about it with its undo, and a place for what could not be saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from crm.entities import STORED
from crm.errors import CrmError
from crm.issues import sentence
from crm.schema import OWN_PREFIX
from crm.wording import count
from data_io.changes import ChangeSet, EntityChanges, Receipt, Source
from data_io.store.errors import Conflict, Invalid
from ui import messages, pending, references
from ui.session import Session
from ui.words import bold, plain

MOST_SAID = 20
"""Sentences about faults that are shown at once."""


def apply(reader: Session, changes: ChangeSet, done: str) -> Receipt | None:
    """Save a step and keep the sentence ``done`` with its undo for the next run; None where it could not be.

    What stops it is shown in its sentences; a ``Conflict`` is left to the caller.
    """
    try:
        receipt = reader.store.apply(changes, reader.access)
    except Invalid as error:
        show_faults(error)
        return None
    except Conflict:
        raise
    except CrmError as error:
        messages.explain(error)
        return None
    messages.keep(done if receipt.revision else "Nothing had changed.", undo=receipt.revision or None)
    return receipt


def do(action: Callable[[], object], done: str) -> None:
    """Do what is no change of records, and draw the page anew with a sentence; or say why it could not be."""
    try:
        action()
    except CrmError as error:
        messages.explain(error)
        return
    messages.keep(done)
    st.rerun()


def save_changes(
    reader: Session, entity: str, changes: pending.Changes, made: pd.DataFrame | None = None
) -> bool:
    """Save the changes of an entity as one step and forget them; say whether that was done.

    ``made``: new records of the same step, in stored form. Where somebody else changed the same cells, these
    are kept for ``ui.conflicts`` to ask about.
    """
    said = f"{count(len(changes), 'change')} saved."
    try:
        receipt = apply(
            reader,
            pending.change_set(entity, changes, label(entity, len({place[0] for place in changes})), made),
            said,
        )
    except Conflict as conflict:
        st.session_state[f"conflict-{entity}"] = (conflict.cells, frozenset(changes))
        pending.keep(st.session_state, entity, pending.kept(st.session_state, entity) | changes)
        return False
    if receipt is None:
        return False
    forget(entity, changes)
    return True


def forget(entity: str, changes: pending.Changes) -> None:
    """Forget changes that are saved or given up."""
    left = {
        place: change
        for place, change in pending.kept(st.session_state, entity).items()
        if place not in changes
    }
    pending.keep(st.session_state, entity, left)
    forget_conflict(entity)


def conflict_of(entity: str) -> pd.DataFrame | None:
    """Give the cells that somebody else changed while this session was changing them.

    None where there are none.
    """
    found = st.session_state.get(f"conflict-{entity}")
    return None if found is None else found[0]


def places_in_conflict(entity: str) -> frozenset[pending.Place]:
    """Give all cells of the step that could not be saved because of some of them."""
    found = st.session_state.get(f"conflict-{entity}")
    return frozenset() if found is None else found[1]


def forget_conflict(entity: str) -> None:
    """Forget that somebody else changed the same."""
    st.session_state.pop(f"conflict-{entity}", None)


def delete(reader: Session, entity: str, ids: Sequence[int]) -> bool:
    """Delete records; what pointed to them is blanked in the same step. Say whether that was done."""
    known = STORED[entity]
    gone = EntityChanges(entity, deletes=np.array(sorted(ids), dtype="int64"))
    what = count(len(ids), known.label.lower(), known.plural.lower())
    if apply(reader, ChangeSet(Source.EDIT, f"{what} deleted", (gone,)), f"{what} deleted.") is None:
        return False
    left = {
        place: change
        for place, change in pending.kept(st.session_state, entity).items()
        if place[0] not in ids
    }
    pending.keep(st.session_state, entity, left)
    return True


def add(reader: Session, entity: str, values: dict[str, Any]) -> int | None:
    """Make a record of stored values and give its id; None where it could not be."""
    known = STORED[entity]
    filled = {name: pd.Series([value], dtype=object) for name, value in values.items() if value is not None}
    made = EntityChanges(entity, inserts=pd.DataFrame(filled, index=[0]))
    receipt = apply(reader, ChangeSet(Source.EDIT, f"{known.label} added", (made,)), f"{known.label} added.")
    return None if receipt is None else receipt.first_ids.get(entity)


def label(entity: str, records: int) -> str:
    """Name a step that mends records, for history."""
    known = STORED[entity]
    return f"{count(records, known.label.lower(), known.plural.lower())} mended"


def show_faults(error: Invalid) -> None:
    """Show which values may not be kept, and why."""
    lines = [f"- {plain(sentence(issue, field_label(issue.field)))}" for issue in error.issues[:MOST_SAID]]
    more = len(error.issues) - len(lines)
    lines += [f"- and {count(more, 'more')}"] if more > 0 else []
    st.error(f"{plain(error.message)}\n\n" + "\n".join(lines), icon=":material/error:")


def show_pending_faults(reader: Session, entity: str, changes: pending.Changes) -> None:
    """Show which unsaved changes may not be kept, with the name of their record."""
    faulty = {place: change for place, change in changes.items() if change.fault}
    if not faulty:
        return
    names = references.titles(reader, entity, {record for record, _ in faulty})
    lines = [
        f"- {bold(names.get(record, f'#{record}'))}: {plain(change.fault)}"
        for (record, _), change in list(faulty.items())[:MOST_SAID]
    ]
    st.warning("\n".join(lines), icon=":material/edit_note:")


def field_label(path: str) -> str:
    """Give the label of the field at a path such as ``sale.amount`` or ``customer.own.Shelf``."""
    entity, _, name = path.partition(".")
    field = STORED[entity].by_name.get(name)
    return field.label if field else name.removeprefix(OWN_PREFIX)

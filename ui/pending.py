"""Changes that somebody made in a grid and has not saved yet.

Kept in the session, whatever page or filter is shown.

Pure but for the names of references, which only the store knows. A change remembers the value that it was
based on, so that the store can tell whether somebody else changed the same meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from crm.entities import STORED
from crm.schema import OWN_PREFIX, Field, Kind
from data_io.changes import CELL_COLUMNS, ChangeSet, EntityChanges, Source
from ui import columns, references
from ui.session import Session

Place = tuple[int, str]
"""A cell: record id and field (or ``own.<heading>``)."""


@dataclass(frozen=True, slots=True)
class Change:
    """One changed cell.

    The stored value it was based on, the stored value wanted, what was typed, and why it may not be.
    """

    before: Any
    after: Any
    typed: Any = None
    fault: str = ""


Changes = dict[Place, Change]


def field_of(entity: str, name: str, own: Mapping[str, Kind]) -> Field | None:
    """Give the field of a column of the grid; an own column has one made for it; None for what is neither."""
    if name.startswith(OWN_PREFIX):
        heading = name.removeprefix(OWN_PREFIX)
        return Field(name, own[heading], heading) if heading in own else None
    return STORED[entity].by_name.get(name)


def collect(
    reader: Session,
    entity: str,
    records: pd.DataFrame,
    edited: Mapping[Any, Mapping[str, Any]],
    *,
    own: Mapping[str, Kind],
    editable: frozenset[str],
    known: Mapping[Place, Change],
) -> Changes:
    """Read what the browser says was edited, and give all changes.

    Those known before with these laid over them.

    ``records``: what the grid showed, in stored form, in its order. ``edited``: values by field by row
    position, as ``st.data_editor`` sends them; positions, columns and values that the grid could not have
    sent are ignored or refused.
    """
    typed: dict[str, dict[int, Any]] = {}
    for position, cells in edited.items():
        record = _record_at(records, position)
        if record is None or not isinstance(cells, Mapping):
            continue
        for name, value in cells.items():
            if name in editable:
                typed.setdefault(name, {})[record] = value
    changes = dict(known)
    for name, values in typed.items():
        field = field_of(entity, name, own)
        if field is None:
            continue
        for record, change in _read(reader, entity, field, records, values).items():
            place = (record, name)
            before = known[place].before if place in known else change.before
            if not change.fault and same(before, change.after):
                changes.pop(place, None)
            else:
                changes[place] = Change(before, change.after, change.typed, change.fault)
    return changes


def _record_at(records: pd.DataFrame, position: object) -> int | None:
    """Give the id of the record in a row of the grid; None where there is no such row."""
    text = str(position)
    if not text.isdecimal() or int(text) >= len(records):
        return None
    return int(records.index[int(text)])


def _read(
    reader: Session, entity: str, field: Field, records: pd.DataFrame, typed: dict[int, Any]
) -> dict[int, Change]:
    found = columns.read(field, f"{entity}.{field.name}", typed)
    values, faults = dict(found.stored), dict(found.faults)
    if field.kind is Kind.REFERENCE:
        texts = {
            record: text.strip()
            for record, text in values.items()
            if text is not None and record not in faults
        }
        ids, unclear = references.resolve(reader, field, texts)
        values |= dict.fromkeys(texts) | ids
        faults |= unclear
    stored = (
        records[field.name]
        if field.name in records.columns
        else pd.Series(None, index=records.index, dtype=object)
    )
    return {
        record: Change(
            columns.blank_as_none(stored.loc[record]),
            None if record in faults else values[record],
            typed[record],
            faults.get(record, ""),
        )
        for record in typed
    }


def same(one: object, other: object) -> bool:
    """Whether two stored values are the same; two blanks are."""
    one, other = columns.blank_as_none(one), columns.blank_as_none(other)
    return one is other or bool(one == other)


def lay_over(records: pd.DataFrame, changes: Mapping[Place, Change]) -> pd.DataFrame:
    """Give records (stored form) as they will be once the changes are saved; faulty ones are left out."""
    laid = records.copy()
    for (record, name), change in changes.items():
        if record in laid.index and not change.fault:
            if name not in laid.columns:
                laid[name] = pd.Series(None, index=laid.index, dtype=object)
            laid.loc[record, name] = change.after
    return laid


def as_typed(shown: pd.DataFrame, changes: Mapping[Place, Change]) -> pd.DataFrame:
    """Put texts that could not be read back into the grid, so that they can be mended where they stand."""
    for (record, name), change in changes.items():
        faulty_text = bool(change.fault) and isinstance(change.typed, str)
        if faulty_text and record in shown.index and name in shown.columns and shown[name].dtype == "str":
            shown.loc[record, name] = change.typed
    return shown


def change_set(
    entity: str, changes: Mapping[Place, Change], label: str, made: pd.DataFrame | None = None
) -> ChangeSet:
    """Make one step of all changes; ``made``: new records that come with them, in stored form."""
    rows = [(record, name, change.before, change.after) for (record, name), change in changes.items()]
    sides = {
        column: pd.Series([row[at] for row in rows], dtype=object) for at, column in enumerate(CELL_COLUMNS)
    }
    updates = pd.DataFrame(sides).astype({"id": "int64", "field": "str"})
    return ChangeSet(
        Source.EDIT, label, (EntityChanges(entity, pd.DataFrame() if made is None else made, updates),)
    )


def kept(state: MutableMapping[Any, Any], entity: str) -> Changes:
    """Give the unsaved changes of an entity in a session."""
    found: Changes = state.get(f"unsaved-{entity}", {})
    return found


def keep(state: MutableMapping[Any, Any], entity: str, changes: Changes) -> None:
    """Keep the unsaved changes of an entity in a session."""
    state[f"unsaved-{entity}"] = changes

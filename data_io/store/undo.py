"""A step taken back: the change set that history gives for it.

What the step made is deleted, what it changed is set back, what it deleted comes back under its old id; but
what somebody has changed since stays as it is and is reported. A change that was itself taken back does not
count as "since".
"""

# ruff: noqa: S608 - tables and columns are named by crm.entities, never by what somebody typed

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import orjson
import pandas as pd
from sqlalchemy import Connection

from crm.entities import ENTITIES, STORED
from crm.schema import OWN_PREFIX, Entity
from data_io.changes import ChangeSet, EntityChanges, Source, no_cells
from data_io.store.cells import Present
from data_io.store.columns import from_json
from data_io.store.deletions import OWN_KEY
from data_io.store.engines import among, quoted, run
from data_io.store.errors import NotUndoable
from data_io.store.journal.cells import IS_WHOLE
from data_io.store.parts import Ids

UNDO = "Undo: "
REDO = "Redo: "
STAYED_COLUMNS = ("entity", "id", "field")


@dataclass
class Reversal:
    """What takes a step back, and what must stay; the own columns that came with the step."""

    changes: ChangeSet
    stayed: pd.DataFrame
    own_columns: dict[str, list[str]]


@dataclass
class _Back:
    """What goes back among the records of one entity."""

    entity: Entity
    inserts: pd.DataFrame = field(default_factory=pd.DataFrame)
    updates: pd.DataFrame = field(default_factory=no_cells)
    deletes: Ids = field(default_factory=lambda: np.empty(0, dtype="int64"))


def reversal(connection: Connection, revision: int) -> Reversal:
    """Give what takes a step back; ``NotUndoable`` where there is none or it is taken back already."""
    label = _label(connection, revision)
    parts = run(
        connection,
        "SELECT entity, first_id, last_id, ranges, own_columns FROM change_part WHERE revision=?",
        (revision,),
    )
    stayed: list[pd.DataFrame] = []
    backs = {name: _Back(STORED[name]) for name, *_ in parts}
    made = {name: _made(first, last, runs) for name, first, last, runs, _ in parts}
    for name, back in backs.items():
        touched = _touched_since(connection, name, revision)
        back.deletes = np.setdiff1d(_still_there(connection, name, made[name]), touched)
        stayed.append(_stays(name, np.intersect1d(made[name], touched)))
    for name, back in backs.items():
        what = "record, field, before, after"
        sql = f"SELECT {what} FROM change_cell WHERE revision=? AND entity=? AND {IS_WHOLE} ORDER BY record"
        cells = run(connection, sql, (revision, name))
        back.inserts = _records_back(connection, back.entity, [cell for cell in cells if not cell[1]])
        changed = pd.DataFrame(
            [cell for cell in cells if cell[1]], columns=["id", "field", "before", "after"], dtype=object
        )
        back.updates, left = _cells_back(connection, back.entity, changed)
        stayed.append(left)
    stayed += _keep_what_is_referred_to(connection, backs, revision)
    stayed += _blank_what_points_nowhere(connection, backs)
    own = {name: orjson.loads(names) for name, *_, names in parts if names}
    changes = ChangeSet(
        Source.UNDO,
        label,
        tuple(EntityChanges(name, back.inserts, back.updates, back.deletes) for name, back in backs.items()),
        undoes=revision,
    )
    return Reversal(changes, pd.concat(stayed, ignore_index=True), own)


def _label(connection: Connection, revision: int) -> str:
    """Give the label of the step that takes a step back."""
    found = run(connection, "SELECT label, undone_by, source FROM change WHERE revision=?", (revision,))
    if not found:
        raise NotUndoable(
            f"There is no step number {revision}. Nothing was changed; look at the history for its number."
        )
    if found[0][1] is not None:
        raise NotUndoable(f"“{found[0][0]}” was taken back already. Nothing was changed.")
    if found[0][2] == Source.ERASURE:
        raise NotUndoable("What was erased is gone for good. Nothing was changed.")
    label = str(found[0][0])
    if label.startswith(UNDO):
        return REDO + label.removeprefix(UNDO)
    return UNDO + label.removeprefix(REDO)


def _made(first: int | None, last: int | None, runs: str | None) -> Ids:
    """Give the ids of the records that a part of a step made."""
    if first is None or last is None:
        return np.empty(0, dtype="int64")
    bounds = orjson.loads(runs) if runs else [[first, last]]
    return np.concatenate([np.arange(low, high + 1, dtype="int64") for low, high in bounds])


def _touched_since(connection: Connection, entity: str, revision: int) -> Ids:
    """Give the records that later steps changed, other than steps taken back and what took them back."""
    sql = """
        SELECT DISTINCT record FROM change_cell JOIN change ON change.revision = change_cell.revision
        WHERE entity=? AND change_cell.revision>? AND undone_by IS NULL AND undoes IS NULL"""
    return np.array(run(connection, sql, (entity, revision)), dtype="int64").reshape(-1)


def _still_there(connection: Connection, entity: str, ids: Ids) -> Ids:
    if not len(ids):
        return ids
    clause, parameters = among(connection, "id", ids.tolist())
    sql = f"SELECT id FROM {quoted(entity)} WHERE {clause}"
    return np.array(run(connection, sql, parameters), dtype="int64").reshape(-1)


def _records_back(connection: Connection, entity: Entity, cells: list[tuple[Any, ...]]) -> pd.DataFrame:
    """Make the inserts that bring deleted records back; one that is there again is left."""
    if not cells:
        return pd.DataFrame()
    records = pd.DataFrame(from_json([cell[2] for cell in cells]), dtype=object)
    if OWN_KEY in records:
        own = pd.DataFrame(
            [each if isinstance(each, dict) else {} for each in records.pop(OWN_KEY)], dtype=object
        )
        records = pd.concat([records, own.add_prefix(OWN_PREFIX)], axis="columns")
    known = [name for name in records if str(name).startswith(OWN_PREFIX) or name in entity.by_name]
    ids = np.array([cell[0] for cell in cells], dtype="int64")
    records = records[known].assign(id=ids)
    there = _still_there(connection, entity.name, ids)
    return records[~records["id"].isin(there)].sort_values("id", ignore_index=True)


def _cells_back(
    connection: Connection, entity: Entity, cells: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Set cells back that still are as the step left them; name those that are not."""
    names = cells["field"].unique()
    known = [name for name in names if name.startswith(OWN_PREFIX) or name in entity.by_name]
    cells = cells[cells["field"].isin(known)]
    if cells.empty:
        return no_cells(), _stays(entity.name, np.empty(0, dtype="int64"))
    ids = np.unique(cells["id"].to_numpy(dtype="int64"))
    present = Present(connection, entity, ids, list(cells["field"].unique()))
    back, left = [], []
    for name, group in cells.groupby("field", sort=False):
        now, there = present.texts_of(str(name), group["id"].to_numpy(dtype="int64"))
        texts = now.to_numpy(zero_copy_only=False)
        as_left = there & (
            (texts == group["after"].to_numpy()) | (pd.isna(texts) & group["after"].isna().to_numpy())
        )
        back.append(group[as_left])
        left.append(_stays(entity.name, group.loc[~as_left, "id"].to_numpy(dtype="int64"), str(name)))
    chosen = pd.concat(back, ignore_index=True)
    updates = pd.DataFrame({"id": chosen["id"].astype("int64"), "field": chosen["field"]})
    sides = {"before": from_json(_texts(chosen["after"])), "after": from_json(_texts(chosen["before"]))}
    for side, values in sides.items():
        updates[side] = pd.Series(values, dtype=object)
    return updates, pd.concat(left, ignore_index=True)


def _texts(column: pd.Series[Any]) -> list[str | None]:
    texts: list[str | None] = column.where(column.notna(), None).tolist()
    return texts


def _stays(entity: str, ids: Ids, name: str = "") -> pd.DataFrame:
    """Name records (or cells of a field) that stay as they are."""
    return pd.DataFrame(
        {"entity": entity, "id": ids.astype("int64"), "field": name}, columns=list(STAYED_COLUMNS)
    )


def _keep_what_is_referred_to(
    connection: Connection, backs: dict[str, _Back], revision: int
) -> list[pd.DataFrame]:
    """Take out of the deletes what others refer to by now that are not taken back with it."""
    stayed = []
    for name, back in backs.items():
        for other in ENTITIES.values():
            for reference in other.references:
                if reference.refers_to != name or not len(back.deletes):
                    continue
                clause, parameters = among(connection, reference.name, back.deletes.tolist())
                columns = f"id, {quoted(reference.name)}"
                sql = f"SELECT {columns} FROM {quoted(other.name)} WHERE {clause} AND revision<>?"
                pairs = np.array(run(connection, sql, (*parameters, revision)), dtype="int64").reshape(-1, 2)
                if other.name in backs and len(pairs):
                    pairs = pairs[~np.isin(pairs[:, 0], backs[other.name].deletes)]
                needed = np.unique(pairs[:, 1])
                if len(needed):
                    back.deletes = np.setdiff1d(back.deletes, needed)
                stayed.append(_stays(name, needed))
    return stayed


def _blank_what_points_nowhere(connection: Connection, backs: dict[str, _Back]) -> list[pd.DataFrame]:
    """Blank references that would come back to records which are gone by now."""
    stayed = []
    for name, back in backs.items():
        for reference in back.entity.references:
            target = str(reference.refers_to)
            returning = backs[target].inserts if target in backs else pd.DataFrame()
            arriving = (
                returning["id"].to_numpy(dtype="int64") if len(returning) else np.empty(0, dtype="int64")
            )
            leaving = backs[target].deletes if target in backs else np.empty(0, dtype="int64")
            for frame, column in ((back.inserts, reference.name), (back.updates, "after")):
                rows = _rows_with(frame, column, reference.name)
                wanted = (
                    frame.loc[rows, column].to_numpy(dtype="int64")
                    if len(rows)
                    else np.empty(0, dtype="int64")
                )
                there = np.setdiff1d(
                    np.union1d(_still_there(connection, target, np.unique(wanted)), arriving), leaving
                )
                nowhere = rows[~np.isin(wanted, there)]
                if len(nowhere):
                    stayed.append(
                        _stays(name, frame.loc[nowhere, "id"].to_numpy(dtype="int64"), reference.name)
                    )
                    frame.loc[nowhere, column] = None
    return stayed


def _rows_with(frame: pd.DataFrame, column: str, reference: str) -> np.ndarray[Any, Any]:
    """Give the labels of the rows in which a reference is filled."""
    if column not in frame.columns:
        return np.empty(0, dtype="int64")
    filled = frame[column].notna()
    if column == "after":
        filled &= frame["field"] == reference
    return frame.index[filled].to_numpy()

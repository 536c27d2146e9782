"""Changed cells: compared with what stands in the store, written a field at a time, kept in history."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection

from crm.schema import OWN_PREFIX, Entity
from data_io.store.bulk import update_column
from data_io.store.columns import (
    from_json,
    json_objects,
    json_texts,
    object_columns,
    typed,
    value_texts,
)
from data_io.store.engines import among, select
from data_io.store.errors import Conflict
from data_io.store.journal.cells import insert_cells
from data_io.store.own_columns import own_columns
from data_io.store.parts import CellColumn, Ids, concatenated, same


class Present:
    """The records as they stand: of some ids, some fields and the own columns, to compare and to change."""

    def __init__(self, connection: Connection, entity: Entity, ids: Ids, names: list[str]) -> None:
        fields = [name for name in names if not name.startswith(OWN_PREFIX)]
        self.own_names = list(own_columns(connection, entity.name)) if len(fields) < len(names) else []
        clause, parameters = among(connection, "id", ids.tolist())
        rows = select(
            connection, entity.name, ("id", "own", *fields), f"WHERE {clause} ORDER BY id", parameters
        )
        columns: list[Any] = list(zip(*rows, strict=True)) if rows else [()] * (2 + len(fields))
        self.ids = np.array(columns[0], dtype="int64")
        self.texts: dict[str, pa.Array] = {}
        for name, values in zip(fields, columns[2:], strict=True):
            self.texts[name] = json_texts(typed(entity[name].kind, values))
        for name, objects in object_columns(columns[1], self.own_names).items():
            self.texts[OWN_PREFIX + name] = value_texts(objects)

    def places(self, ids: Ids) -> tuple[Ids, np.ndarray[Any, np.dtype[np.bool_]]]:
        """Say where records lie among those that were read, and whether they are there at all."""
        places = np.searchsorted(self.ids, ids)
        there = np.zeros(len(ids), dtype=bool)
        inside = places < len(self.ids)
        there[inside] = self.ids[places[inside]] == ids[inside]
        return places, there

    def texts_of(self, name: str, ids: Ids) -> tuple[pa.Array, np.ndarray[Any, np.dtype[np.bool_]]]:
        """Give the JSON texts of a field of records (blank where one is gone), and which are there."""
        places, there = self.places(ids)
        chosen = pa.array(np.where(there, places, 0), mask=~there)
        present = self.texts.get(name)
        if present is None or not len(self.ids):
            return pa.nulls(len(ids), pa.string()), there
        return present.take(chosen), there


def write_cells(
    connection: Connection, entity: Entity, cells: list[CellColumn], revision: int
) -> list[bytes]:
    """Write changed cells and their history; ``Conflict`` where a cell is not as the change was based on.

    That somebody else has already put what was wanted is a conflict too: two who each add one would add one
    only. Gives the digests of the cells, for the journal.
    """
    if not cells:
        return []
    ids = concatenated([column.ids for column in cells])
    present = Present(connection, entity, ids, [column.name for column in cells])
    _refuse_conflicts(entity, cells, present)
    digests = []
    for column in cells:
        if not column.is_own:
            update_column(connection, entity.name, column.name, column.after, column.ids.tolist(), revision)
        sides = (column.before_texts, column.after_texts)
        place = (entity.name, column.name)
        digests.append(insert_cells(connection, revision, place, pa.array(column.ids), sides))
    own = [column for column in cells if column.is_own]
    if own:
        _write_own(connection, entity, own, present, revision)
    return digests


def _refuse_conflicts(entity: Entity, cells: list[CellColumn], present: Present) -> None:
    """Raise ``Conflict`` for the cells that are not as the change was based on, or whose record is gone."""
    conflicts = []
    for column in cells:
        now, there = present.texts_of(column.name, column.ids)
        wrong = ~(there & same(now, column.before_texts))
        if wrong.any():
            conflicts.append(_conflict_cells(entity, column.taken(wrong), now.filter(pa.array(wrong))))
    if conflicts:
        raise Conflict(pd.concat(conflicts, ignore_index=True))


def _conflict_cells(entity: Entity, column: CellColumn, now: pa.Array) -> pd.DataFrame:
    sides = {"before": column.before_texts, "after": column.after_texts, "now": now}
    values = {side: pd.Series(from_json(texts.to_pylist()), dtype=object) for side, texts in sides.items()}
    return pd.DataFrame({"entity": entity.name, "id": column.ids, "field": column.name, **values})


def _write_own(
    connection: Connection, entity: Entity, cells: list[CellColumn], present: Present, revision: int
) -> None:
    """Put changed own columns into the JSON of their records."""
    ids = concatenated([column.ids for column in cells])
    texts: dict[str, pa.Array] = {}
    for name in present.own_names:
        path = OWN_PREFIX + name
        now = present.texts_of(path, ids)[0].to_numpy(zero_copy_only=False).astype(object)
        for column in cells:
            if column.name == path:
                now[np.searchsorted(ids, column.ids)] = column.after_texts.to_numpy(zero_copy_only=False)
        texts[name] = pa.array(now, pa.string(), from_pandas=True)
    update_column(connection, entity.name, "own", json_objects(texts), ids.tolist(), revision)

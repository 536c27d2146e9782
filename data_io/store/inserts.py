"""New records: the ids that they get, what refers to them, their rows."""

# ruff: noqa: S608 - tables and columns are named by crm.entities, never by what somebody typed

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection

from crm.schema import OWN_PREFIX
from data_io.store.bulk import indexes_afterwards, insert_columns
from data_io.store.columns import json_objects, json_texts
from data_io.store.engines import among, run, select
from data_io.store.errors import Conflict
from data_io.store.parts import Ids, Part


def take_ids(connection: Connection, part: Part) -> None:
    """Give the new records their ids: those that they had before, else the next free ones in a block."""
    if not part.count or len(part.new_ids):
        return
    name = part.entity.name
    first = int(run(connection, "SELECT next_id FROM counter WHERE entity=?", (name,))[0][0])
    back = part.returning
    if len(back):
        clause, parameters = among(connection, "id", back.tolist())
        there = [row[0] for row in select(connection, name, ("id",), f"WHERE {clause}", parameters)]
        # What was never given is no record that could come back, and would be given once more later.
        wrong = [*there, *back[back >= first].tolist(), *back[pd.Series(back).duplicated()].tolist()]
        if wrong:
            raise Conflict(_taken_back(name, wrong))
    count = part.count - len(back)
    part.new_ids = np.arange(first, first + count, dtype="int64")
    if part.old_ids is not None:
        part.new_ids = part.old_ids.copy()
        part.new_ids[part.old_ids == 0] = np.arange(first, first + count, dtype="int64")
    if count:
        run(connection, "UPDATE counter SET next_id=? WHERE entity=?", (first + count, name))


def _taken_back(entity: str, ids: list[int]) -> pd.DataFrame:
    """Name records that cannot come back: their ids are taken."""
    return pd.DataFrame(
        {"entity": entity, "id": ids, "field": "", "before": None, "after": None, "now": None}
    )


def resolve_references(part: Part, new_ids: dict[str, Ids]) -> None:
    """Turn references below zero into the ids of the records made in the same step."""
    for reference in part.entity.references:
        made = new_ids.get(str(reference.refers_to), np.empty(0, dtype="int64"))
        if reference.name in part.inserts:
            part.inserts[reference.name] = _resolved(part.inserts[reference.name], made)
        for column in part.cells:
            if column.name == reference.name:
                column.after = _resolved(column.after, made)
                column.after_texts = json_texts(column.after)


def _resolved(references: pa.Array, made: Ids) -> pa.Array:
    """Put ids for -1, -2, ...: the first, the second of the records made. What is beyond is refused later."""
    lowest = pc.min(references).as_py()
    if lowest is None or lowest >= 0:
        return references
    numbers = references.fill_null(0).to_numpy(zero_copy_only=False).copy()
    new = (numbers < 0) & (numbers >= -len(made))
    numbers[new] = made[-numbers[new] - 1]
    return pa.array(numbers, mask=references.is_null().to_numpy(zero_copy_only=False))


def insert_records(connection: Connection, part: Part, revision: int) -> None:
    """Insert the new records: only the columns that hold something, as columns."""
    if not part.count:
        return
    columns: dict[str, Any] = {"id": pa.array(part.new_ids), "revision": [revision] * part.count}
    own = {}
    for name, array in part.inserts.items():
        if name.startswith(OWN_PREFIX):
            own[name.removeprefix(OWN_PREFIX)] = part.own_texts[name]
        else:
            columns[name] = array
    if own:
        columns["own"] = json_objects(own)
    with indexes_afterwards(connection, part.entity.name, part.count):
        insert_columns(connection, part.entity.name, columns)
    if len(part.returning):
        clause, parameters = among(connection, "id", part.returning.tolist())
        run(connection, f"DELETE FROM tombstone WHERE entity=? AND {clause}", (part.entity.name, *parameters))

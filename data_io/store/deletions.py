"""Records that go: kept whole in history, remembered by a tombstone, and no longer referred to by others."""

# ruff: noqa: S608 - tables and columns are named by crm.entities, never by what somebody typed

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection

from crm.entities import STORED
from crm.schema import Entity
from data_io.store.bulk import insert_columns
from data_io.store.columns import from_json, json_objects, json_texts, typed
from data_io.store.engines import among, run, select
from data_io.store.journal.cells import insert_cells
from data_io.store.parts import CellColumn, Ids, Part

OWN_KEY = "own"
"""Where a kept record holds its own columns: one JSON object among its fields."""


def references_to_blank(connection: Connection, parts: list[Part]) -> dict[str, list[CellColumn]]:
    """Find the cells of records that stay which refer to records that go, by entity."""
    going = {part.entity.name: part.deletes for part in parts if len(part.deletes)}
    found: dict[str, list[CellColumn]] = {}
    for entity in STORED.values():
        for reference in entity.references:
            targets = going.get(str(reference.refers_to))
            if targets is None:
                continue
            clause, parameters = among(connection, reference.name, targets.tolist())
            rows = select(connection, entity.name, ("id", reference.name), f"WHERE {clause}", parameters)
            column = _blanked(reference.name, rows, going.get(entity.name))
            if len(column.ids):
                found.setdefault(entity.name, []).append(column)
    return found


def _blanked(name: str, rows: list[tuple[Any, ...]], going: Ids | None) -> CellColumn:
    """Make the cells that blank a reference, but not of records that go themselves."""
    pairs = np.array(rows, dtype="int64").reshape(-1, 2)
    if going is not None:
        pairs = pairs[~np.isin(pairs[:, 0], going)]
    blank = pa.nulls(len(pairs), pa.int64())
    return CellColumn(name, pairs[:, 0], blank, json_texts(pa.array(pairs[:, 1])), json_texts(blank))


def delete_records(connection: Connection, part: Part, revision: int) -> tuple[int, bytes]:
    """Delete the records that a part names and keep them in history.

    Gives how many there were, and the digests of the rows that keep them, for the journal.
    """
    entity = part.entity
    fields = [each.name for each in entity.fields]
    clause, parameters = among(connection, "id", part.deletes.tolist())
    rows = select(connection, entity.name, ("id", "own", *fields), f"WHERE {clause}", parameters)
    if not rows:
        return 0, b""
    columns = list(zip(*rows, strict=True))
    count = len(rows)
    sides = (_whole_records(entity, columns), pa.nulls(count, pa.string()))
    digests = insert_cells(connection, revision, (entity.name, ""), pa.array(columns[0], pa.int64()), sides)
    run(connection, f'DELETE FROM "{entity.name}" WHERE {clause}', parameters)
    insert_columns(
        connection,
        "tombstone",
        {"entity": [entity.name] * count, "id": list(columns[0]), "revision": [revision] * count},
    )
    return count, digests


def _whole_records(entity: Entity, columns: list[tuple[Any, ...]]) -> pa.Array:
    """Give records as JSON objects of their filled fields, and their own columns as they lie."""
    texts = {OWN_KEY: pa.array(columns[1], pa.string())}
    for field, values in zip(entity.fields, columns[2:], strict=True):
        array = typed(field.kind, values)
        if array.null_count < len(array):
            texts[field.name] = json_texts(array)
    return pc.fill_null(json_objects(texts), "{}")


def kept_records(texts: list[str]) -> list[dict[str, Any]]:
    """Read records back as they were kept."""
    return from_json(texts)

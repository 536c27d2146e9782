"""What one step did, and what all steps since another did, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson
import pandas as pd
from sqlalchemy import Connection

from crm.access import Access
from crm.entities import STORED
from crm.schema import Entity
from data_io.store.columns import from_json, stored_frame
from data_io.store.deletions import OWN_KEY
from data_io.store.engines import among, quoted, run
from data_io.store.history import require_step
from data_io.store.journal.cells import IS_WHOLE
from data_io.store.own_columns import own_columns
from data_io.store.records import masked

STEP_PARTS = ("entity", "created", "updated", "deleted")
STEP_CELLS = ("entity", "id", "field", "before", "after")
BLANKED_CELLS = ("entity", "id", "field", "before")
CELLS_SINCE = ("id", "field", "before")


def read_step_parts(connection: Connection, revision: int, access: Access) -> pd.DataFrame:
    """Give how many records a step touched, one row per entity.

    Columns: entity, created, updated, deleted.
    """
    require_step(connection, revision, access)
    sql = "SELECT entity, created, updated, deleted FROM change_part WHERE revision=? ORDER BY entity"
    return pd.DataFrame(run(connection, sql, (revision,)), columns=list(STEP_PARTS))


def read_step_cells(
    connection: Connection, revision: int, access: Access, *, limit: int, offset: int
) -> pd.DataFrame:
    """Give cells that a step changed, by entity and record.

    Columns: entity, id, field, before, after (stored form). A deleted record is one row: field blank, before
    the whole record as a dict. What the reader may not see is None.
    """
    require_step(connection, revision, access)
    sql = f"""
        SELECT entity, record, field, before, after FROM change_cell WHERE revision=?
        ORDER BY entity, record, field LIMIT {int(limit)} OFFSET {int(offset)}"""  # noqa: S608 - whole numbers
    cells = pd.DataFrame(run(connection, sql, (revision,)), columns=list(STEP_CELLS), dtype=object)
    hidden = [
        not access.sees(entity, name) for entity, name in zip(cells["entity"], cells["field"], strict=True)
    ]
    for side in ("before", "after"):
        values = from_json([None if hide else text for text, hide in zip(cells[side], hidden, strict=True)])
        cells[side] = pd.Series(values, index=cells.index, dtype=object)
    return cells


def read_cells_since(connection: Connection, entity: str, revision: int, access: Access) -> pd.DataFrame:
    """Give the cells of an entity that have changed since a revision, with what they held then.

    One row a cell. Columns: id (int64), field, before (stored form). A record deleted since, perhaps brought
    back later, is one row more: field blank, before the whole record as a dict (own columns under ``own``).
    What the reader may not see is None.
    """
    access.require_whole()
    sql = "SELECT record, field, before FROM change_cell WHERE entity=? AND revision>? ORDER BY revision"
    rows = run(connection, sql, (entity, revision))
    cells = pd.DataFrame(rows, columns=list(CELLS_SINCE), dtype=object)
    cells = cells.astype({"id": "int64", "field": "str"}).drop_duplicates(["id", "field"], ignore_index=True)
    hidden = {name: not access.sees(entity, name) for name in cells["field"].unique()}
    seen = cells["before"].mask(cells["field"].map(hidden).astype(bool), None)
    values = from_json(seen.where(seen.notna(), None).tolist())
    return cells.assign(before=pd.Series(values, index=cells.index, dtype=object))


def read_deleted(connection: Connection, entity: Entity, ids: Iterable[int], access: Access) -> pd.DataFrame:
    """Give records that were deleted as they were when they went, in stored form (see ``read_records``).

    Those of the ids that are there, or never were, are left out; ``revision`` is that of the deletion.
    """
    access.require_whole()
    rows = sorted(_last_deletions(connection, entity.name, ids))
    kept = from_json([row[2] for row in rows])
    names = [each.name for each in entity.fields]
    own = list(own_columns(connection, entity.name))
    texts = [orjson.dumps(each[OWN_KEY]).decode() if OWN_KEY in each else None for each in kept]
    columns = [[row[0] for row in rows], [row[1] for row in rows], texts]
    columns += [[each.get(name) for each in kept] for name in names]
    return masked(entity, stored_frame(list(zip(*columns, strict=True)), names, own), access)


def read_blanked(connection: Connection, entity: Entity, ids: Iterable[int], access: Access) -> pd.DataFrame:
    """Give the references that the last deletion of records blanked, whatever became of them since.

    One row a cell. Columns: entity, id, field, before (the id of the deleted record).
    """
    access.require_whole()
    when = {int(row[0]): int(row[1]) for row in _last_deletions(connection, entity.name, ids)}
    clause, parameters = among(connection, "revision", sorted(set(when.values())))
    sql = f"""
        SELECT record, before, revision FROM change_cell
        WHERE entity=? AND field=? AND after IS NULL AND before IS NOT NULL AND {clause}
        ORDER BY record"""  # noqa: S608 - our own clause
    pointing = [
        (other.name, reference.name)
        for other in STORED.values()
        for reference in other.references
        if reference.refers_to == entity.name and when
    ]
    found = [
        (*place, int(record), int(before))
        for place in pointing
        for record, before, revision in run(connection, sql, (*place, *parameters))
        if when.get(int(before)) == revision
    ]
    cells = pd.DataFrame(found, columns=["entity", "field", "id", "before"])
    return cells.astype({"id": "int64", "before": "int64"})[list(BLANKED_CELLS)]


def _last_deletions(connection: Connection, entity: str, ids: Iterable[int]) -> list[tuple[Any, ...]]:
    """Give of each record that is gone: id, revision of its deletion, the record as JSON."""
    clause, parameters = among(connection, "record", [int(each) for each in ids])
    sql = f"""
        SELECT record, revision, before FROM change_cell
        WHERE entity=? AND field='' AND {IS_WHOLE} AND {clause}
        AND record NOT IN (SELECT id FROM {quoted(entity)}) ORDER BY revision"""  # noqa: S608 - our own clause
    rows = run(connection, sql, (entity, *parameters))
    return list({row[0]: row for row in rows}.values())

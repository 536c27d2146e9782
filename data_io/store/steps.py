"""What one step did, and what all steps since another did, cell by cell."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection

from crm.access import Access, Action
from crm.entities import STORED
from crm.schema import OWN_PREFIX
from data_io.store.columns import from_json
from data_io.store.engines import run

STEP_PARTS = ("entity", "created", "updated", "deleted")
STEP_CELLS = ("entity", "id", "field", "before", "after")
CELLS_SINCE = ("id", "field", "before")


def read_step_parts(connection: Connection, revision: int, access: Access) -> pd.DataFrame:
    """Give how many records a step touched, one row per entity.

    Columns: entity, created, updated, deleted.
    """
    access.require(Action.READ)
    sql = "SELECT entity, created, updated, deleted FROM change_part WHERE revision=? ORDER BY entity"
    return pd.DataFrame(run(connection, sql, (revision,)), columns=list(STEP_PARTS))


def read_step_cells(
    connection: Connection, revision: int, access: Access, *, limit: int, offset: int
) -> pd.DataFrame:
    """Give cells that a step changed, by entity and record.

    Columns: entity, id, field, before, after (stored form). A deleted record is one row: field blank, before
    the whole record as a dict. What the reader may not see is None.
    """
    access.require(Action.READ)
    sql = f"""
        SELECT entity, record, field, before, after FROM change_cell WHERE revision=?
        ORDER BY entity, record, field LIMIT {int(limit)} OFFSET {int(offset)}"""  # noqa: S608 - whole numbers
    cells = pd.DataFrame(run(connection, sql, (revision,)), columns=list(STEP_CELLS), dtype=object)
    hidden = [
        not access.personal and _is_personal(entity, name)
        for entity, name in zip(cells["entity"], cells["field"], strict=True)
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
    access.require(Action.READ)
    sql = "SELECT record, field, before FROM change_cell WHERE entity=? AND revision>? ORDER BY revision"
    rows = run(connection, sql, (entity, revision))
    cells = pd.DataFrame(rows, columns=list(CELLS_SINCE), dtype=object)
    cells = cells.astype({"id": "int64", "field": "str"}).drop_duplicates(["id", "field"], ignore_index=True)
    hidden = {name: not access.personal and _is_personal(entity, name) for name in cells["field"].unique()}
    seen = cells["before"].mask(cells["field"].map(hidden).astype(bool), None)
    values = from_json(seen.where(seen.notna(), None).tolist())
    return cells.assign(before=pd.Series(values, index=cells.index, dtype=object))


def _is_personal(entity: str, name: str) -> bool:
    """Whether a cell tells something about a person; a whole record and an own column may."""
    field = STORED[entity].by_name.get(name)
    return not name or name.startswith(OWN_PREFIX) or (field is not None and field.personal)

"""What happened: the steps, newest first, and what became of one record."""

# ruff: noqa: S608 - tables and columns are named by crm.entities, never by what somebody typed

from __future__ import annotations

from typing import Any

import orjson
import pandas as pd
from sqlalchemy import Connection

from crm.access import Access, Action, Denied
from crm.schema import Entity
from data_io.store.columns import from_json
from data_io.store.engines import run
from data_io.store.own_records import is_own

STEP_COLUMNS = (
    "revision",
    "at",
    "by",
    "source",
    "label",
    "created",
    "updated",
    "deleted",
    "undone",
    "undoes",
)
MERGED = "merged"
"""Where a merge's details say who went into whom: [[id, id of the survivor], ...]."""
RECORD_COLUMNS = ("revision", "at", "by", "source", "label", "field", "before", "after")


def read_history(
    connection: Connection, access: Access, *, limit: int, offset: int, entity: str | None, record: int | None
) -> pd.DataFrame:
    """Give the steps, newest first.

    One row a step; columns as in ``STEP_COLUMNS`` (at: UTC, undone: bool).
    """
    _require_insider(access)
    asked, parameters = _asked(entity, record)
    if access.own_only:  # what others did is theirs
        asked = f'{asked} {"AND" if asked else "WHERE"} change."by"=?'
        parameters = (*parameters, access.name)
    sql = f"""
        SELECT change.revision, at, "by", source, label, sum(created), sum(updated), sum(deleted),
               undone_by IS NOT NULL, undoes
        FROM change JOIN change_part ON change_part.revision = change.revision
        {asked}
        GROUP BY change.revision, at, "by", source, label, undone_by, undoes
        ORDER BY change.revision DESC LIMIT {int(limit)} OFFSET {int(offset)}"""
    steps = pd.DataFrame(run(connection, sql, parameters), columns=list(STEP_COLUMNS))
    kinds = {
        "revision": "int64",
        "created": "int64",
        "updated": "int64",
        "deleted": "int64",
        "undoes": "Int64",
    }
    steps = steps.astype(kinds)
    return steps.assign(
        at=pd.to_datetime(steps["at"], format="ISO8601", utc=True), undone=steps["undone"].astype(bool)
    )


def _require_insider(access: Access) -> None:
    """Raise ``Denied`` for whoever came by a link: what was before is no business of theirs."""
    access.require(Action.READ)
    if access.is_guest:
        raise Denied(access, Action.READ)


def require_step(connection: Connection, revision: int, access: Access) -> None:
    """Raise ``Denied`` where this person may not look into a step."""
    _require_insider(access)
    if access.own_only and maker(connection, revision) != access.name:
        raise Denied(access, Action.READ)


def maker(connection: Connection, revision: int) -> str | None:
    """Give the name of whoever made a step; None where there is none of that number."""
    found = run(connection, 'SELECT "by" FROM change WHERE revision=?', (revision,))
    return str(found[0][0]) if found else None


def _asked(entity: str | None, record: int | None) -> tuple[str, tuple[Any, ...]]:
    if entity is None:
        return "", ()
    if record is None:
        return "WHERE entity=?", (entity,)
    touched = "SELECT revision FROM change_cell WHERE entity=? AND record=?"
    made = "entity=? AND first_id<=? AND last_id>=?"
    where = f"WHERE entity=? AND (change.revision IN ({touched}) OR ({made}))"
    return where, (entity, entity, record, entity, record, record)


def read_record_history(connection: Connection, entity: Entity, record: int, access: Access) -> pd.DataFrame:
    """Give what became of one record, newest first, the cells of a step by their field.

    One row per changed cell; columns as in ``RECORD_COLUMNS``. ``field`` is blank where the record was made
    (after: True) or deleted (before: True), or others went into it (neither). Personal values are None for
    who may not see them.
    """
    _require_insider(access)
    if access.own_only and not is_own(connection, entity, record, access):
        raise Denied(access, Action.READ, entity.name)
    sql = """
        SELECT change.revision, at, "by", source, label, field, before, after
        FROM change_cell JOIN change ON change.revision = change_cell.revision
        WHERE entity=? AND record=?"""
    rows = [_shown(entity, row, access) for row in run(connection, sql, (entity.name, record))]
    rows += _made(connection, entity, record)
    rows += _merged(connection, entity, record)
    steps = pd.DataFrame(rows, columns=list(RECORD_COLUMNS)).sort_values(
        ["revision", "field"], ascending=[False, True]
    )
    steps["at"] = pd.to_datetime(steps["at"], format="ISO8601", utc=True)
    return steps.astype({"revision": "int64", "before": object, "after": object}).reset_index(drop=True)


def _shown(entity: Entity, row: tuple[Any, ...], access: Access) -> tuple[Any, ...]:
    """Read the two sides of a cell; one record's history is short."""
    field = str(row[5])
    if not field:
        return (*row[:6], True, None)
    before, after = from_json(row[6:8]) if access.sees(entity.name, field) else (None, None)
    return (*row[:6], before, after)


def _made(connection: Connection, entity: Entity, record: int) -> list[tuple[Any, ...]]:
    sql = """
        SELECT change.revision, at, "by", source, label, ranges
        FROM change_part JOIN change ON change.revision = change_part.revision
        WHERE entity=? AND first_id<=? AND last_id>=?"""
    rows = run(connection, sql, (entity.name, record, record))
    return [(*row[:5], "", None, True) for row in rows if _among(record, row[5])]


def _merged(connection: Connection, entity: Entity, record: int) -> list[tuple[Any, ...]]:
    """Give the merges in which others went into a record."""
    if entity.name != "customer":
        return []
    sql = (
        'SELECT revision, at, "by", source, label, details FROM change WHERE source=? AND details IS NOT NULL'
    )
    rows = run(connection, sql, ("merge",))
    return [(*row[:5], "", None, None) for row in rows if _went_into(record, row[5])]


def _went_into(record: int, details: str) -> bool:
    return any(survivor == record for _, survivor in orjson.loads(details).get(MERGED, []))


def _among(record: int, ranges: str | None) -> bool:
    return ranges is None or any(first <= record <= last for first, last in orjson.loads(ranges))


def read_details(connection: Connection, revision: int) -> dict[str, Any]:
    """Give what else was kept with a step; KeyError where there is no such step."""
    found = run(connection, "SELECT details FROM change WHERE revision=?", (revision,))
    if not found:
        raise KeyError(revision)
    details: dict[str, Any] = orjson.loads(found[0][0]) if found[0][0] else {}
    return details

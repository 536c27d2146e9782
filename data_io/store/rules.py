"""The rules that only the store can tell, asked after writing and before the commit."""

# ruff: noqa: S608 - tables and columns are named by crm.entities, never by what somebody typed

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection

from crm.issues import Issue
from crm.schema import Field
from data_io.store.engines import among, run, select
from data_io.store.errors import Invalid
from data_io.store.parts import Ids, Part


def check_rules(
    connection: Connection, parts: list[Part], *, trusted: bool = False, since: int | None = None
) -> None:
    """Raise ``Invalid`` where a reference points to nothing, or where what must be unique is not.

    ``since``: a step after which all that is referred to was found (``find_dangling``).
    """
    issues = [] if trusted else find_dangling(connection, parts, since)
    for part in parts:
        for field in part.entity.fields:
            if field.unique:
                issues += _repeated(connection, part, field)
    if issues:
        raise Invalid(issues)


def find_dangling(connection: Connection, parts: list[Part], since: int | None = None) -> list[Issue]:
    """Find references that point to nothing; ``since``: only to what was deleted after that step."""
    return [
        issue
        for part in parts
        for field in part.entity.references
        for issue in _dangling(connection, part, field, since)
    ]


def _touched(part: Part, field: Field) -> Iterator[tuple[Ids, pa.Array]]:
    """Give the values that a part puts into a field, with the labels of their rows."""
    if field.name in part.inserts:
        yield part.rows, part.inserts[field.name]
    for column in part.cells:
        if column.name == field.name:
            yield column.ids, column.after


def _dangling(connection: Connection, part: Part, field: Field, since: int | None) -> list[Issue]:
    issues: list[Issue] = []
    for rows, array in _touched(part, field):
        wanted = pc.unique(array.drop_null())
        if since is not None and len(wanted):
            sql = "SELECT id FROM tombstone WHERE entity=? AND revision>?"
            gone = [row[0] for row in run(connection, sql, (str(field.refers_to), since))]
            wanted = wanted.filter(pc.is_in(wanted, value_set=pa.array(gone, pa.int64())))
        if not len(wanted):
            continue
        clause, parameters = among(connection, "id", wanted.to_pylist())
        there = [
            row[0] for row in select(connection, str(field.refers_to), ("id",), f"WHERE {clause}", parameters)
        ]
        if len(there) < len(wanted):
            missing = pc.and_(
                array.is_valid(), pc.invert(pc.is_in(array, value_set=pa.array(there, pa.int64())))
            )
            issues += _issues(part, field, "no_such_record", rows, array, missing)
    return issues


def _repeated(connection: Connection, part: Part, field: Field) -> list[Issue]:
    issues: list[Issue] = []
    for rows, array in _touched(part, field):
        values = pc.unique(array.drop_null()).to_pylist()
        if not values:
            continue
        clause, parameters = among(connection, field.name, values)
        sql = f'SELECT "{field.name}" FROM "{part.entity.name}" WHERE {clause} GROUP BY 1 HAVING count(*) > 1'
        twice = [row[0] for row in run(connection, sql, parameters)]
        if twice:
            repeated = pc.is_in(array, value_set=pa.array(twice, array.type))
            issues += _issues(part, field, "not_unique", rows, array, repeated)
    return issues


def _issues(part: Part, field: Field, code: str, rows: Ids, array: pa.Array, mask: pa.Array) -> list[Issue]:
    path = f"{part.entity.name}.{field.name}"
    found = np.flatnonzero(pc.fill_null(mask, fill_value=False).to_numpy(zero_copy_only=False))
    return [Issue(int(rows[at]), path, code, str(array[int(at)].as_py())) for at in found]

"""The owner's own columns: names, kinds, and their order, which each record's JSON keeps to."""

# ruff: noqa: S608 - tables and columns are named by crm.entities, never by what somebody typed

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa
from sqlalchemy import Connection

from crm.schema import OWN_PREFIX, Kind
from data_io.store.engines import is_sqlite, run
from data_io.store.parts import Part, kind_of, wider


def own_columns(connection: Connection, entity: str) -> dict[str, Kind]:
    """Give the kinds of an entity's own columns by name, in order."""
    rows = run(
        connection, "SELECT name, kind FROM own_column WHERE entity=? ORDER BY position, name", (entity,)
    )
    return {name: Kind(kind) for name, kind in rows}


def register_own_columns(connection: Connection, part: Part) -> None:
    """Enter own columns that are new, widen kinds to what they now hold, put the inserts in their order."""
    arriving = _arriving(part)
    if not arriving:
        return
    known = own_columns(connection, part.entity.name)
    for path, array in arriving.items():
        _register(connection, part, path.removeprefix(OWN_PREFIX), array, known)
    _put_in_order(part, [OWN_PREFIX + name for name in known])


def _arriving(part: Part) -> dict[str, pa.Array]:
    """Give what a part puts into own columns, as far as it holds anything."""
    arriving = {name: array for name, array in part.inserts.items() if name.startswith(OWN_PREFIX)}
    arriving |= {column.name: column.after for column in part.cells if column.is_own}
    return {name: array for name, array in arriving.items() if array.null_count < len(array)}


def _put_in_order(part: Part, paths: Iterable[str]) -> None:
    own = {path: part.inserts.pop(path) for path in paths if path in part.inserts}
    part.inserts |= own


def put_own_in_order(connection: Connection, part: Part) -> None:
    """Put the own columns of the inserts in the order that they will have when they are entered."""
    _put_in_order(part, _order_to_come(connection, part))


def stand_own_in_order(connection: Connection, part: Part) -> bool:
    """Whether the own columns of the inserts still stand in the order that they will have."""
    present = list(part.inserts)
    put_own_in_order(connection, part)
    return present == list(part.inserts)


def _order_to_come(connection: Connection, part: Part) -> list[str]:
    arriving = _arriving(part)
    known = own_columns(connection, part.entity.name) if arriving else {}
    return list(dict.fromkeys([*(OWN_PREFIX + name for name in known), *arriving]))


def _register(connection: Connection, part: Part, name: str, array: pa.Array, known: dict[str, Kind]) -> None:
    kind = kind_of(array)
    entity = part.entity.name
    if name not in known:
        position = run(
            connection, "SELECT coalesce(max(position), 0) + 1 FROM own_column WHERE entity=?", (entity,)
        )[0][0]
        sql = "INSERT INTO own_column (entity, name, kind, position) VALUES (?, ?, ?, ?)"
        run(connection, sql, (entity, name, kind.value, position))
        part.new_own.append(name)
        known[name] = kind
    elif wider(known[name], kind) != known[name]:
        known[name] = wider(known[name], kind)
        run(
            connection,
            "UPDATE own_column SET kind=? WHERE entity=? AND name=?",
            (known[name].value, entity, name),
        )


def forget_unused(connection: Connection, entity: str, names: list[str]) -> None:
    """Forget own columns that no record holds any more: an undone import takes its columns with it."""
    import json

    place = "instr" if is_sqlite(connection) else "strpos"
    for name in names:
        key = json.dumps(name, ensure_ascii=False) + ":"
        held = run(connection, f'SELECT 1 FROM "{entity}" WHERE {place}(own, ?) > 0 LIMIT 1', (key,))
        if not held:
            run(connection, "DELETE FROM own_column WHERE entity=? AND name=?", (entity, name))

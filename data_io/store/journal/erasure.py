"""Values made to go, of the journal and of the history; the journal says that they went, and by whom."""

# ruff: noqa: S608 - our own names of tables and columns

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pyarrow as pa
from sqlalchemy import Connection

from data_io.store.engines import among, is_sqlite, run
from data_io.store.journal.cells import DIGEST_BYTES, IS_WHOLE, digests_of_rows, hexadecimal
from data_io.store.journal.chain import written
from data_io.store.journal.entries import What, add_entry
from data_io.store.journal.steps import ERASED

ENTRIES, STEPS = "entries", "steps"
"""Where an erasure names the entries whose values it took, and the steps whose cells or names it took."""
_AT_ONCE: Final = 50_000


@dataclass(frozen=True)
class ToErase:
    """What is to go.

    ``records``: by entity the ids whose cells in the history are emptied; ``fields``: only these ('' is the
    record as it was when it was deleted), of all entities or by entity, None for all. ``steps``: whose label
    and details go. ``entries``: of the journal, whose values go.
    """

    records: Mapping[str, Collection[int]] = field(default_factory=dict)
    fields: Collection[str] | Mapping[str, Collection[str]] | None = None
    steps: Collection[int] = ()
    entries: Collection[int] = ()

    def fields_of(self, entity: str) -> Collection[str] | None:
        """Give the fields of an entity that go; None for all."""
        return self.fields.get(entity, ()) if isinstance(self.fields, Mapping) else self.fields


def erase(connection: Connection, who: str, about: Mapping[str, Any], to_erase: ToErase) -> int:
    """Erase, within a transaction that writes, and note one ``ERASURE``. Give how many cells were emptied.

    What was erased already is left as it is; where nothing is left to erase, nothing is noted.
    """
    steps: set[int] = set()
    emptied = 0
    for entity, ids in to_erase.records.items():
        touched, count = _empty_cells(connection, entity, ids, to_erase.fields_of(entity))
        steps |= touched
        emptied += count
    entries = set(to_erase.entries) | _forget_names(connection, to_erase.steps)
    gone = _drop_values(connection, entries)
    if not (emptied or gone):
        return 0
    steps |= set(to_erase.steps)
    told = {**about, ENTRIES: sorted(gone), STEPS: sorted(steps), "cells": emptied}
    add_entry(connection, What.ERASURE, who, written(told))
    return emptied


def _empty_cells(
    connection: Connection, entity: str, ids: Collection[int], fields: Collection[str] | None
) -> tuple[set[int], int]:
    """Empty the cells of some records; give the steps that they belong to, and how many they were."""
    steps: set[int] = set()
    count = 0
    wanted = sorted(ids)
    for start in range(0, len(wanted), _AT_ONCE):
        clause, parameters = among(connection, "record", wanted[start : start + _AT_ONCE])
        if fields is not None:
            also, more = among(connection, "field", sorted(fields))
            clause, parameters = f"{clause} AND {also}", (*parameters, *more)
        place = "rowid" if is_sqlite(connection) else "CAST(ctid AS text)"
        sql = f"""
            SELECT {place}, revision, entity, record, field, before, after, seal FROM change_cell
            WHERE entity=? AND {IS_WHOLE} AND {clause}"""
        rows = run(connection, sql, (entity, *parameters))
        if rows:
            places, revisions, *_ = zip(*rows, strict=True)
            seals = hexadecimal(digests_of_rows([row[1:] for row in rows]), DIGEST_BYTES)
            _put_digests(connection, places, seals)
            steps |= set(revisions)
            count += len(rows)
    return steps, count


def _put_digests(connection: Connection, places: Iterable[Any], seals: pa.Array) -> None:
    """Put digests in the place of cells' values, all by one statement."""
    if is_sqlite(connection):
        run(connection, "CREATE TEMP TABLE erased_cell (place INTEGER PRIMARY KEY, seal TEXT)")
        cursor = connection.connection.cursor()
        try:
            pairs = zip(places, seals.to_pylist(), strict=True)
            cursor.executemany("INSERT INTO temp.erased_cell VALUES (?, ?)", list(pairs))
        finally:
            cursor.close()
        run(
            connection,
            "UPDATE change_cell SET before=NULL, after=NULL, seal=erased_cell.seal "
            "FROM temp.erased_cell WHERE change_cell.rowid=erased_cell.place",
        )
        run(connection, "DROP TABLE temp.erased_cell")
        return
    cells = "SELECT CAST(unnest(CAST(? AS text[])) AS tid) AS place, unnest(CAST(? AS text[])) AS seal"
    run(
        connection,
        "UPDATE change_cell SET before=NULL, after=NULL, seal=cell.seal "
        f"FROM ({cells}) AS cell WHERE change_cell.ctid=cell.place",
        (list(places), seals.to_pylist()),
    )


def _forget_names(connection: Connection, steps: Collection[int]) -> set[int]:
    """Erase the labels and details of steps; give the entries whose values hold them too."""
    if not steps:
        return set()
    clause, parameters = among(connection, "revision", sorted(steps))
    run(connection, f"UPDATE change SET label=?, details=NULL WHERE {clause}", (ERASED, *parameters))
    return {int(row[0]) for row in run(connection, f"SELECT seq FROM journal WHERE {clause}", parameters)}


def _drop_values(connection: Connection, entries: Collection[int]) -> list[int]:
    """Delete the values of entries; give those that had one."""
    clause, parameters = among(connection, "seq", sorted(entries))
    there = [
        int(row[0]) for row in run(connection, f"SELECT seq FROM journal_value WHERE {clause}", parameters)
    ]
    run(connection, f"DELETE FROM journal_value WHERE {clause}", parameters)
    return there

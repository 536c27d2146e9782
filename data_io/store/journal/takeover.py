"""The steps that a database knows from before it had a journal, taken over into it once.

Their entries carry the times of the steps and say when they were taken over: what happened to the history
before that moment nobody can prove.
"""

# ruff: noqa: S608 - our own names of columns

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import Any, Final

import numpy as np
import orjson
import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection

from crm.clock import utc_now
from data_io.store.bulk import insert_columns
from data_io.store.engines import run
from data_io.store.journal.cells import DIGEST_BYTES, digest_cells, new_salts
from data_io.store.journal.chain import ENTRY_COLUMNS, Entry, digest_of, link, new_salt, written
from data_io.store.journal.entries import What, add_entry, head
from data_io.store.journal.steps import CHANGE_COLUMNS, PART_COLUMNS, covers_of, value_of

STEPS_AT_ONCE: Final = 5_000
CELL_COLUMNS: Final = ("revision", "entity", "record", "field", "before", "after")
TAKEN_OVER: Final = "taken_over"
"""Where an entry says when it was taken over (UTC)."""


def take_over(connection: Connection) -> None:
    """Give the steps that have no entry theirs; before the triggers are made, for their cells get seals."""
    sql = f"""
        SELECT {CHANGE_COLUMNS} FROM change
        WHERE revision > (SELECT coalesce(max(revision), 0) FROM journal) ORDER BY revision"""
    changes = run(connection, sql)
    if not changes:
        return
    at = utc_now().isoformat(timespec="microseconds")
    add_entry(connection, What.JOURNAL, "Regulars", written({TAKEN_OVER: at, "steps": len(changes)}))
    for start in range(0, len(changes), STEPS_AT_ONCE):
        _take_over(connection, changes[start : start + STEPS_AT_ONCE], at)


def _take_over(connection: Connection, changes: list[tuple[Any, ...]], at: str) -> None:
    """Write the entries of some steps in a row."""
    bounds = (changes[0][0], changes[-1][0])
    asked = f"SELECT revision, {PART_COLUMNS} FROM change_part WHERE revision BETWEEN ? AND ? ORDER BY 1, 2"
    parts = {
        revision: [part[1:] for part in group]
        for revision, group in groupby(run(connection, asked, bounds), itemgetter(0))
    }
    digests = _seal_cells(connection, bounds)
    seq, previous = head(connection)
    entries, values = [], []
    for change in changes:
        revision = change[0]
        value = written(value_of(change, parts.get(revision, [])) | {TAKEN_OVER: at})
        salt = new_salt()
        seq += 1
        covers = covers_of(change, parts.get(revision, []), digests.get(revision, b""))
        entry = Entry(seq, change[1], change[2], What.STEP, revision, digest_of(salt, value), covers)
        previous = link(previous, entry)
        entries.append((*entry, previous))
        values.append((seq, salt, value))
    for table, names, rows in (
        ("journal", (*ENTRY_COLUMNS, "chain"), entries),
        ("journal_value", ("seq", "salt", "value"), values),
    ):
        insert_columns(connection, table, dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)))


def _seal_cells(connection: Connection, bounds: tuple[int, int]) -> dict[int, bytes]:
    """Seal the cells of some steps; give the digests by step. Written anew as columns, not row by row."""
    names = ", ".join(CELL_COLUMNS)
    asked = f"SELECT {names} FROM change_cell WHERE revision BETWEEN ? AND ? ORDER BY revision"
    rows = run(connection, asked, bounds)
    if not rows:
        return {}
    cells = dict(zip(CELL_COLUMNS, map(list, zip(*rows, strict=True)), strict=True))
    arrays: dict[str, Any] = {name: pa.array(values) for name, values in cells.items()}
    arrays |= {side: pa.array(cells[side], pa.string()) for side in ("before", "after")}
    arrays["seal"] = new_salts(len(rows))
    fields = {name: orjson.dumps(name).decode() for name in set(cells["field"])}
    field = pa.array(pd.Series(cells["field"], dtype=object).map(fields), pa.string())
    sides = (arrays["before"], arrays["after"])
    digests = digest_cells(arrays["seal"], arrays["entity"], field, arrays["record"], sides)
    run(connection, "DELETE FROM change_cell WHERE revision BETWEEN ? AND ?", bounds)
    insert_columns(connection, "change_cell", arrays)
    revisions, firsts = np.unique(np.array(cells["revision"], dtype="int64"), return_index=True)
    ends = [*firsts[1:].tolist(), len(rows)]
    places = zip(revisions.tolist(), firsts.tolist(), ends, strict=True)
    return {revision: digests[first * DIGEST_BYTES : end * DIGEST_BYTES] for revision, first, end in places}

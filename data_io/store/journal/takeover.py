"""The steps that a database knows from before it had a journal, taken over into it once.

Their entries carry the times of the steps and say when they were taken over: what happened to the history
before that moment nobody can prove.
"""

# ruff: noqa: S608 - our own names of columns

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import Connection

from crm.clock import utc_now
from data_io.store.bulk import insert_columns
from data_io.store.engines import run
from data_io.store.journal.cells import CELL_COLUMNS, new_salts, read_digests
from data_io.store.journal.chain import ENTRY_COLUMNS, Entry, digest_of, link, new_salt, written
from data_io.store.journal.entries import What, add_entry, head
from data_io.store.journal.steps import CHANGE_COLUMNS, PART_COLUMNS, covers_of, value_of

STEPS_AT_ONCE: Final = 5_000
TAKEN_OVER: Final = "taken_over"
"""Where an entry says when it was taken over (UTC)."""


def take_over(connection: Connection, *, again: bool = False) -> None:
    """Give the steps of an older database their entries; before the triggers are made: cells get seals.

    In a journal that knows steps it is done ``again`` where a back-up from before the journal was put back.
    """
    knows_steps = "EXISTS (SELECT 1 FROM journal WHERE revision IS NOT NULL)"
    where = "" if again else f"WHERE NOT {knows_steps}"
    changes = run(connection, f"SELECT {CHANGE_COLUMNS} FROM change {where} ORDER BY revision")
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
    _seal_cells(connection, bounds)
    digests = read_digests(connection, bounds)
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


def _seal_cells(connection: Connection, bounds: tuple[int, int]) -> None:
    """Seal the cells of some steps that have no seals; written anew as columns, not row by row."""
    names = CELL_COLUMNS[:-1]
    where = "WHERE seal IS NULL AND revision BETWEEN ? AND ?"
    rows = run(connection, f"SELECT {', '.join(names)} FROM change_cell {where} ORDER BY revision", bounds)
    if not rows:
        return
    columns: dict[str, Any] = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    run(connection, f"DELETE FROM change_cell {where}", bounds)
    insert_columns(connection, "change_cell", columns | {"seal": new_salts(len(rows))})

"""A database copied to a file of SQLite, as of one moment, while people work on; and proven to be the same.

A file is copied by SQLite itself, page by page. What lies on a server is read as of one moment (REPEATABLE
READ) and written column by column into the same tables.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Column, Connection, MetaData, Table

from data_io.store import upgrades
from data_io.store.bulk import indexes_afterwards, insert_columns
from data_io.store.copies.contents import (
    Batch,
    Digest,
    TableContents,
    contents_of,
    count_rows,
    present_tables,
    read_batches,
)
from data_io.store.copies.facts import BY_CONTENT, BY_ROWS, Facts, verify, write_facts
from data_io.store.engines import Database, quoted, run
from data_io.store.errors import StoreLost
from data_io.store.revisions import last_step
from data_io.store.tables import ENTITY_TABLES, metadata

DIFFERS: Final = (
    "The copy is not the same as the original (in {names}), so it was not kept. The original was not "
    "touched. Check the disk, and try again."
)
UNWATCHED: Final = frozenset(
    {*ENTITY_TABLES, "tombstone", "change", "change_part", "change_cell", "journal", "journal_value"}
)
"""Tables whose changes the number of the last step, or the last entry of the journal, tells."""
NOTED: Final = "SELECT coalesce(max(seq), 0) FROM journal WHERE what<>'backup'"


class CopyDiffers(StoreLost):
    """A copy that does not hold what the original does."""


def mark_of(connection: Connection) -> str:
    """Give a text that is another one after a change: the last step and entry, the sizes of small tables."""
    there = present_tables(connection)
    sizes = [f"{name}:{_count(connection, name)}" for name in there if name not in UNWATCHED]
    noted = run(connection, NOTED)[0][0] if "journal" in there else 0
    return f"{last_step(connection)};{noted};{','.join(sizes)}"


def _count(connection: Connection, table: str) -> int:
    return int(run(connection, f"SELECT count(*) FROM {quoted(table)}")[0][0])  # noqa: S608 - our own names


def copy_database(
    database: Database, target: Path, reason: str, made_at: datetime, *, thorough: bool = True
) -> Facts:
    """Copy a database to a new file of SQLite and compare the two; gives what the copy tells of itself.

    Thorough: every value is compared; else the numbers of rows are, and the file must be whole. Raises
    ``StoreError``s; what was written by then is left to the caller to take away.
    """
    private_file(target)
    with database.reading() as source, file_database(target) as copy:
        facts = _facts(source, reason, made_at)
        if database.is_sqlite:
            thorough_now = thorough
            _copy_pages(source, target)
            contents = contents_of(source) if thorough_now else {}
        else:
            thorough_now = True  # it is read value by value anyway
            contents = _copy_columns(source, copy)
        rows = count_rows(source) if not contents else {name: each.rows for name, each in contents.items()}
        _compare(copy, contents, rows)
    verify(target)
    complete = Facts.read(
        {
            **Facts.with_contents(facts, contents),
            "rows": rows,
            "verified": BY_CONTENT if thorough_now else BY_ROWS,
        }
    )
    write_facts(target, complete.with_contents(contents))
    return complete


def private_file(file: Path) -> None:
    """Make an empty file that nobody else may read."""
    file.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))


@contextmanager
def file_database(file: Path) -> Iterator[Database]:
    """Give a file of SQLite as a database, closed afterwards; nobody else has it."""
    database = Database(f"sqlite:///{file}")
    try:
        yield database
    finally:
        database.close()


def _facts(source: Connection, reason: str, made_at: datetime) -> Facts:
    return Facts(
        made_at=made_at.isoformat(),
        reason=reason,
        identity=upgrades.identity_of(source) or "",
        version=upgrades.version_of(source) or 0,
        revision=last_step(source),
        mark=mark_of(source),
    )


def _copy_pages(source: Connection, target: Path) -> None:
    """Copy a file as SQLite does, as of the moment that the connection reads."""
    raw: Any = source.connection.driver_connection
    with closing(sqlite3.connect(target)) as copy:
        raw.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # WAL would lie in a second file


def _copy_columns(source: Connection, copy: Database) -> dict[str, TableContents]:
    """Copy table by table; give what was read."""
    with copy.writing() as target:
        return put_tables(source, target, list(present_tables(source)))


def put_tables(source: Connection, target: Connection, tables: list[str]) -> dict[str, TableContents]:
    """Put the rows of tables into those of another database, which are empty; give what was read."""
    there = present_tables(source)
    for name in tables:
        _as_there(metadata.tables[name], there[name]).create(target, checkfirst=True)
    contents: dict[str, TableContents] = {}
    for name in tables:
        digest = Digest(metadata.tables[name], there[name])
        with indexes_afterwards(target, name, _count(source, name)):
            for batch in read_batches(source, metadata.tables[name], there[name]):
                insert_columns(target, name, _filled(digest.add(batch)))
        contents[name] = digest.contents()
    return contents


def _as_there(table: Table, names: list[str]) -> Table:
    """Give a table as an older database has it, with the columns that there are; an upgrade adds the rest."""
    if len(names) == len(table.columns):
        return table
    columns = [
        Column(
            each.name, each.type, primary_key=each.primary_key, nullable=each.nullable, autoincrement=False
        )
        for each in table.columns
        if each.name in names
    ]
    return Table(table.name, MetaData(), *columns)


def _filled(batch: Batch) -> Batch:
    """Give the columns that hold anything: the others are blank where nothing is written."""
    return {name: array for name, array in batch.items() if array.null_count < len(array)}


def _compare(copy: Database, contents: dict[str, TableContents], rows: dict[str, int]) -> None:
    """Raise ``CopyDiffers`` where the copy holds anything else."""
    with copy.reading() as connection:
        if contents:
            require_same(contents, contents_of(connection, contents))
        else:
            found = count_rows(connection)
            _require(sorted(name for name, count in rows.items() if found.get(name) != count))


def require_same(expected: dict[str, TableContents], found: dict[str, TableContents]) -> None:
    """Raise ``CopyDiffers`` where tables hold anything else than they should."""
    _require(sorted(name for name, each in expected.items() if found.get(name) != each))


def _require(differing: list[str]) -> None:
    if differing:
        raise CopyDiffers(DIFFERS.format(names=", ".join(differing)))

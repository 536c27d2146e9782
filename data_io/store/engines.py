"""The way to the database: connections, transactions, and the statements that must be fast.

SQLite: WAL, every commit on the disk (``synchronous=FULL``), writers begin with ``BEGIN IMMEDIATE`` under one
lock of the process that is held until the commit and its checkpoint are done. PostgreSQL: writers take one
advisory lock to the commit.
"""

# ruff: noqa: S608 - tables and columns are named by crm.entities, never by what somebody typed

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import orjson
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import ArgumentError

from data_io.store.errors import StoreMissing, plain_errors
from data_io.store.lock import FileLock

BUSY_SECONDS: Final = 10
MANY_ROWS: Final = 10_000
CACHE_KIB: Final = 65_536
ADVISORY_LOCK: Final = 7_346_112
"""Any number that only this program's writers use."""
PRAGMAS: Final = (
    "PRAGMA synchronous=FULL",
    f"PRAGMA cache_size=-{CACHE_KIB}",
    "PRAGMA temp_store=MEMORY",
)


class Database:
    """One database, shared by all stores of the process that opened the same URL."""

    def __init__(self, url: str) -> None:
        try:
            self.url: URL = make_url(url)
        except ArgumentError as error:
            raise StoreMissing(
                "The address of the database cannot be read. Nothing was changed; check the setting."
            ) from error
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.path = self._sqlite_path() if self.is_sqlite else None
        self.place = str(self.path) if self.path else self.url.render_as_string(hide_password=True)
        self.write_lock = threading.RLock()
        self._file_lock = FileLock(self.path) if self.path else None
        self.engine: Engine = self._engine()

    def _sqlite_path(self) -> Path:
        """Give the file of a SQLite database; it must be one."""
        name = self.url.database
        if not name or name == ":memory:" or name.startswith("file:"):
            raise StoreMissing(
                "The database must be a file, such as sqlite:///data/regulars.db. Nothing was changed."
            )
        return Path(name).expanduser().resolve()

    def take(self) -> None:
        """Take the file for this process; the folder is made where it is missing."""
        if self.path is None or self._file_lock is None:
            return
        with plain_errors(self.place):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file_lock.take()

    def close(self) -> None:
        """Close the connections and give the file back."""
        self.engine.dispose()
        if self._file_lock is not None:
            self._file_lock.release()

    def _engine(self) -> Engine:
        if self.path is None:
            return create_engine(self.url, pool_pre_ping=True)
        engine = create_engine(
            URL.create("sqlite", database=str(self.path)),
            connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False, "cached_statements": 256},
            pool_size=8,
            max_overflow=56,  # sessions are threads; each reads for milliseconds
        )
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine

    def log_ahead(self) -> None:
        """Let SQLite write ahead (WAL), once the file is known to be ours: the setting lies in it."""
        if self.is_sqlite:
            with plain_errors(self.place), self.write_lock, self.engine.connect() as connection:
                raw_cursor(connection).execute("PRAGMA journal_mode=WAL").fetchall()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read as of one moment."""
        with plain_errors(self.place), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write one step, one writer at a time: committed at the end, or rolled back."""
        with plain_errors(self.place), self.write_lock, self.engine.connect() as connection:
            writer = connection.execution_options(writes=True)
            with writer.begin():
                if not self.is_sqlite:
                    writer.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})")
                yield writer


def _set_up_sqlite(raw: sqlite3.Connection, _record: object) -> None:
    """Set up a new SQLite connection; transactions are begun by ``_begin_sqlite``, not by the driver."""
    raw.isolation_level = None
    for pragma in PRAGMAS:
        raw.execute(pragma)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def quoted(name: str) -> str:
    """Give a name of a table or column as SQL."""
    return '"' + name.replace('"', '""') + '"'


def insert_columns(connection: Connection, table: str, columns: Mapping[str, Iterable[Any]]) -> None:
    """Insert many rows given as columns of plain Python values, without building a row."""
    names = ", ".join(quoted(name) for name in columns)
    marks = ", ".join("?" * len(columns))
    sql = f"INSERT INTO {quoted(table)} ({names}) VALUES ({marks})"
    run_many(connection, sql, zip(*columns.values(), strict=True))


@contextmanager
def indexes_afterwards(connection: Connection, table: str, new_rows: int) -> Iterator[None]:
    """Make a table's indexes anew when the rows of the block are in, if these are many and most of the table.

    Sorted at once an index costs a third of what it costs row by row; for 1,000,000 sales that is 5 s. All of
    it is part of the transaction. PostgreSQL would keep the readers out meanwhile: there they stay.
    """
    kept: list[tuple[str, str]] = []
    if connection.dialect.name == "sqlite" and new_rows >= MANY_ROWS:
        there = run(connection, f"SELECT count(*) FROM {quoted(table)}")[0][0]
        if there < new_rows:
            asked = "SELECT name, sql FROM sqlite_master WHERE type='index' AND sql NOTNULL AND tbl_name=?"
            kept = [(name, sql) for name, sql in run(connection, asked, (table,))]
    for name, _ in kept:
        run(connection, f"DROP INDEX {quoted(name)}")
    yield
    for _, sql in kept:
        run(connection, sql)


def update_column(
    connection: Connection, table: str, column: str, rows: Iterable[tuple[Any, int, int]]
) -> None:
    """Set one column of many rows: (value, revision, id) each."""
    sql = f"UPDATE {quoted(table)} SET {quoted(column)}=?, revision=? WHERE id=?"
    run_many(connection, sql, rows)


def among(connection: Connection, column: str, values: Sequence[Any]) -> tuple[str, tuple[Any, ...]]:
    """Give the SQL that ``column`` is one of many values, and its single parameter."""
    if connection.dialect.name == "sqlite":
        return f"{quoted(column)} IN (SELECT value FROM json_each(?))", (orjson.dumps(list(values)).decode(),)
    return f"{quoted(column)} = ANY(?)", (list(values),)


def select(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    where: str = "",
    parameters: Sequence[Any] = (),
) -> list[tuple[Any, ...]]:
    """Fetch rows as plain tuples. ``where`` is everything after the table's name."""
    names = ", ".join(quoted(name) for name in columns)
    return run(connection, f"SELECT {names} FROM {quoted(table)} {where}", parameters)


def run(connection: Connection, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Run a statement (``?`` for parameters) on the transaction's connection; give its rows, if any."""
    cursor = raw_cursor(connection)
    try:
        cursor.execute(_in_dialect(connection, sql), tuple(parameters))
        return list(cursor.fetchall()) if cursor.description else []
    finally:
        cursor.close()


def run_many(connection: Connection, sql: str, rows: Iterable[Sequence[Any]]) -> None:
    """Run one statement with ``?`` for its parameters for many rows, on the transaction's own connection."""
    cursor = raw_cursor(connection)
    try:
        cursor.executemany(_in_dialect(connection, sql), rows)  # type: ignore[arg-type]  # drivers take iterators
    finally:
        cursor.close()


def raw_cursor(connection: Connection) -> DBAPICursor:
    """Give a cursor of the driver: of many rows, none is worth an object of SQLAlchemy."""
    return connection.connection.cursor()


def _in_dialect(connection: Connection, sql: str) -> str:
    return sql if connection.dialect.name == "sqlite" else sql.replace("%", "%%").replace("?", "%s")

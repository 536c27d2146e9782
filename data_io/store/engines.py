"""The way to the database: connections, transactions, and the statements that must be fast.

SQLite: WAL, every commit on the disk (``synchronous=FULL``), writers begin with ``BEGIN IMMEDIATE`` under one
lock of the process that is held until the commit and its checkpoint are done. PostgreSQL: writers take one
advisory lock to the commit.
"""

# ruff: noqa: S608 - tables and columns are named by crm.entities, never by what somebody typed

from __future__ import annotations

import os
import re
import sqlite3
import threading
import time
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
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
CACHE_KIB: Final = 65_536
ADVISORY_LOCK: Final = 7_346_112
"""Any number that only this program's writers use."""
TURN_LOCK: Final = ADVISORY_LOCK + 1
WRITER: Final = {"writes": True, "isolation_level": "READ COMMITTED"}
"""Of a server, whatever it is set to: who waited for a lock must see what was committed meanwhile."""
UNREADABLE: Final = (
    "The address of the database cannot be read: it begins with sqlite:/// or postgresql://. "
    "Nothing was changed; check the setting."
)
NO_DRIVER: Final = (
    "For a database on PostgreSQL one more package is needed. Nothing was changed; install what "
    "requirements-postgresql.txt names and start again."
)
PRAGMAS: Final = (
    "PRAGMA synchronous=FULL",
    f"PRAGMA cache_size=-{CACHE_KIB}",
    "PRAGMA temp_store=MEMORY",
)


class Database:
    """One database, shared by all stores of the process that opened the same URL."""

    def __init__(self, url: str) -> None:
        self.url = _address(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.path = self._sqlite_path() if self.is_sqlite else None
        self.place = str(self.path) if self.path else self.url.render_as_string(hide_password=True)
        self.write_lock = threading.RLock()
        self.turn = threading.RLock()
        self._file_lock = FileLock(self.path) if self.path else None
        self.engine: Engine = self._engine()
        _MADE.add(self)

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
            # Nobody else on the machine reads it, nor what SQLite lays beside it.
            with suppress(FileExistsError):
                os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))

    def close(self) -> None:
        """Close the connections and give the file back."""
        self.engine.dispose()
        if self._file_lock is not None:
            self._file_lock.release()

    def _engine(self) -> Engine:
        if self.path is None:
            return _server(self.url)
        engine = create_engine(
            URL.create("sqlite", database=str(self.path)),
            connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False, "cached_statements": 256},
            hide_parameters=True,  # an error that is logged holds no values
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
        with plain_errors(self.place), self.engine.connect() as connection:
            if not self.is_sqlite:  # which else sees, in each statement, what was committed meanwhile
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(
        self, *, many: bool = False, ahead: Callable[[Connection], None] | None = None
    ) -> Iterator[Connection]:
        """Write one step, one writer at a time: committed at the end, or rolled back.

        ``many``: it takes long, or needs tables for itself. Of such steps only one stands in line with those
        that change a cell, so that nobody waits for more than one of them. ``ahead``: on a server, what is
        done in the same transaction before its turn, while others write; of a step that is ``many``.
        """
        if not self.is_sqlite and many:
            with self._writing_many(ahead) as writer:
                yield writer
            return
        turn = self.turn if many else nullcontext()
        with plain_errors(self.place), turn, self.write_lock, self.engine.connect() as connection:
            writer = connection.execution_options(**({"writes": True} if self.is_sqlite else WRITER))
            with writer.begin():
                if not self.is_sqlite:
                    _wait_for(writer, ADVISORY_LOCK)
                yield writer

    @contextmanager
    def _writing_many(self, ahead: Callable[[Connection], None] | None) -> Iterator[Connection]:
        """Write a large step on a server: it waits for others of its like before it stands in the way."""
        with plain_errors(self.place), self.turn, self.engine.connect() as connection:
            writer = connection.execution_options(**WRITER)
            with writer.begin():
                _wait_for(writer, TURN_LOCK)
                if ahead is not None:
                    ahead(writer)
                # Not for the lock of the process too: that somebody waits for it the server cannot know, and
                # so could not tell that they and a table that somebody wants for themselves wait in a circle.
                _wait_for(writer, ADVISORY_LOCK)
                yield writer


def _wait_for(writer: Connection, lock: int) -> None:
    """Take a lock of the server's, to the end of the transaction."""
    writer.exec_driver_sql(f"SELECT pg_advisory_xact_lock({lock})")


_MADE: Final[weakref.WeakSet[Database]] = weakref.WeakSet()
"""Every database of this process."""


def finish_writing(seconds: float) -> None:
    """Let the steps under way come to their end, for at most so long, and let no other begin.

    For the end of the process; what is still being written after it is rolled back.
    """
    ends = time.monotonic() + seconds
    for database in list(_MADE):
        for lock in (database.turn, database.write_lock):  # in the order in which steps take them
            lock.acquire(timeout=max(0.0, ends - time.monotonic()))


def _address(url: str) -> URL:
    """Read the address of a database; ``StoreMissing`` where there is no such."""
    try:
        # Hosts hand out addresses that begin with the old name of PostgreSQL.
        return make_url(re.sub("^postgres:", "postgresql:", url))
    except ArgumentError as error:
        raise StoreMissing(UNREADABLE) from error


def _server(url: URL) -> Engine:
    """Make the way to a server of PostgreSQL."""
    if url.get_backend_name() != "postgresql":
        raise StoreMissing(UNREADABLE)
    waits = url.query.get("connect_timeout", str(BUSY_SECONDS))
    try:
        return create_engine(
            url.set(drivername="postgresql+psycopg"),
            connect_args={
                "client_encoding": "utf8",
                "connect_timeout": waits,
            },
            hide_parameters=True,  # an error that is logged holds no values
            pool_pre_ping=True,  # the server may have been started anew since
            max_overflow=15,  # of the 100 that a server takes, other processes need some too
        )
    except ImportError as error:
        raise StoreMissing(NO_DRIVER) from error


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


def among(connection: Connection, column: str, values: Sequence[Any]) -> tuple[str, tuple[Any, ...]]:
    """Give the SQL that ``column`` is one of many values, and its single parameter."""
    if is_sqlite(connection):
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
        cursor.execute(in_dialect(connection, sql), tuple(parameters))
        return list(cursor.fetchall()) if cursor.description else []
    finally:
        cursor.close()


def raw_cursor(connection: Connection) -> DBAPICursor:
    """Give a cursor of the driver: of many rows, none is worth an object of SQLAlchemy."""
    return connection.connection.cursor()


def is_sqlite(connection: Connection) -> bool:
    """Whether the records lie in a file of SQLite, not on a server of PostgreSQL."""
    return connection.dialect.name == "sqlite"


def in_dialect(connection: Connection, sql: str) -> str:
    """Give a statement with ``?`` for its parameters as the driver wants it."""
    return sql if is_sqlite(connection) else sql.replace("%", "%%").replace("?", "%s")

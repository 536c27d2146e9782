"""No bytes left behind: what was erased is also overwritten in the file, or taken out of the server's tables.

A database that deletes a value only forgets where it lies. SQLite is told to overwrite what goes; then the
file is written anew (``VACUUM``), for what earlier edits left behind lies in it too, and the log that it
writes ahead is emptied. PostgreSQL writes its tables anew (``VACUUM FULL``), the statistics of values too;
where readers keep a table busy it only frees the place, which is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from data_io.store.engines import Database, is_sqlite, quoted, raw_cursor, run
from data_io.store.errors import StoreError, plain_errors

TRIES: Final = 2
"""Each waits ten seconds for readers (``engines.BUSY_SECONDS``)."""
LOCK_WAIT: Final = "SET lock_timeout = '10s'"
BUSY: Final = (
    "The data was erased, but the files could not be written anew: somebody was reading meanwhile, or the "
    "disk is full. Traces may still lie in them. Press “Tidy up the files” on the page “Personal data” when "
    "nobody works."
)


def overwrite_what_goes(connection: Connection) -> None:
    """Have SQLite overwrite what this connection deletes; PostgreSQL tidies up afterwards."""
    if is_sqlite(connection):
        run(connection, "PRAGMA secure_delete=ON")


def scrub(database: Database, tables: Iterable[str]) -> str:
    """Take what was erased out of the files; gives a sentence where that could not be done, "" where it was.

    ``tables``: those that were touched, of a server; a file is written anew as a whole.
    """
    try:
        return _scrub_file(database) if database.is_sqlite else _scrub_server(database, tables)
    except (StoreError, DBAPIError):
        return BUSY


def _scrub_file(database: Database) -> str:
    with plain_errors(database.place), database.write_lock, database.engine.connect() as connection:
        cursor = raw_cursor(connection)
        try:
            cursor.execute("PRAGMA secure_delete=ON")
            cursor.execute("PRAGMA temp_store=FILE")  # of a large file, the copy does not fit into memory
            cursor.execute("VACUUM")
            for _ in range(TRIES):
                busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                if not busy[0]:
                    return ""
        finally:
            with suppress(DBAPIError):
                cursor.execute("PRAGMA temp_store=MEMORY")
                cursor.execute("PRAGMA secure_delete=OFF")
            cursor.close()
    return BUSY


def _scrub_server(database: Database, tables: Iterable[str]) -> str:
    said = ""
    options = {"isolation_level": "AUTOCOMMIT"}
    with plain_errors(database.place), database.engine.connect().execution_options(**options) as connection:
        run(connection, LOCK_WAIT)
        for name in tables:
            try:
                run(connection, f"VACUUM (FULL, ANALYZE) {quoted(name)}")
            except Exception:  # noqa: BLE001 - of the driver's own: busy, or not allowed
                said = BUSY
                run(connection, f"VACUUM (ANALYZE) {quoted(name)}")
        run(connection, "RESET lock_timeout")
    return said

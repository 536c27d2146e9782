"""A database file that cannot be opened any more, put aside: nothing of it is deleted."""

from __future__ import annotations

from crm.clock import utc_now
from data_io.store.copies.facts import NOT_THERE
from data_io.store.engines import Database
from data_io.store.errors import StoreMissing, plain_errors

ENDINGS = ("", "-wal", "-shm")
"""A database in a file of SQLite, and what was written ahead of it."""


def put_aside(database: Database) -> None:
    """Rename the file of a database, so that a new one can be made in its place."""
    if database.path is None or not database.path.is_file():
        raise StoreMissing(NOT_THERE.format(name=database.place))
    database.take()  # no other program has it
    try:
        with plain_errors(database.place):
            aside = f"{database.path.stem}-damaged-{utc_now():%Y%m%dT%H%M%SZ}{database.path.suffix}"
            for ending in ENDINGS:
                part = database.path.with_name(database.path.name + ending)
                if part.exists():
                    part.rename(database.path.with_name(aside + ending))
    finally:
        database.close()

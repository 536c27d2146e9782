"""Copies of the whole database: made while it is in use, checked, and brought back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from crm.clock import wall_clock
from data_io.store.engines import Database
from data_io.store.errors import FOREIGN, StoreForeign, StoreMissing, plain_errors

ONLY_SQLITE = (
    "This database is on a server, which makes its own back-ups. Nothing was copied; "
    "ask whoever looks after the server."
)
KEPT_ASIDE = "before-{what}-{moment}"


def copy_database(source: Path, target: Path) -> Path:
    """Copy a SQLite database, also one in use, and check the copy; a failed copy leaves nothing."""
    partial = target.with_name(target.name + ".part")
    with plain_errors(str(target)):
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(partial)) as copy:
                original.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")
            verify(partial)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
    return target


def verify(file: Path) -> None:
    """Raise ``StoreForeign`` where a file is not a whole database of this program."""
    if not file.is_file():
        raise StoreMissing(f"The file {file.name} is not there. Nothing was changed; choose another file.")
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            sound = copy.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            ours = copy.execute("SELECT value FROM meta WHERE key='version'").fetchone()
    except sqlite3.DatabaseError as error:
        raise StoreForeign(FOREIGN.format(place=file.name)) from error
    if not sound or ours is None:
        raise StoreForeign(FOREIGN.format(place=file.name))


def aside(database: Path, what: str) -> Path:
    """Name a copy that is kept beside the database before something is done to it; no name that is taken."""
    moment = wall_clock().strftime("%Y%m%d-%H%M%S")
    stem = f"{database.stem}-{KEPT_ASIDE.format(what=what, moment=moment)}"
    target = database.with_name(stem + database.suffix)
    number = 1
    while target.exists():
        number += 1
        target = database.with_name(f"{stem}-{number}{database.suffix}")
    return target


def sqlite_file(database: Database) -> Path:
    """Give the file of a database; ``StoreMissing`` where it lies on a server."""
    if database.path is None:
        raise StoreMissing(ONLY_SQLITE)
    return database.path


def restore_database(database: Database, file: Path) -> Path:
    """Put a back-up in the place of the database; give the file in which the present one is kept."""
    present = sqlite_file(database)
    verify(file)
    with database.write_lock:
        kept = copy_database(present, aside(present, "restore"))
        database.engine.dispose()
        with (
            plain_errors(database.place),
            closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(present)) as target,
        ):
            source.backup(target)
    return kept

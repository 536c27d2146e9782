"""A whole business from one database to another, of either engine: people, history and all; proven.

The source is read as of one moment and left as it is. The target must be new, or ours and without any step
and any person. It is filled in one transaction, and compared before that ends.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection

from crm.clock import utc_now
from data_io.store import upgrades
from data_io.store.copies.contents import TableContents, contents_of, present_tables
from data_io.store.copies.facts import TABLE
from data_io.store.copies.restoring import empty_tables, set_triggers
from data_io.store.copies.snapshot import copy_database, file_database, put_tables, require_same
from data_io.store.engines import Database, run
from data_io.store.errors import StoreError, StoreMissing
from data_io.store.journal import What
from data_io.store.journal.chain import written
from data_io.store.journal.entries import add_entry
from data_io.store.revisions import last_step
from data_io.store.tables import metadata

SAME: Final = "The two addresses are the same database. Nothing was changed; say where the business moves to."
NOTHING: Final = "There is no database at {place}. Nothing was changed; check the first address."
FULL: Final = (
    "The database {place} is not empty: it holds records, steps or people. Nothing was changed. Make a new, "
    "empty database and give its address."
)
SETTLED: Final = ("change", "customer", "product", "sale", "person")
"""What a database must not hold that a business moves into."""
MOVED: Final = "move"


class NotEmpty(StoreError):
    """A target that holds something."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved, by table: in both databases the same."""

    source: str
    target: str
    tables: dict[str, TableContents]
    found: dict[str, TableContents]

    def report(self) -> dict[str, Any]:
        """Give the proof as JSON holds it; money in ten-thousandths of the currency unit."""
        return {
            "from": self.source,
            "to": self.target,
            "same": self.tables == self.found,
            "rows": sum(each.rows for each in self.found.values()),
            "tables": {name: _proof(each, self.found[name]) for name, each in self.tables.items()},
        }


def _proof(given: TableContents, found: TableContents) -> dict[str, Any]:
    return {
        "rows": {"from": given.rows, "to": found.rows},
        "sums": {name: {"from": total, "to": found.sums[name]} for name, total in given.sums.items()},
        "sha256": {"from": given.digest, "to": found.digest},
    }


def move(source_url: str, target_url: str) -> Moved:
    """Copy the business at one address to another; ``StoreError``s, and then nothing was changed."""
    source, target = Database(source_url), Database(target_url)
    if source.place == target.place:
        raise StoreMissing(SAME)
    if source.path is not None and not source.path.is_file():
        raise StoreMissing(NOTHING.format(place=source.place))
    with _taken(source), _taken(target), tempfile.TemporaryDirectory(prefix="regulars-") as folder:
        with source.reading() as connection:
            if upgrades.version_of(connection) is None:
                raise StoreMissing(NOTHING.format(place=source.place))
            upgrades.is_current(connection)  # a newer program's is refused
        _make_ready(target)
        file = Path(folder) / "moving.db"
        facts = copy_database(source, file, MOVED, utc_now())
        with file_database(file) as copy:
            with copy.writing() as connection:
                run(connection, f"DROP TABLE IF EXISTS {TABLE}")
                upgrades.bring_up_to_date(connection)
            with copy.reading() as connection:
                given = contents_of(connection)
            found = _put_pages(copy, target, file) if target.is_sqlite else _put_columns(copy, target)
        require_same(given, found)
        _note(target, facts.revision)
    return Moved(source.place, target.place, given, found)


@contextmanager
def _taken(database: Database) -> Iterator[None]:
    """Have a database for ourselves, where it is a file."""
    database.take()
    try:
        yield
    finally:
        database.close()


def _make_ready(target: Database) -> None:
    """Make the tables of the target; ``NotEmpty`` where somebody lives there."""
    with target.reading() as connection:
        is_ours = upgrades.version_of(connection) is not None
        if is_ours:
            upgrades.is_current(connection)
            _require_empty(connection, target.place)
    if target.is_sqlite:
        return  # it is replaced as a whole
    with target.writing(many=True) as connection:
        upgrades.bring_up_to_date(connection)


def _require_empty(connection: Connection, place: str) -> None:
    there = present_tables(connection)
    for name in SETTLED:
        if name in there and run(connection, f'SELECT 1 FROM "{name}" LIMIT 1'):  # noqa: S608 - our own names
            raise NotEmpty(FULL.format(place=place))


def _put_columns(copy: Database, target: Database) -> dict[str, TableContents]:
    """Fill a server's tables in one transaction, which ends only where all is the same."""
    with copy.reading() as source, target.writing(many=True) as connection:
        _require_empty(connection, target.place)
        tables = list(metadata.tables)
        empty_tables(connection, tables)
        brought = put_tables(source, connection, tables)
        found = contents_of(connection, tables)
        require_same(brought, found)
        set_triggers(connection, tables, on=True)
    return found


def _put_pages(copy: Database, target: Database, file: Path) -> dict[str, TableContents]:
    """Let SQLite put the file over the target in one transaction."""
    copy.engine.dispose()
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(str(target.path))) as place:
        source.backup(place)
    with target.reading() as connection:
        return contents_of(connection)


def _note(target: Database, revision: int) -> None:
    """Note in the journal that came along that the business moved."""
    with target.writing() as connection:
        about = {
            "to": "file" if target.is_sqlite else "server",
            "revision": last_step(connection) or revision,
        }
        add_entry(connection, What.MOVE, "Owner", written(about))

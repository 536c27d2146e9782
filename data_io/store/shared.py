"""A database opened: what all stores of the process share, and how it is made ready."""

from __future__ import annotations

from dataclasses import dataclass, field

from data_io.store import upgrades
from data_io.store.backup import aside, copy_database
from data_io.store.engines import Database
from data_io.store.journal import Journal
from data_io.store.load import Frames
from data_io.store.search import Search


@dataclass
class Shared:
    """What all stores of the process share that opened the same database."""

    database: Database
    frames: Frames = field(init=False)
    search: Search = field(init=False)
    journal: Journal = field(init=False)
    users: int = 0

    def __post_init__(self) -> None:
        self.frames = Frames(self.database)
        self.search = Search(self.database)
        self.journal = Journal(self.database)


def ready(database: Database) -> Database:
    """Take the database for this process and bring it up to date."""
    database.take()
    try:
        bring_up(database)
    except BaseException:
        database.close()
        raise
    return database


def bring_up(database: Database) -> None:
    """Make the tables of a new database; upgrade an older one, after a copy of it was made."""
    with database.reading() as connection:
        current = upgrades.is_current(connection)
        has_data = upgrades.version_of(connection) is not None
    database.log_ahead()
    if current:
        return
    if has_data and database.path is not None:
        copy_database(database.path, aside(database.path, "upgrade"))
    with database.writing() as connection:
        upgrades.bring_up_to_date(connection)

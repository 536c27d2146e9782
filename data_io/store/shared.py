"""A database opened: what all stores of the process share, and how it is made ready."""

from __future__ import annotations

from dataclasses import dataclass, field

from data_io.store import upgrades
from data_io.store.accounts import Accounts
from data_io.store.copies.copies import Copies
from data_io.store.copies.names import Reason
from data_io.store.copies.shelf import Shelf, shelf_of
from data_io.store.engines import Database
from data_io.store.journal import Journal
from data_io.store.links import Links
from data_io.store.load import Frames
from data_io.store.rights.rights import Rights
from data_io.store.search import Search


@dataclass
class Shared:
    """What all stores of the process share that opened the same database."""

    database: Database
    frames: Frames = field(init=False)
    search: Search = field(init=False)
    journal: Journal = field(init=False)
    accounts: Accounts = field(init=False)
    links: Links = field(init=False)
    copies: Copies = field(init=False)
    rights: Rights = field(init=False)
    users: int = 0

    def __post_init__(self) -> None:
        self.frames = Frames(self.database)
        self.search = Search(self.database)
        self.journal = Journal(self.database)
        self.accounts = Accounts(self.database, self.journal)
        self.links = Links(self.database, self.journal)
        self.copies = Copies(self.database, self.journal, self.exchanged)
        self.rights = Rights(self.database, self.journal)

    def exchanged(self) -> None:
        """Forget all that is held, and tidy up behind the erasures that were applied again."""
        self.forget()
        self.rights.tidy_after_restore()

    def forget(self) -> None:
        """Forget all that is held of the records: they were exchanged."""
        self.frames.forget()
        self.search.forget()


def ready(database: Database, shelf: Shelf | None = None) -> Database:
    """Take the database for this process and bring it up to date; ``shelf``: where its back-ups lie."""
    database.take()
    try:
        bring_up(database, shelf)
    except BaseException:
        database.close()
        raise
    return database


def bring_up(database: Database, shelf: Shelf | None = None) -> None:
    """Make the tables of a new database; upgrade an older one, after a back-up of it was made.

    Of one on a server only where it was said where back-ups lie.
    """
    with database.reading() as connection:
        current = upgrades.is_current(connection)
        has_data = upgrades.version_of(connection) is not None
    database.log_ahead()
    if current:
        return
    if has_data and (shelf or database.is_sqlite):
        (shelf or shelf_of(database)).make(database, Reason.BEFORE_UPGRADE)
    with database.writing(many=True) as connection:
        upgrades.bring_up_to_date(connection)

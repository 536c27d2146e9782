"""The back-ups of one database as the rest of the program knows them: ``store.copies``."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from crm.access import Access, Action
from crm.clock import utc_now
from crm.errors import CrmError
from data_io.changes import Source
from data_io.store import upgrades
from data_io.store.copies.facts import Facts, read_facts
from data_io.store.copies.names import Reason, parse
from data_io.store.copies.restoring import Restoring, restore_file
from data_io.store.copies.shelf import Copy, Shelf, shelf_of
from data_io.store.copies.snapshot import mark_of, private_file
from data_io.store.engines import Database, run
from data_io.store.errors import StoreError, plain_errors
from data_io.store.journal import Journal, What
from data_io.store.parts import Part
from data_io.store.revisions import count_steps, last_step

BULK: Final = 100
"""An edit of more records than these is one that a back-up is made before."""
SHEETS: Final = frozenset({Source.IMPORT, Source.SAMPLE})
GRAVE: Final = SHEETS | {Source.MERGE, Source.UNDO}
"""Steps that a back-up is made before, however few records they touch.

Not erasures: a copy of what somebody asked to be erased, made because they asked, would keep it for longer.
"""
HOUR: Final = timedelta(hours=1)
ON_SERVERS: Final = timedelta(minutes=10)
"""A server's data is read value by value, which takes seconds: before steps no more often than this."""
NO_COPY: Final = (
    "No back-up could be made before this step, and there is none from before: {why} This step was not "
    "begun. When that is mended, try again; or say on the page “Back-ups” that you go on without."
)


class NoCopy(StoreError):
    """A step that was not begun, for nothing could be put back after it."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: the step that it is, and the file in which the state before it is kept."""

    revision: int
    kept: Path


class Copies:
    """The back-ups of one database, made, listed and put back; safe to use from many threads."""

    def __init__(self, database: Database, journal: Journal, forget: Callable[[], None]) -> None:
        self._database = database
        self._journal = journal
        self._forget = forget
        self._shelf: Shelf | None = None
        self._goes_on_without = False

    @property
    def shelf(self) -> Shelf:
        """Where the back-ups lie: where ``keep_in`` said, else beside the database."""
        return self._shelf or shelf_of(self._database)

    def keep_in(self, shelf: Shelf) -> None:
        """Keep the back-ups there, and make them by themselves from now on."""
        self._shelf = shelf

    @property
    def is_automatic(self) -> bool:
        """Whether back-ups are made by themselves."""
        return self._shelf is not None

    def all(self, by: Access) -> list[Copy]:
        """List the back-ups, newest first."""
        by.require(Action.COPIES)
        return self.shelf.copies()

    def make(self, by: Access) -> Path:
        """Make a back-up now, every value of it compared; ``StoreError``s where none could be made."""
        by.require(Action.COPIES)
        made = self.shelf.make(self._database, Reason.BY_HAND)
        self._journal.note(What.BACKUP, by, {"back_up": made.name})
        return made

    def write(self, target: Path, by: Access) -> Facts:
        """Write a back-up to any file; encrypted where a password is set."""
        by.require(Action.COPIES)
        facts = self.shelf.write(self._database, target, Reason.BY_HAND)
        self._journal.note(What.BACKUP, by, {"back_up": "a file of its own"})
        return facts

    def find(self, named: Path) -> Path:
        """Give the file that is meant: as it stands, or one on the shelf of that name."""
        on_shelf = self.shelf.folder / named.name
        return on_shelf if not named.exists() and on_shelf.exists() else named

    def facts(self, file: Path, by: Access) -> Facts:
        """Give what a back-up tells of itself."""
        by.require(Action.COPIES)
        return read_facts(file)

    def steps_since(self, facts: Facts, by: Access) -> int:
        """Count the steps of the present that a back-up does not hold."""
        by.require(Action.COPIES)
        with self._database.reading() as connection:
            return count_steps(connection, facts.revision)

    def restore(self, file: Path, by: Access, password: str | None = None) -> Restored:
        """Put a back-up in the place of the database, once the present one is kept as a back-up too.

        What it leaves as it is, and what is done again with it, says ``restoring``. Raises ``StoreError``s,
        and then nothing was changed.
        """
        by.require(Action.COPIES)
        facts, shelf = read_facts(file), self.shelf
        with (
            plain_errors(self._database.place),
            shelf.opened(file, password) as plain,
            shelf.passing_file() as prepared,
        ):
            private_file(prepared)
            shutil.copyfile(plain, prepared)
            kept = shelf.make(self._database, Reason.BEFORE_RESTORE)
            told = Restoring(file.name, _label(file, facts), by, kept.name)
            revision = restore_file(self._database, prepared, told)
        self._forget()
        return Restored(revision, kept)

    def before(self, source: Source, records: int = 0) -> None:
        """Make a back-up before an import, a merge, or a step that touches many records; unless there is one.

        A step is worth more than its back-up: imports and edits can be taken back one by one anyway. So where
        none can be made now, but an older one is there, the step goes on and the page “Back-ups” tells. Only
        where there is none at all is it not begun, and the owner decides. Raises ``NoCopy``.
        """
        if not self.is_automatic or (source not in GRAVE and records <= BULK):
            return
        with self._database.reading() as connection:
            if not self._is_wanted(connection):
                return
        reason = Reason.BEFORE_IMPORT if source in SHEETS else Reason.BEFORE_EDIT
        try:
            self.shelf.make(self._database, reason, thorough=False)
        except CrmError as error:
            if not self._goes_on_without and not self.shelf.files():
                raise NoCopy(NO_COPY.format(why=error.message)) from error

    def before_parts(self, source: Source, parts: list[Part]) -> None:
        """As ``before``, of the parts of a change set."""
        records = sum(part.count + len(part.deletes) + max((len(each.ids) for each in part.cells), default=0)
                      for part in parts)  # fmt: skip
        self.before(source, records)

    def before_undo(self, revision: int) -> None:
        """As ``before``, of taking back a step: an import, a merge, or one of many records."""
        with self._database.reading() as connection:
            found = run(connection, "SELECT source FROM change WHERE revision=?", (revision,))
            sql = "SELECT coalesce(sum(created + updated + deleted), 0) FROM change_part WHERE revision=?"
            records = int(run(connection, sql, (revision,))[0][0])
        source = Source(found[0][0]) if found else Source.EDIT
        self.before(Source.UNDO if source in {*SHEETS, Source.MERGE} else Source.EDIT, records)

    def go_on_without(self, by: Access) -> None:
        """Let steps be done though no back-up can be made, until the program ends."""
        by.require(Action.COPIES)
        self._goes_on_without = True

    def hourly(self) -> Path | None:
        """Make the hourly back-up where it is due and something has changed; None where not."""
        if not self.is_automatic:
            return None
        lately = [
            name.moment for name in self.shelf.files() if name.reason in (Reason.HOURLY, Reason.BY_HAND)
        ]
        if lately and utc_now() - max(lately) < HOUR:
            return None
        with self._database.reading() as connection:
            if self._is_copied(connection, self.shelf.newest()):
                return None
        return self.shelf.make(self._database, Reason.HOURLY)

    def _is_wanted(self, connection: Connection) -> bool:
        """Whether there is something that no back-up holds, and enough time has gone by on a server."""
        newest = self.shelf.newest()
        if self._is_copied(connection, newest):
            return False
        if self._database.is_sqlite or newest is None or not newest.made_at:
            return True
        return utc_now() - datetime.fromisoformat(newest.made_at) >= ON_SERVERS

    def _is_copied(self, connection: Connection, newest: Facts | None) -> bool:
        """Whether the newest back-up holds all there is; an empty database needs none."""
        if last_step(connection) == 0:
            return True
        same = newest is not None and newest.identity == upgrades.identity_of(connection)
        return same and newest is not None and newest.mark == mark_of(connection)


def _label(file: Path, facts: Facts) -> str:
    """Name the step for people: “Back-up of 21 November 2026, 14:05 UTC put back”."""
    name = parse(file.name)
    moment = name.moment if name else datetime.fromisoformat(facts.made_at) if facts.made_at else None
    return f"Back-up of {moment:%Y-%m-%d %H:%M} UTC put back" if moment else f"Back-up {file.name} put back"

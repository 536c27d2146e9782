"""The rows of a large step, put in before its turn comes: nobody sees them until it is committed.

What takes long of an import is to put its rows in. On a server that needs no turn: they lie there uncommitted
while others write, and only what must hold at the commit is asked when the writers' lock is held. The rows
tell which step made them, so its number is taken some way beyond the last. Where those who write meanwhile
come as far as that, or enter own columns before ours, the rows are taken out and put in when it is its turn.

A file of SQLite belongs to one writer from the first row on: there nothing is done ahead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from data_io.changes import ChangeSet
from data_io.store.engines import Database, run
from data_io.store.inserts import insert_records, resolve_references, take_ids
from data_io.store.own_columns import put_own_in_order, stand_own_in_order
from data_io.store.parts import Part
from data_io.store.revisions import last_step, refuse_overtaken
from data_io.store.rules import find_dangling

MANY: Final = 2_000
"""Records touched: of fewer nobody notices how long they take."""
STEPS_MEANWHILE: Final = 20
ROWS_A_STEP: Final = 1_000
"""How many steps of others are reckoned with meanwhile: so many, and one for each thousand rows. When 20
people each save every 2 seconds, 10 come in the second that 100,000 rows take."""
SAVEPOINT: Final = "rows_ahead"


@dataclass
class Ahead:
    """What of a step was done ahead of its turn, if anything.

    ``revision``: under which its rows lie, 0 where none do; ``ids_since``: the last step when its ids were
    taken; ``after``: the last one before its own; ``checked``: whether all that it refers to was there.
    """

    database: Database
    changes: ChangeSet
    parts: list[Part]
    revision: int = 0
    ids_since: int = 0
    after: int = 0
    checked: bool = False

    @property
    def pays(self) -> bool:
        """Whether anything is worth being done ahead. Records that come back may be there: they wait."""
        rows = sum(part.count for part in self.parts)
        new = all(part.old_ids is None for part in self.parts)
        return not self.database.is_sqlite and rows > MANY and new

    def put_in(self, connection: Connection) -> None:
        """Put the rows in, in the transaction of the step, of which no other large one is under way."""
        with self.database.writing() as own:
            refuse_overtaken(own, self.changes)
            # For good, whatever becomes of the step: who writes meanwhile takes the ids after them.
            self.ids_since = last_step(own)
            for part in self.parts:
                take_ids(own, part)
        rows = sum(part.count for part in self.parts)
        self.revision = self.ids_since + STEPS_MEANWHILE + rows // ROWS_A_STEP
        run(connection, f"SAVEPOINT {SAVEPOINT}")
        for part in self.parts:
            resolve_references(part, {part.entity.name: part.new_ids for part in self.parts})
            put_own_in_order(connection, part)
            insert_records(connection, part, self.revision)
        self.checked = not find_dangling(connection, self.parts)

    def number(self, connection: Connection) -> int:
        """Give the number of the step, whose turn it is; rows that cannot stay as they lie are taken out."""
        self.after = last_step(connection)
        if not self.revision:
            self.ids_since = self.after
            return self.after + 1
        if self.revision > self.after and all(stand_own_in_order(connection, each) for each in self.parts):
            return self.revision
        run(connection, f"ROLLBACK TO SAVEPOINT {SAVEPOINT}")
        self.revision = 0
        return self.after + 1

    @property
    def are_in(self) -> bool:
        """Whether the rows lie there already."""
        return self.revision > 0

    @property
    def checked_at(self) -> int | None:
        """Up to which step it is known that all that the step refers to was there; None where it is not."""
        return self.ids_since if self.checked else None

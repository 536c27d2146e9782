"""The numbers of the steps: which was the last, and which came between what was read and what is written."""

# ruff: noqa: S608 - marks for parameters, as many as there are

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from data_io.changes import ChangeSet, Source
from data_io.store.engines import run
from data_io.store.errors import Overtaken

RESTORED: Final = "restored"
"""The key in ``meta`` under which the step of the last restore stands."""
OVERTAKING: Final = (Source.IMPORT, Source.SAMPLE, Source.UNDO, Source.MERGE, Source.RESTORE)
"""Steps that may have made, or taken away, what an import was about to make."""


def last_step(connection: Connection) -> int:
    """Give the number of the last step; 0 where there is none."""
    return int(run(connection, "SELECT coalesce(max(revision), 0) FROM change")[0][0])


def count_steps(connection: Connection, revision: int) -> int:
    """Count the steps after one."""
    return int(run(connection, "SELECT count(*) FROM change WHERE revision>?", (revision,))[0][0])


def last_restore(connection: Connection) -> int:
    """Give the number of the step before which nothing that was read of the records counts any more; or 0."""
    found = run(connection, "SELECT value FROM meta WHERE key=?", (RESTORED,))
    return int(found[0][0]) if found else 0


def refuse_overtaken(connection: Connection, changes: ChangeSet) -> None:
    """Raise ``Overtaken`` where another such step came after what an import was compared with.

    Asked before anything is written: else it would be found at the end, as numbers that are taken.
    """
    if changes.based_on is None:
        return
    marks = ", ".join("?" * len(OVERTAKING))
    sql = f"SELECT 1 FROM change WHERE revision>? AND source IN ({marks}) LIMIT 1"
    if run(connection, sql, (changes.based_on, *(each.value for each in OVERTAKING))):
        raise Overtaken

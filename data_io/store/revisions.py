"""The numbers of the steps: the last one, and the one that last put a back-up in the place of everything."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from data_io.store.engines import run

RESTORED: Final = "restored"
"""The key in ``meta`` under which the step of the last restore stands."""


def last_step(connection: Connection) -> int:
    """Give the number of the last step; 0 where there is none."""
    return int(run(connection, "SELECT coalesce(max(revision), 0) FROM change")[0][0])


def last_restore(connection: Connection) -> int:
    """Give the number of the step before which nothing that was read of the records counts any more; or 0."""
    found = run(connection, "SELECT value FROM meta WHERE key=?", (RESTORED,))
    return int(found[0][0]) if found else 0

"""One process a database file: SQLite before 3.51.3 can lose rows when two overlap in write and checkpoint.

The lock is the operating system's, on a small file beside the database, so it goes with the process however
that ends.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from data_io.store.errors import StoreBusy

TAKEN = (
    "Regulars is already running with this database ({name}). Nothing was changed. "
    "Use the window that is open, or close it first."
)


class FileLock:
    """The lock on one database file, held from ``take`` to ``release``."""

    def __init__(self, database: Path) -> None:
        self._name = database.name
        self._path = database.with_name(database.name + ".lock")
        self._descriptor: int | None = None

    def take(self) -> None:
        """Take the lock; ``StoreBusy`` where another process has it, OSError where it cannot be made."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise StoreBusy(TAKEN.format(name=self._name)) from error
        self._descriptor = descriptor

    def release(self) -> None:
        """Let the lock go."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

"""What can go wrong with the store, each with a sentence for the owner."""

from __future__ import annotations

import errno
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import pandas as pd

from crm.errors import CrmError
from crm.issues import Issue


class StoreError(CrmError):
    """The store could not do what was asked."""


class StoreMissing(StoreError):
    """The place where the data should lie cannot be reached."""


class StoreForeign(StoreError):
    """The file is not a database of this program, or it is damaged."""


class StoreNewer(StoreError):
    """A newer version of the program wrote the data."""


class StoreBusy(StoreError):
    """Somebody else has the database at the moment."""


class StoreFull(StoreError):
    """No room is left on the disk."""


class StoreReadOnly(StoreError):
    """The data may be read, not written."""


class StoreLost(StoreError):
    """The database could not be read or written."""


class NotUndoable(StoreError):
    """A step that cannot be taken back: there is none of that number, or it is taken back already."""


class Conflict(CrmError):
    """Somebody else changed the same cells meanwhile; nothing was written.

    ``cells``: one row per cell; columns entity, id, field, before (what the change was based on), after (what
    was wanted), now (what stands there; None where the record is gone).
    """

    def __init__(self, cells: pd.DataFrame) -> None:
        count = len(cells)
        what = "1 value" if count == 1 else f"{count:,} values"
        super().__init__(
            f"Somebody else changed {what} that you were changing. Nothing of yours was saved yet; "
            "look at the new values and decide which to keep."
        )
        self.cells = cells


class Overtaken(CrmError):
    """What an import was compared with is no longer what is there; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            "While you looked, other sheets were brought in, taken back or put together. Nothing of yours "
            "was stored yet; it has been compared anew: look once more, and store it."
        )


class Invalid(CrmError):
    """Values that may not be kept; nothing was written. ``issues`` says which and why."""

    def __init__(self, issues: Sequence[Issue]) -> None:
        count = len(issues)
        what = "1 value" if count == 1 else f"{count:,} values"
        super().__init__(
            f"{what[0].upper()}{what[1:]} cannot be kept so. Nothing was saved; mend them and save again."
        )
        self.issues = tuple(issues)


FULL: Final = (
    "The disk is full, so this step was not saved. Everything saved before is still there. "
    "Free some space and try again."
)
READ_ONLY: Final = (
    "The data may only be read here, so this step was not saved. Everything saved before is still there. "
    "Check that the folder and the file may be written."
)
BUSY: Final = (
    "The data is in use by something else just now, so this step was not saved. Try again in a moment."
)
FOREIGN: Final = (
    "The file {place} is not a Regulars database or is damaged. "
    "It was left as it is. Choose another file or restore a back-up."
)
LOST: Final = (
    "The data in {place} could not be read or written ({reason}). Nothing of this step was saved. "
    "Check the disk; if it stays so, restore a back-up."
)
MISSING: Final = (
    "The folder for {place} cannot be used ({reason}). Nothing was changed. "
    "Check that it is there and may be written."
)


SERVER_MISSING: Final = (
    "The server with the database {place} cannot be reached, or does not let the program in. "
    "Nothing was changed. Check that it runs, and the address, name and password in the settings."
)

_BY_STATE: Final = {
    "53100": StoreFull,
    "53": StoreBusy,  # too many connections, no memory
    "55P03": StoreBusy,  # somebody holds a lock
    "57014": StoreBusy,  # took longer than the server allows
    "40": StoreBusy,  # two steps in each other's way
    "25006": StoreReadOnly,
    "42501": StoreReadOnly,  # not allowed
    "28": StoreMissing,  # not let in
    "3D": StoreMissing,  # no such database
    "57P": StoreMissing,  # the server stops or starts
    "08": StoreMissing,  # the connection
}
"""What PostgreSQL's states mean, by how they begin."""
_SENTENCES: Final = {
    StoreFull: FULL,
    StoreBusy: BUSY,
    StoreReadOnly: READ_ONLY,
    StoreMissing: SERVER_MISSING,
    StoreLost: LOST,
}


@contextmanager
def plain_errors(place: str) -> Iterator[None]:
    """Turn errors of databases and files into ``StoreError`` with a sentence; ``place`` names the data."""
    from sqlalchemy.exc import DBAPIError

    try:
        yield
    except DBAPIError as error:
        raise _of_driver(error.orig or error, place) from error
    except _driver_errors() as error:
        raise _of_driver(error, place) from error
    except OSError as error:
        raise _of_file(error, place) from error


def _driver_errors() -> tuple[type[BaseException], ...]:
    """Give what the drivers raise; that of PostgreSQL only where it is in use."""
    psycopg = sys.modules.get("psycopg")
    return (sqlite3.Error,) if psycopg is None else (sqlite3.Error, psycopg.Error)


def _of_driver(error: BaseException, place: str) -> StoreError:
    if isinstance(error, sqlite3.Error):
        return _of_file_database(error, place)
    return _of_server(error, getattr(error, "sqlstate", None), place)


def _of_server(error: BaseException, state: str | None, place: str) -> StoreError:
    """Give the store's error for one of PostgreSQL, by its state: its words may hold what somebody typed."""
    kinds = [kind for begins, kind in _BY_STATE.items() if state and state.startswith(begins)]
    lost = StoreMissing if state is None and type(error).__name__ == "OperationalError" else StoreLost
    kind = kinds[0] if kinds else lost
    return kind(_SENTENCES[kind].format(place=place, reason=str(error).partition("\n")[0][:200]))


def _of_file_database(error: sqlite3.Error, place: str) -> StoreError:
    """Give the store's error for one of SQLite."""
    text = str(error).lower()
    if "full" in text:
        return StoreFull(FULL)
    if "readonly" in text or "read-only" in text:
        return StoreReadOnly(READ_ONLY)
    if "locked" in text or "busy" in text or "timeout" in text:
        return StoreBusy(BUSY)
    if "not a database" in text or "malformed" in text or "encrypted" in text:
        return StoreForeign(FOREIGN.format(place=place))
    if "unable to open" in text:
        return StoreMissing(MISSING.format(place=place, reason="it cannot be opened"))
    return StoreLost(LOST.format(place=place, reason=str(error).splitlines()[0][:200]))


def _of_file(error: OSError, place: str) -> StoreError:
    """Give the store's error for a file's."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreFull(FULL)
    if error.errno == errno.EROFS:
        return StoreReadOnly(READ_ONLY)
    return StoreMissing(MISSING.format(place=place, reason=(error.strerror or str(error)).lower()))

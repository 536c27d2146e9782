"""What can go wrong with the store, each with a sentence for the owner."""

from __future__ import annotations

import errno
import sqlite3
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


@contextmanager
def plain_errors(place: str) -> Iterator[None]:
    """Turn errors of databases and files into ``StoreError`` with a sentence; ``place`` names the data."""
    from sqlalchemy.exc import DBAPIError

    try:
        yield
    except DBAPIError as error:
        raise _of_database(error.orig or error, place) from error
    except sqlite3.Error as error:
        raise _of_database(error, place) from error
    except OSError as error:
        raise _of_file(error, place) from error


def _of_database(error: BaseException, place: str) -> StoreError:
    """Give the store's error for a database's."""
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

"""Back-ups made by themselves: where they lie, as the settings say, and the hourly ones."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final
from weakref import WeakSet

from crm.errors import CrmError
from data_io.settings import Settings
from data_io.store import Store, StoreError
from data_io.store.copies.damaged import put_aside
from data_io.store.copies.shelf import shelf_of
from data_io.store.engines import Database

LOOKED_EVERY: Final = 60.0
"""Seconds from one look, whether an hour is over, to the next."""
AFTER_FAILURE: Final = 600.0
LONGEST_WAIT: Final = 30.0
"""Seconds that the end of the program waits for a back-up that is being made."""
_LOG: Final = logging.getLogger("regulars")
_kept: Final[WeakSet[Store]] = WeakSet()


def open_kept(settings: Settings) -> Store:
    """Open the store of the settings; from now on back-ups of it are made by themselves.

    Raises what ``Store.open`` raises.
    """
    database = Database(settings.database)
    shelf = shelf_of(database, settings.backups, settings.backups_too, settings.backup_password)
    store = Store.open(settings.database, shelf)
    _kept.add(store)
    return store


def put_damaged_aside(settings: Settings) -> None:
    """Put a database file that cannot be opened beside its place, so that a back-up can take it."""
    try:
        Store.open(settings.database).close()
    except StoreError:
        put_aside(Database(settings.database))


@contextmanager
def hourly(every: float = LOOKED_EVERY) -> Iterator[None]:
    """Make the hourly back-ups of what is open, in a thread of their own, for as long as the block lasts."""
    end = threading.Event()
    thread = threading.Thread(target=_keep, args=(end, every), name="hourly back-ups", daemon=True)
    thread.start()
    try:
        yield
    finally:
        end.set()
        thread.join(LONGEST_WAIT)


def _keep(end: threading.Event, every: float) -> None:
    wait = every
    while not end.wait(wait):
        wait = every
        for store in list(_kept):
            try:
                with suppress(RuntimeError):  # it was closed meanwhile
                    store.copies.hourly()
            except CrmError as error:
                _LOG.warning("no hourly back-up could be made: %s", type(error).__name__)
                wait = max(every, AFTER_FAILURE)

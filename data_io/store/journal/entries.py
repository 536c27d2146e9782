"""The journal as the rest of the program knows it: noted by whoever does something, read by the owner."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from threading import Lock
from typing import Any, Final

import pandas as pd
from sqlalchemy import Connection

from crm.access import Access, Action, Denied
from crm.clock import utc_now
from data_io.store.bulk import insert_columns
from data_io.store.engines import Database, run
from data_io.store.errors import StoreError
from data_io.store.journal.chain import ENTRY_COLUMNS, FIRST, Entry, digest_of, link, new_salt, written
from data_io.store.journal.denials import noting_denials
from data_io.store.journal.reading import ALL, Sought, count_entries, read_entries, read_people

_LOG: Final = logging.getLogger("regulars")
NOTED: Final = "noted_as"
"""Where a denial says what it was noted for."""


class What(StrEnum):
    """What can happen. The value is what is stored: it is never changed, only added to."""

    STEP = "step"  # of the records: about = what the step did
    SIGN_IN = "sign in"
    SIGN_OUT = "sign out"
    SIGN_IN_FAILED = "sign in failed"
    PASSWORD = "password"  # noqa: S105 - the word for it: set, changed, reset
    SECOND_FACTOR = "second factor"  # one-time codes: set up, taken away
    DENIED = "denied"
    EXPORT = "export"
    SHARE = "share"  # a link for guests was made
    LINK_USED = "link used"
    LINK_REVOKED = "link revoked"
    PERSON = "person"  # of the team: invited, made, changed, ended
    ERASURE = "erasure"
    DISCLOSURE = "disclosure"  # everything known of one person was given out
    CONSENT = "consent"
    RETENTION = "retention"
    BACKUP = "backup"
    RESTORE = "restore"
    MOVE = "move"
    SETTING = "setting"
    JOURNAL = "journal"  # of the journal itself: it began, older steps were taken over


HEAD: Final = "([0-9]{1,18}):([0-9a-f]{64})"
"""How the end of the journal is written down: the number of the last entry, and its link."""
REPEATED: Final = frozenset({What.DENIED, What.SIGN_IN_FAILED, What.LINK_USED})
"""What strangers can make happen without end: the same once a minute is enough."""
REPEATED_WITHIN: Final = timedelta(minutes=1)
MOST_A_MINUTE: Final = 120
"""Of one such kind, however different they are: a flood must not fill the disk."""


@noting_denials(lambda journal: journal)
class Journal:
    """The journal of one database; safe to use from many threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lately: dict[tuple[What, str, str], datetime] = {}
        self._looking = Lock()

    def note(
        self, what: What, by: Access | str, about: Mapping[str, Any], connection: Connection | None = None
    ) -> None:
        """Write one entry: ``by`` whom (a name where nobody is signed in), ``about`` what, as JSON.

        With a connection it is part of that transaction, which must be one that writes; else of its own.
        ``about`` names ids, kinds and counts, never anybody's data, and never what was typed into a field
        of the sign-in. What can be repeated without end (``REPEATED``) is written once a minute.
        """
        who = by if isinstance(by, str) else by.name
        value = written(about)
        if what in REPEATED and self._was_lately(what, who, value):
            return
        if connection is not None:
            add_entry(connection, what, who, value)
            return
        with self._database.writing() as own:
            add_entry(own, what, who, value)

    def note_or_log(self, what: What, by: Access | str, about: Mapping[str, Any]) -> None:
        """Write one entry of what has happened anyway: a full disk must not keep anybody's own data in."""
        try:
            self.note(what, by, about)
        except StoreError:
            _LOG.exception("the journal could not be written: %s", what.value)

    def note_denial(self, denied: Denied, asked: str) -> None:
        """Note what was refused, once however many ways lead through here; the refusal stands in any case."""
        if vars(denied).setdefault(NOTED, asked) is asked:
            about = {"asked": asked, "action": denied.action.value, "entity": denied.entity}
            self.note_or_log(What.DENIED, denied.access, about)

    def read(
        self, access: Access, sought: Sought = ALL, *, limit: int = 100, offset: int = 0
    ) -> pd.DataFrame:
        """Give entries, newest first, to whoever may audit.

        Columns: seq, at (UTC), who, what, revision (Int64), about (dict; None where it was erased).
        """
        access.require(Action.AUDIT)
        with self._database.reading() as connection:
            return read_entries(connection, sought, limit=limit, offset=offset)

    def count(self, access: Access, sought: Sought = ALL) -> int:
        """Say how many entries there are."""
        access.require(Action.AUDIT)
        with self._database.reading() as connection:
            return count_entries(connection, sought)

    def people(self, access: Access) -> list[str]:
        """Name all who stand in the journal, in order."""
        access.require(Action.AUDIT)
        with self._database.reading() as connection:
            return read_people(connection)

    def head(self) -> str:
        """Give the number and the link of the last entry, to be written down elsewhere; "" where none is."""
        with self._database.reading() as connection:
            seq, chain = head(connection)
        return f"{seq}:{chain}" if seq else ""

    def holds(self, written_down: str) -> bool:
        """Say whether a head that was written down is still in the chain: nothing up to it was cut off."""
        found = re.fullmatch(HEAD, written_down.strip())
        if found is None:
            return False
        with self._database.reading() as connection:
            return run(connection, "SELECT chain FROM journal WHERE seq=?", (int(found[1]),)) == [(found[2],)]

    def _was_lately(self, what: What, who: str, value: str) -> bool:
        """Whether the very same was noted within a minute, or so much of its kind that it is a flood."""
        now = utc_now()
        with self._looking:
            self._lately = {key: at for key, at in self._lately.items() if now - at < REPEATED_WITHIN}
            key = (what, who, value)
            flood = sum(kind is what for kind, _, _ in self._lately) >= MOST_A_MINUTE
            if key in self._lately or flood:
                return True
            self._lately[key] = now
            return False


def add_entry(
    connection: Connection,
    what: What,
    who: str,
    value: str,
    *,
    revision: int | None = None,
    covers: str | None = None,
) -> int:
    """Write an entry as the next of the chain; the writers' lock is held. Give its number."""
    seq, previous = head(connection)
    salt = new_salt()
    at = utc_now().isoformat(timespec="microseconds")
    entry = Entry(seq + 1, at, who, what.value, revision, digest_of(salt, value), covers)
    columns = {name: [each] for name, each in zip(ENTRY_COLUMNS, entry, strict=True)}
    insert_columns(connection, "journal", columns | {"chain": [link(previous, entry)]})
    insert_columns(connection, "journal_value", {"seq": [entry.seq], "salt": [salt], "value": [value]})
    return entry.seq


def head(connection: Connection) -> tuple[int, str]:
    """Give the number and the link of the last entry; 0 and nothing where there is none."""
    found = run(connection, "SELECT seq, chain FROM journal ORDER BY seq DESC LIMIT 1")
    return (int(found[0][0]), str(found[0][1])) if found else (0, FIRST)

"""What a back-up tells of itself; it stands in a table of its own inside the copy.

So one file is all there is to carry away. A sealed copy tells the same, but for the digests, before its first
piece.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

import orjson

from data_io.store.copies import sealing
from data_io.store.copies.contents import TableContents
from data_io.store.errors import FOREIGN, StoreForeign, StoreMissing

TABLE: Final = "back_up"
"""The table in the copy: one row, one column, JSON."""
BY_CONTENT: Final = "content"
BY_ROWS: Final = "rows"
NOT_THERE: Final = "The file {name} is not there. Nothing was changed; choose another file."


@dataclass(frozen=True, slots=True)
class Facts:
    """What was copied, when and why.

    ``made_at``: UTC, ISO. ``identity``: of the database. ``mark``: what changes with every change
    (``mark_of``). ``rows``: by table. ``digests``, ``sums``: by table, where they were compared.
    ``verified``: ``content`` where every value was compared with the original, ``rows`` where the numbers of
    rows were, and the file was found whole; "" for a file that tells nothing.
    """

    made_at: str = ""
    reason: str = ""
    identity: str = ""
    version: int = 0
    revision: int = 0
    mark: str = ""
    rows: Mapping[str, int] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    sums: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    verified: str = ""

    @property
    def records(self) -> int:
        """All rows."""
        return sum(self.rows.values())

    @property
    def told(self) -> dict[str, Any]:
        """What may be read without a password: no digest, from which a small table could be guessed."""
        return {**asdict(self), "digests": {}, "sums": {}}

    @classmethod
    def read(cls, content: Mapping[str, Any]) -> Facts:
        """Give the facts of what was read from a file; what it does not tell is blank."""
        known = {name: content[name] for name in cls.__dataclass_fields__ if name in content}
        return cls(**known)

    def with_contents(self, contents: Mapping[str, TableContents]) -> dict[str, Any]:
        """Give all of it as it is written into the copy."""
        digests = {name: each.digest for name, each in contents.items()}
        sums = {name: each.sums for name, each in contents.items() if each.sums}
        rows = {name: each.rows for name, each in contents.items()} or dict(self.rows)
        return {**asdict(self), "digests": digests, "sums": sums, "rows": rows}


def write_facts(file: Path, facts: Mapping[str, Any]) -> None:
    """Write what a copy tells of itself into it."""
    with closing(sqlite3.connect(file)) as copy, copy:
        copy.execute(f"DROP TABLE IF EXISTS {TABLE}")
        copy.execute(f"CREATE TABLE {TABLE} (facts TEXT NOT NULL)")
        copy.execute(f"INSERT INTO {TABLE} VALUES (?)", (orjson.dumps(facts).decode(),))  # noqa: S608 - our own name


def read_facts(file: Path) -> Facts:
    """Give what a copy tells of itself; blank where it tells nothing. Sealed ones are not opened for it."""
    if not file.is_file():
        raise StoreMissing(NOT_THERE.format(name=file.name))
    if sealing.is_sealed(file):
        return Facts.read(sealing.told_of(file))
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            if not copy.execute("SELECT 1 FROM sqlite_master WHERE name=?", (TABLE,)).fetchone():
                return Facts()
            found = copy.execute(f"SELECT facts FROM {TABLE}").fetchone()  # noqa: S608 - our own name
    except sqlite3.DatabaseError as error:
        raise StoreForeign(FOREIGN.format(place=file.name)) from error
    try:
        return Facts.read(orjson.loads(found[0])) if found else Facts()
    except (orjson.JSONDecodeError, TypeError):
        return Facts()


def verify(file: Path) -> None:
    """Raise ``StoreForeign`` where a file is not a whole database of this program."""
    if not file.is_file():
        raise StoreMissing(NOT_THERE.format(name=file.name))
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            sound = copy.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            ours = copy.execute("SELECT value FROM meta WHERE key='version'").fetchone()
    except sqlite3.DatabaseError as error:
        raise StoreForeign(FOREIGN.format(place=file.name)) from error
    if not sound or ours is None:
        raise StoreForeign(FOREIGN.format(place=file.name))

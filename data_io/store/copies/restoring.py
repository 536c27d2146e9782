"""A back-up put in the place of the database: all of it or nothing, on a file and on a server.

A new step is added for it, numbered after all there ever were: so whatever is held of the records under the
number of a step stays right, in every process, and what was held before is forgotten (``meta``: restored).
Ids go on after all that were ever given.

What is about people and proof rather than about the business stays as it is at present
(``KEPT_OVER_RESTORE``): a restore must not let somebody in again who was shut out, nor make a link live
that was revoked, nor forget who did what, or who asked to be erased. Only where nothing was ever done in the
present database, as on a new machine, all of it comes from the back-up.
"""

# ruff: noqa: S608 - tables and columns are named by our own declaration, never by what somebody typed

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import orjson
from sqlalchemy import Connection

from crm.access import Access
from crm.clock import utc_now
from crm.entities import BUSINESS
from data_io.changes import Source
from data_io.store import upgrades
from data_io.store.bulk import insert_columns
from data_io.store.copies.contents import TableContents, contents_of, present_tables
from data_io.store.copies.facts import TABLE
from data_io.store.copies.snapshot import file_database, put_tables, require_same
from data_io.store.engines import Database, quoted, run
from data_io.store.journal import What
from data_io.store.journal.chain import written
from data_io.store.journal.entries import add_entry
from data_io.store.journal.steps import note_step
from data_io.store.journal.takeover import take_over
from data_io.store.revisions import RESTORED, last_step
from data_io.store.tables import metadata

MADE_BY: Final = """
    SELECT type, sql FROM present.sqlite_master WHERE tbl_name=? AND sql IS NOT NULL ORDER BY rowid"""
KEPT_OVER_RESTORE: Final = frozenset(
    {
        *("journal", "journal_value"),
        *("person", "visit", "known_browser", "ticket", "failure"),
        *("recovery_code", "set_up_code", "role_rule"),
        *("link", "link_visit"),
        *("erasure", "erased"),
    }
)
"""The tables that a restore leaves as they are at present. Each part that has such tables adds its own."""
AFTER_RESTORE: Final[list[Callable[[Connection], None]]] = []
"""What must be done again with the records that came back, within the same transaction: erasures."""


@dataclass(frozen=True, slots=True)
class Restoring:
    """Which back-up is put back, by whom; ``kept``: the name of the copy of the present state.

    ``whose``: the identity of the database that was backed up; None where that was before it had a journal.
    """

    name: str
    label: str
    by: Access
    kept: str
    whose: str | None = None


@dataclass(frozen=True, slots=True)
class _Present:
    """What of the present database counts for the one that comes: steps, ids, what it knows of itself."""

    last: int
    is_new: bool
    next_ids: dict[str, int]
    meta: dict[str, str]

    @classmethod
    def read(cls, connection: Connection) -> _Present:
        last = last_step(connection)
        has_people = run(connection, "SELECT 1 FROM person LIMIT 1")
        return cls(
            last,
            last == 0 and not has_people,  # whoever has been let in already is not exchanged for others
            dict(run(connection, "SELECT entity, next_id FROM counter")),
            dict(run(connection, "SELECT key, value FROM meta")),
        )


def restore_file(database: Database, prepared: Path, told: Restoring) -> int:
    """Put a plain back-up, which is changed for it, in the place of the database; give the new step's number.

    ``prepared`` is a copy that nobody else needs. Raises ``StoreError``s, and then nothing was changed.
    """
    with file_database(prepared) as copy:
        with copy.writing() as connection:
            run(connection, f"DROP TABLE IF EXISTS {TABLE}")
            upgrades.is_current(connection)  # a newer program's is refused
            whose = None if "journal" not in present_tables(connection) else upgrades.identity_of(connection)
            upgrades.bring_up_to_date(connection)
        told = replace(told, whose=whose)
        if database.is_sqlite:
            return _restore_pages(database, copy, prepared, told)
        return _restore_columns(database, copy, told)


def _restore_pages(database: Database, copy: Database, prepared: Path, told: Restoring) -> int:
    """Finish the copy, then let SQLite put it over the present file in one transaction."""
    with database.write_lock:
        with database.reading() as connection:
            present = _Present.read(connection)
        if not present.is_new:
            copy.engine.dispose()
            _carry_over(Path(str(database.path)), prepared)
        with copy.writing() as connection:
            revision = _finish(connection, present, told)
        copy.engine.dispose()
        database.engine.dispose()
        with (
            closing(sqlite3.connect(prepared)) as source,
            closing(sqlite3.connect(str(database.path))) as target,
        ):
            source.backup(target)
            target.execute("PRAGMA journal_mode=WAL")
    return revision


def _restore_columns(database: Database, copy: Database, told: Restoring) -> int:
    """Exchange the rows of a server's tables in one transaction."""
    with copy.reading() as source, database.writing(many=True) as target:
        present = _Present.read(target)
        comes = [name for name in present_tables(source) if present.is_new or name not in KEPT_OVER_RESTORE]
        empty_tables(target, comes)
        brought = put_tables(source, target, comes)
        require_same(brought, contents_of(target, comes))
        set_triggers(target, comes, on=True)
        return _finish(target, present, told)


def empty_tables(connection: Connection, tables: Iterable[str]) -> None:
    """Delete all rows of a server's tables, also of those that refuse it: their triggers are off afterwards.

    No TRUNCATE: who reads as of an earlier moment would find nothing in its place.
    """
    set_triggers(connection, tables, on=False)
    for name in tables:
        run(connection, f"DELETE FROM {quoted(name)}")


def set_triggers(connection: Connection, tables: Iterable[str], *, on: bool) -> None:
    """Switch the triggers of a server's tables off and on, within the transaction."""
    for name in tables:
        run(connection, f"ALTER TABLE {quoted(name)} {'ENABLE' if on else 'DISABLE'} TRIGGER USER")


def _carry_over(present: Path, prepared: Path) -> None:
    """Put the tables that stay as they are at present into the copy, with their indexes and triggers."""
    with closing(sqlite3.connect(prepared, isolation_level=None)) as copy:
        copy.execute("ATTACH DATABASE ? AS present", (str(present),))
        copy.execute("BEGIN IMMEDIATE")
        for name in sorted(KEPT_OVER_RESTORE & metadata.tables.keys()):
            made = copy.execute(MADE_BY, (name,)).fetchall()
            copy.execute(f"DROP TABLE IF EXISTS main.{quoted(name)}")
            for sql in [sql for kind, sql in made if kind == "table"]:
                copy.execute(sql)
                copy.execute(f"INSERT INTO main.{quoted(name)} SELECT * FROM present.{quoted(name)}")
            for sql in [sql for kind, sql in made if kind != "table"]:
                copy.execute(sql)
        copy.execute("COMMIT")


def _finish(connection: Connection, present: _Present, told: Restoring) -> int:
    """Write what a restore adds: the step, the ids that stay taken, what else stays; then call the hooks."""
    back_to = last_step(connection)
    if not present.is_new and told.whose != present.meta.get("identity"):
        take_over(connection, again=True)  # the journal that stays does not know these steps
    revision = max(present.last, back_to) + 1
    steps = _steps(connection)
    for name, following in present.next_ids.items():
        run(
            connection,
            "UPDATE counter SET next_id=? WHERE entity=? AND next_id<?",
            (following, name, following),
        )
    _keep_meta(connection, present, revision)
    details = {"back_up": told.name, "went_back_to": back_to, "from": present.last, "kept": told.kept}
    _write_step(connection, revision, told, details)
    note_step(connection, revision, ())
    about = {**details, "revision": revision, "steps": steps}
    add_entry(connection, What.RESTORE, told.by.name, written(about))
    for hook in AFTER_RESTORE:
        hook(connection)
    return revision


def _steps(connection: Connection) -> list[list[int]]:
    """Give the numbers of the steps that came back, as runs [first, last]: those between are gone."""
    sql = """
        SELECT min(revision), max(revision) FROM
            (SELECT revision, revision - row_number() OVER (ORDER BY revision) AS gap FROM change) AS step
        GROUP BY gap ORDER BY 1"""
    return [[int(first), int(last)] for first, last in run(connection, sql)]


def _keep_meta(connection: Connection, present: _Present, revision: int) -> None:
    """Keep what the database knows of itself, but for whose it is: its name comes with the records."""
    kept = {} if present.is_new else {**present.meta}
    kept = {key: value for key, value in kept.items() if key not in ("identity", "version")}
    kept[RESTORED] = str(revision)
    for key, value in kept.items():
        run(connection, "DELETE FROM meta WHERE key=?", (key,))
        run(connection, "INSERT INTO meta (key, value) VALUES (?, ?)", (key, value))


def _write_step(connection: Connection, revision: int, told: Restoring, details: dict[str, Any]) -> None:
    """Write the step into the history; it is about the business, so that it is listed."""
    step: dict[str, list[Any]] = {
        "revision": [revision],
        "at": [utc_now().isoformat(timespec="microseconds")],
        "by": [told.by.name],
        "source": [Source.RESTORE.value],
        "label": [told.label],
        "details": [orjson.dumps(details).decode()],
    }
    insert_columns(connection, "change", step)
    part: dict[str, list[Any]] = {
        "revision": [revision],
        "entity": [BUSINESS.name],
        "created": [0],
        "updated": [0],
        "deleted": [0],
    }
    insert_columns(connection, "change_part", part)


def same_contents(one: dict[str, TableContents], other: dict[str, TableContents]) -> bool:
    """Whether two databases hold the same, but for what a restore adds."""
    changed = {"change", "change_part", "counter", "meta", *KEPT_OVER_RESTORE}
    return {name: each for name, each in one.items() if name not in changed} == {
        name: each for name, each in other.items() if name not in changed
    }

"""What the database itself refuses, whoever asks: to change or take away what was written down.

The journal is never changed; its values may be erased. A step may be marked as taken back, its label and
details may be erased; a cell of the history may be erased; nothing else of them may be changed or taken away.
"""

# ruff: noqa: S608 - our own names of tables and columns

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from sqlalchemy import Connection

from data_io.store.engines import is_sqlite, quoted, run
from data_io.store.journal.cells import DIGEST_BYTES, IS_WHOLE
from data_io.store.journal.steps import ERASED

REFUSAL: Final = "what was written down is never changed"
PREFIX: Final = "regulars_keep_"


class Trigger(NamedTuple):
    """What is refused: of a table, on which event, and when not (SQL over OLD and NEW)."""

    table: str
    event: str
    unless: str = ""

    @property
    def name(self) -> str:
        """Its name, also that of its function on PostgreSQL."""
        return f"{PREFIX}{self.table}_{self.event.lower()}"


def _unchanged(names: Iterable[str], same: str) -> str:
    return " AND ".join(f"NEW.{quoted(name)} {same} OLD.{quoted(name)}" for name in names)


def _triggers(same: str) -> tuple[Trigger, ...]:
    """Give all of them; ``same``: how an engine says that two values are the same, or both blank."""
    change = _unchanged(("revision", "at", "by", "source", "undoes"), same)
    label = f"(NEW.label {same} OLD.label OR NEW.label = '{ERASED}')"
    details = f"(NEW.details {same} OLD.details OR NEW.details IS NULL)"
    cell = _unchanged(("revision", "entity", "record", "field"), same)
    erased = f"NEW.before IS NULL AND NEW.after IS NULL AND length(NEW.seal) = {2 * DIGEST_BYTES}"
    whole = IS_WHOLE.replace("seal", "OLD.seal")
    never = [Trigger(table, event) for table, event in NEVER]
    return (
        *never,
        Trigger("change", "UPDATE", f"{change} AND {label} AND {details}"),
        Trigger("change_cell", "UPDATE", f"{cell} AND {erased} AND {whole}"),
        *(Trigger(table, "INSERT", _is_new(table, keys)) for table, keys in KEYS.items()),
    )


NEVER: Final = (
    ("journal", "UPDATE"),
    ("journal", "DELETE"),
    ("journal_value", "UPDATE"),
    ("change", "DELETE"),
    ("change_part", "UPDATE"),
    ("change_part", "DELETE"),
    ("change_cell", "DELETE"),
)
KEYS: Final = {
    "journal": ("seq",),
    "journal_value": ("seq",),
    "change": ("revision",),
    "change_part": ("revision", "entity"),
}
"""The keys of tables in which SQLite's ``INSERT OR REPLACE`` would else put one row in another's place."""
TABLES: Final = ("journal", "journal_value", "change", "change_part", "change_cell")


def _is_new(table: str, keys: Iterable[str]) -> str:
    where = " AND ".join(f"{each} = NEW.{each}" for each in keys)
    return f"NOT EXISTS (SELECT 1 FROM {table} WHERE {where})"


def _wanted(connection: Connection) -> dict[str, str]:
    """Give the body of every trigger by its name: on SQLite the whole statement, else its function's."""
    if is_sqlite(connection):
        return {each.name: _sqlite_statement(each) for each in _triggers("IS")}
    bodies = {each.name: _function_body(each) for each in _postgresql_triggers()}
    return bodies | {
        f"{PREFIX}{table}_truncate": _function_body(Trigger(table, "TRUNCATE")) for table in TABLES
    }


def _postgresql_triggers() -> list[Trigger]:
    """PostgreSQL puts no row in another's place unasked."""
    return [each for each in _triggers("IS NOT DISTINCT FROM") if each.event != "INSERT"]


def _sqlite_statement(trigger: Trigger) -> str:
    when = f" WHEN NOT ({trigger.unless})" if trigger.unless else ""
    return (
        f"CREATE TRIGGER {trigger.name} BEFORE {trigger.event} ON {trigger.table}{when} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )


def _function_body(trigger: Trigger) -> str:
    passes = f"IF {trigger.unless} THEN RETURN NEW; END IF; " if trigger.unless else ""
    return f"BEGIN {passes}RAISE EXCEPTION '{REFUSAL}'; END"


def _found(connection: Connection) -> dict[str, str]:
    """Give the triggers that there are and that are awake, by name, with their bodies."""
    if is_sqlite(connection):
        asked = "SELECT name, sql FROM sqlite_master WHERE type='trigger'"
    else:
        asked = """
            SELECT tgname, prosrc FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
            JOIN pg_class ON pg_class.oid = tgrelid
            WHERE tgenabled IN ('O', 'A') AND relnamespace = current_schema()::regnamespace"""
    found = ((str(name), str(body)) for name, body in run(connection, asked))
    return {name: body for name, body in found if name.startswith(PREFIX)}


def missing_triggers(connection: Connection) -> list[str]:
    """Name the triggers that are not there, asleep, or not as this program makes them."""
    found = _found(connection)
    return [name for name, body in _wanted(connection).items() if found.get(name) != body]


def make_triggers(connection: Connection) -> None:
    """Make the triggers that are not there as they should be."""
    missing = set(missing_triggers(connection))
    if is_sqlite(connection):
        for name, statement in _wanted(connection).items():
            if name in missing:
                run(connection, f"DROP TRIGGER IF EXISTS {name}")
                run(connection, statement)
        return
    for trigger in _postgresql_triggers():
        if trigger.name in missing:
            _make_on_server(connection, trigger, "ROW")
    for table in TABLES:
        trigger = Trigger(table, "TRUNCATE")
        if trigger.name in missing:
            _make_on_server(connection, trigger, "STATEMENT")


def _make_on_server(connection: Connection, trigger: Trigger, each: str) -> None:
    body = _function_body(trigger)
    run(
        connection,
        f"CREATE OR REPLACE FUNCTION {trigger.name}() RETURNS trigger LANGUAGE plpgsql AS $body${body}$body$",
    )
    run(connection, f"DROP TRIGGER IF EXISTS {trigger.name} ON {trigger.table}")
    run(
        connection,
        f"CREATE TRIGGER {trigger.name} BEFORE {trigger.event} ON {trigger.table} "
        f"FOR EACH {each} EXECUTE FUNCTION {trigger.name}()",
    )

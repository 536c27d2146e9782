"""From an older database to today's, and from none to the first.

Why not Alembic: it compares, writes scripts and keeps a table of hashes for teams that change servers by
hand. Here the tables are generated from ``crm.entities``, so the one change that is frequent (a new fact)
needs no script at all: the column is added because it is declared. The rare others are functions below, run
in order inside one transaction, under the writers' lock, after a copy of the file was made. That is less code
than Alembic's set-up, needs no shipped script folder, and a database opened by a newer program is refused by
its number.
"""

# ruff: noqa: S608 - tables and columns are named by crm.entities, never by what somebody typed

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection, inspect

from crm.entities import BUSINESS, STORED
from data_io.store.accounts import tables as _accounts  # noqa: F401 - its tables are among those that are made
from data_io.store.bulk import insert_columns
from data_io.store.engines import quoted, run
from data_io.store.errors import StoreForeign, StoreNewer
from data_io.store.journal import tables as _journal  # noqa: F401 - its tables are among those that are made
from data_io.store.journal.takeover import take_over
from data_io.store.journal.triggers import make_triggers, missing_triggers
from data_io.store.links import tables as _links  # noqa: F401 - likewise
from data_io.store.rights import tables as _rights  # noqa: F401 - likewise
from data_io.store.tables import metadata

NEWER = (
    "A newer Regulars wrote this database (version {found}, this program knows {known}). "
    "It was left as it is. Install the newer program, or open another database."
)
FOREIGN = "The file {place} holds the data of another program. It was left as it is. Choose another file."

Upgrade = Callable[[Connection], None]


UPGRADES: Final[tuple[Upgrade, ...]] = ()
"""``UPGRADES[0]`` leads from version 1 to 2, and so on. Facts that are only added need none."""


def newest_version() -> int:
    """Give the version that this program writes."""
    return len(UPGRADES) + 1


def version_of(connection: Connection) -> int | None:
    """Give the version of the database; None where there is nothing in it yet."""
    names = set(inspect(connection).get_table_names())
    if "meta" not in names:
        if names:
            raise StoreForeign(FOREIGN.format(place=connection.engine.url.database))
        return None
    found = run(connection, "SELECT value FROM meta WHERE key='version'")
    if not found or not str(found[0][0]).isdigit():
        raise StoreForeign(FOREIGN.format(place=connection.engine.url.database))
    return int(found[0][0])


def identity_of(connection: Connection) -> str | None:
    """Give the random name by which the database is told from all others; None where it has none yet."""
    found = run(connection, "SELECT value FROM meta WHERE key='identity'")
    return str(found[0][0]) if found else None


def is_current(connection: Connection) -> bool:
    """Whether the database needs nothing; ``StoreNewer`` where it knows more than this program."""
    version = version_of(connection)
    if version is not None and version > newest_version():
        raise StoreNewer(NEWER.format(found=version, known=newest_version()))
    return (
        version == newest_version()
        and not _missing_columns(connection)
        and identity_of(connection) is not None
        and not missing_triggers(connection)
    )


def bring_up_to_date(connection: Connection) -> None:
    """Make what is missing: the tables, the columns of new facts, the steps of newer versions."""
    version = version_of(connection)
    if version is None:
        metadata.create_all(connection)
        version = newest_version()
        insert_columns(connection, "meta", {"key": ["version"], "value": [str(version)]})
    for upgrade in UPGRADES[version - 1 :]:
        upgrade(connection)
    metadata.create_all(connection)
    _add_columns(connection)
    _start_counters(connection)
    _seed_business(connection)
    _give_identity(connection)
    take_over(connection)
    make_triggers(connection)
    run(connection, "UPDATE meta SET value=? WHERE key='version'", (str(newest_version()),))


def _missing_columns(connection: Connection) -> list[tuple[str, str]]:
    """Name the columns (table, column) declared since; a whole table that is missing has column ''."""
    inspector = inspect(connection)
    there = set(inspector.get_table_names())
    missing = [(name, "") for name in metadata.tables if name not in there]
    for name, table in metadata.tables.items():
        if name in there:
            present = {str(column["name"]) for column in inspector.get_columns(name)}
            missing += [(name, column.name) for column in table.columns if column.name not in present]
    return missing


def _add_columns(connection: Connection) -> None:
    for table_name, column_name in _missing_columns(connection):
        column = metadata.tables[table_name].c[column_name]
        kind = column.type.compile(dialect=connection.dialect)
        connection.exec_driver_sql(
            f"ALTER TABLE {quoted(table_name)} ADD COLUMN {quoted(column_name)} {kind}"
        )
    for table in metadata.tables.values():
        for index in table.indexes:
            index.create(connection, checkfirst=True)


def _start_counters(connection: Connection) -> None:
    """Give every entity its counter of ids."""
    for name in STORED:
        if not run(connection, "SELECT 1 FROM counter WHERE entity=?", (name,)):
            first = run(connection, f"SELECT coalesce(max(id), 0) + 1 FROM {quoted(name)}")[0][0]
            insert_columns(connection, "counter", {"entity": [name], "next_id": [first]})


def _give_identity(connection: Connection) -> None:
    """Name the database once, at random; its back-ups are the same shop and keep the name."""
    if identity_of(connection) is None:
        insert_columns(connection, "meta", {"key": ["identity"], "value": [secrets.token_hex(16)]})


def _seed_business(connection: Connection) -> None:
    """Make the one record of the business with the values that its fields have at first."""
    name = BUSINESS.name
    if not run(connection, f"SELECT 1 FROM {quoted(name)} WHERE id=1"):
        insert_columns(connection, name, {"id": [1], "revision": [0]})
    for field in BUSINESS.fields:
        if field.default is not None:
            sql = f"UPDATE {quoted(name)} SET {quoted(field.name)}=? WHERE {quoted(field.name)} IS NULL"
            run(connection, sql, (field.default,))

"""Whether all is as it must be: the file whole, references leading somewhere, receipts adding up."""

# ruff: noqa: S608 - tables and columns are named by crm.entities, never by what somebody typed

from __future__ import annotations

from sqlalchemy import Connection

from crm.entities import ENTITIES
from crm.schema import Entity
from data_io.store.engines import is_sqlite, quoted, run
from data_io.store.journal.faults import find_journal_faults


def find_faults(connection: Connection) -> list[str]:
    """Give a plain sentence for each thing that is not as it must be; none where all is well."""
    faults = _file_faults(connection)
    for entity in ENTITIES.values():
        faults += _dangling_references(connection, entity)
        faults += _receipts(connection, entity)
        faults += _ids(connection, entity)
    return faults + find_journal_faults(connection)


def _file_faults(connection: Connection) -> list[str]:
    if not is_sqlite(connection):
        return []
    found = [str(row[0]) for row in run(connection, "PRAGMA integrity_check")]
    return [] if found == ["ok"] else [f"The database file is damaged: {fault}" for fault in found]


def _dangling_references(connection: Connection, entity: Entity) -> list[str]:
    faults = []
    for reference in entity.references:
        column, target = quoted(reference.name), quoted(str(reference.refers_to))
        sql = (
            f"SELECT count(*) FROM {quoted(entity.name)} AS one WHERE {column} IS NOT NULL "
            f"AND NOT EXISTS (SELECT 1 FROM {target} AS other WHERE other.id = one.{column})"
        )
        count = run(connection, sql)[0][0]
        if count:
            faults.append(
                f"{entity.plural}: {count:,} point to a {reference.label.lower()} that is not there."
            )
    return faults


def _receipts(connection: Connection, entity: Entity) -> list[str]:
    """Compare the records with what the steps say they made and deleted."""
    sql = "SELECT coalesce(sum(created), 0) - coalesce(sum(deleted), 0) FROM change_part WHERE entity=?"
    expected = int(run(connection, sql, (entity.name,))[0][0])
    found = int(run(connection, f"SELECT count(*) FROM {quoted(entity.name)}")[0][0])
    if expected == found:
        return []
    return [f"{entity.plural}: the history makes {expected:,}, but {found:,} are there."]


def _ids(connection: Connection, entity: Entity) -> list[str]:
    """No id may be given twice: the next one lies beyond all that were used."""
    sql = f"SELECT max(id) FROM {quoted(entity.name)}"
    highest = run(connection, sql)[0][0] or 0
    following = run(connection, "SELECT next_id FROM counter WHERE entity=?", (entity.name,))
    if following and following[0][0] > highest:
        return []
    return [f"{entity.plural}: the next number is not beyond the last one."]

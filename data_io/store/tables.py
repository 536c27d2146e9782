"""The tables, made from the declaration of the facts: nobody writes SQL for a new field.

One table an entity: ``id``, ``revision`` (the step that last touched the row), ``own`` (the owner's own
columns as one JSON object, NULL where there is none) and a column a field. Facts carry no NOT NULL and no
UNIQUE: what is required and unique is checked before (``crm.checks``), so that a rule that gets stricter
later never locks out data that is already there.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import BigInteger, Column, Double, Index, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

from crm.entities import STORED
from crm.schema import Entity, Kind

ID: Final = BigInteger().with_variant(Integer(), "sqlite")
"""Record ids: in SQLite a column is the row's own number only if its type is called INTEGER."""

TEXT: Final = Text().with_variant(Text(collation="C"), "postgresql")
"""Text, compared and ordered by its letters' codes, as SQLite does it, whatever the server's language is."""

SQL_TYPES: Final[dict[Kind, TypeEngine[Any]]] = {
    Kind.TEXT: TEXT,
    Kind.LONG_TEXT: TEXT,
    Kind.TERM: TEXT,
    Kind.CHOICE: TEXT,
    Kind.EMAIL: TEXT,
    Kind.PHONE: TEXT,
    Kind.URL: TEXT,
    Kind.LIST: TEXT,
    Kind.INTEGER: BigInteger(),
    Kind.NUMBER: Double(),
    Kind.MONEY: BigInteger(),
    Kind.SHARE: Double(),
    Kind.DATE: TEXT,
    Kind.MOMENT: TEXT,
    Kind.BOOLEAN: Integer(),
    Kind.REFERENCE: ID,
}
"""The SQL type of a field, by kind."""

metadata: Final = MetaData()


def _indexed(entity: Entity) -> list[tuple[str, bool]]:
    """Name the fields with an index, and whether it covers filled rows only.

    Each one costs every import, so each has its reason.
    """
    indexed = [
        (each.name, False) for each in entity.references if each.refers_to == "customer"
    ]  # a customer's whole file
    indexed += [
        (each.name, True) for each in entity.references if each.refers_to == "campaign"
    ]  # its answers; mostly blank
    indexed += [(each.name, True) for each in entity.fields if each.unique]  # is the code taken?
    # An order's lines, payments, returns, complaints; search by number; the matching of imports.
    indexed += [("order_number", True)] if "order_number" in entity.by_name else []
    return indexed


def _entity_table(entity: Entity) -> Table:
    """Make the table of one entity."""
    table = Table(
        entity.name,
        metadata,
        Column("id", ID, primary_key=True, autoincrement=False),
        Column("revision", BigInteger(), nullable=False),
        Column("own", TEXT),
        *(Column(each.name, SQL_TYPES[each.kind]) for each in entity.fields),
    )
    Index(f"ix_{entity.name}_revision", table.c.revision)  # what changed since: the refresh of frames
    for name, filled_only in _indexed(entity):
        where = table.c[name].is_not(None) if filled_only else None
        Index(f"ix_{entity.name}_{name}", table.c[name], sqlite_where=where, postgresql_where=where)
    return table


ENTITY_TABLES: Final[dict[str, Table]] = {name: _entity_table(entity) for name, entity in STORED.items()}
"""The table of each entity by name."""

tombstone: Final = Table(
    "tombstone",
    metadata,
    Column("entity", TEXT, primary_key=True),
    Column("id", ID, primary_key=True, autoincrement=False),
    Column("revision", BigInteger(), nullable=False),
)
"""The records that are gone, and since which revision: so that frames can forget them."""
Index("ix_tombstone_revision", tombstone.c.revision)

change: Final = Table(
    "change",
    metadata,
    Column("revision", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False),
    Column("at", TEXT, nullable=False),
    Column("by", TEXT, nullable=False),
    Column("source", TEXT, nullable=False),
    Column("label", TEXT, nullable=False),
    Column("undoes", BigInteger()),
    Column("undone_by", BigInteger()),
    Column("details", TEXT),
)
"""The steps: one row each. ``at`` is UTC, ``details`` JSON."""

change_part: Final = Table(
    "change_part",
    metadata,
    Column("revision", BigInteger(), primary_key=True, autoincrement=False),
    Column("entity", TEXT, primary_key=True),
    Column("created", Integer(), nullable=False),
    Column("updated", Integer(), nullable=False),
    Column("deleted", Integer(), nullable=False),
    Column("first_id", ID),
    Column("last_id", ID),
    Column("ranges", TEXT),  # JSON [[first, last], ...] where the ids made have gaps (records that came back)
    Column("own_columns", TEXT),  # JSON: the own columns that came with this step
)
"""What a step did to the records of one entity."""

change_cell: Final = Table(
    "change_cell",
    metadata,
    Column("revision", BigInteger(), nullable=False),
    Column("entity", TEXT, nullable=False),
    Column("record", ID, nullable=False),
    Column("field", TEXT, nullable=False),
    Column("before", TEXT),
    Column("after", TEXT),
    Column("seal", TEXT),
)
"""The cells that a step changed, values as JSON.

A deleted record is one row: field blank, ``before`` the whole record. ``seal``: a salt; of a row whose
values were erased, the digest of what they were (``journal.cells``).
"""
Index("ix_change_cell_revision", change_cell.c.revision)
Index("ix_change_cell_record", change_cell.c.entity, change_cell.c.record)

counter: Final = Table(
    "counter",
    metadata,
    Column("entity", TEXT, primary_key=True),
    Column("next_id", ID, nullable=False),
)
"""The next free id by entity; ids are never used again."""

own_column: Final = Table(
    "own_column",
    metadata,
    Column("entity", TEXT, primary_key=True),
    Column("name", TEXT, primary_key=True),
    Column("kind", TEXT, nullable=False),
    Column("position", Integer(), nullable=False),
)
"""The owner's own columns, by the heading they came with."""

meta: Final = Table(
    "meta", metadata, Column("key", TEXT, primary_key=True), Column("value", TEXT, nullable=False)
)
"""What the store knows of itself: its schema's version, and the random name that tells it from others."""

remembered: Final = Table(
    "remembered",
    metadata,
    Column("signature", TEXT, primary_key=True),
    Column("content", TEXT, nullable=False),
    Column("by", TEXT, nullable=False),
    Column("at", TEXT, nullable=False),
)
"""How sheets were matched before, by the signature of their headings."""

rate: Final = Table(
    "rate",
    metadata,
    Column("currency", TEXT, primary_key=True),
    Column("rate", Double(), nullable=False),
)
"""How much of the business's currency one unit of another is worth."""

not_the_same: Final = Table(
    "not_the_same",
    metadata,
    Column("left_id", ID, primary_key=True, autoincrement=False),
    Column("right_id", ID, primary_key=True, autoincrement=False),
    Column("by", TEXT, nullable=False),
    Column("at", TEXT, nullable=False),
)
"""Pairs of customers that look alike and are two, so that nobody is asked twice; ids only."""

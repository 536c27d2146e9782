"""The tables of the rights of the person: who was erased, how they are known again, and retention."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Index, Integer, Table

from data_io.store.tables import ID, TEXT, metadata

erasure: Final = Table(
    "erasure",
    metadata,
    Column("id", ID, primary_key=True, autoincrement=False),
    Column("at", TEXT, nullable=False),
    Column("by", TEXT, nullable=False),
    Column("reason", TEXT, nullable=False),
    Column("customer", ID, nullable=False),
    Column("shop", TEXT, nullable=False),
    Column("revision", BigInteger()),
    Column("lifted_at", TEXT),
    Column("lifted_by", TEXT),
)
"""One row a person erased. ``at`` is UTC; ``reason`` a code; ``customer`` the record that is left.

It tells nothing of anybody. ``shop``: the identity of the database whose numbers these are; ``lifted_at``:
when the owner said that they came back of their own will.
"""

erased: Final = Table(
    "erased",
    metadata,
    Column("kind", TEXT, primary_key=True),
    Column("digest", TEXT, primary_key=True),
    Column("erasure", ID, primary_key=True, autoincrement=False),
)
"""By what somebody who was erased is known again: digests under a salt of this database (``digests``)."""
Index("ix_erased_erasure", erased.c.erasure)

retention_rule: Final = Table(
    "retention_rule",
    metadata,
    Column("name", TEXT, primary_key=True),
    Column("years", Integer(), nullable=False),
    Column("active", Integer(), nullable=False),
    Column("by", TEXT, nullable=False),
    Column("at", TEXT, nullable=False),
)
"""What the owner lets go of after how many years; off where there is no row."""

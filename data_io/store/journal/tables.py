"""The two tables of the journal: entries that stay, and their values, which can be erased."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Index, Integer, Table

from data_io.store.tables import TEXT, metadata

NUMBER: Final = BigInteger().with_variant(Integer(), "sqlite")
"""As SQLite calls the row's own number."""

journal: Final = Table(
    "journal",
    metadata,
    Column("seq", NUMBER, primary_key=True, autoincrement=False),
    Column("at", TEXT, nullable=False),
    Column("who", TEXT, nullable=False),
    Column("what", TEXT, nullable=False),
    Column("revision", BigInteger()),
    Column("digest", TEXT, nullable=False),
    Column("covers", TEXT),
    Column("chain", TEXT, nullable=False),
)
"""One row an entry, numbered without gaps. ``at`` is UTC; ``revision`` the step that it is about, if any.

``digest``: of salt and value; ``covers``: of a step's rows in the history that are never erased (what it did
to which entity, the digests of its cells); ``chain``: of the link before and all of these.
"""
Index("ix_journal_revision", journal.c.revision)

journal_value: Final = Table(
    "journal_value",
    metadata,
    Column("seq", NUMBER, primary_key=True, autoincrement=False),
    Column("salt", TEXT, nullable=False),
    Column("value", TEXT, nullable=False),
)
"""What an entry tells beyond its row, JSON. Erased with its salt: nobody guesses it from the digest."""

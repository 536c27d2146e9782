"""The two tables of links for guests."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Index, Integer, Table

from data_io.store.tables import TEXT, metadata

NUMBER: Final = BigInteger().with_variant(Integer(), "sqlite")
"""As SQLite calls the row's own number."""

link: Final = Table(
    "link",
    metadata,
    Column("id", NUMBER, primary_key=True, autoincrement=False),
    Column("token", TEXT, nullable=False, unique=True),
    Column("title", TEXT, nullable=False),
    Column("pages", TEXT, nullable=False),
    Column("filters", TEXT, nullable=False),
    Column("personal", Integer(), nullable=False),
    Column("password", TEXT),
    Column("by", TEXT, nullable=False),
    Column("made_at", TEXT, nullable=False),
    Column("ends_at", TEXT, nullable=False),
    Column("revoked_at", TEXT),
    Column("uses", Integer(), nullable=False),
    Column("used_at", TEXT),
)
"""One row a link. ``token``: SHA-256 of what opens it; ``password``: argon2id, where it has one.

``pages``, ``filters``: JSON, as ``limits`` writes them. Times are UTC. ``uses``: how often somebody came in
by it; ``used_at``: when somebody who did had last looked at a page.
"""

link_visit: Final = Table(
    "link_visit",
    metadata,
    Column("token", TEXT, primary_key=True),
    Column("link", NUMBER, nullable=False),
    Column("began_at", TEXT, nullable=False),
    Column("agent", TEXT, nullable=False),
)
"""A browser that came in by a link: SHA-256 of its cookie. Gone with the link."""
Index("ix_link_visit_link", link_visit.c.link)

"""The tables of people and of how they come in; of secrets, only those of one-time codes lie as they are."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Index, Integer, Table

from data_io.store.tables import ID, TEXT, metadata

person: Final = Table(
    "person",
    metadata,
    Column("id", ID, primary_key=True, autoincrement=False),
    Column("name", TEXT, nullable=False),
    Column("folded", TEXT, nullable=False),
    Column("shown", TEXT, nullable=False),
    Column("role", TEXT, nullable=False),
    Column("own_only", Integer(), nullable=False),
    Column("password", TEXT),
    Column("code_secret", TEXT),
    Column("code_begun", TEXT),
    Column("code_step", BigInteger()),
    Column("issuer", TEXT),
    Column("subject", TEXT),
    Column("made_at", TEXT, nullable=False),
    Column("ended_at", TEXT),
    Column("seen_at", TEXT),
)
"""The people, never deleted, so that an id and a name in the history stay one person's. Times are UTC.

``folded``: the name as it is compared; ``password``: argon2id; ``code_secret``: of the one-time codes,
``code_begun``: one that is not confirmed yet, ``code_step``: the last step that was used; ``issuer`` and
``subject``: who it is at a provider of OpenID Connect.
"""
Index("ix_person_folded", person.c.folded, unique=True)

visit: Final = Table(
    "visit",
    metadata,
    Column("token", TEXT, primary_key=True),
    Column("number", TEXT, nullable=False),
    Column("person", ID, nullable=False),
    Column("way", TEXT, nullable=False),
    Column("agent", TEXT, nullable=False),
    Column("began_at", TEXT, nullable=False),
    Column("seen_at", TEXT, nullable=False),
)
"""The browsers that are signed in: SHA-256 of the token in the cookie; ``number`` names a visit on screen."""
Index("ix_visit_person", visit.c.person)

known_browser: Final = Table(
    "known_browser",
    metadata,
    Column("token", TEXT, primary_key=True),
    Column("person", ID, nullable=False),
    Column("seen_at", TEXT, nullable=False),
)
"""The browsers in which somebody has signed in before: what strangers fail at does not delay them."""

ticket: Final = Table(
    "ticket",
    metadata,
    Column("token", TEXT, primary_key=True),
    Column("person", ID, nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("expires_at", TEXT, nullable=False),
)
"""What opens one door once: an invitation, a reset, the second page of the sign-in. SHA-256 of the token."""

failure: Final = Table(
    "failure",
    metadata,
    Column("about", TEXT, primary_key=True),
    Column("tries", Integer(), nullable=False),
    Column("last_at", TEXT, nullable=False),
)
"""How often it went wrong lately, by a short digest of name, address or browser (``delays``)."""
Index("ix_failure_last_at", failure.c.last_at)

recovery_code: Final = Table(
    "recovery_code",
    metadata,
    Column("person", ID, primary_key=True, autoincrement=False),
    Column("code", TEXT, primary_key=True),
)
"""The codes on paper for whoever has lost the telephone, SHA-256 of each; one that was used is gone."""

set_up_code: Final = Table(
    "set_up_code",
    metadata,
    Column("code", TEXT, primary_key=True),
    Column("made_at", TEXT, nullable=False),
)
"""The codes that running programs have printed while there is no owner; SHA-256 of each."""

role_rule: Final = Table(
    "role_rule",
    metadata,
    Column("role", TEXT, primary_key=True),
    Column("personal", Integer(), nullable=False),
)
"""Whether a role sees fields marked personal, where the owner has decided it."""

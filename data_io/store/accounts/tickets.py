"""Tickets: a token that opens one door, once, for some time."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection

from crm.clock import utc_now
from data_io.store.accounts.tokens import as_text, digest, new_token
from data_io.store.engines import run


class Opens(StrEnum):
    """What a ticket is good for."""

    INVITATION = "invitation"
    RESET = "reset"
    CODE = "code"  # the password was right


LAST: Final = {
    Opens.INVITATION: timedelta(days=7),
    Opens.RESET: timedelta(days=7),
    Opens.CODE: timedelta(minutes=10),
}


def make(connection: Connection, person: int, kind: Opens) -> str:
    """Make a ticket and give its token; earlier ones of that kind for that person are over."""
    token, now = new_token(), utc_now()
    run(connection, "DELETE FROM ticket WHERE expires_at < ?", (as_text(now),))
    if kind is not Opens.CODE:
        run(connection, "DELETE FROM ticket WHERE person=? AND kind<>'code'", (person,))
    sql = "INSERT INTO ticket (token, person, kind, expires_at) VALUES (?, ?, ?, ?)"
    run(connection, sql, (digest(token), person, kind.value, as_text(now + LAST[kind])))
    return token


def find(connection: Connection, token: str, *kinds: Opens) -> int | None:
    """Give whom a ticket is for; None where it is none, or over."""
    sql = "SELECT person, kind FROM ticket WHERE token=? AND expires_at >= ?"
    found = run(connection, sql, (digest(token), as_text(utc_now())))
    return int(found[0][0]) if found and Opens(found[0][1]) in kinds else None


def use(connection: Connection, token: str) -> None:
    """Use a ticket up."""
    run(connection, "DELETE FROM ticket WHERE token=?", (digest(token),))


def tear(connection: Connection, person: int) -> None:
    """Make all tickets of somebody worthless."""
    run(connection, "DELETE FROM ticket WHERE person=?", (person,))

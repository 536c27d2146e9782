"""Visits: the browsers that are signed in. Each page and each request asks anew whether one still is."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection

from crm.access import Role
from crm.clock import utc_now
from data_io.store.accounts.persons import COLUMNS, Person, as_person, change
from data_io.store.accounts.tokens import as_moment, as_text, digest, new_token, now_text
from data_io.store.engines import run

LASTS: Final = timedelta(days=30)
"""However busy: a cookie that somebody copied ends with it."""
MAY_REST: Final = {
    Role.OWNER: timedelta(hours=12),
    Role.MANAGER: timedelta(hours=12),
    Role.STAFF: timedelta(days=7),
    Role.VIEWER: timedelta(days=7),
}
"""Unused for so long a visit is over. Owners and managers can take everything out: they sign in once a day.
The others would write their password on the counter if they were asked as often."""
NOTED_EVERY: Final = timedelta(minutes=5)
"""That somebody is still there is written down no more often: every write waits for every other."""
BROWSER_KNOWN: Final = timedelta(days=180)
LONGEST_AGENT: Final = 200


@dataclass(frozen=True, slots=True)
class Visit:
    """A browser that is signed in: ``number`` names it, ``way`` and ``agent`` say how and with what. UTC."""

    number: str
    person: int
    way: str
    agent: str
    began_at: datetime
    seen_at: datetime


def begin(connection: Connection, person: int, way: str, agent: str) -> str:
    """Begin a visit and give its token, which is new each time."""
    token, now = new_token(), now_text()
    clear(connection)
    columns = "token, number, person, way, agent, began_at, seen_at"
    values = (digest(token), secrets.token_hex(8), person, way, agent[:LONGEST_AGENT], now, now)
    run(connection, f"INSERT INTO visit ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", values)  # noqa: S608 - our own names
    change(connection, person, seen_at=now)
    return token


def find(connection: Connection, token: str) -> tuple[Person, datetime] | None:
    """Give whose visit it is and when it was last seen; None where it has ended."""
    columns = ", ".join(f"person.{each}" for each in COLUMNS.split(", "))
    sql = f"""
        SELECT {columns}, visit.began_at, visit.seen_at FROM visit JOIN person ON person.id = visit.person
        WHERE visit.token=? AND person.ended_at IS NULL"""  # noqa: S608 - our own names
    found = run(connection, sql, (digest(token),))
    if not found:
        return None
    person, (began, seen) = as_person(found[0][:-2]), map(as_moment, found[0][-2:])
    return (person, seen) if _lives(person.role, began, seen) else None


def note_seen(connection: Connection, token: str, person: int) -> None:
    """Write down that somebody is still there."""
    now = now_text()
    run(connection, "UPDATE visit SET seen_at=? WHERE token=?", (now, digest(token)))
    change(connection, person, seen_at=now)


def of_person(connection: Connection, person: Person) -> list[Visit]:
    """Give the visits of somebody, the latest first."""
    asked = (
        "SELECT number, person, way, agent, began_at, seen_at FROM visit WHERE person=? ORDER BY seen_at DESC"
    )
    visits = [_as_visit(row) for row in run(connection, asked, (person.id,))]
    return [each for each in visits if _lives(person.role, each.began_at, each.seen_at)]


def end_all(connection: Connection, person: int, but: str | None = None) -> int:
    """End the visits of somebody but that with this token; give how many."""
    gone = run(
        connection,
        "DELETE FROM visit WHERE person=? AND token<>? RETURNING number",
        (person, digest(but) if but else ""),
    )
    return len(gone)


def clear(connection: Connection) -> None:
    """Remove the visits and known browsers whose time is over."""
    now = utc_now()
    run(connection, "DELETE FROM visit WHERE began_at < ?", (as_text(now - LASTS),))
    run(connection, "DELETE FROM known_browser WHERE seen_at < ?", (as_text(now - BROWSER_KNOWN),))


def know_browser(connection: Connection, person: int) -> str:
    """Give a browser a token by which it is known from now on."""
    token = new_token()
    sql = "INSERT INTO known_browser (token, person, seen_at) VALUES (?, ?, ?)"
    run(connection, sql, (digest(token), person, now_text()))
    return token


def is_known(connection: Connection, token: str, person: int | None = None) -> bool:
    """Whether this person (None: anybody) has signed in before in the browser with this token."""
    sql = "SELECT person FROM known_browser WHERE token=? AND seen_at >= ?"
    found = run(connection, sql, (digest(token), as_text(utc_now() - BROWSER_KNOWN)))
    return bool(found) and person in (None, int(found[0][0]))


def _as_visit(row: tuple[Any, ...]) -> Visit:
    number, person, way, agent, began, seen = row
    return Visit(number, int(person), way, agent, as_moment(began), as_moment(seen))


def _lives(role: Role, began: datetime, seen: datetime) -> bool:
    now = utc_now()
    return now - began < LASTS and now - seen < MAY_REST[role]

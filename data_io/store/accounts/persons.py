"""The people themselves: read, made, changed; and that an owner who can sign in is always left."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection

from crm.access import Access, Role
from data_io.store.accounts.errors import LAST_OWNER, NOBODY, PeopleRefused
from data_io.store.accounts.tokens import as_moment, now_text
from data_io.store.engines import quoted, run

LONGEST_NAME: Final = 120
COLUMNS: Final = (
    "id, name, shown, role, own_only, password, code_secret, issuer, subject, made_at, ended_at, seen_at"
)
_CAN_SIGN_IN: Final = "ended_at IS NULL AND (password IS NOT NULL OR subject IS NOT NULL)"
NO_NAME: Final = "A name is needed, of at most 120 letters. Nothing was changed."
TAKEN: Final = "There is somebody called {name} already. Nothing was changed; take another name."


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the business.

    ``name``: what they sign in with. ``shown``: their name in the history, and in the fields that say who
    looks after a record. ``subject``: who they are at a provider, if they come in that way. Times are UTC.
    """

    id: int
    name: str
    shown: str
    role: Role
    own_only: bool
    has_password: bool
    has_code: bool
    subject: str | None
    made_at: datetime
    ended_at: datetime | None
    seen_at: datetime | None

    @property
    def is_expected(self) -> bool:
        """Whether they were invited, or have been reset, and have not come in since."""
        return self.ended_at is None and not self.has_password and self.subject is None


def fold(name: str) -> str:
    """Give a name as it is compared: without regard to case, blanks around it, and ways of writing."""
    text = unicodedata.normalize("NFKC", name.replace("\x00", "")).casefold()  # which no database takes
    return unicodedata.normalize("NFKC", text).strip()


def clean(name: str) -> str:
    """Give a name in one line; ``PeopleRefused`` where it is none."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", name)).strip()
    if not text or len(text) > LONGEST_NAME or not text.isprintable():
        raise PeopleRefused(NO_NAME)
    return text


def as_person(row: Sequence[Any]) -> Person:
    """Make a person of a row of ``COLUMNS``."""
    return Person(
        id=int(row[0]),
        name=row[1],
        shown=row[2],
        role=Role(row[3]),
        own_only=bool(row[4]),
        has_password=row[5] is not None,
        has_code=row[6] is not None,
        subject=row[8],
        made_at=as_moment(row[9]),
        ended_at=as_moment(row[10]) if row[10] else None,
        seen_at=as_moment(row[11]) if row[11] else None,
    )


def read_people(connection: Connection, where: str = "1=1", values: Sequence[Any] = ()) -> list[Person]:
    """Give people, those who are there first, then by name."""
    sql = f"SELECT {COLUMNS} FROM person WHERE {where} ORDER BY ended_at IS NOT NULL, folded"  # noqa: S608 - our own words
    return [as_person(row) for row in run(connection, sql, values)]


def require_person(connection: Connection, number: int) -> Person:
    """Give the person of that number; ``PeopleRefused`` where there is none."""
    found = read_people(connection, "id=?", (number,))
    if not found:
        raise PeopleRefused(NOBODY)
    return found[0]


def add_person(connection: Connection, name: str, shown: str, role: Role, *, own_only: bool = False) -> int:
    """Make a person; the writers' lock is held."""
    name, shown = clean(name), clean(shown)
    require_free(connection, name, shown)
    number = int(run(connection, "SELECT coalesce(max(id), 0) + 1 FROM person")[0][0])
    sql = "INSERT INTO person (id, name, folded, shown, role, own_only, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
    run(connection, sql, (number, name, fold(name), shown, role.value, int(own_only), now_text()))
    return number


def require_free(connection: Connection, name: str, shown: str, but: int | None = None) -> None:
    """Raise ``PeopleRefused`` where somebody else has one of these names: in history it is one person's."""
    for each in read_people(connection):
        if each.id != but and fold(name) == fold(each.name):
            raise PeopleRefused(TAKEN.format(name=name))
        if each.id != but and fold(shown) == fold(each.shown):
            raise PeopleRefused(TAKEN.format(name=shown))


def change(connection: Connection, number: int, **values: str | int | None) -> None:
    """Set columns of a person."""
    sets = ", ".join(f"{quoted(column)}=?" for column in values)
    run(connection, f"UPDATE person SET {sets} WHERE id=?", (*values.values(), number))  # noqa: S608 - our own names


def has_owner(connection: Connection) -> bool:
    """Whether there is an owner who can sign in."""
    return bool(run(connection, f"SELECT 1 FROM person WHERE role='owner' AND {_CAN_SIGN_IN} LIMIT 1"))  # noqa: S608 - our own words


def is_last_owner(connection: Connection, number: int) -> bool:
    """Whether nobody else is an owner who can sign in, and this person is."""
    owners = run(connection, f"SELECT id FROM person WHERE role='owner' AND {_CAN_SIGN_IN}")  # noqa: S608 - our own words
    return [int(row[0]) for row in owners] == [number]


def require_another_owner(connection: Connection, number: int) -> None:
    """Raise ``PeopleRefused`` where this person is the last owner."""
    if is_last_owner(connection, number):
        raise PeopleRefused(LAST_OWNER)


def hidden_from(connection: Connection) -> frozenset[Role]:
    """Give the roles that do not see personal fields: viewers, until the owner decides otherwise."""
    decided = dict(run(connection, "SELECT role, personal FROM role_rule"))
    return frozenset(
        role
        for role in Role
        if role is not Role.OWNER and not decided.get(role.value, role is not Role.VIEWER)
    )


def hide_from(connection: Connection, roles: frozenset[Role]) -> None:
    """Decide which roles do not see personal fields."""
    for role in Role:
        sql = """
            INSERT INTO role_rule (role, personal) VALUES (?, ?)
            ON CONFLICT (role) DO UPDATE SET personal=excluded.personal"""
        run(connection, sql, (role.value, int(role not in roles)))


def access_of(connection: Connection, person: Person) -> Access:
    """Give what somebody may do, as of now."""
    return Access(
        name=person.shown,
        role=person.role,
        personal=person.role not in hidden_from(connection),
        own_only=person.own_only,
        person=person.id,
    )

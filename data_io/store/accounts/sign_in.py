"""Signing in: one answer and one time for whatever was wrong.

A try is counted as failed before it is looked at, in a transaction of its own, and the count is taken back
when it was right: many tries at once are no way past the delay. The password is worked out between two
transactions, for it takes long and would keep all writers waiting.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection

from data_io.store.accounts import codes, delays, passwords, tickets, visits
from data_io.store.accounts.errors import CodeWanted, NotLetIn
from data_io.store.accounts.persons import Person, change, fold, read_people, require_person
from data_io.store.accounts.tickets import Opens
from data_io.store.engines import Database, run
from data_io.store.journal import Journal, What

NOBODY: Final = "(nobody)"
"""Who it was that failed, in the journal: nobody knows."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who tries: what the browser calls itself, its address, the token by which it is known (``browser``)."""

    agent: str = ""
    address: str = ""
    browser: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a name means: number and password as kept, if any; and what the tries are counted by."""

    person: int | None
    kept: str | None
    counted: tuple[str, ...]


class Entrance:
    """The way in of one database."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def sign_in(self, name: str, password: str, code: str, caller: Caller) -> str:
        """Give the token of a new visit, or raise ``NotLetIn``, ``CodeWanted``, ``Wait``."""
        found = self._find(name, caller)
        self._count(found.counted)
        right = passwords.is_right(found.kept, password)
        newly = passwords.hashed(password) if right and passwords.is_outdated(str(found.kept)) else None

        def admit(connection: Connection) -> str | Exception:
            same = [(found.kept,)] == _kept(connection, found.person)
            if found.person is None or not right or not same:
                return self._refuse(connection, found.person, "name or password")
            if newly is not None:
                change(connection, found.person, password=newly)
            if _wants_code(connection, found.person):
                if not code:
                    delays.give_back(connection, found.counted)
                    return CodeWanted(tickets.make(connection, found.person, Opens.CODE))
                if not codes.use(connection, found.person, code):
                    return self._refuse(connection, found.person, "code")
            return self._let_in(connection, found, caller, "password and code" if code else "password")

        return self._settle(admit)

    def finish(self, ticket: str, code: str, caller: Caller) -> str:
        """Give the token of a new visit for the code that was still to come."""
        with self._database.reading() as connection:
            number = tickets.find(connection, ticket, Opens.CODE)
            if number is None:
                raise NotLetIn
            found = _found(connection, require_person(connection, number).name, caller)
        self._count(found.counted)

        def admit(connection: Connection) -> str | Exception:
            person = tickets.find(connection, ticket, Opens.CODE)
            if person is None or not codes.use(connection, person, code):
                return self._refuse(connection, person, "code")
            tickets.use(connection, ticket)
            return self._let_in(connection, found, caller, "password and code")

        return self._settle(admit)

    def prove(self, person: Person, kept: str, password: str) -> None:
        """Raise ``NotLetIn`` where it is not the password of somebody who is in already, ``Wait`` as ever."""
        counted = (delays.about("name", f"proof of {person.id}"),)
        self._count(counted)
        right = passwords.is_right(kept, password)
        with self._database.writing() as connection:
            if right:
                delays.forget(connection, counted)
                return
            self._refuse(connection, person.id, "password")
        raise NotLetIn

    def _find(self, name: str, caller: Caller) -> Found:
        with self._database.reading() as connection:
            return _found(connection, name, caller)

    def _count(self, counted: Sequence[str]) -> None:
        """Raise ``Wait`` where there is a delay, at first without keeping anybody from writing."""
        with self._database.reading() as connection:
            delays.require_no_delay(connection, counted)
        with self._database.writing() as connection:
            delays.require_no_delay(connection, counted)
            delays.count(connection, counted)

    def _settle(self, admit: Callable[[Connection], str | Exception]) -> str:
        """Write what came of it, also where it is a refusal."""
        with self._database.writing() as connection:
            outcome = admit(connection)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def _refuse(self, connection: Connection, person: int | None, why: str) -> NotLetIn:
        self._journal.note(What.SIGN_IN_FAILED, NOBODY, {"person": person, "wrong": why}, connection)
        return NotLetIn()

    def _let_in(self, connection: Connection, found: Found, caller: Caller, way: str) -> str:
        person = require_person(connection, int(found.person or 0))
        own = [key for key in found.counted if not key.startswith("address:")]
        delays.forget(connection, own)  # whoever has an account ends no delay of the address by it
        delays.give_back(connection, set(found.counted) - set(own))
        self._journal.note(What.SIGN_IN, person.shown, {"person": person.id, "way": way}, connection)
        return visits.begin(connection, person.id, way, caller.agent)


def _found(connection: Connection, name: str, caller: Caller) -> Found:
    """Find whom a name means, if anybody who has not ended; and by what tries are counted."""
    people = read_people(connection, "folded=? AND ended_at IS NULL", (fold(name),))
    person = people[0].id if people else None
    if person is not None and caller.browser and visits.is_known(connection, caller.browser, person):
        counted: tuple[str, ...] = (delays.about("browser", caller.browser),)
    else:
        counted = (delays.about("name", fold(name)), delays.about("address", caller.address))
    return Found(person, _kept(connection, person)[0][0], counted)


def _kept(connection: Connection, person: int | None) -> list[tuple[Any, ...]]:
    """Give the password that is kept of somebody; asks the same where there is nobody."""
    sql = "SELECT password FROM person WHERE id=? AND ended_at IS NULL"
    return run(connection, sql, (person or 0,)) or [(None,)]


def _wants_code(connection: Connection, person: int) -> bool:
    return bool(run(connection, "SELECT 1 FROM person WHERE id=? AND code_secret IS NOT NULL", (person,)))

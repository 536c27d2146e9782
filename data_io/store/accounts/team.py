"""Who there is: invited, changed, ended, reset by whoever may let people in."""

from __future__ import annotations

import threading
from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import Connection

from crm.access import Access, Action, Role
from data_io.store.accounts import codes, delays, persons, tickets, visits
from data_io.store.accounts.errors import PeopleRefused
from data_io.store.accounts.persons import Person, require_another_owner, require_person
from data_io.store.accounts.sign_in import Entrance
from data_io.store.accounts.subjects import Subjects
from data_io.store.accounts.tickets import Opens
from data_io.store.accounts.tokens import now_text
from data_io.store.engines import Database, run
from data_io.store.journal import Journal, What
from data_io.store.journal.denials import noting_denials

FIRST: Final = "Make an account of your own first; then you can invite others. Nothing was changed."
OWNER_SEES: Final = "The owner sees everything; that cannot be switched off. Nothing was changed."


@noting_denials(lambda team: team.journal)
class Team:
    """The people of one database, as those see them who may let people in."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self.journal = journal
        self._entrance = Entrance(database, journal)
        self._subjects = Subjects(database, journal)
        self._noting = threading.Lock()

    def exist(self) -> bool:
        """Whether there is an owner who can sign in."""
        with self._database.reading() as connection:
            return persons.has_owner(connection)

    def people(self, by: Access) -> list[Person]:
        """Give everybody, those who have ended last."""
        by.require(Action.PEOPLE)
        with self._database.reading() as connection:
            return persons.read_people(connection)

    def person(self, by: Access) -> Person | None:
        """Give the account of whoever asks; None on a machine where nobody signs in."""
        if by.person is None:
            return None
        with self._database.reading() as connection:
            return require_person(connection, by.person)

    def personal_hidden_from(self, by: Access) -> frozenset[Role]:
        """Give the roles that do not see fields marked personal."""
        by.require(Action.PEOPLE)
        with self._database.reading() as connection:
            return persons.hidden_from(connection)

    def hide_personal_from(self, roles: Collection[Role], by: Access) -> None:
        """Decide which roles do not see fields marked personal; at first viewers."""
        by.require(Action.PEOPLE)
        if Role.OWNER in roles:
            raise PeopleRefused(OWNER_SEES)
        with self._database.writing() as connection:
            persons.hide_from(connection, frozenset(roles))
            self._note(What.SETTING, by, {"personal hidden from": sorted(roles)}, connection)

    def invite(self, by: Access, name: str, shown: str, role: Role, *, own_only: bool = False) -> str:
        """Make a person, or bring one back who had ended; give the token for ``/join?token=...`` (7 days)."""
        by.require(Action.PEOPLE)
        name = persons.clean(name)
        with self._database.writing() as connection:
            if not persons.has_owner(connection):
                raise PeopleRefused(FIRST)
            ended = persons.read_people(
                connection, "folded=? AND ended_at IS NOT NULL", (persons.fold(name),)
            )
            if ended:
                number, shown = ended[0].id, persons.clean(shown)
                persons.require_free(connection, ended[0].name, shown, but=number)
                values: dict[str, str | int | None] = {
                    "shown": shown,
                    "role": role.value,
                    "own_only": int(own_only),
                    "ended_at": None,
                }
                persons.change(connection, number, **values)
            else:
                number = persons.add_person(connection, name, shown, role, own_only=own_only)
            self._note(What.PERSON, by, {"person": number, "done": "invited", "role": role.value}, connection)
            return tickets.make(connection, number, Opens.INVITATION)

    def change(
        self,
        by: Access,
        person: int,
        *,
        role: Role | None = None,
        own_only: bool | None = None,
        shown: str | None = None,
    ) -> None:
        """Change what somebody is; it holds from the next run of a page of theirs on."""
        by.require(Action.PEOPLE)
        with self._database.writing() as connection:
            there = require_person(connection, person)
            values: dict[str, str | int | None] = {}
            if role is not None and role is not there.role:
                require_another_owner(connection, person)
                values["role"] = role.value
            if own_only is not None:
                values["own_only"] = int(own_only)
            if shown is not None:
                values["shown"] = persons.clean(shown)
                persons.require_free(connection, there.name, str(values["shown"]), but=person)
            if values:
                persons.change(connection, person, **values)
                told = {name: value for name, value in values.items() if name != "shown"}
                self._note(What.PERSON, by, {"person": person, "done": "changed", **told}, connection)

    def end(self, by: Access, person: int) -> None:
        """Let somebody in no more: their visits end at once, what they did stays under their name."""
        by.require(Action.PEOPLE)
        with self._database.writing() as connection:
            require_person(connection, person)
            require_another_owner(connection, person)
            self._shut_out(connection, person)
            persons.change(connection, person, ended_at=now_text(), issuer=None, subject=None)
            self._note(What.PERSON, by, {"person": person, "done": "ended"}, connection)

    def reset(self, by: Access, person: int) -> str:
        """Take away by what they come in, end visits and delays; give a token as for ``invite``.

        The last owner's password stays until the link is used: there is never a moment without an owner, in
        which whoever has the key or the set-up code would be let in as one.
        """
        by.require(Action.PEOPLE)
        with self._database.writing() as connection:
            there = require_person(connection, person)
            if there.ended_at is not None:
                raise PeopleRefused(f"{there.shown} has been ended. Nothing was changed; invite them anew.")
            kept = persons.is_last_owner(connection, person)
            self._shut_out(connection, person, with_password=not kept)
            delays.forget(connection, [delays.about("name", persons.fold(there.name))])
            self._note(What.PERSON, by, {"person": person, "done": "reset"}, connection)
            return tickets.make(connection, person, Opens.RESET)

    def _shut_out(self, connection: Connection, person: int, *, with_password: bool = True) -> None:
        """Take away by what somebody comes in, and where they are in."""
        if with_password:
            persons.change(connection, person, password=None, issuer=None, subject=None)
            codes.stop(connection, person)
        visits.end_all(connection, person)
        run(connection, "DELETE FROM known_browser WHERE person=?", (person,))
        tickets.tear(connection, person)

    def _note(
        self, what: What, by: Access | str, about: dict[str, Any], connection: Connection | None
    ) -> None:
        self.journal.note(what, by, about, connection)

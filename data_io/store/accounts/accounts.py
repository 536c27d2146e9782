"""How people come in, as the rest of the program knows it; who there is stands in ``team``."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import Final

from crm.access import Access, Action, Denied, Role
from crm.clock import utc_now
from crm.errors import CrmError
from data_io.store.accounts import codes, delays, passwords, persons, set_up, tickets, visits
from data_io.store.accounts.codes import CodesBegun
from data_io.store.accounts.errors import AlreadyFounded, LinkOver, NotLetIn, PeopleRefused
from data_io.store.accounts.persons import Person, require_person
from data_io.store.accounts.sign_in import NOBODY, Caller
from data_io.store.accounts.team import Team
from data_io.store.accounts.tickets import Opens
from data_io.store.accounts.tokens import digest
from data_io.store.accounts.visits import Visit
from data_io.store.engines import run
from data_io.store.journal import What
from data_io.store.journal.denials import noting_denials

NOT_BY_PASSWORD: Final = "This account signs in by another way, or not yet. Nothing was changed."  # noqa: S105 - a sentence
WRONG_CODE: Final = (
    "That is not the code that is printed where Regulars was started. Look there and type it again."
)


@noting_denials(lambda accounts: accounts.journal)
class Accounts(Team):
    """The people of one database; safe to use from many threads, and from many processes at once."""

    # -- the first owner, and coming in by a link ---------------------------------------------------------

    def found(self, name: str, shown: str, password: str) -> int:
        """Make the first owner; ``AlreadyFounded`` where there is one."""
        persons.clean(name)
        if self.exist():
            raise AlreadyFounded
        passwords.require_good(password, (name, shown))
        kept = passwords.hashed(password)
        with self._database.writing() as connection:
            if persons.has_owner(connection):  # of two at once the second comes too late
                raise AlreadyFounded
            number = persons.add_person(connection, name, shown, Role.OWNER)
            persons.change(connection, number, password=kept)
            set_up.drop(connection)
            self._note(What.PERSON, persons.clean(shown), {"person": number, "done": "founded"}, connection)
        return number

    def set_up(self, code: str, name: str, shown: str, password: str, caller: Caller) -> int:
        """Make the first owner for whoever reads the console."""
        counted = [delays.about("set-up", caller.address)]
        with self._database.writing() as connection:
            delays.require_no_delay(connection, counted)
            right = set_up.is_right(connection, code)
            if not right:
                delays.count(connection, counted)
        if not right:
            self._note(What.SIGN_IN_FAILED, NOBODY, {"wrong": "set-up code"}, None)
            raise PeopleRefused(WRONG_CODE)
        return self.found(name, shown, password)

    def new_set_up_code(self) -> str | None:
        """Make a set-up code for a program that starts; None where there is an owner."""
        with self._database.writing() as connection:
            return None if persons.has_owner(connection) else set_up.make(connection)

    def drop_set_up_code(self, code: str) -> None:
        """Forget the code of a program that ends."""
        with self._database.writing() as connection:
            set_up.drop(connection, code)

    def expected(self, token: str) -> Person:
        """Give whom an invitation or a reset is for; ``LinkOver`` where it is no longer good."""
        with self._database.reading() as connection:
            number = tickets.find(connection, token, Opens.INVITATION, Opens.RESET)
            if number is None:
                raise LinkOver
            return require_person(connection, number)

    def join(self, token: str, password: str) -> int:
        """Choose the password, by a link; give the person. The link is used up, earlier visits are over."""
        there = self.expected(token)
        passwords.require_good(password, (there.name, there.shown))
        kept = passwords.hashed(password)
        with self._database.writing() as connection:
            number = tickets.find(connection, token, Opens.INVITATION, Opens.RESET)
            if number != there.id:
                raise LinkOver
            self._shut_out(connection, number)
            persons.change(connection, number, password=kept)
            self._note(What.PASSWORD, there.shown, {"person": number, "done": "chosen"}, connection)
        return number

    # -- passwords and codes ------------------------------------------------------------------------------

    def by_name(self, name: str) -> Person | None:
        """Give who signs in with that name; None for nobody, and for whoever has ended."""
        with self._database.reading() as connection:
            found = persons.read_people(connection, "folded=? AND ended_at IS NULL", (persons.fold(name),))
        return found[0] if found else None

    def change_password(self, person: int, old: str, new: str, *, keep: str | None = None) -> None:
        """Change one's password; every other visit ends (``keep``: the token of this one).

        Raises ``NotLetIn`` for a wrong old one, which is delayed like a sign-in.
        """
        there = self._prove(person, old)
        passwords.require_good(new, (there.name, there.shown))
        kept = passwords.hashed(new)
        with self._database.writing() as connection:
            persons.change(connection, person, password=kept)
            visits.end_all(connection, person, keep)
            tickets.tear(connection, person)
            self._note(What.PASSWORD, there.shown, {"person": person, "done": "changed"}, connection)

    def begin_codes(self, person: int, *, by: Access) -> CodesBegun:
        """Make a secret for one's telephone; it counts once ``confirm_codes`` has seen a code of it."""
        _require_self(by, person)
        with self._database.writing() as connection:
            return codes.begin(connection, person, require_person(connection, person).name)

    def confirm_codes(self, person: int, code: str, *, by: Access) -> list[str]:
        """Switch one-time codes on; give the recovery codes, which are shown this once."""
        _require_self(by, person)
        with self._database.writing() as connection:
            made = codes.confirm(connection, person, code)
            self._note(What.SECOND_FACTOR, by, {"person": person, "done": "on"}, connection)
            return made

    def stop_codes(self, person: int, *, by: Access, password: str = "") -> None:
        """Switch one-time codes off: one's own by the password; those of others who may let people in."""
        if by.person == person:
            self._prove(person, password)
        else:
            by.require(Action.PEOPLE)
        with self._database.writing() as connection:
            codes.stop(connection, person)
            self._note(What.SECOND_FACTOR, by, {"person": person, "done": "off"}, connection)

    def recovery_codes_left(self, person: int, *, by: Access) -> int:
        """Say how many recovery codes somebody has left."""
        _require_self_or_people(by, person)
        with self._database.reading() as connection:
            return codes.left(connection, person)

    # -- visits -------------------------------------------------------------------------------------------

    def sign_in(
        self,
        name: str,
        password: str,
        code: str = "",
        agent: str = "",
        *,
        address: str = "",
        browser: str = "",
    ) -> str:
        """Give the token of a new visit.

        ``browser``: the token by which the browser is known (``know_browser``). Raises ``NotLetIn``,
        ``CodeWanted`` (its ``ticket`` goes to ``finish_sign_in``) or ``Wait``.
        """
        return self._entrance.sign_in(name, password, code, Caller(agent, address, browser))

    def finish_sign_in(self, ticket: str, code: str, caller: Caller) -> str:
        """Give the token of a new visit for the one-time or recovery code that was still to come."""
        return self._entrance.finish(ticket, code, caller)

    def begin_visit(self, person: int, way: str, agent: str) -> str:
        """Let somebody in who has proven elsewhere who they are; give the token. ``NotLetIn`` where ended."""
        with self._database.writing() as connection:
            there = require_person(connection, person)
            if there.ended_at is not None:
                raise NotLetIn
            self._note(What.SIGN_IN, there.shown, {"person": person, "way": way}, connection)
            return visits.begin(connection, person, way, agent)

    def know_browser(self, token: str) -> str | None:
        """Give a token by which the browser of that visit is known from now on."""
        with self._database.writing() as connection:
            found = visits.find(connection, token)
            return visits.know_browser(connection, found[0].id) if found else None

    def knows_browser(self, token: str) -> bool:
        """Whether anybody has signed in before in the browser with this token."""
        with self._database.reading() as connection:
            return visits.is_known(connection, token)

    def visit(self, token: str, *, noting: bool = True) -> Access | None:
        """Give what whoever holds that token may do now; None where the visit has ended.

        ``noting``: it is a sign of life, which keeps the visit from ending for want of use.
        """
        with self._database.reading() as connection:
            found = visits.find(connection, token)
            access = persons.access_of(connection, found[0]) if found else None
        if noting and found and utc_now() - found[1] > visits.NOTED_EVERY:
            threading.Thread(target=self._note_seen, args=(token, found[0].id), daemon=True).start()
        return access

    def visits(self, person: int, *, by: Access) -> list[Visit]:
        """Give where somebody is signed in, the latest first."""
        _require_self_or_people(by, person)
        with self._database.reading() as connection:
            return visits.of_person(connection, require_person(connection, person))

    def visit_number(self, token: str) -> str | None:
        """Give the number of the visit with that token, to tell one's own among ``visits``."""
        with self._database.reading() as connection:
            found = run(connection, "SELECT number FROM visit WHERE token=?", (digest(token),))
            return str(found[0][0]) if found else None

    def sign_out(self, token: str) -> None:
        """End the visit with that token, if there is one."""
        with self._database.writing() as connection:
            found = visits.find(connection, token)
            run(connection, "DELETE FROM visit WHERE token=?", (digest(token),))
            if found:
                self._note(What.SIGN_OUT, found[0].shown, {"person": found[0].id}, connection)

    def end_visit(self, number: str, *, by: Access) -> None:
        """End one visit, one's own or of those that one may let in."""
        with self._database.writing() as connection:
            found = run(connection, "SELECT person FROM visit WHERE number=?", (number,))
            if found:
                _require_self_or_people(by, int(found[0][0]))
                run(connection, "DELETE FROM visit WHERE number=?", (number,))
                about = {"person": int(found[0][0]), "visits": 1}
                self._note(What.SIGN_OUT, by, about, connection)

    def end_visits(self, person: int, *, by: Access, but: str | None = None) -> int:
        """End all visits of somebody (``but`` the one with this token); give how many."""
        _require_self_or_people(by, person)
        with self._database.writing() as connection:
            ended = visits.end_all(connection, person, but)
            self._note(What.SIGN_OUT, by, {"person": person, "visits": ended}, connection)
            return ended

    # -- who somebody is elsewhere ------------------------------------------------------------------------

    def let_in_by(self, provider: str, subject: tuple[str, str], email: str, agent: str) -> str:
        """Give the token of a new visit for whom a provider has proven; ``NotLetIn`` for the others.

        ``subject``: issuer and number there; ``email``: proven too, or "".
        """
        return self._subjects.let_in(provider, subject, email, agent)

    def note_refused_by(self, provider: str, why: str) -> None:
        """Write down that somebody who came by a provider was not let in."""
        self._subjects.note_refused(provider, why)

    def _prove(self, person: int, password: str) -> Person:
        """Raise ``NotLetIn`` where it is not the password of this person."""
        with self._database.reading() as connection:
            there = require_person(connection, person)
            [(kept,)] = run(connection, "SELECT password FROM person WHERE id=?", (person,))
        if kept is None:
            raise PeopleRefused(NOT_BY_PASSWORD)
        self._entrance.prove(there, str(kept), password)
        return there

    def _note_seen(self, token: str, person: int) -> None:
        """Write down that somebody is there, beside the page: nobody waits for it."""
        if not self._noting.acquire(blocking=False):
            return
        try:
            with suppress(CrmError), self._database.writing() as connection:
                visits.note_seen(connection, token, person)
        finally:
            self._noting.release()


def _require_self(by: Access, person: int) -> None:
    if by.person != person:
        raise Denied(by, Action.PEOPLE)


def _require_self_or_people(by: Access, person: int) -> None:
    if by.person != person:
        by.require(Action.PEOPLE)

"""People whom somebody else knows: a provider of OpenID Connect says who it is, the owner whom he invited.

The first time by the e-mail address that was invited, while the invitation is good and was not used;
from then on by the provider's own number of them, whatever becomes of the address.
"""

from __future__ import annotations

from sqlalchemy import Connection

from crm.clock import utc_now
from data_io.store.accounts import tickets, visits
from data_io.store.accounts.errors import NotLetIn
from data_io.store.accounts.persons import Person, change, fold, read_people
from data_io.store.accounts.sign_in import NOBODY
from data_io.store.accounts.tokens import as_text
from data_io.store.engines import Database
from data_io.store.journal import Journal, What


class Subjects:
    """The way in by a provider, of one database."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def let_in(self, provider: str, subject: tuple[str, str], email: str, agent: str) -> str:
        """Give the token of a new visit; ``NotLetIn`` for whoever was not invited, or has ended.

        ``subject``: issuer and number as the ``provider`` has proven them; ``email`` is proven too, or "".
        """
        with self._database.writing() as connection:
            person = _known(connection, subject) or self._join(connection, provider, subject, email)
            if person is not None:
                self._journal.note(
                    What.SIGN_IN, person.shown, {"person": person.id, "way": provider}, connection
                )
                return visits.begin(connection, person.id, provider, agent)
        self.note_refused(provider, "not invited")
        raise NotLetIn

    def note_refused(self, provider: str, why: str) -> None:
        """Write down that somebody who came by a provider was not let in."""
        self._journal.note(What.SIGN_IN_FAILED, NOBODY, {"way": provider, "wrong": why})

    def _join(
        self, connection: Connection, provider: str, subject: tuple[str, str], email: str
    ) -> Person | None:
        """Find who was invited under an address, and know them by the provider's number from now on."""
        person = _expected(connection, email)
        if person is None:
            return None
        change(connection, person.id, issuer=subject[0], subject=subject[1])
        tickets.tear(connection, person.id)  # nobody else may set a password by the link that was sent
        self._journal.note(
            What.PERSON, person.shown, {"person": person.id, "done": "linked", "way": provider}, connection
        )
        return person


def _known(connection: Connection, subject: tuple[str, str]) -> Person | None:
    """Give who has this number at that issuer and has not ended."""
    found = read_people(connection, "issuer=? AND subject=? AND ended_at IS NULL", subject)
    return found[0] if len(found) == 1 else None


def _expected(connection: Connection, email: str) -> Person | None:
    """Give who is invited under an address, has not come in yet, and has an invitation that is still good.

    Only plain letters: an address in others could be made to look the same as the invited one.
    """
    if "@" not in email or not email.isascii():
        return None
    found = read_people(
        connection,
        "folded=? AND EXISTS (SELECT 1 FROM ticket WHERE ticket.person=person.id AND ticket.expires_at >= ? "
        "AND ticket.kind IN ('invitation', 'reset'))",
        (fold(email), as_text(utc_now())),
    )
    return found[0] if found and found[0].is_expected else None

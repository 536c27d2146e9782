"""Links for guests as the rest of the program knows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from crm.access import Access, Action
from crm.clock import utc_now
from data_io.store.accounts import delays, passwords
from data_io.store.accounts.tokens import as_moment, as_text, digest, new_token
from data_io.store.bulk import insert_columns
from data_io.store.engines import Database, run
from data_io.store.journal import Journal, What
from data_io.store.journal.denials import noting_denials
from data_io.store.links.limits import Limits
from data_io.store.links.refusals import LinkShut, LinkWantsPassword, NothingToShare

DAYS: Final = 30
"""How long a link opens, where nobody says otherwise."""
MOST_DAYS: Final = 366
LONGEST_TITLE: Final = 100
LONGEST_AGENT: Final = 200
GUEST: Final = "Guest"
NOTED_EVERY: Final = timedelta(minutes=5)
"""As exactly it is known when a link was last used: a write at every click would be one too many."""

_COLUMNS: Final = (
    "id, title, pages, filters, personal, password IS NOT NULL, "
    '"by", made_at, ends_at, revoked_at, uses, used_at'
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link as its owner sees it; times are UTC. What opens it is not kept anywhere."""

    id: int
    title: str
    limits: Limits
    personal: bool
    has_password: bool
    by: str
    made_at: datetime
    ends_at: datetime
    revoked_at: datetime | None
    uses: int
    used_at: datetime | None

    def is_open(self, now: datetime) -> bool:
        """Whether it lets anybody in."""
        return self.revoked_at is None and now < self.ends_at


@noting_denials(lambda links: links.journal)
class Links:
    """The links of one database; safe to use from many threads."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self.journal = journal

    def make(
        self,
        by: Access,
        title: str,
        pages: Iterable[str],
        filters: Iterable[tuple[str, str]] = (),
        *,
        personal: bool = False,
        days: int = DAYS,
        password: str | None = None,
    ) -> str:
        """Make a link; give the token that opens it, which is told this once.

        ``pages``: paths of the menu; ``filters``: see ``limits``. ``Denied`` for whoever may not let people
        in; ``NothingToShare`` where it could not work.
        """
        by.require(Action.PEOPLE)
        limits = Limits.of(pages, filters)
        if not 1 <= days <= MOST_DAYS:
            raise NothingToShare(f"A link opens for 1 to {MOST_DAYS} days. No link was made.")
        if password and len(password) > passwords.LONGEST:
            raise NothingToShare("This password is too long. No link was made.")
        token, now = new_token(), utc_now()
        pages_text, filters_text = limits.written()
        values: dict[str, Any] = {
            "token": digest(token), "title": title.strip()[:LONGEST_TITLE] or "Link",
            "pages": pages_text, "filters": filters_text, "personal": int(personal),
            "password": passwords.hashed(password) if password else None,
            "by": by.name, "made_at": as_text(now), "ends_at": as_text(now + timedelta(days=days)), "uses": 0,
        }  # fmt: skip
        about = {
            "pages": list(limits.pages), "filters": sorted({key for key, _ in limits.filters}),
            "personal": personal, "days": days, "password": bool(password),
        }  # fmt: skip
        with self._database.writing() as connection:
            number = int(run(connection, "SELECT coalesce(max(id), 0) + 1 FROM link")[0][0])
            insert_columns(
                connection, "link", {key: [each] for key, each in ({"id": number} | values).items()}
            )
            self.journal.note(What.SHARE, by, {"link": number} | about, connection)
        return token

    def links(self, by: Access) -> list[Link]:
        """Give all links that were ever made, the newest first."""
        by.require(Action.PEOPLE)
        with self._database.reading() as connection:
            rows = run(connection, f"SELECT {_COLUMNS} FROM link ORDER BY id DESC")  # noqa: S608 - our own names
        return [_link(row) for row in rows]

    def revoke(self, by: Access, link: int) -> None:
        """Take a link back: from this moment on it opens nothing, and whoever came by it is out."""
        by.require(Action.PEOPLE)
        with self._database.writing() as connection:
            sql = "UPDATE link SET revoked_at=? WHERE id=? AND revoked_at IS NULL RETURNING id"
            if not run(connection, sql, (as_text(utc_now()), link)):
                return
            run(connection, "DELETE FROM link_visit WHERE link=?", (link,))
            self.journal.note(What.LINK_REVOKED, by, {"link": link}, connection)

    def open(self, token: str, password: str | None = None, agent: str = "") -> str:
        """Let a guest in; give the token of their visit, for a cookie.

        Raises ``LinkShut``, ``LinkWantsPassword`` (nothing was counted), or ``Wait`` after wrong passwords.
        """
        link, kept = self._known(token)
        if kept is not None:
            if not password:
                raise LinkWantsPassword
            self._try(link, kept, password)
        visit, now = new_token(), as_text(utc_now())
        with self._database.writing() as connection:
            sql = "UPDATE link SET uses=uses + 1, used_at=? WHERE id=? AND revoked_at IS NULL RETURNING id"
            if not run(connection, sql, (now, link)):
                raise LinkShut
            values = {"token": digest(visit), "link": link, "began_at": now, "agent": agent[:LONGEST_AGENT]}
            insert_columns(connection, "link_visit", {key: [each] for key, each in values.items()})
            self.journal.note(What.LINK_USED, GUEST, {"link": link}, connection)
        return visit

    def guest(self, visit: str, *, noting: bool = True) -> Access | None:
        """Say who has come by a link; None where there is no such visit, or its link has ended since.

        ``noting``: it is a use of the link, of which its owner sees when it was last.
        """
        now = utc_now()
        sql = """
            SELECT link.id, title, pages, filters, personal, used_at
            FROM link_visit JOIN link ON link.id = link_visit.link
            WHERE link_visit.token=? AND revoked_at IS NULL AND ends_at>?"""
        with self._database.reading() as connection:
            found = run(connection, sql, (digest(visit), as_text(now)))
        if not found:
            return None
        number, title, pages, filters, personal, used_at = found[0]
        if noting and (used_at is None or now - as_moment(used_at) > NOTED_EVERY):
            with self._database.writing() as connection:
                run(connection, "UPDATE link SET used_at=? WHERE id=?", (as_text(now), number))
        limits = Limits.read(pages, filters)
        return Access(
            f"{GUEST}: {title}", None, bool(personal), pages=frozenset(limits.pages), filters=limits.filters
        )

    def leave(self, visit: str) -> None:
        """End a visit."""
        with self._database.writing() as connection:
            run(connection, "DELETE FROM link_visit WHERE token=?", (digest(visit),))

    def _known(self, token: str) -> tuple[int, str | None]:
        """Find a link that still opens by its token: its number, and what is kept of its password."""
        sql = "SELECT id, password FROM link WHERE token=? AND revoked_at IS NULL AND ends_at>?"
        with self._database.reading() as connection:
            found = run(connection, sql, (digest(token), as_text(utc_now())))
        if not found:
            raise LinkShut
        return int(found[0][0]), found[0][1]

    def _try(self, link: int, kept: str, password: str) -> None:
        """Try a password; wrong ones make the next one wait, as those of people do (``accounts.delays``)."""
        counted = [delays.about("link", str(link))]
        with self._database.writing() as connection:
            delays.require_no_delay(connection, counted)
            delays.count(connection, counted)
        if not passwords.is_right(kept, password):
            self.journal.note(What.SIGN_IN_FAILED, GUEST, {"link": link})
            raise LinkShut
        with self._database.writing() as connection:
            delays.forget(connection, counted)


def _link(row: Sequence[Any]) -> Link:
    def moment(text: str | None) -> datetime | None:
        return None if text is None else as_moment(text)

    number, title, pages, filters, personal, has_password, by, *rest = row
    made_at, ends_at, revoked_at, uses, used_at = rest
    return Link(
        int(number), title, Limits.read(pages, filters), bool(personal), bool(has_password), by,
        as_moment(made_at), as_moment(ends_at), moment(revoked_at), int(uses),
        moment(used_at),
    )  # fmt: skip

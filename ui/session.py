"""How a page gets its reader and the store: the guard that is each page's first statement.

>>> reader = session.current()                       # guard
>>> sales = reader.store.load("sale", reader.access) # load
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

import streamlit as st

from crm.access import LOCAL_OWNER, Access, Action, Denied
from crm.errors import CrmError
from crm.insights.focus import Narrowing
from data_io import backups
from data_io.settings import Settings, SignIn
from data_io.store import Store
from data_io.store.accounts.cookies import visit_token
from data_io.store.links.cookies import guest_cookie
from ui import messages
from ui.messages import NotSignedIn

_READ_BY: Final = "read_by"
_KEY: Final[dict[str, Callable[[Mapping[str, str]], bool]]] = {"holds": lambda _: False}
"""Who has the key of the local start, which belongs to the door (``app`` says so)."""


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody reading a page: the store, who they are, and the revision that the page shows.

    Caches are keyed by ``revision`` and ``access``, never by a frame. ``narrowing``: what the figures of the
    page are about, where that is not everything (see ``ui.focus``).
    """

    store: Store
    access: Access
    revision: int
    narrowing: Narrowing | None = None

    @property
    def whole(self) -> Session:
        """The same reader, looking at everything."""
        return replace(self, narrowing=None)


def current(action: Action = Action.READ, *, unnoticed: bool = False) -> Session:
    """Let the reader in and give them the store; ``Denied`` where they may not do ``action`` here.

    Opening the store can fail with a ``CrmError`` that says so in a sentence. ``unnoticed``: see ``reader``.
    """
    access = reader(unnoticed=unnoticed)
    access.require(action)
    store = open_store(Settings.from_environment().database)
    return Session(store=store, access=access, revision=store.revision)


def undo(revision: int) -> None:
    """Take back what a revision changed, and draw the page anew with the proof of it.

    Say so where it cannot be.
    """
    try:
        session = current(Action.UNDO_OWN)
        receipt = session.store.undo(revision, session.access)
    except CrmError as error:
        messages.explain(error)
        return
    left = 0 if receipt.stayed is None else len(receipt.stayed)
    kept = f" What somebody changed since was left as it is: {left}." if left else ""
    messages.keep(f"Taken back.{kept}", undo=receipt.revision or None)
    st.rerun()


def note_denial(denied: Denied) -> None:
    """Tell the journal what a page has refused."""
    with suppress(CrmError):  # what cannot be opened now says so by itself
        open_store(Settings.from_environment().database).journal.note_denial(denied, "page")


def last_step() -> int:
    """Give the number of the last step, whoever asks: it tells nothing of anybody."""
    return open_store(Settings.from_environment().database).revision


def reader(*, unnoticed: bool = False) -> Access:
    """Say who is reading, asked anew at every run of a page: what has ended since is out.

    Whoever is signed in, else whoever came by a link for guests, else the owner: where nobody signs in, or
    by the key while there are no accounts. ``NotSignedIn`` for all others. ``unnoticed``: a page that asks by
    itself, with nobody there perhaps, keeps no visit alive.
    """
    settings = Settings.from_environment()
    store = open_store(settings.database)
    cookies = dict(st.context.cookies)
    identity = _identity(settings.database)
    visit = visit_token(cookies, identity)
    access = store.accounts.visit(visit, noting=not unnoticed) if visit else None
    access = access or _guest(store, cookies, identity, noting=not unnoticed)
    if access is not None:
        return access
    by_key = settings.sign_in is SignIn.AUTO and _KEY["holds"](cookies) and not store.accounts.exist()
    if by_key or settings.sign_in is SignIn.OFF:
        return LOCAL_OWNER
    raise NotSignedIn


def settle(access: Access) -> None:
    """Remember who reads; what the session keeps of somebody else is forgotten.

    A page that stays open while one person signs out and another one in would show the one what the other
    had begun.
    """
    before: Access | None = st.session_state.get(_READ_BY)
    if before is not None and (before.person, before.is_guest) != (access.person, access.is_guest):
        st.session_state.clear()
    st.session_state[_READ_BY] = access


def is_same_reader() -> bool:
    """Whether whoever reads is the one, with the same rights, for whom the page was drawn."""
    drawn_for: Access | None = st.session_state.get(_READ_BY)
    try:
        now = reader()
    except NotSignedIn:
        return False
    return drawn_for is None or now == drawn_for


def trust(holds_key: Callable[[Mapping[str, str]], bool]) -> None:
    """Say how the key of the local start is told among cookies; nobody has it until then."""
    _KEY["holds"] = holds_key


def _guest(store: Store, cookies: Mapping[str, str], identity: str, *, noting: bool) -> Access | None:
    """Give who came by a link for guests that is still open."""
    names = (guest_cookie(identity, secure=secure) for secure in (True, False))
    found = (store.links.guest(cookies[name], noting=noting) for name in names if name in cookies)
    return next((guest for guest in found if guest is not None), None)


@cache
def _identity(url: str) -> str:
    """Give the name of the database, after which cookies are called."""
    return open_store(url).identity


@cache
def open_store(url: str) -> Store:
    """Open the store behind a URL, once for the whole process; all sessions share it."""
    return backups.open_kept(replace(Settings.from_environment(), database=url))

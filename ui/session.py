"""How a page gets its reader and the store: the guard that is each page's first statement.

>>> reader = session.current()                       # guard
>>> sales = reader.store.load("sale", reader.access) # load
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache

import streamlit as st

from crm.access import LOCAL_OWNER, Access, Action, Denied
from crm.errors import CrmError
from crm.insights.focus import Narrowing
from data_io import backups
from data_io.settings import Settings
from data_io.store import Store
from ui import messages


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


def current(action: Action = Action.READ) -> Session:
    """Let the reader in and give them the store; ``Denied`` where they may not do ``action`` here.

    Opening the store can fail with a ``CrmError`` that says so in a sentence.
    """
    access = reader()
    access.require(action)
    store = open_store(Settings.from_environment().database)
    return Session(store=store, access=access, revision=store.revision)


def undo(revision: int) -> None:
    """Take back what a revision changed, and draw the page anew with the proof of it.

    Say so where it cannot be.
    """
    try:
        session = current(Action.UNDO)
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


def reader() -> Access:
    """Say who is reading. On a machine of one's own that is the owner; accounts come in here."""
    return LOCAL_OWNER


@cache
def open_store(url: str) -> Store:
    """Open the store behind a URL, once for the whole process; all sessions share it."""
    return backups.open_kept(replace(Settings.from_environment(), database=url))

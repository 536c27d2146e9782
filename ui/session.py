"""How a page gets its reader and the store: the guard that is each page's first statement.

>>> reader = session.current()                       # guard
>>> sales = reader.store.load("sale", reader.access) # load
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import streamlit as st

from crm.access import LOCAL_OWNER, Access, Action
from data_io.settings import Settings
from ui import messages

if TYPE_CHECKING:
    from data_io.store import Store


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody reading a page: the store, who they are, and the revision that the page shows.

    Caches are keyed by ``revision`` and ``access``, never by a frame.
    """

    store: Store
    access: Access
    revision: int


def current(action: Action = Action.READ) -> Session:
    """Let the reader in and give them the store; ``Denied`` where they may not do ``action`` here.

    Opening the store can fail with a ``CrmError`` that says so in a sentence.
    """
    access = reader()
    access.require(action)
    store = open_store(Settings.from_environment().database)
    return Session(store=store, access=access, revision=store.revision)


def undo(revision: int) -> None:
    """Take back what a revision changed, and draw the page anew with the proof of it."""
    session = current(Action.UNDO)
    receipt = session.store.undo(revision, session.access)
    left = 0 if receipt.stayed is None else len(receipt.stayed)
    kept = f" {left} were changed by somebody since and were left as they are." if left else ""
    messages.keep(f"Taken back.{kept}", undo=receipt.revision or None)
    st.rerun()


def reader() -> Access:
    """Say who is reading. On a machine of one's own that is the owner; accounts come in here."""
    return LOCAL_OWNER


@cache
def open_store(url: str) -> Store:
    """Open the store behind a URL, once for the whole process; all sessions share it."""
    # Imported here, so that parts of the frame that need no store (menu, cards, charts) start without it.
    from data_io.store import Store  # noqa: PLC0415

    return Store.open(url)

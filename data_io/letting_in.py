"""``let-in``: the way back in for an owner who forgot the password, for whoever has the machine anyway."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from crm.access import LOCAL_OWNER
from crm.errors import CrmError
from data_io.answers import say, show
from data_io.store import Store
from data_io.store.accounts.tickets import LAST, Opens

NOBODY: Final = (
    "There is nobody called “{name}” who may sign in. Nothing was changed; "
    "give the name that one signs in with."
)


def let_in(words: Namespace, store: Store) -> None:
    """Reset somebody by the name that they sign in with, and print the way to a new password."""
    there = store.accounts.by_name(words.name)
    if there is None:
        raise CrmError(NOBODY.format(name=words.name))
    path = f"/join?token={store.accounts.reset(LOCAL_OWNER, there.id)}"
    told = {"name": there.name, "shown": there.shown, "path": path, "days": LAST[Opens.RESET].days}
    show(told)
    say("Put that path behind the address of the program; it works once.")

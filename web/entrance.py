"""How the door stands, and who is in: asked of the database, never on the event loop."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

import anyio
from anyio.to_thread import run_sync

from crm.errors import CrmError
from data_io.settings import SignIn
from data_io.store import Store
from data_io.store.accounts import Accounts
from web.cookies import visit_tokens

if TYPE_CHECKING:
    from starlette.types import Scope

Got = TypeVar("Got")
AT_ONCE: Final = 8
"""As many questions to the database at once, however many strangers knock."""


class Stands(Enum):
    """Who is let in just now."""

    OPEN = "everybody"
    KEY = "whoever has the key of the local start"
    SET_UP = "nobody: there is no owner yet"
    ACCOUNTS = "whoever is signed in"


class Door(Protocol):
    """Lets some people in by something that their request brings along."""

    async def admits(self, scope: Scope) -> bool:
        """Whether a request is let in; may raise a ``CrmError`` where the records cannot be reached."""


class Entrance:
    """The door for people. ``store`` opens the store, or gives the one that is open."""

    def __init__(self, sign_in: SignIn, store: Callable[[], Store]) -> None:
        self._sign_in = sign_in
        self._store = store
        self._founded = False
        self._identity = ""
        self._code: str | None = None
        self._turns: anyio.CapacityLimiter | None = None

    @property
    def accounts(self) -> Accounts:
        """The people."""
        return self._store().accounts

    @property
    def identity(self) -> str:
        """The name of the database, after which cookies are called."""
        self._identity = self._identity or self._store().identity
        return self._identity

    def stands_now(self) -> Stands:
        """Say how the door stands; asks the database until there is an owner, who then always stays."""
        if self._sign_in is SignIn.OFF:
            return Stands.OPEN
        self._founded = self._founded or self.accounts.exist()
        if self._founded:
            return Stands.ACCOUNTS
        return Stands.SET_UP if self._sign_in is SignIn.ON else Stands.KEY

    async def stands(self) -> Stands:
        """Say how the door stands."""
        if self._founded:
            return Stands.ACCOUNTS
        return await self.ask(self.stands_now)

    async def admits(self, scope: Scope) -> bool:
        """Whether somebody is signed in."""
        return bool(scope["headers"]) and await self.ask(lambda: self.visit(scope) is not None)

    def visit(self, scope: Scope) -> str | None:
        """Give the token of the visit that a request belongs to."""
        found = visit_tokens(scope, self.identity)
        return next((token for token in found if self.accounts.visit(token) is not None), None)

    async def ask(self, question: Callable[[], Got]) -> Got:
        """Run what asks the database in a thread."""
        self._turns = self._turns or anyio.CapacityLimiter(AT_ONCE)
        return await run_sync(question, limiter=self._turns)

    def print_code(self) -> None:
        """Print the set-up code of this program on its console, once, while there is no owner."""
        if self._code is None and self.stands_now() is Stands.SET_UP:
            self._code = self.accounts.new_set_up_code()
            if self._code is not None:
                say(
                    "Nobody is the owner yet. Open /set-up there and type this code; it is good once, until",
                    "the program ends:",
                    "",
                    self._code,
                )

    def drop_code(self) -> None:
        """Forget the code of a program that ends."""
        if self._code is not None:
            with suppress(CrmError):
                self.accounts.drop_set_up_code(self._code)


def say(*lines: str) -> None:
    """Print lines on the console."""
    sys.stdout.write("\n" + "\n".join(f"  {line}".rstrip() for line in lines) + "\n")
    sys.stdout.flush()

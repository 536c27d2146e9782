"""Whether the program can serve: ``/ready``, for load balancers, containers and whoever watches over it.

``/_stcore/health`` says that the process lives; this says that its database answers too. It stands open to
everybody, so it tells one word, and however often it is asked the database is asked once a second at most, by
one thread.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from crm.errors import CrmError
from data_io.backups import open_kept
from data_io.settings import Settings
from data_io.store import Store
from web.guard import Rule

PLACE: Final = "/ready"
RULES: Final = (Rule(frozenset({"GET", "HEAD"}), PLACE, everybody=True),)
"""What the guard lets pass for it."""
KNOWN_SECONDS: Final = 1.0
"""For as long the last answer is given again."""
PATIENCE_SECONDS: Final = 2.0
"""A database that takes longer does not serve anybody; a load balancer asks again soon."""
YES: Final = "ready"
NO: Final = "unavailable"
_LOG: Final = logging.getLogger("regulars")


class Readiness:
    """Asks for proof that the program can serve, and remembers the answer for a moment.

    ``prove`` does something that only works when all is well; what it raises means no. It runs in a thread of
    its own, one at a time, and may take long: nobody waits longer than ``patience``. ``ask`` belongs to one
    event loop.
    """

    def __init__(
        self, prove: Callable[[], object], known: float = KNOWN_SECONDS, patience: float = PATIENCE_SECONDS
    ) -> None:
        self._prove = prove
        self._known = known
        self._patience = patience
        self._asked: Future[bool] | None = None
        self._asked_at = 0.0
        self._was_ready: bool | None = None

    async def ask(self) -> bool:
        """Whether the program can serve just now."""
        asked, waited = self._asked, time.monotonic() - self._asked_at
        if asked is None or (asked.done() and waited >= self._known):
            asked, waited = self._begin(), 0.0
        if not asked.done() and waited >= self._patience:
            return False
        try:
            ready = await asyncio.wait_for(
                asyncio.shield(asyncio.wrap_future(asked)), self._patience - min(waited, self._patience)
            )
        except TimeoutError:
            ready = False
        self._tell(ready=ready)
        return ready

    def _begin(self) -> Future[bool]:
        """Begin to ask, in a thread that does not keep the process from ending."""
        self._asked, self._asked_at = Future(), time.monotonic()
        threading.Thread(target=self._answer, args=(self._asked,), name="readiness", daemon=True).start()
        return self._asked

    def _answer(self, asked: Future[bool]) -> None:
        try:
            self._prove()
        except Exception as error:  # noqa: BLE001 - whatever it is: not ready
            reason = error.message if isinstance(error, CrmError) else type(error).__name__
            _LOG.debug("not ready: %s", reason)
            asked.set_result(False)
        else:
            asked.set_result(True)

    def _tell(self, *, ready: bool) -> None:
        """Note in the log when it changes, not at each question."""
        if self._was_ready not in (None, ready):
            _LOG.warning("the database %s", "answers again" if ready else "does not answer")
        self._was_ready = ready


class StoreAnswers:
    """The proof: the store is open (it is opened where it is not yet) and says which revision it has."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._store: Store | None = None

    def __call__(self) -> None:
        """Ask the database; raises where it does not answer."""
        if self._store is None:
            self._store = open_kept(replace(Settings.from_environment(), database=self._url))
        _ = self._store.revision


def routes(readiness: Readiness) -> tuple[Route, ...]:
    """Give what the program answers for it."""

    async def answer(_request: Request) -> Response:
        ready = await readiness.ask()
        return PlainTextResponse(YES if ready else NO, status_code=200 if ready else 503)

    return (Route(PLACE, answer, methods=["GET"]),)

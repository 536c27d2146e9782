"""The door for guests: a link is exchanged for a cookie, and its token is gone from the address bar at once.

``GET /share?token=...`` only puts the token into a short-lived cookie and sends the browser on to ``/share``,
where a button stands; pressing it (``POST``) lets the guest in. So a chat program that looks at the link to
draw a preview, a mail scanner, and a browser that loads ahead count as nobody, ask the database nothing, and
use nothing up. The token stands in no address that stays: not in the history of the browser, not in a
``Referer``, not on our console.

A guest who is in gets the pages of the link and what draws them: no uploads, no downloads, nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from crm.errors import CrmError
from data_io.store import Store
from data_io.store.accounts import Wait
from data_io.store.links import LinkShut, LinkWantsPassword
from data_io.store.links.cookies import carried_cookie, guest_cookie
from data_io.store.links.refusals import SHUT
from data_io.store.links.shares import MOST_DAYS
from web.cookies import is_secure
from web.entrance import Entrance
from web.forms import Full, NoForm, Turns, read_form
from web.guard import Rule
from web.headers import CLEARED
from web.key import cookies_named
from web.pages import field, form, page, words

if TYPE_CHECKING:
    from starlette.types import Scope

SHARE: Final = "/share"
LEAVE: Final = "/share/leave"
RULES: Final = (
    Rule(frozenset({"GET", "HEAD", "POST"}), SHARE, everybody=True, plain=True),
    Rule(frozenset({"GET"}), LEAVE, everybody=True, plain=True),
)
"""What the guard lets pass for it: everybody may knock."""
CARRIED: Final = timedelta(minutes=10)
KEPT: Final = timedelta(days=MOST_DAYS)
"""As long a browser keeps the cookie at most; when it is over, the link says."""
DRAWS: Final = frozenset({"/_stcore/stream", "/_stcore/host-config", "/favicon.png"})
DRAWS_BELOW: Final = ("/static/", "/app/static/", "/media/")
"""What a page is drawn with, besides its own address."""
TOKEN: Final = re.compile(rb"[A-Za-z0-9_-]{43}")
"""How a token is written; for anything else the database is not asked."""

_SHARED: Final = "Something was shared with you"
_INVITES: Final = "You will see figures of a business, to look at. Nothing can be changed there."
_NOT_IN: Final = "This browser has not been let in"
_LEFT: Final = "You have left"
_LEFT_WORDS: Final = "This browser no longer shows what was shared with you. The link opens it again."
_BUSY: Final = "Very many people are coming in just now. Wait a moment, then try again."
_AWAY: Final = "The records cannot be reached just now. Nothing is lost; try again in a moment."


class Sharing:
    """The pages for guests. ``store`` opens the store; ``address``: REGULARS_ADDRESS, or ""."""

    def __init__(self, entrance: Entrance, store: Callable[[], Store], address: str = "") -> None:
        self._entrance = entrance
        self._store = store
        self._address = address
        self._turns = Turns()

    def routes(self) -> tuple[Route, ...]:
        """Give what the program answers for it."""
        return (
            Route(SHARE, self._share, methods=["GET", "POST"]),
            Route(LEAVE, self._leave, methods=["GET"]),
        )

    async def _share(self, request: Request) -> Response:
        if request.method == "HEAD":
            return page(_SHARED, words(_INVITES))
        try:
            identity = await self._entrance.ask(lambda: self._entrance.identity)
            if request.method == "POST":
                return await self._let_in(request, identity)
        except NoForm as refused:
            return page(_NOT_IN, "", wrong=SHUT, status=refused.status)
        except Full:
            return page(_NOT_IN, _form(), wrong=_BUSY, status=503)
        except CrmError:
            return page(_NOT_IN, _form(), wrong=_AWAY, status=503)
        return self._receive(request, identity)

    def _receive(self, request: Request, identity: str) -> Response:
        """Take the token out of the address; where it is out already, show the button."""
        carried = carried_cookie(identity)
        token = request.query_params.get("token")
        if token is not None:
            onward = RedirectResponse(SHARE, status_code=303)
            self._set(onward, request, carried, token if TOKEN.fullmatch(token.encode()) else "", CARRIED)
            return onward
        if carried not in request.cookies:
            return page(_NOT_IN, "", wrong=SHUT, status=403)
        return page(_SHARED, words(_INVITES) + _form())

    async def _let_in(self, request: Request, identity: str) -> Response:
        """Exchange the carried token for a visit; say why where it cannot be."""
        password = (await read_form(request)).get("password")
        token = request.cookies.get(carried_cookie(identity), "")
        agent = request.headers.get("user-agent", "")
        again = "" if password is None else _form(asks=True)
        try:
            async with self._turns.turn():
                visit = await self._entrance.ask(lambda: self._store().links.open(token, password, agent))
        except LinkWantsPassword as wanted:
            return page(_SHARED, words(wanted.message) + _form(asks=True))
        except LinkShut as shut:
            return page(_NOT_IN, again, wrong=shut.message, status=403)
        except Wait as wait:
            answer = page(_NOT_IN, again, wrong=wait.message, status=429)
            answer.headers["retry-after"] = str(int(wait.seconds))
            return answer
        onward = RedirectResponse("/", status_code=303)
        secure = is_secure(request.scope, self._address)
        self._set(onward, request, guest_cookie(identity, secure=secure), visit, KEPT)
        self._set(onward, request, carried_cookie(identity), "", timedelta())
        return onward

    async def _leave(self, request: Request) -> Response:
        """End the visit of this browser."""
        answer = page(_LEFT, words(_LEFT_WORDS))
        try:
            identity = await self._entrance.ask(lambda: self._entrance.identity)
            for token in visits_of(request.scope, identity):
                await self._entrance.ask(partial(self._store().links.leave, token))
                answer.headers.update(CLEARED)
        except CrmError:
            return page(_NOT_IN, "", wrong=_AWAY, status=503)
        secure = is_secure(request.scope, self._address)
        self._set(answer, request, guest_cookie(identity, secure=secure), "", timedelta())
        return answer

    def _set(self, answer: Response, request: Request, name: str, value: str, lasts: timedelta) -> None:
        """Write a cookie for this host alone, out of reach for scripts; without a value it is taken back.

        ``Lax``, because a link is opened from a mail or from another program.
        """
        age = int(lasts.total_seconds()) if value else 0
        ending = "; Secure" if is_secure(request.scope, self._address) else ""
        told = f"{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{ending}"
        answer.headers.append("set-cookie", told)


class GuestDoor:
    """Lets guests through to the pages of their link, and to what draws these."""

    def __init__(self, entrance: Entrance, store: Callable[[], Store]) -> None:
        self._entrance = entrance
        self._store = store

    async def admits(self, scope: Scope) -> bool:
        """Whether a request comes from a guest whose link is open, and asks for what it shares."""
        path, method = str(scope["path"]), scope.get("method", "WS")
        drawn = path in DRAWS or path.startswith(DRAWS_BELOW)
        if method not in ("GET", "HEAD", "WS") or not (drawn or path.count("/") == 1):
            return False
        pages = await self._entrance.ask(lambda: self._pages(scope))
        return pages is not None and (drawn or path == "/" or path[1:] in pages)

    def _pages(self, scope: Scope) -> frozenset[str] | None:
        """Give the paths that the guest may open; None where nobody is one."""
        visits = visits_of(scope, self._entrance.identity)
        guests = (self._store().links.guest(visit) for visit in visits)
        return next((guest.pages for guest in guests if guest is not None), None)


def visits_of(scope: Scope, identity: str) -> list[str]:
    """Give what a request brings as tokens of visits of guests."""
    names = (guest_cookie(identity, secure=secure) for secure in (True, False))
    found = [value for name in names for value in cookies_named(scope, name.encode())]
    return [value.decode() for value in found[:2] if TOKEN.fullmatch(value)]


def _form(*, asks: bool = False) -> str:
    """Make the button, and the field before it where a password is asked for."""
    asked = [field("password", "Password", "off", kind="password", more="autofocus")] if asks else []
    return form(SHARE, *asked, button="Open")

"""The guard at the HTTP door.

Nothing passes that is not in its table, without the key nothing but "are you there?", and every answer
carries the same headers.

It is plain ASGI and looks at the raw path, for pages and for web sockets alike, because Streamlit's own
checks cover neither all paths nor web sockets. What a proxy adds (``X-Forwarded-For``, ``X-Original-URL``
and the like) opens nothing: no decision looks at it.
"""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from crm.errors import CrmError
from web import refusals
from web.entrance import Door, Entrance, Stands
from web.headers import (
    NOT_KEPT,
    Headers,
    bare_headers,
    plain_headers,
    preload_links,
    security_headers,
)
from web.key import PLACE, Key
from web.origin import LOOPBACK, is_from_elsewhere, is_known_host, wants_page

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG: Final = logging.getLogger("regulars")
_LONGEST_WAY: Final = 500


@dataclass(frozen=True, slots=True)
class Rule:
    """What may pass.

    Methods (``WS`` is a web socket) and a path, or what it begins with where it ends in ``/``.

    ``everybody``: also those who are not in; ``at``: likewise, while the door stands so. ``keeps``: a browser
    may keep a copy, for it is the same for all. ``plain``: a page of ours without script (``web.pages``).
    """

    methods: frozenset[str]
    path: str
    everybody: bool = False
    keeps: bool = False
    at: frozenset[Stands] = frozenset()
    plain: bool = False

    def fits(self, method: str, path: str) -> bool:
        """Whether a request is the one meant here."""
        beyond = self.path.endswith("/") and self.path != "/" and path.startswith(self.path)
        return method in self.methods and (path == self.path or beyond)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the guard says by itself: a status, the words, and headers besides those of every answer."""

    status: int
    words: bytes = b""
    kind: bytes = b"text/plain; charset=utf-8"
    headers: tuple[tuple[bytes, bytes], ...] = ()


_READ: Final = frozenset({"GET", "HEAD"})

STREAMLIT_RULES: Final = (
    Rule(_READ, "/_stcore/health", everybody=True),
    Rule(_READ, "/static/", keeps=True),
    Rule(_READ, "/app/static/", keeps=True),
    Rule(_READ, "/favicon.png", keeps=True),
    Rule(_READ, "/_stcore/host-config"),
    Rule(frozenset({"WS"}), "/_stcore/stream"),
    Rule(frozenset({"PUT", "DELETE"}), "/_stcore/upload_file/"),
    Rule(_READ, "/media/"),
)
"""What Streamlit's screen needs. Its metrics, its agent interface, its components and the rest stay shut."""

_PLAIN: Final = re.compile(rb"(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*(?<!\.))*/?")
"""A path that every server reads alike: nothing encoded, doubled, dotted, divided in another way."""


def page_rules(addresses: Iterable[str]) -> tuple[Rule, ...]:
    """Make the rules that let pages pass; ``addresses`` as ``ui.menu.addresses`` gives them."""
    return tuple(Rule(_READ, address) for address in sorted(addresses))


class Guard:
    """ASGI middleware: lets through what its rules name, to known hosts, for those who are let in.

    Without ``entrance`` there are no accounts: the key alone counts, and where there is none either everybody
    is let in who reaches the program. ``doors``: by what else somebody may be let in.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        rules: Collection[Rule],
        key: Key | None,
        hosts: Iterable[str] = (),
        static: Path | None = None,
        entrance: Entrance | None = None,
        doors: Iterable[Door] = (),
    ) -> None:
        self._app = app
        self._rules = tuple(rules)
        self._key = key
        self._hosts = LOOPBACK | {host.lower() for host in hosts}
        self._headers = security_headers(static)
        self._links = preload_links(static)
        self._entrance = entrance
        self._doors = (*([entrance] if entrance is not None else []), *doors)
        self._plain = plain_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on with the headers added to its answer."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        rule = self._rule(scope)
        answer = await self._answer(scope, rule)
        if answer is not None:
            await _give(answer, scope, receive, send)
        elif scope["type"] == "websocket":
            await self._app(scope, receive, send)
        else:
            await self._hand_on(scope, receive, send, rule)

    def _rule(self, scope: Scope) -> Rule | None:
        """Find what lets a request pass, by its raw path alone; None where nothing does."""
        path = _raw_path(scope)
        if path is None:
            return None
        method = "WS" if scope["type"] == "websocket" else scope["method"]
        return next((rule for rule in self._rules if rule.fits(method, path)), None)

    async def _answer(self, scope: Scope, rule: Rule | None) -> Answer | None:
        """Give the guard's own answer to a request, None for one that may pass."""
        if not is_known_host(scope, self._hosts):
            return Answer(421, refusals.PLAIN[421])
        if is_from_elsewhere(scope):
            return Answer(403, refusals.ELSEWHERE)
        if rule is not None and rule.everybody:
            return None
        return await self._answer_at_the_door(scope, rule)

    async def _answer_at_the_door(self, scope: Scope, rule: Rule | None) -> Answer | None:
        """Give the guard's own answer to a request by whoever it comes from."""
        stands = await self._stands()
        if rule is not None and stands in rule.at:
            return None
        if _asks_to_come_in(scope) and self._key is not None:
            if stands in (Stands.ACCOUNTS, Stands.SET_UP):
                return Answer(303, headers=((b"location", b"/"),))  # which leads on
            if self._key.takes(scope) or self._key.admits(scope):
                return self._come_in(self._key, scope)
        if stands is not Stands.OPEN and not await self._is_in(scope, stands):
            return _sent_away(scope, stands)
        return _not_there(scope) if rule is None else None

    async def _stands(self) -> Stands | None:
        """Say how the door stands; None where the database cannot say it."""
        if self._entrance is None:
            return Stands.OPEN if self._key is None else Stands.KEY
        try:
            return await self._entrance.stands()
        except CrmError:
            return None

    async def _is_in(self, scope: Scope, stands: Stands | None) -> bool:
        """Whether somebody is let in.

        By the key also where the database cannot say whether it still counts: inside, each run of a page asks
        the database by itself, and says what is the matter with it.
        """
        if stands in (Stands.KEY, None) and self._key is not None and self._key.admits(scope):
            return True
        for door in self._doors:
            with suppress(CrmError):
                if await door.admits(scope):
                    return True
        return False

    @staticmethod
    def _come_in(key: Key, scope: Scope) -> Answer:
        """Send a browser on to the first page, with the cookie where it brought the ticket."""
        on: Headers = [(b"location", b"/")]
        if key.takes(scope):
            on.append((b"set-cookie", key.cookie(secure=scope.get("scheme") == "https")))
        return Answer(303, headers=tuple(on))

    async def _hand_on(self, scope: Scope, receive: Receive, send: Send, rule: Rule | None) -> None:
        """Let the program answer; what nobody foresaw is logged under a number, and only that is told."""
        begun = False

        async def send_dressed(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = self._dressed(message["headers"], rule)
            await send(message)

        try:
            await self._app(scope, receive, send_dressed)
        except Exception:
            number = secrets.token_hex(4)
            _LOG.exception("unexpected error %s", number)
            if begun:
                raise
            await _give(Answer(500, refusals.FAILED.format(number).encode()), scope, receive, send)

    def _dressed(self, headers: Iterable[tuple[bytes, bytes]], rule: Rule | None) -> Headers:
        """Put our headers in place of Streamlit's of the same name; nobody else's page may read an answer."""
        keeps, plain = rule is not None and rule.keeps, rule is not None and rule.plain
        given = [(name.lower(), value) for name, value in headers]
        ours = self._plain if plain else [*self._headers, *([] if keeps else [NOT_KEPT])]
        replaced = {name for name, _ in ours} | {b"server"}
        kept = [
            (name, value)
            for name, value in given
            if name not in replaced and not name.startswith(b"access-control-")
        ]
        is_page = any(name == b"content-type" and value.startswith(b"text/html") for name, value in given)
        return [*kept, *ours, *(self._links if is_page and not plain else ())]


def _not_there(scope: Scope) -> Answer:
    """Tell somebody who is in that there is nothing at an address."""
    if not wants_page(scope):
        return Answer(404, refusals.PLAIN[404])
    return Answer(404, refusals.NO_SUCH_PAGE, b"text/html; charset=utf-8")


def _sent_away(scope: Scope, stands: Stands | None) -> Answer:
    """Tell somebody who is not let in how to come in, where a page is waited for; nothing else."""
    if not wants_page(scope):
        return Answer(403)
    if stands is Stands.ACCOUNTS:
        return Answer(303, headers=((b"location", b"/sign-in" + _way_back(scope)),))
    if stands is Stands.SET_UP:
        return Answer(303, headers=((b"location", b"/set-up"),))
    status, told = (503, refusals.TRY_AGAIN) if stands is None else (401, refusals.HOW_TO_COME_IN)
    return Answer(status, told, b"text/html; charset=utf-8")


def _way_back(scope: Scope) -> bytes:
    """Give the address that was wanted, for after the sign-in; the sign-in looks at it again."""
    path, query = _raw_path(scope), scope.get("query_string", b"").decode("latin-1")
    if path in (None, "/") and not query:
        return b""
    wanted = f"{path or '/'}?{query}" if query else path or "/"
    return b"?to=" + quote(wanted, safe="/").encode("ascii") if len(wanted) <= _LONGEST_WAY else b""


async def _give(answer: Answer, scope: Scope, receive: Receive, send: Send) -> None:
    """Send an answer of the guard's own; a web socket is closed before it is open."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
        return
    words = b"" if scope["method"] == "HEAD" else answer.words
    headers = [(b"content-type", answer.kind), *bare_headers(), *answer.headers]
    headers.append((b"content-length", str(len(answer.words)).encode()))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": words})


def _asks_to_come_in(scope: Scope) -> bool:
    """Whether a browser follows the link; what only looks ahead (``HEAD``) does not."""
    return scope["type"] == "http" and scope["method"] == "GET" and _raw_path(scope) == PLACE


def _raw_path(scope: Scope) -> str | None:
    """Give the path as it was sent, None where it is not plain, or where the program would read another."""
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    path = raw.decode("latin-1")
    return (
        path
        if raw and _PLAIN.fullmatch(raw) and path == scope["path"] and not scope.get("root_path")
        else None
    )

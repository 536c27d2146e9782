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
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from web import refusals
from web.headers import NOT_KEPT, Headers, bare_headers, preload_links, security_headers
from web.key import PLACE, Key
from web.origin import LOOPBACK, is_from_elsewhere, is_known_host, wants_page

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG: Final = logging.getLogger("regulars")


@dataclass(frozen=True, slots=True)
class Rule:
    """What may pass.

    Methods (``WS`` is a web socket) and a path, or what it begins with where it ends in ``/``.

    ``everybody``: also without the key. ``keeps``: a browser may keep a copy, for it is the same for all.
    """

    methods: frozenset[str]
    path: str
    everybody: bool = False
    keeps: bool = False

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
    """ASGI middleware: lets through what its rules name, to known hosts, for those who have the key.

    ``key`` None lets everybody in who reaches the program. ``accounts_wanted``: whoever is sent away is told
    that these are still to come.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        rules: Collection[Rule],
        key: Key | None,
        hosts: Iterable[str] = (),
        static: Path | None = None,
        accounts_wanted: bool = False,
    ) -> None:
        self._app = app
        self._rules = tuple(rules)
        self._key = key
        self._hosts = LOOPBACK | {host.lower() for host in hosts}
        self._headers = security_headers(static)
        self._links = preload_links(static)
        self._page = refusals.how_to_come_in(accounts_wanted=accounts_wanted)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on with the headers added to its answer."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        rule = self._rule(scope)
        answer = self._answer(scope, rule)
        if answer is not None:
            await _give(answer, scope, receive, send)
        elif scope["type"] == "websocket":
            await self._app(scope, receive, send)
        else:
            await self._hand_on(scope, receive, send, keeps=rule is not None and rule.keeps)

    def _rule(self, scope: Scope) -> Rule | None:
        """Find what lets a request pass, by its raw path alone; None where nothing does."""
        path = _raw_path(scope)
        if path is None:
            return None
        method = "WS" if scope["type"] == "websocket" else scope["method"]
        return next((rule for rule in self._rules if rule.fits(method, path)), None)

    def _answer(self, scope: Scope, rule: Rule | None) -> Answer | None:
        """Give the guard's own answer to a request, None for one that may pass."""
        if not is_known_host(scope, self._hosts):
            return Answer(421, refusals.PLAIN[421])
        if is_from_elsewhere(scope):
            return Answer(403, refusals.ELSEWHERE)
        if rule is not None and rule.everybody:
            return None
        if self._key is not None:
            if _asks_to_come_in(scope) and (self._key.takes(scope) or self._key.admits(scope)):
                return self._come_in(self._key, scope)
            if not self._key.admits(scope):
                return (
                    Answer(401, self._page, b"text/html; charset=utf-8") if wants_page(scope) else Answer(403)
                )
        return Answer(404, refusals.PLAIN[404]) if rule is None else None

    @staticmethod
    def _come_in(key: Key, scope: Scope) -> Answer:
        """Send a browser on to the first page, with the cookie where it brought the ticket."""
        on: Headers = [(b"location", b"/")]
        if key.takes(scope):
            on.append((b"set-cookie", key.cookie(secure=scope.get("scheme") == "https")))
        return Answer(303, headers=tuple(on))

    async def _hand_on(self, scope: Scope, receive: Receive, send: Send, *, keeps: bool) -> None:
        """Let the program answer; what nobody foresaw is logged under a number, and only that is told."""
        begun = False

        async def send_dressed(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = self._dressed(message["headers"], keeps=keeps)
            await send(message)

        try:
            await self._app(scope, receive, send_dressed)
        except Exception:
            number = secrets.token_hex(4)
            _LOG.exception("unexpected error %s", number)
            if begun:
                raise
            await _give(Answer(500, refusals.FAILED.format(number).encode()), scope, receive, send)

    def _dressed(self, headers: Iterable[tuple[bytes, bytes]], *, keeps: bool) -> Headers:
        """Put our headers in place of Streamlit's of the same name; nobody else's page may read an answer."""
        given = [(name.lower(), value) for name, value in headers]
        ours = [*self._headers, *([] if keeps else [NOT_KEPT])]
        replaced = {name for name, _ in ours} | {b"server"}
        kept = [
            (name, value)
            for name, value in given
            if name not in replaced and not name.startswith(b"access-control-")
        ]
        is_page = any(name == b"content-type" and value.startswith(b"text/html") for name, value in given)
        return [*kept, *ours, *(self._links if is_page else ())]


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

"""Signing in by somebody who knows the person already: Google, Microsoft, any OpenID Connect.

The way there and back: ``/sign-in/with/NAME`` sends the browser to the provider, which sends it back to
``/sign-in/back/NAME`` with a code that only we can exchange for a proof of who it is. One secret in a
short-lived cookie holds both ends together: state, nonce and PKCE verifier are made of it one-way, so nothing
is kept here meanwhile, and any process can answer.

Who is proven to be somebody is let in only where the owner has invited them: at first by the e-mail address
that was invited and that is proven to be theirs, from then on by the provider's own number of them.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import html
import logging
import re
import secrets
from collections.abc import Awaitable, Callable, Iterable
from typing import Final

import anyio
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from crm.errors import CrmError
from data_io.settings import Provider
from data_io.store.accounts import NotLetIn
from web.cookies import is_secure, visit_header
from web.entrance import Entrance, Stands
from web.guard import Rule
from web.key import cookies_named
from web.pages import page
from web.proofs import NotProven, Proven
from web.providers import Asked, Unreachable

THERE: Final = "/sign-in/with/"
BACK: Final = "/sign-in/back/"
COOKIE: Final = "regulars_proof"
_BACK_TO_SIGN_IN: Final = '<p><a href="/sign-in">Back to the sign-in</a></p>'
LASTS_SECONDS: Final = 10 * 60
"""Somebody may have to find a telephone first."""
AT_ONCE: Final = 8
"""As many proofs are fetched at a time; strangers must not make us ask a provider without end."""
_SECRET: Final = re.compile(rb"[A-Za-z0-9_-]{43}")
_LONGEST_CODE: Final = 4096
_LOG: Final = logging.getLogger("regulars")

NOT_INVITED: Final = (
    "This account was not invited here, or its e-mail address is not proven to be yours. "
    "Ask the owner to invite you under the address of that account."
)
NOT_PROVEN: Final = "{} did not prove who you are. Try again; if it goes wrong again, tell the owner."
CANCELLED: Final = "{} did not let you on. Try again, or sign in another way."
TOOK_TOO_LONG: Final = "That took too long, or was begun in another window. Begin again."
UNREACHABLE: Final = "{} cannot be asked just now. Try again in a moment, or sign in another way."
NOT_REACHED: Final = "The records cannot be reached just now. Nothing is lost; try again in a moment."

RULES: Final = (
    Rule(frozenset({"GET"}), THERE, at=frozenset({Stands.ACCOUNTS}), plain=True),
    Rule(frozenset({"GET"}), BACK, at=frozenset({Stands.ACCOUNTS}), plain=True),
)
"""What the guard lets pass for it; with no provider nothing answers there."""


def buttons(providers: Iterable[Provider]) -> str:
    """Give the links of the sign-in page, as HTML; "" where nobody else proves who somebody is.

    Links, not forms: a form may not lead to another site here, not even by way of us.
    """
    return "".join(
        f'<a class="button" href="{THERE}{html.escape(each.name)}">Sign in with {html.escape(each.label)}</a>'
        for each in providers
    )


class Elsewhere:
    """The way to the providers and back. ``address``: REGULARS_ADDRESS, or ""."""

    def __init__(self, providers: Iterable[Provider], entrance: Entrance, address: str = "") -> None:
        self._asked = {each.name: Asked(each) for each in providers}
        self._entrance = entrance
        self._address = address
        self._turns = anyio.Semaphore(AT_ONCE)

    def routes(self) -> tuple[Route, ...]:
        """Give what the program answers for it."""
        if not self._asked:
            return ()
        return (
            Route(THERE + "{name}", _told(self._there), methods=["GET"]),
            Route(BACK + "{name}", _told(self._back), methods=["GET"]),
        )

    async def _there(self, request: Request) -> Response:
        """Send a browser to a provider, with the secret that it has to bring back."""
        asked = self._asked.get(request.path_params["name"])
        if asked is None:
            return _page(404, NOT_PROVEN.format("This provider"))
        secret = secrets.token_urlsafe(32)
        state, nonce, verifier = _made_of(secret, asked.provider.name)
        try:
            async with self._turns:
                place = await asked.address_to_ask(self._address_back(request, asked), state, nonce, verifier)
        except Unreachable as error:
            return await self._refused(asked.provider, 503, UNREACHABLE, f"unreachable: {error}")
        answer = RedirectResponse(place, status_code=303)
        self._set_secret(answer, request, secret)
        return answer

    async def _back(self, request: Request) -> Response:
        """Let in whoever comes back with a code for a proof, where the owner has invited them."""
        asked = self._asked.get(request.path_params["name"])
        if asked is None:
            return _page(404, NOT_PROVEN.format("This provider"))
        answer = await self._answer_back(asked, request)
        self._set_secret(answer, request, "")
        return answer

    async def _answer_back(self, asked: Asked, request: Request) -> Response:
        provider, given = asked.provider, request.query_params
        state, nonce, verifier = _made_of(self._secret(request), provider.name)
        if not state or not hmac.compare_digest(_only(given.getlist("state")).encode(), state.encode()):
            return await self._refused(provider, 400, TOOK_TOO_LONG, "state")
        code = _only(given.getlist("code"))
        if not code or "error" in given:
            return await self._refused(provider, 403, CANCELLED, "cancelled")
        try:
            async with self._turns:
                proven = await asked.proof(
                    self._address_back(request, asked), code, nonce, verifier, given.getlist("iss")
                )
            return await self._let_in(provider, proven, request)
        except NotProven as fault:
            return await self._refused(provider, 403, NOT_PROVEN, f"not proven: {fault.why}")
        except Unreachable as error:
            return await self._refused(provider, 503, UNREACHABLE, f"unreachable: {error}")
        except NotLetIn:
            return _page(403, NOT_INVITED)

    async def _let_in(self, provider: Provider, proven: Proven, request: Request) -> Response:
        agent = request.headers.get("user-agent", "")

        def begin() -> str:
            accounts, known = self._entrance.accounts, (proven.issuer, proven.subject)
            token = accounts.let_in_by(provider.name, known, proven.email or "", agent)
            earlier = self._entrance.visit(request.scope)
            if earlier is not None:
                accounts.sign_out(earlier)
            secure = is_secure(request.scope, self._address)
            return visit_header(self._entrance.identity, token, secure=secure)

        answer = RedirectResponse("/", status_code=303)
        answer.headers.append("set-cookie", await self._entrance.ask(begin))
        return answer

    async def _refused(self, provider: Provider, status: int, sentence: str, why: str) -> Response:
        """Write down that somebody was not let in, and tell them in a sentence."""
        _LOG.info("not let in by %s: %s", provider.name, why)
        await self._entrance.ask(lambda: self._entrance.accounts.note_refused_by(provider.name, why))
        return _page(status, sentence.format(provider.label))

    def _address_back(self, request: Request, asked: Asked) -> str:
        """Give the address that a provider sends browsers back to; the guard has looked at the host."""
        base = self._address or f"{request.scope['scheme']}://{request.headers['host']}"
        return f"{base}{BACK}{asked.provider.name}"

    def _secret(self, request: Request) -> str:
        found = cookies_named(request.scope, self._cookie_name(request).encode())
        return found[0].decode() if len(found) == 1 and _SECRET.fullmatch(found[0]) else ""

    def _cookie_name(self, request: Request) -> str:
        return f"__Host-{COOKIE}" if is_secure(request.scope, self._address) else COOKIE

    def _set_secret(self, answer: Response, request: Request, secret: str) -> None:
        """Give a browser the secret, or take it back where there is none."""
        answer.set_cookie(
            self._cookie_name(request),
            secret,
            max_age=LASTS_SECONDS if secret else 0,
            httponly=True,
            samesite="lax",  # it has to come along when the provider's page leads back
            secure=is_secure(request.scope, self._address),
        )


def _told(answer: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """Say so where the records cannot be reached."""

    async def told(request: Request) -> Response:
        try:
            return await answer(request)
        except CrmError:
            return _page(503, NOT_REACHED)

    return told


def _made_of(secret: str, provider: str) -> tuple[str, str, str]:
    """Make state, nonce and PKCE verifier, each worth nothing for the others, nor with another provider."""
    if not secret:
        return "", "", ""

    def make(what: str) -> str:
        made = hmac.new(secret.encode(), f"{what} {provider}".encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(made).rstrip(b"=").decode()

    return make("state"), make("nonce"), make("verifier")


def _only(values: list[str]) -> str:
    """Give the one value that there is; "" where there is none, more than one, or one beyond measure."""
    return values[0] if len(values) == 1 and len(values[0]) <= _LONGEST_CODE else ""


def _page(status: int, sentence: str) -> Response:
    """Say something to whoever stays outside."""
    return page("You are not signed in", _BACK_TO_SIGN_IN, wrong=sentence, status=status)

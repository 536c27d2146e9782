"""A provider of OpenID Connect on this machine that can also be evil, for what no honest one would do.

It checks what we send as a strict one does: client, secret, address back, PKCE, that a code is used once.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_plus, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

CLIENT_ID = "regulars"
CLIENT_SECRET = "of/regulars+x"  # noqa: S105 - it opens nothing


_KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
"""Takes long to make; the tests of a file share it."""


@dataclass
class Pretended:
    """The provider: who signs in there, and how it lies.

    ``claims`` and ``header`` change what it signs, ``document`` what it says of itself; ``sign`` signs in
    another way; ``before_token`` is done before a token is given; ``asked`` is what was asked of it.
    """

    issuer: str = ""
    email: str = "sam@shop.example"
    subject: str = "sam-1"
    claims: dict[str, Any] = field(default_factory=dict)
    document: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] | None = None
    keys: dict[str, Any] | None = None
    sign: Callable[[dict[str, Any]], str] | None = None
    before_token: Callable[[], Response | None] | None = None
    slow_seconds: float = 0.0
    asked: list[str] = field(default_factory=list)
    key: RSAKey = field(default_factory=lambda: _KEY)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def routes(self) -> list[Route]:
        """Give what it answers."""
        return [
            Route("/.well-known/openid-configuration", self._document),
            Route("/authorize", self._authorize),
            Route("/token", self._token, methods=["POST"]),
            Route("/userinfo", self._userinfo),
            Route("/keys", self._keys),
            Route("/elsewhere", lambda _request: JSONResponse({"issuer": self.issuer})),
        ]

    async def _document(self, _request: Request) -> Response:
        self.asked.append("document")
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "userinfo_endpoint": f"{self.issuer}/userinfo",
                "jwks_uri": f"{self.issuer}/keys",
            }
            | self.document
        )

    async def _authorize(self, request: Request) -> Response:
        given = dict(request.query_params)
        wanted = {
            "response_type": "code",
            "client_id": CLIENT_ID,
            "scope": "openid email profile",
            "code_challenge_method": "S256",
        }
        self.faults += [name for name, value in wanted.items() if given.get(name) != value]
        code = secrets.token_urlsafe(16)
        self.codes[code] = given
        back = {"code": code, "state": given["state"], "iss": self.issuer}
        return RedirectResponse(f"{given['redirect_uri']}?{urlencode(back)}", status_code=303)

    async def _token(self, request: Request) -> Response:
        self.asked.append("token")
        await asyncio.sleep(self.slow_seconds)
        if self.before_token is not None and (answer := self.before_token()) is not None:
            return answer
        form = {name: str(value) for name, value in (await request.form()).items()}
        given = self.codes.pop(form.get("code", ""), None)
        if given is None or self._wrongs(request, form, given):
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        claims = self._claims(given) | self.claims
        claims = {name: value for name, value in claims.items() if value is not None}
        token = self.sign(claims) if self.sign else self.signed(claims)
        return JSONResponse({"access_token": "a-token", "token_type": "Bearer", "id_token": token})

    def _wrongs(self, request: Request, form: dict[str, str], given: dict[str, str]) -> list[str]:
        who = base64.b64encode(f"{CLIENT_ID}:{quote_plus(CLIENT_SECRET)}".encode()).decode()
        in_form = (form.get("client_id"), form.get("client_secret")) == (CLIENT_ID, CLIENT_SECRET)
        in_head = request.headers.get("authorization") == f"Basic {who}"
        made = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        right = {
            "secret": in_form if "token_endpoint_auth_methods_supported" in self.document else in_head,
            "verifier": encoded(made) == given["code_challenge"],
            "address back": form.get("redirect_uri") == given["redirect_uri"],
            "grant": form.get("grant_type") == "authorization_code",
        }
        wrong = [name for name, is_right in right.items() if not is_right]
        self.faults += wrong
        return wrong

    def _claims(self, given: dict[str, str]) -> dict[str, Any]:
        now = int(time.time())
        return {
            "iss": self.issuer,
            "sub": self.subject,
            "aud": CLIENT_ID,
            "exp": now + 300,
            "iat": now,
            "nonce": given["nonce"],
            "email": self.email,
            "email_verified": True,
        }

    def signed(self, claims: dict[str, Any], key: RSAKey | None = None) -> str:
        """Sign as it should be done, or with another key of that name."""
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims, key or self.key)

    def signed_by_secret(self, claims: dict[str, Any]) -> str:
        """Sign with what everybody knows, the public key, as if it were a secret."""
        written = unsigned({"alg": "HS256", "kid": "one", "typ": "JWT"}, claims)
        secret = self.key.as_pem(private=False)
        return f"{written}.{encoded(hmac.new(secret, written.encode(), hashlib.sha256).digest())}"

    def not_signed(self, claims: dict[str, Any]) -> str:
        """Leave the signature out, and say so."""
        return unsigned({"alg": "none", "typ": "JWT"}, claims) + "."

    def nothing(self, _claims: dict[str, Any]) -> str:
        """Sign nothing."""
        return ""

    async def _userinfo(self, request: Request) -> Response:
        self.asked.append("userinfo")
        if request.headers.get("authorization") != "Bearer a-token" or self.userinfo is None:
            return JSONResponse({}, status_code=401)
        return JSONResponse(self.userinfo)

    async def _keys(self, _request: Request) -> Response:
        self.asked.append("keys")
        return JSONResponse(self.keys or {"keys": [self.key.as_dict(private=False)]})


def unsigned(head: dict[str, Any], claims: dict[str, Any]) -> str:
    """Write what is to be signed by hand: no library lends itself to signing it wrongly."""
    return ".".join(encoded(json.dumps(part).encode()) for part in (head, claims))


def encoded(part: bytes) -> str:
    """Write bytes as they stand in a token."""
    return base64.urlsafe_b64encode(part).rstrip(b"=").decode()


@contextmanager
def providing() -> Iterator[Pretended]:
    """Run a provider on this machine."""
    pretended = Pretended()
    with listening(Starlette(routes=pretended.routes())) as address:
        pretended.issuer = address
        yield pretended


@contextmanager
def listening(app: ASGIApp) -> Iterator[str]:
    """Let an app answer on this machine; give its address."""
    place = socket.socket()
    place.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [place]})
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{place.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        place.close()

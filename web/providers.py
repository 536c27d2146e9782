"""What is asked of a provider that proves who somebody is: its document, its keys, and a proof for a code.

A provider is somebody else's server: each answer has a limit of time and of size, is asked for by https, and
is never followed to another place.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final
from urllib.parse import quote_plus, urlsplit

import anyio
import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client

from data_io.settings import LOOPBACK, Provider
from web.proofs import TEMPLATE, NotProven, Proven, email_of, is_issuer_of, read_proof

PATIENCE_SECONDS: Final = 5.0
"""For one answer, from the first byte asked to the last one read."""
MOST_BYTES: Final = 512 * 1024
KNOWN_SECONDS: Final = 60 * 60.0
"""For as long a provider's document and keys are used again."""
KEYS_ANEW_SECONDS: Final = 60.0
"""As often are the keys asked for at most where a signature is by one that is not known."""
SCOPE: Final = "openid email profile"
_IN_FORM: Final = "client_secret_post"
_IN_HEAD: Final = "client_secret_basic"
_ENDPOINTS: Final = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class Unreachable(Exception):
    """A provider did not answer as it should."""


@dataclass(slots=True)
class Known:
    """What a provider says of itself, and since when it is known (monotonic seconds)."""

    document: Mapping[str, Any]
    keys: Mapping[str, Any]
    at: float = field(default_factory=time.monotonic)


class Limited(httpx2.AsyncHTTPTransport):
    """Sends requests and breaks off where the answer is larger than anything meant honestly."""

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request; its answer can be read as far as it may be."""
        request.headers["accept-encoding"] = "identity"  # what is small when packed may be large
        answer = await super().handle_async_request(request)
        answer.stream = _Counted(answer.stream)
        return answer


class _Counted(httpx2.AsyncByteStream):
    """The bytes of an answer, up to the limit."""

    def __init__(self, stream: Any) -> None:  # noqa: ANN401 - either kind of stream that the library makes
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        read = 0
        async for part in self._stream:
            read += len(part)
            if read > MOST_BYTES:
                raise httpx2.ReadError("the answer is too large")
            yield part

    async def aclose(self) -> None:
        await self._stream.aclose()


class Asked:
    """One provider, and what is known of it. Belongs to one event loop."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider
        self._known: Known | None = None
        self._asking = anyio.Lock()

    async def address_to_ask(self, back: str, state: str, nonce: str, verifier: str) -> str:
        """Give the address at which somebody proves who they are, to come ``back`` with a code.

        ``Unreachable`` where the provider does not say where that is.
        """
        known = await self._know()
        async with self._client(back) as client:
            address, _ = client.create_authorization_url(
                known.document["authorization_endpoint"], state=state, code_verifier=verifier, nonce=nonce
            )
        return str(address)

    async def proof(self, back: str, code: str, nonce: str, verifier: str, said: Sequence[str]) -> Proven:
        """Exchange a code for a proof of who somebody is; ``NotProven`` and ``Unreachable`` else.

        ``said``: the issuers that the browser brought along with the code (RFC 9207).
        """
        known = await self._know()
        if TEMPLATE not in known.document["issuer"] and not {known.document["issuer"]}.issuperset(said):
            raise NotProven("another issuer")
        try:
            with anyio.fail_after(PATIENCE_SECONDS):
                async with self._client(back, _way_to_say_who_we_are(known.document)) as client:
                    answer = await client.fetch_token(
                        known.document["token_endpoint"],
                        grant_type="authorization_code",
                        code=code,
                        code_verifier=verifier,
                        redirect_uri=back,
                    )
        except AuthlibBaseError as error:
            raise NotProven("code") from error
        except (httpx2.HTTPError, TimeoutError, ValueError, TypeError, KeyError) as error:
            raise Unreachable("token") from error
        proven = await self._read(known, dict(answer), nonce)
        if proven.email is None:
            return await self._with_email(known, proven, str(answer.get("access_token", "")))
        return proven

    async def _read(self, known: Known, answer: Mapping[str, Any], nonce: str) -> Proven:
        """Check a proof, once more with fresh keys where the provider may have changed them."""
        try:
            return read_proof(self.provider, known.document["issuer"], known.keys, answer, nonce)
        except NotProven as fault:
            if fault.why != "signature" or time.monotonic() - known.at < KEYS_ANEW_SECONDS:
                raise
        self._known = None
        known = await self._know()
        return read_proof(self.provider, known.document["issuer"], known.keys, answer, nonce)

    async def _with_email(self, known: Known, proven: Proven, access_token: str) -> Proven:
        """Ask for the e-mail address where the proof says nothing of one, as some providers do it.

        Not with Microsoft: there nothing would say that it is proven.
        """
        place = known.document.get("userinfo_endpoint")
        if self.provider.of_microsoft or not isinstance(place, str) or not self._may_be_asked(place):
            return proven
        claims = await self._ask(place, authorization=f"Bearer {access_token}")
        if claims.get("sub") != proven.subject:
            raise NotProven("userinfo")
        return Proven(proven.issuer, proven.subject, email_of(self.provider, claims))

    async def _know(self) -> Known:
        """Give the provider's document and keys, asked for where they are not known or old."""
        async with self._asking:
            if self._known is None or time.monotonic() - self._known.at > KNOWN_SECONDS:
                place = self.provider.issuer.rstrip("/") + "/.well-known/openid-configuration"
                document = await self._ask(place)
                self._check(document)
                self._known = Known(document, await self._ask(document["jwks_uri"]))
            return self._known

    def _check(self, document: Mapping[str, Any]) -> None:
        """Raise ``Unreachable`` where a document is not this provider's, or leads where it must not."""
        issuer = document.get("issuer")
        if not isinstance(issuer, str) or not is_issuer_of(self.provider, issuer):
            raise Unreachable("issuer")
        if not all(self._may_be_asked(document.get(name)) for name in _ENDPOINTS):
            raise Unreachable("endpoints")

    def _may_be_asked(self, place: object) -> bool:
        """Whether an address is asked by https; by http only on this machine, by a provider on it."""
        if not isinstance(place, str):
            return False
        here = urlsplit(self.provider.issuer)
        parts = urlsplit(place)
        local = here.scheme == "http" and parts.scheme == "http" and parts.hostname in LOOPBACK
        return bool(parts.hostname) and (parts.scheme == "https" or local)

    async def _ask(self, place: str, **headers: str) -> dict[str, Any]:
        """Get a JSON object from an address; ``Unreachable`` where that is not what comes."""
        try:
            with anyio.fail_after(PATIENCE_SECONDS):
                async with httpx2.AsyncClient(**_limits()) as client:
                    answer = await client.get(place, headers={"accept": "application/json", **headers})
                    read = answer.raise_for_status().json()
        except (httpx2.HTTPError, httpx2.InvalidURL, TimeoutError, ValueError, RecursionError) as error:
            raise Unreachable(urlsplit(place).path) from error
        if not isinstance(read, dict):
            raise Unreachable(urlsplit(place).path)
        return read

    def _client(self, back: str, says: str = _IN_FORM) -> AsyncOAuth2Client:
        # In the head both are written as in a form (RFC 6749, 2.3.1), which Authlib leaves to us.
        write = quote_plus if says == _IN_HEAD else str
        return AsyncOAuth2Client(
            client_id=write(self.provider.client_id),
            client_secret=write(self.provider.client_secret),
            token_endpoint_auth_method=says,
            code_challenge_method="S256",
            scope=SCOPE,
            redirect_uri=back,
            **_limits(),
        )


def _limits() -> dict[str, Any]:
    return {"transport": Limited(verify=_trust()), "timeout": PATIENCE_SECONDS, "follow_redirects": False}


@cache
def _trust() -> ssl.SSLContext:
    """Read once whose certificates are trusted; each reading takes longer than an answer."""
    return httpx2.create_ssl_context()


def _way_to_say_who_we_are(document: Mapping[str, Any]) -> str:
    """Choose how our secret is sent: in the form, or in the head where the provider does not take that."""
    taken = document.get("token_endpoint_auth_methods_supported")
    return _IN_FORM if isinstance(taken, list) and _IN_FORM in taken else _IN_HEAD

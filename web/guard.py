"""The guard at the HTTP door.

Nothing passes that is not in its table, and every answer carries the same headers.

It is plain ASGI and looks at the raw path, for pages and for web sockets alike, because Streamlit's own
checks cover neither all paths nor web sockets. Whoever is let in is decided by ``admits``: today everybody
who reaches this machine under one of its names; accounts take that place.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
"""The names of this machine for itself.

Any other name is a web page that tries to reach it through a made-up one.
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """What may pass.

    Methods (``WS`` is a web socket) and a path, or what it begins with where it ends in ``/``.

    ``everybody`` marks what a visitor needs before being let in: the bare files of the screen, which hold no
    data.
    """

    methods: frozenset[str]
    path: str
    everybody: bool = False

    def fits(self, method: str, path: str) -> bool:
        """Whether a request is the one meant here."""
        beyond = self.path.endswith("/") and self.path != "/" and path.startswith(self.path)
        return method in self.methods and (path == self.path or beyond)


_READ: Final = frozenset({"GET", "HEAD"})

STREAMLIT_RULES: Final = (
    Rule(_READ, "/static/", everybody=True),
    Rule(_READ, "/app/static/", everybody=True),
    Rule(_READ, "/favicon.png", everybody=True),
    Rule(_READ, "/_stcore/health", everybody=True),
    Rule(_READ, "/_stcore/host-config", everybody=True),
    Rule(frozenset({"WS"}), "/_stcore/stream"),
    Rule(frozenset({"PUT", "DELETE"}), "/_stcore/upload_file/"),
    Rule(_READ, "/media/"),
)
"""What Streamlit's screen needs. Its metrics, its agent interface, its components and the rest stay shut."""


def page_rules(addresses: Iterable[str]) -> tuple[Rule, ...]:
    """Make the rules that let pages pass; ``addresses`` as ``ui.menu.addresses`` gives them."""
    return tuple(Rule(_READ, address) for address in sorted(addresses))


def everyone(scope: Scope) -> bool:  # noqa: ARG001
    """Admit whoever asks: the program answers nobody but the machine it runs on."""
    return True


class Guard:
    """ASGI middleware: lets through what its rules name, to known hosts, for those whom ``admits`` takes."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        rules: Collection[Rule],
        hosts: Iterable[str] = (),
        admits: Callable[[Scope], bool] = everyone,
        static: Path | None = None,
    ) -> None:
        self._app = app
        self._rules = tuple(rules)
        self._hosts = LOOPBACK | {host.lower() for host in hosts}
        self._admits = admits
        self._headers = security_headers(static)
        self._links = preload_links(static)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on with the headers added to its answer."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        status = self._refusal(scope)
        if status:
            await self._refuse(scope, receive, send, status)
            return

        async def send_dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = self._dressed(message["headers"])
            await send(message)

        await self._app(scope, receive, send_dressed)

    def _refusal(self, scope: Scope) -> int:
        """Give the status of a request that may not pass, 0 for one that may."""
        headers = dict(reversed(scope["headers"]))  # of a header that stands twice, the first counts
        host = _host_name(headers.get(b"host", b""))
        method = "WS" if scope["type"] == "websocket" else scope["method"]
        if host not in self._hosts:
            return 421
        if method not in _READ and not _same_origin(headers):
            return 403
        rule = next((rule for rule in self._rules if rule.fits(method, scope["path"])), None)
        if rule is None or not _is_plain(scope):
            return 404
        return 0 if rule.everybody or self._admits(scope) else 401

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, status: int) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return
        headers = [(b"content-type", b"text/plain; charset=utf-8"), *self._headers]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": _REFUSALS[status]})

    def _dressed(self, headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        """Put our headers in place of Streamlit's of the same name; nobody else's page may read an answer."""
        given = [(name.lower(), value) for name, value in headers]
        ours = {name for name, _ in self._headers} | {b"access-control-allow-origin", b"server"}
        kept = [(name, value) for name, value in given if name not in ours]
        is_page = any(name == b"content-type" and value.startswith(b"text/html") for name, value in given)
        return [*kept, *self._headers, *(self._links if is_page else ())]


_REFUSALS: Final = {
    401: b"Please sign in.",
    403: b"This request came from another site.",
    404: b"There is nothing here.",
    421: b"The program does not answer to this name.",
}


def security_headers(static: Path | None) -> list[tuple[bytes, bytes]]:
    """Give the headers of every answer.

    ``static`` is where Streamlit's own page lies, whose script is allowed.
    """
    scripts = " ".join(["'self'", "'wasm-unsafe-eval'", *inline_script_hashes(static)])
    policy = "; ".join(
        [
            "default-src 'self'",
            f"script-src {scripts}",
            # Streamlit and plotly write style attributes and style elements while they draw.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )
    return [
        (b"content-security-policy", policy.encode("ascii")),
        (b"x-content-type-options", b"nosniff"),
        (b"x-frame-options", b"DENY"),
        (b"referrer-policy", b"same-origin"),
        (b"cross-origin-opener-policy", b"same-origin"),
        (b"cross-origin-resource-policy", b"same-origin"),
        (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
    ]


def inline_script_hashes(static: Path | None) -> list[str]:
    """Give the hashes of the scripts that stand inside Streamlit's page, so that no other one runs."""
    if static is None:
        return []
    page = (static / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return [f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests]


def preload_links(static: Path | None) -> list[tuple[bytes, bytes]]:
    """Give the headers by which a browser fetches the chart's script while the page is still being made."""
    if static is None:
        return []
    scripts = sorted(
        script for name in ("PlotlyChart", "DataFrame") for script in static.glob(f"static/js/{name}.*.js")
    )
    return [(b"link", f"</static/js/{script.name}>; rel=modulepreload".encode("ascii")) for script in scripts]


def _host_name(host: bytes) -> str:
    """Take the port off a Host header, also off ``[::1]:8501``; "" where it is none."""
    try:
        return (urlsplit(f"//{host.decode('ascii')}").hostname or "").lower()
    except (UnicodeDecodeError, ValueError):
        return ""


def _same_origin(headers: dict[bytes, bytes]) -> bool:
    """Whether a request that can change something was made by our own page; a program sends no Origin."""
    origin = headers.get(b"origin")
    return origin is None or origin.split(b"://", 1)[-1].lower() == headers.get(b"host", b"").lower()


def _is_plain(scope: Scope) -> bool:
    """Whether the path is written as it is meant.

    No ``..``, no ``%2e``, nothing that a server reads differently.
    """
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    return (
        ".." not in scope["path"]
        and "\\" not in scope["path"]
        and b"%2f" not in raw.lower()
        and b"//" not in raw
    )

"""Whether a request was made under one of our names, and by nobody else's page.

A web page elsewhere can have its own name lead to this machine (DNS rebinding), can send requests here, and
can open web sockets; each of these tells itself by a header that no page can forge.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from starlette.types import Scope

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
"""The names of this machine for itself.

Any other name is a web page that tries to reach it through a made-up one.
"""
_ELSEWHERE: Final = frozenset({b"cross-site", b"same-site"})
"""``same-site`` is another program on another port of this machine."""


def is_known_host(scope: Scope, hosts: Collection[str]) -> bool:
    """Whether the one ``Host`` header there is holds one of these names."""
    given = _values(scope, b"host")
    return len(given) == 1 and host_name(given[0]) in hosts


def is_from_elsewhere(scope: Scope) -> bool:
    """Whether another site's page makes this request.

    It may lead people here by a link, and that is all; a program that is no browser sends none of these.
    """
    origins = _values(scope, b"origin")
    if origins:
        host = _first(scope, b"host").lower()
        ours = {b"http://" + host, b"https://" + host}
        if not ours.issuperset(origin.lower() for origin in origins):
            return True
    if not _ELSEWHERE.intersection(_values(scope, b"sec-fetch-site")):
        return False
    by_link = scope.get("method") in ("GET", "HEAD") and _first(scope, b"sec-fetch-mode") == b"navigate"
    return not by_link or _first(scope, b"sec-fetch-dest") not in {b"document", b""}


def wants_page(scope: Scope) -> bool:
    """Whether somebody sits before a browser and waits for a page."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    wanted = _first(scope, b"sec-fetch-dest")
    return wanted == b"document" if wanted else b"text/html" in _first(scope, b"accept")


def host_name(host: bytes) -> str:
    """Take the port off a Host header, also off ``[::1]:8501``; "" where it is none."""
    try:
        parts = urlsplit(f"//{host.decode('ascii')}")
        _ = parts.port  # ValueError where it is no number
        bare = parts.netloc == host.decode("ascii") and "@" not in parts.netloc
        return (parts.hostname or "").lower() if bare else ""
    except (UnicodeDecodeError, ValueError):
        return ""


def _values(scope: Scope, name: bytes) -> list[bytes]:
    return [value for header, value in scope["headers"] if header == name]


def _first(scope: Scope, name: bytes) -> bytes:
    return next(iter(_values(scope, name)), b"")

"""The cookies of people: what a browser keeps that is signed in, or in which somebody signed in before."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from data_io.store.accounts.cookies import browser_cookie, visit_cookie
from data_io.store.accounts.visits import BROWSER_KNOWN, LASTS
from web.key import cookies_named

if TYPE_CHECKING:
    from starlette.types import Scope

_TOKEN: Final = re.compile(rb"[A-Za-z0-9_-]{43}")
"""How a token is written; for anything else the database is not asked."""


def is_secure(scope: Scope, address: str = "") -> bool:
    """Whether browsers come by https; ``address``: REGULARS_ADDRESS, where a proxy does not hand that on."""
    return address.startswith("https:") or scope.get("scheme") in ("https", "wss")


def visit_header(identity: str, token: str, *, secure: bool) -> str:
    """Give the ``Set-Cookie`` of a visit; "" as token takes it back."""
    return _header(visit_cookie(identity, secure=secure), token, LASTS, secure=secure)


def browser_header(identity: str, token: str, *, secure: bool) -> str:
    """Give the ``Set-Cookie`` by which a browser is known from now on."""
    return _header(browser_cookie(identity, secure=secure), token, BROWSER_KNOWN, secure=secure)


def visit_tokens(scope: Scope, identity: str) -> list[str]:
    """Give what a request brings as tokens of visits: by https only what nobody else can have set there."""
    return _tokens(
        scope, visit_cookie(identity, secure=is_secure(scope)), visit_cookie(identity, secure=True)
    )


def browser_tokens(scope: Scope, identity: str) -> list[str]:
    """Give what a request brings as tokens of a known browser."""
    return _tokens(
        scope, browser_cookie(identity, secure=is_secure(scope)), browser_cookie(identity, secure=True)
    )


def _tokens(scope: Scope, *names: str) -> list[str]:
    found = [value for name in dict.fromkeys(names) for value in cookies_named(scope, name.encode())]
    return [value.decode() for value in found[:2] if _TOKEN.fullmatch(value)]


def _header(name: str, value: str, lasts: timedelta, *, secure: bool) -> str:
    """Write a cookie for this host alone, out of reach for scripts.

    ``Lax``, because a customer's page may be opened from a mail or from another program.
    """
    age = int(lasts.total_seconds()) if value else 0
    ending = "; Secure" if secure else ""
    return f"{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{ending}"

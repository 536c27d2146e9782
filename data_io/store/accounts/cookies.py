"""What the cookies of people are called: what the door sets, and screens read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Final

SECURE: Final = "__Host-"
"""Browsers take a cookie that begins so by https alone, for this host alone."""


def visit_cookie(identity: str, *, secure: bool) -> str:
    """Name the cookie of a visit, for one database: browsers share cookies between all ports of a machine."""
    return f"{SECURE if secure else ''}{_of(identity)}_visit"


def browser_cookie(identity: str, *, secure: bool) -> str:
    """Name the cookie by which a browser is known in which somebody has signed in before."""
    return f"{SECURE if secure else ''}{_of(identity)}_browser"


def visit_token(cookies: Mapping[str, str], identity: str) -> str | None:
    """Find the token of a visit among cookies, that of https first; None where there is none."""
    names = (visit_cookie(identity, secure=secure) for secure in (True, False))
    return next((cookies[name] for name in names if name in cookies), None)


def _of(identity: str) -> str:
    return f"regulars_{hashlib.sha256(identity.encode()).hexdigest()[:8]}"

"""What the cookies of a guest are called: what the door sets, and screens read."""

from __future__ import annotations

import hashlib
from typing import Final

SECURE: Final = "__Host-"
"""Browsers take a cookie that begins so by https alone, for this host alone."""


def guest_cookie(identity: str, *, secure: bool) -> str:
    """Name the cookie of a visit, for one database: browsers share cookies between all ports of a machine."""
    return f"{SECURE if secure else ''}{_of(identity)}_guest"


def carried_cookie(identity: str) -> str:
    """Name the cookie that carries a link's token from its address to the button, for some minutes."""
    return f"{_of(identity)}_share"


def _of(identity: str) -> str:
    return f"regulars_{hashlib.sha256(identity.encode()).hexdigest()[:8]}"

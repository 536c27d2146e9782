"""Delays after failures, kept in the database: they outlive a restart, and all processes share them.

Failures are counted by the name that was typed and by the address they came from; a browser in which the
person has signed in before is counted by itself. So guessing is slow, and whoever makes a name fail from
elsewhere cannot keep its person out: the known browser is not delayed, anywhere else the delay ends by itself
within minutes, and the owner's reset ends it at once. A try that comes during the delay is not looked at and
makes it no longer.

What is kept is 20 bits of a digest: enough to tell names and addresses apart, too little to learn what
somebody typed into the wrong field; and there are never more rows than that.
"""

from __future__ import annotations

import hashlib
import ipaddress
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

from sqlalchemy import Connection

from crm.clock import utc_now
from data_io.store.accounts.errors import Wait
from data_io.store.accounts.tokens import as_moment, as_text
from data_io.store.engines import run

FREE_TRIES: Final = {"name": 5, "browser": 5, "set-up": 5, "link": 5, "address": 20}
"""By kind, the failures that cost nothing: people mistype, and a whole office has one address."""
LONGEST: Final = timedelta(minutes=5)
FORGOTTEN: Final = timedelta(hours=24)
_DIGITS: Final = 5
_MOST_DOUBLINGS: Final = 12
_NETWORK: Final = 64
"""Whoever has one address of the newer kind has all of its network."""


def about(kind: str, value: str) -> str:
    """Name what failures are counted by: ``name``, ``address``, ``browser`` or ``set-up``."""
    text = _network(value) if kind in ("address", "set-up") else value
    return f"{kind}:{hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]}"


def require_no_delay(connection: Connection, counted: Sequence[str]) -> None:
    """Raise ``Wait`` where one of these is still to wait."""
    now = utc_now()
    left = [
        (as_moment(last_at) + delay_after(key, tries) - now).total_seconds()
        for key in counted
        for tries, last_at in run(connection, "SELECT tries, last_at FROM failure WHERE about=?", (key,))
    ]
    if max(left, default=0) > 0:
        raise Wait(max(left))


def count(connection: Connection, counted: Iterable[str]) -> None:
    """Count a try as failed before it is looked at: many at once are no way past the delay."""
    now = utc_now()
    run(connection, "DELETE FROM failure WHERE last_at < ?", (as_text(now - FORGOTTEN),))
    for key in counted:
        sql = """
            INSERT INTO failure (about, tries, last_at) VALUES (?, 1, ?)
            ON CONFLICT (about) DO UPDATE SET tries=failure.tries + 1, last_at=excluded.last_at"""
        run(connection, sql, (key, as_text(now)))


def give_back(connection: Connection, counted: Iterable[str]) -> None:
    """Take back one count: the try was right."""
    for key in counted:
        run(connection, "UPDATE failure SET tries=tries - 1 WHERE about=? AND tries > 0", (key,))


def forget(connection: Connection, counted: Iterable[str]) -> None:
    """End the delay: somebody has proven to be who they say."""
    for key in counted:
        run(connection, "DELETE FROM failure WHERE about=?", (key,))


def delay_after(key: str, tries: int) -> timedelta:
    """Give how long nothing is looked at after so many failures: 1 s, 2 s, 4 s, ... up to five minutes."""
    beyond = tries - FREE_TRIES[key.partition(":")[0]]
    return timedelta() if beyond < 0 else min(timedelta(seconds=2 ** min(beyond, _MOST_DOUBLINGS)), LONGEST)


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 4:  # noqa: PLR2004 - its own number
        return str(found)
    return str(ipaddress.ip_network((found, _NETWORK), strict=False))

"""The key of the local start: whoever has it is the owner.

That somebody sits at this machine proves nothing: other people, other programs and a proxy reach it under the
same address. So the program prints a link with a ticket when it starts, and opens the browser with it. The
ticket is exchanged for a cookie and is gone from the address bar at once. The ticket ends with the program;
what the cookie holds lies in a file beside the database that only its owner can read, so that a browser
that came in once stays in.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from starlette.types import Scope

PLACE: Final = "/come-in"
"""Where a ticket is exchanged."""
LASTS_SECONDS: Final = 365 * 24 * 60 * 60
_BYTES: Final = 32
_KEPT: Final = re.compile(r"[A-Za-z0-9_-]{43}")
"""How 32 random bytes are written here."""
_FOR_OTHERS: Final = 0o077


class Key:
    """The key of this program. Nothing is read or written before it is first asked for."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._ticket = secrets.token_urlsafe(_BYTES)

    @property
    def link(self) -> str:
        """The way in: path and ticket, to be put behind the address of the program."""
        return f"{PLACE}?key={self._ticket}"

    @cached_property
    def is_kept(self) -> bool:
        """Whether the key lies in its file; where it cannot be written, it ends with the program."""
        return self._kept[1]

    def admits(self, scope: Scope) -> bool:
        """Whether a request brings the cookie."""
        secret = self._kept[0].encode()
        found = [hmac.compare_digest(value, secret) for value in cookies_named(scope, self._cookie_name)]
        return any(found)

    def is_among(self, cookies: Mapping[str, str]) -> bool:
        """Whether these cookies, one of a name, hold it."""
        given = cookies.get(self._cookie_name.decode(), "")
        return hmac.compare_digest(given.encode(), self._kept[0].encode())

    def takes(self, scope: Scope) -> bool:
        """Whether a request brings the ticket."""
        try:
            asked = parse_qs(scope.get("query_string", b"").decode("ascii"), max_num_fields=10)
        except ValueError:
            return False
        given = asked.get("key", [])
        return len(given) == 1 and hmac.compare_digest(given[0].encode(), self._ticket.encode())

    def cookie(self, *, secure: bool) -> bytes:
        """Give the ``Set-Cookie`` header by which a browser stays in; ``secure``: it came by https.

        ``Lax``, because a customer's page may be opened from a mail or from another program.
        """
        parts = [f"{self._cookie_name.decode()}={self._kept[0]}", "Path=/", f"Max-Age={LASTS_SECONDS}"]
        parts += ["HttpOnly", "SameSite=Lax", *(["Secure"] if secure else [])]
        return "; ".join(parts).encode("ascii")

    @cached_property
    def _kept(self) -> tuple[str, bool]:
        try:
            return kept_secret(self.file), True
        except OSError:
            return secrets.token_urlsafe(_BYTES), False

    @cached_property
    def _cookie_name(self) -> bytes:
        """Name the cookie for the key: browsers share cookies between all ports of a machine."""
        return b"regulars_" + hashlib.sha256(self._kept[0].encode()).hexdigest()[:8].encode()


def cookies_named(scope: Scope, name: bytes) -> list[bytes]:
    """Give the values of every cookie of that name, in each ``Cookie`` header there is."""
    pairs = (
        pair.strip().partition(b"=")
        for header, value in scope["headers"]
        if header == b"cookie"
        for pair in value.split(b";")
    )
    return [value for found, _, value in pairs if found == name]


def kept_secret(file: Path) -> str:
    """Read the secret in a file, or write a new one that only its owner can read; OSError where that fails.

    One that others could read, or that is cut off, is not used any more.
    """
    known = _read(file)
    if known is not None:
        return known
    file.parent.mkdir(parents=True, exist_ok=True)
    write_private(file, secrets.token_urlsafe(_BYTES))
    return file.read_text("ascii")


def write_private(file: Path, text: str) -> None:
    """Write a file anew that nobody but its owner has ever been able to read."""
    made = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(
            os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii"
        ) as new:
            new.write(text)
        made.replace(file)
    finally:
        made.unlink(missing_ok=True)


def _read(file: Path) -> str | None:
    try:
        with file.open("rb") as kept:
            seen_by_others = os.name == "posix" and os.fstat(kept.fileno()).st_mode & _FOR_OTHERS
            text = kept.read(100).decode("ascii")
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    return text if _KEPT.fullmatch(text) and not seen_by_others else None

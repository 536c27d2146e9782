"""Tokens that nobody can guess, and what is kept of them."""

from __future__ import annotations

import base64
import hashlib
import secrets
from datetime import datetime
from typing import Final

from crm.clock import utc_now

BYTES: Final = 32
WRITTEN_BYTES: Final = 10
"""80 bits: what is typed from paper or from a console, in groups of four."""


def new_token() -> str:
    """Give a token of 256 bits."""
    return secrets.token_urlsafe(BYTES)


def digest(token: str) -> str:
    """Give what is kept of a token: without salt, for nobody guesses 80 bits or more."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_written_code() -> str:
    """Give a code to be typed: ``ABCD-EFGH-2345-67AB``."""
    letters = base64.b32encode(secrets.token_bytes(WRITTEN_BYTES)).decode("ascii")
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def read_written_code(typed: str) -> str:
    """Give a typed code as it was written: small letters, blanks and missing dashes are no mistakes."""
    letters = "".join(each for each in typed.upper() if each.isalnum())
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def now_text() -> str:
    """Give the moment as it is kept."""
    return as_text(utc_now())


def as_text(moment: datetime) -> str:
    """Give a moment in UTC as it is kept: such texts are ordered as the moments are."""
    return moment.isoformat(timespec="microseconds")


def as_moment(text: str) -> datetime:
    """Read a moment that was kept."""
    return datetime.fromisoformat(text)

"""Forms of the sign-in: read with limits, and worked on a few at a time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final
from urllib.parse import parse_qsl

import anyio
from starlette.requests import ClientDisconnect, Request

LARGEST: Final = 8 * 1024
PATIENCE_SECONDS: Final = 10
MOST_FIELDS: Final = 12
AT_ONCE: Final = 1
"""Passwords that are worked out side by side: 19 MiB and some hundredths of a second each."""
MOST_WAITING: Final = 8
"""The next one is told to come again: strangers may fill the queue, never the machine."""


class NoForm(Exception):
    """What was sent is no form of ours; ``status`` says why."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Full(Exception):
    """Too many wait already."""


async def read_form(request: Request) -> dict[str, str]:
    """Read a form; of a field that stands twice the last one counts. Raises ``NoForm``."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise NoForm(415)
    body = bytearray()
    try:
        with anyio.fail_after(PATIENCE_SECONDS):
            async for piece in request.stream():
                body += piece
                if len(body) > LARGEST:
                    raise NoForm(413)
    except TimeoutError:
        raise NoForm(408) from None
    except ClientDisconnect:
        raise NoForm(400) from None
    try:
        fields = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise NoForm(400) from None
    return {name: value.replace("\x00", "") for name, value in fields}


class Turns:
    """Lets a few work at once and a few wait. Belongs to one event loop."""

    def __init__(self, at_once: int = AT_ONCE, waiting: int = MOST_WAITING) -> None:
        self._free = anyio.Semaphore(at_once)
        self._room = at_once + waiting
        self._here = 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for one's turn; ``Full`` at once where too many do."""
        if self._here >= self._room:
            raise Full
        self._here += 1
        try:
            async with self._free:
                yield
        finally:
            self._here -= 1

"""Files to take away: made on the server, handed to the session that asked for them, to nobody else.

Streamlit's own address for downloads answers whoever knows it. Here a file waits in a private folder of this
process; its address cannot be guessed, works for half an hour, and only with the cookie of the browser that
asked for it.
"""

from __future__ import annotations

import hmac
import secrets
import shutil
import tempfile
import threading
import time
import weakref
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from data_io.outgoing.file_names import file_name
from web.guard import Rule

PLACE: Final = "/downloads/"
RULES: Final = (Rule(frozenset({"GET", "HEAD"}), PLACE),)
"""What the guard lets pass for it."""
COOKIE: Final = "_streamlit_xsrf"
"""The one cookie that every browser has here; accounts bring one of their own."""
KEPT_SECONDS: Final = 30 * 60
KEPT_EACH: Final = 6
"""As many files wait for one browser; the oldest one goes first."""
GONE: Final = "This download is no longer here. Go back to the page that offered it and have it made again."
_COOKIE_PARTS: Final = 4


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file that waits: where it lies, its name, whose it is, and until when (monotonic seconds)."""

    path: Path
    name: str
    holder: str
    until: float


class Shelf:
    """The files that wait to be taken away. Safe to use from many threads."""

    def __init__(self, seconds: float = KEPT_SECONDS) -> None:
        self._seconds = seconds
        self._folder: Path | None = None
        self._parcels: dict[str, Parcel] = {}
        self._lock = threading.Lock()

    def put(self, cookies: Mapping[str, str], name: str, write: Callable[[Path], object]) -> str:
        """Have a file written and keep it for the browser with these cookies; give its address.

        ``name`` may hold any words; the file is called what every system lets it be called.
        ``write`` is handed the path to write to; what it raises passes through and nothing is kept.
        """
        token = secrets.token_urlsafe(32)
        path = self._room() / token
        try:
            write(path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        with self._lock:
            holder = holder_of(cookies)
            self._parcels[token] = Parcel(path, file_name(name), holder, time.monotonic() + self._seconds)
            self._clear(holder)
        return PLACE + token

    def find(self, token: str, cookies: Mapping[str, str]) -> Parcel | None:
        """Give the file of that token to its holder; None for anybody else, or when its time is over."""
        holder = holder_of(cookies)
        with self._lock:
            self._clear(holder)
            parcel = self._parcels.get(token)
        own = parcel is not None and hmac.compare_digest(parcel.holder.encode(), holder.encode())
        return parcel if own and holder else None

    def empty(self) -> None:
        """Remove all files that wait: what was erased must not lie in one of them."""
        with self._lock:
            while self._parcels:
                self._parcels.popitem()[1].path.unlink(missing_ok=True)

    def _room(self) -> Path:
        """Give the private folder, made when it is first needed and removed with the process."""
        with self._lock:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="regulars-out-"))
                weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
            return self._folder

    def _clear(self, holder: str) -> None:
        """Remove what is over, and the holder's oldest files beyond the number kept."""
        now = time.monotonic()
        theirs = [token for token, parcel in self._parcels.items() if parcel.holder == holder]
        over = {token for token, parcel in self._parcels.items() if parcel.until < now}
        for token in over | set(theirs[:-KEPT_EACH]):
            self._parcels.pop(token).path.unlink(missing_ok=True)


SHELF: Final = Shelf()
"""The shelf of this process."""


def holder_of(cookies: Mapping[str, str]) -> str:
    """Tell browsers apart by their cookie; "" for one without.

    Streamlit writes the cookie under a new mask with each answer (2|mask|masked token|time), so it is
    unmasked first.
    """
    parts = cookies.get(COOKIE, "").split("|")
    if len(parts) != _COOKIE_PARTS:
        return ""
    try:
        mask, masked = bytes.fromhex(parts[1]), bytes.fromhex(parts[2])
    except ValueError:
        return ""
    return bytes(byte ^ mask[at % len(mask)] for at, byte in enumerate(masked)).hex() if mask else ""


async def _answer(request: Request) -> Response:
    parcel = SHELF.find(request.path_params["token"], request.cookies)
    if parcel is None:
        return PlainTextResponse(GONE, status_code=404)
    return FileResponse(
        parcel.path,
        filename=parcel.name,
        media_type="application/octet-stream",
        headers={"cache-control": "no-store, private"},
    )


ROUTES: Final = (Route(PLACE + "{token}", _answer, methods=["GET"]),)
"""What the program answers at these addresses."""

"""What strangers cost: ``python -m benchmarks.strangers``.

200 web sockets, 1,000 uploads of 200 KB and 200 sign-ins at once, at a program with an owner, which is
started for it: how much more memory it takes then, and how many were let in. Linux only: it reads what
``/proc`` tells.
"""

from __future__ import annotations

import http.client
import socket
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from benchmarks.measure import line
from data_io.store import Store
from tests.e2e.program import running

SOCKETS: Final = 200
UPLOADS: Final = 1_000
SIGN_INS: Final = 200
UPLOAD: Final = b"x" * 200_000
MOST_MEGABYTES: Final = 50
"""What all of it may cost."""
STILL_SECONDS: Final = 3
FORM: Final = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Taken:
    """Memory that came to the program, MB, and how many strangers were let in; seconds."""

    megabytes: float
    let_in: int
    seconds: float


def memory(pid: int) -> float:
    """Give the memory of a process and all that it started, in MB."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    [kilobytes] = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(kilobytes) / 1024


def settled_memory(pid: int) -> float:
    """Give the memory of a process once it no longer loads what it will need later."""
    was, still = memory(pid), 0
    while still < STILL_SECONDS * 4:
        time.sleep(0.25)
        now = memory(pid)
        still = still + 1 if abs(now - was) < 1 else 0
        was = now
    return was


def flood(address: str, pid: int) -> Taken:
    """Be many strangers at once; the sockets stay as long as they are let."""
    place = urlsplit(address).netloc
    before = most = settled_memory(pid)
    begun = time.monotonic()
    held = [_ask_for_socket(place) for _ in range(SOCKETS)]
    let_in = 0
    with ThreadPoolExecutor(20) as crowd:
        asked = [crowd.submit(_upload, place, at) for at in range(UPLOADS)]
        asked += [crowd.submit(_sign_in, place, at) for at in range(SIGN_INS)]
        for each in asked:
            let_in += each.result() not in (401, 403, 429, 0)
            most = max(most, memory(pid))
    for wire in held:
        with suppress(OSError):
            let_in += wire.recv(64).split(b" ")[1:2] == [b"101"]
        wire.close()
    return Taken(round(most - before, 1), let_in, round(time.monotonic() - begun, 1))


def _ask_for_socket(place: str) -> socket.socket:
    """Ask for a web socket and keep the wire."""
    host, _, port = place.partition(":")
    wire = socket.create_connection((host, int(port)), timeout=30)
    wire.sendall(
        f"GET /_stcore/stream HTTP/1.1\r\nHost: {place}\r\nOrigin: http://{place}\r\nConnection: Upgrade\r\n"
        "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode("ascii")
    )
    return wire


def _upload(place: str, at: int) -> int:
    """Upload a file; give the status, 0 where the program hung up."""
    return _sent(place, "PUT", f"/_stcore/upload_file/session/{at}", UPLOAD, {"Origin": f"http://{place}"})


def _sign_in(place: str, at: int) -> int:
    body = f"name=stranger{at}&password=guess{at}".encode("ascii")
    return _sent(place, "POST", "/sign-in", body, FORM | {"Origin": f"http://{place}"})


def _sent(place: str, method: str, path: str, body: bytes, headers: dict[str, str]) -> int:
    connection = http.client.HTTPConnection(place, timeout=60)
    try:
        connection.request(method, path, body, headers)
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


def main() -> None:
    """Start a program that has an owner, be many strangers at it, and print what they cost."""
    with tempfile.TemporaryDirectory() as folder:
        with Store.open(f"sqlite:///{folder}/regulars.db") as store:
            store.accounts.found("olga@example.com", "Olga", "quiet lemon staircase 41")
        with running(Path(folder), "on") as address:
            taken = flood(address, _process_at(urlsplit(address).port))
    line(
        f"memory for {SOCKETS} sockets, {UPLOADS:,} uploads, {SIGN_INS} sign-ins",
        f"{taken.megabytes:.0f} MB",
        f"at most {MOST_MEGABYTES} MB",
    )
    line("  let in", f"{taken.let_in}", "0")
    line("  by the clock", f"{taken.seconds:.0f} s")


def _process_at(port: int | None) -> int:
    """Find the process that was started for a port, by its command line."""
    words = f"--server.port\0{port}\0".encode()
    found = [file.parent.name for file in Path("/proc").glob("[0-9]*/cmdline") if words in file.read_bytes()]
    return int(min(found, key=int))


if __name__ == "__main__":
    main()

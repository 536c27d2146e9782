"""The real program, started as an owner starts it, on a port of its own and with a database of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 240
STOP_SECONDS = 120
LOG = "program.log"
"""What the program said on its console, in the folder that it was given."""
READY = "[data-testid=stApp][data-test-script-state=notRunning]"
"""Matches when the page has run to its end. Wait for a word of the content as well."""


@contextmanager
def running(
    folder: Path, sign_in: str = "off", *, opens_browser: bool = False, **settings: str
) -> Iterator[str]:
    """Run the program with ``folder`` for its database and log; give its address.

    ``sign_in``: REGULARS_SIGN_IN; ``settings``: further variables of its environment.
    """
    with started(folder, sign_in, opens_browser=opens_browser, **settings) as (address, _):
        yield address


@contextmanager
def started(
    folder: Path, sign_in: str = "off", *, opens_browser: bool = False, **settings: str
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run the program as ``running`` does; give its address and its process."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    environment |= {"DATABASE_URL": f"sqlite:///{folder / 'regulars.db'}", "REGULARS_SIGN_IN": sign_in}
    environment |= settings
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    command += ["--server.port", str(port), "--server.headless", str(not opens_browser).lower()]
    log = folder / LOG
    with log.open("wb") as output:
        program = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address, program, log)
            yield address, program
        finally:
            program.terminate()
            program.wait(timeout=STOP_SECONDS)


def free_port() -> int:
    """Find a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(address: str, program: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the program answers; show its log where it does not."""
    ends = time.monotonic() + START_SECONDS
    while time.monotonic() < ends and program.poll() is None:
        try:
            with urlopen(f"{address}/_stcore/health", timeout=2) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"the program did not start:\n{log.read_text(errors='replace')}")

"""A provider of OpenID Connect that we did not write: ``oidc-provider-mock``, run as its command."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import httpx2

TRIES = 600


@contextmanager
def strange_provider() -> Iterator[str]:
    """Run it on this machine; give its address."""
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port = place.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock"]
    command += ["--port", str(port), "--require-nonce"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    issuer = f"http://localhost:{port}"
    try:
        for _ in range(TRIES):
            with suppress(httpx2.TransportError):
                httpx2.get(f"{issuer}/jwks")
                break
            time.sleep(0.1)
        yield issuer
    finally:
        running.terminate()
        running.wait(timeout=60)

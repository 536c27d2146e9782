"""What every answer carries: what a browser may run and show, and that nothing of it is kept."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Final

Headers = list[tuple[bytes, bytes]]

NOT_KEPT: Final = (b"cache-control", b"no-store")
"""For whatever may hold somebody's data: no browser or proxy keeps a copy."""

CLEARED: Final = {"clear-site-data": '"cache", "storage"'}
"""For whoever has gone: the browser lets go of what it keeps of us. Cookies are taken back one by one: those
of other programs of the machine stay. Browsers heed it by https and on the machine itself."""

_ALWAYS: Final[tuple[tuple[bytes, bytes], ...]] = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),  # neither the ticket nor what somebody looks at is told to others
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)
_BARE_POLICY: Final = (
    b"default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    b"frame-ancestors 'none'"
)
_PLAIN_POLICY: Final = (
    b"default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; "
    b"form-action 'self'; frame-ancestors 'none'"
)


def security_headers(static: Path | None) -> Headers:
    """Give the headers of every answer.

    ``static`` is where Streamlit's own page lies, whose script is allowed.
    """
    scripts = " ".join(["'self'", "'wasm-unsafe-eval'", *inline_script_hashes(static)])
    policy = "; ".join(
        [
            "default-src 'self'",
            f"script-src {scripts}",
            # Streamlit and plotly write style attributes and style elements while they draw.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )
    return [(b"content-security-policy", policy.encode("ascii")), *_ALWAYS]


def plain_headers() -> Headers:
    """Give the headers of our own plain pages: no script, nothing loaded, forms to ourselves.

    ``same-origin``: a browser that may tell nobody where it comes from sends forms with the origin ``null``,
    as a page elsewhere can.
    """
    always = dict(_ALWAYS) | {b"referrer-policy": b"same-origin", b"content-security-policy": _PLAIN_POLICY}
    return [*always.items(), NOT_KEPT]


def bare_headers() -> Headers:
    """Give the headers of the guard's own answers, which run and load nothing."""
    return [(b"content-security-policy", _BARE_POLICY), *_ALWAYS, NOT_KEPT]


def inline_script_hashes(static: Path | None) -> list[str]:
    """Give the hashes of the scripts that stand inside Streamlit's page, so that no other one runs."""
    if static is None:
        return []
    page = (static / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return [f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests]


def preload_links(static: Path | None) -> Headers:
    """Give the headers by which a browser fetches the chart's script while the page is still being made."""
    if static is None:
        return []
    scripts = sorted(
        script for name in ("PlotlyChart", "DataFrame") for script in static.glob(f"static/js/{name}.*.js")
    )
    return [(b"link", f"</static/js/{script.name}>; rel=modulepreload".encode("ascii")) for script in scripts]

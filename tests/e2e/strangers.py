"""Strangers at the door of the running program: what they ask for, in which spellings, and what they hear."""

from __future__ import annotations

import http.client
import json
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.e2e.program import LOG, ROOT
from ui import menu
from web import refusals

HEALTH = "/_stcore/health"
STRANGERS_WAIT_SECONDS = 120
READY = "/ready"
FOR_EVERYBODY = {HEALTH, READY, "/share", "/share/leave", ""}
"""What answers strangers too, and tells nothing; links for guests have tests of their own."""
BEHIND = ("/media/a", "/_stcore/metrics", "/_stcore/host-config", "/downloads/a", "/static/a")
"""What is no page, and nobody's who was not let in."""
PAGE = {"Accept": "text/html,*/*;q=0.8"}
SPELLINGS: dict[str, Callable[[str], str]] = {
    "as it is": lambda path: path,
    "a second slash": lambda path: "/" + path,
    "slashes doubled inside": lambda path: "/" + path[1:].replace("/", "//"),
    "slash at the end": lambda path: path + "/",
    "dot": lambda path: "/." + path,
    "dots from health": lambda path: f"{HEALTH}/../..{path}",
    "dots encoded": lambda path: f"{HEALTH}/%2e%2e/%2E%2E{path}",
    "slashes encoded": lambda path: "/" + path[1:].replace("/", "%2f"),
    "first slash encoded": lambda path: "/%2f" + path[1:],
    "slash encoded twice": lambda path: "/%252f" + path[1:],
    "a letter encoded": lambda path: f"/%{ord(path[1:2] or '/'):02x}{path[2:]}",
    "backslash": lambda path: "/\\" + path[1:],
    "backslash encoded": lambda path: "/%5c" + path[1:],
    "semicolon": lambda path: path + ";" + HEALTH,
    "semicolon before": lambda path: f"{HEALTH};/..{path}",
    "dots and semicolon": lambda path: f"{HEALTH}/..;/..;{path}",
    "capitals": str.upper,
    "dot at the end": lambda path: path + ".",
    "space at the end": lambda path: path + "%20",
    "nothing at the end": lambda path: path + "%00" + HEALTH,
    "new line": lambda path: path + "%0a",
    "overlong": lambda path: "/%c0%af" + path[1:],
    "health asked for": lambda path: f"{path}?{HEALTH}",
    "health as a fragment": lambda path: f"{path}#{HEALTH}",
    "whole address": lambda path: f"http://127.0.0.1{path}",
    "whole address elsewhere": lambda path: f"http://evil.example{path}",
    "no slash": lambda path: path[1:] or "*",
}
CLAIMS: tuple[dict[str, str], ...] = (
    {"X-Forwarded-For": "127.0.0.1"},
    {"X-Real-IP": "127.0.0.1"},
    {"Forwarded": "for=127.0.0.1;host=localhost;proto=https"},
    {"X-Forwarded-Host": "localhost"},
    {"X-Forwarded-Proto": "https", "X-Forwarded-Port": "443"},
    {"X-Forwarded-Prefix": HEALTH},
    {"X-Original-URL": HEALTH},
    {"X-Rewrite-URL": HEALTH},
    {"X-Script-Name": HEALTH},
    {"X-HTTP-Method-Override": "GET"},
    {"X-Forwarded-User": "owner", "Remote-User": "owner"},
    {"Authorization": "Basic b3duZXI6b3duZXI="},
    {"Authorization": "Bearer null", "X-Api-Key": "null"},
    {"Origin": "null"},
    {"Origin": "http://evil.example", "Referer": "http://127.0.0.1/"},
    {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"},
    {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
    {"Host": "evil.example"},
    {"Host": "127.0.0.1.evil.example"},
    {"Host": "evil.example@localhost"},
    {"Host": "localhost/@evil.example"},
    {"Host": ""},
)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "get", "PROPFIND")
ROUTES = "import app, json; print(json.dumps([r.path for r in app.app._build_starlette_app().routes]))"
REFUSED = {
    b"",
    b"Invalid HTTP request received.",  # the server's own, before anything of ours is asked
    refusals.ELSEWHERE,
    refusals.PLAIN[421],
    refusals.HOW_TO_COME_IN,
}
OUTSIDE = {400, 401, 403, 421}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def is_inside(self) -> bool:
        """Whether it is more than a refusal."""
        refused = self.status in OUTSIDE or self.leads_to_the_door
        return not refused or self.body not in REFUSED or "set-cookie" in self.headers

    @property
    def leads_to_the_door(self) -> bool:
        """Whether a browser is sent to where people sign in."""
        place = self.headers.get("location", "").partition("?")[0]
        return self.status == 303 and place in {"/sign-in", "/set-up"}


@dataclass(frozen=True)
class Program:
    """A running program, and what lies in its folder."""

    address: str
    folder: Path

    @property
    def console(self) -> str:
        """What it has said."""
        return (self.folder / LOG).read_text("utf-8")

    def ask(self, target: str, method: str = "GET", **headers: str) -> Answer:
        return self.ask_all([(method, target, headers)])[0]

    def ask_all(self, asked: Sequence[tuple[str, str, Mapping[str, str]]]) -> list[Answer]:
        """Send requests exactly as they are written, each over a connection of its own."""
        host = urlsplit(self.address).netloc
        heard = []
        for method, target, headers in asked:
            connection = http.client.HTTPConnection(host, timeout=STRANGERS_WAIT_SECONDS)
            connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
            for name, value in ({"Host": host} | dict(headers)).items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            given = {name.lower(): value for name, value in answer.getheaders()}
            heard.append(Answer(answer.status, given, answer.read()))
            connection.close()
        return heard

    def opens_socket(self, target: str = "/_stcore/stream", **headers: str) -> bool:
        """Ask for a web socket; give whether it is opened."""
        host, _, port = urlsplit(self.address).netloc.partition(":")
        given = {
            "Host": f"{host}:{port}",
            "Origin": self.address,
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Protocol": "streamlit",
        } | {name.replace("_", "-"): value for name, value in headers.items()}
        lines = [f"GET {target} HTTP/1.1", *(f"{name}: {value}" for name, value in given.items())]
        with socket.create_connection((host, int(port)), timeout=STRANGERS_WAIT_SECONDS) as wire:
            wire.sendall("\r\n".join([*lines, "", ""]).encode())
            return wire.recv(64).split(b" ")[1:2] == [b"101"]

    def knock_at_each_page(self) -> dict[str, Answer]:
        """Ask for each page, as a browser does; give what was heard."""
        pages = sorted(menu.addresses())
        return dict(zip(pages, self.ask_all([("GET", path, PAGE) for path in pages]), strict=True))


def sweep(routes: Sequence[str]) -> list[tuple[str, str, dict[str, str]]]:
    """Give every way to ask for a page: each path in each spelling."""
    return [("GET", spell(path), PAGE) for path in routes for spell in SPELLINGS.values()]


def told_routes() -> list[str]:
    """Give every path that the program's own tables name, Streamlit's too, with something in each gap.

    But those at which everybody may knock.
    """
    found = subprocess.run([sys.executable, "-c", ROUTES], cwd=ROOT, stdout=subprocess.PIPE, check=True)
    paths = {re.sub(r"\{[^}]*\}", "index.html", path) for path in json.loads(found.stdout)} - FOR_EVERYBODY
    assert {"/_stcore/stream", "/media/index.html", "/downloads/index.html", "/_stcore/metrics"} <= paths
    more = {
        "/",
        "/static/index.html",
        "/favicon.png",
        "/app.py",
        "/data/regulars.db",
        "/ui/shell.py",
        "/docs",
    }
    files = {f"/pages/{screen.file}" for screen in menu.SCREENS[:3]}
    return sorted(paths | more | files | menu.addresses())

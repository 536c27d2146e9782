"""The door of hosting/: Caddy with TLS before two processes with accounts, on one database of PostgreSQL."""

from __future__ import annotations

import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.conftest import IN_CI
from tests.databases import Server
from tests.e2e.conftest import Visit
from tests.e2e.program import LOG, READY, ROOT, free_port, running

NAME = "crm.localhost"
"""A browser takes it for this machine, and Caddy makes a certificate for it by itself."""
CUT_OFF = ("when disconnected from server", "WebSocket is already in CLOSING or CLOSED state")
"""What a page says in the console that looks for news while its process is gone."""
STICKY = "regulars_process"
CODE = r"\b[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}\b"
PASSWORD = "seven small boats at noon"  # noqa: S105 - it opens nothing
CUSTOMERS = b"Name;E-mail\nAnn Ames;ann@example.com\nBo Berg;bo@example.com\n"
PATIENCE_SECONDS = 120


@dataclass
class Hosting:
    """What runs: the address that people type, what Caddy said, what each process said and how to stop it."""

    address: str
    log: Path
    consoles: list[Path]
    stops: list[Callable[[], None]]


@pytest.fixture(scope="module")
def hosting(tmp_path_factory: pytest.TempPathFactory, postgresql: Server) -> Iterator[Hosting]:
    """Two processes on one new database, and Caddy with the configuration that is shipped."""
    if shutil.which("caddy") is None:
        (pytest.fail if IN_CI else pytest.skip)("Caddy is not installed")
    folder = tmp_path_factory.mktemp("hosting")
    with postgresql.empty() as url, ExitStack() as all_of_it:
        stacks = [all_of_it.enter_context(ExitStack()) for _ in range(2)]
        ports = []
        for number, stack in enumerate(stacks):
            place = folder / str(number)
            place.mkdir()
            address = stack.enter_context(running(place, "on", DATABASE_URL=url, REGULARS_HOSTS=NAME))
            ports.append(urlsplit(address).netloc)
        address = all_of_it.enter_context(caddy_before(ports, folder))
        consoles = [folder / str(number) / LOG for number in range(2)]
        yield Hosting(address, folder / "caddy.log", consoles, [stack.close for stack in stacks])


@contextmanager
def caddy_before(apps: list[str], folder: Path) -> Iterator[str]:
    """Start Caddy as it is shipped, but on ports of its own and without telling this machine's browsers."""
    port = free_port()
    shipped = (ROOT / "hosting" / "Caddyfile").read_text("utf-8")
    own = f"\tskip_install_trust\n\thttp_port {free_port()}\n\thttps_port {port}\n"
    file = folder / "Caddyfile"
    file.write_text(shipped.replace("\tadmin off\n", "\tadmin off\n" + own, 1), "utf-8")
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
        "REGULARS_DOMAIN": f"https://{NAME}:{port}",
        "REGULARS_APPS": " ".join(apps),
    }
    command = [shutil.which("caddy") or "caddy", "run", "--config", str(file), "--adapter", "caddyfile"]
    with (folder / "caddy.log").open("wb") as output:
        caddy = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait(port, folder / "caddy.log")
            yield f"https://{NAME}:{port}"
        finally:
            caddy.terminate()
            caddy.wait(timeout=PATIENCE_SECONDS)


def _wait(port: int, log: Path) -> None:
    """Wait until Caddy hands a question on and a process answers."""
    ends = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < ends:
        try:
            if ask(port, "/ready")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise RuntimeError(f"Caddy did not start:\n{log.read_text(errors='replace')}")


def ask(port: int, path: str, name: str = NAME, **headers: str) -> tuple[int, dict[str, str]]:
    """Ask once over TLS under a name; give the status and the headers of the answer."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    given = {header.replace("_", "-"): value for header, value in headers.items()}
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS) as plain:
        connection = HTTPConnection(name, port)
        connection.sock = trusting.wrap_socket(plain, server_hostname=name)
        with closing(connection):
            connection.request("GET", path, headers=given)
            answer = connection.getresponse()
            return answer.status, {header.lower(): value for header, value in answer.getheaders()}


@contextmanager
def visiting(browser: Browser, hosting: Hosting) -> Iterator[Visit]:
    """Give somebody with a browser of their own; what it complains about fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, ignore_https_errors=True)
    visitor = Visit(context.new_page(), hosting.address)
    yield visitor
    context.close()
    assert not visitor.complaints, visitor.complaints


def process_of(visit: Visit) -> str:
    """Tell the process apart that a visitor's browser stays with."""
    [sticky] = [each for each in visit.page.context.cookies() if each["name"] == STICKY]
    return sticky["value"]


def become_the_owner(visit: Visit, hosting: Hosting) -> None:
    """Take the set-up code of the second process, whichever answers."""
    page = visit.page
    page.goto(f"{hosting.address}/customers")
    [code] = re.findall(CODE, hosting.consoles[1].read_text("utf-8"))
    fields = {"Set-up code": code, "E-mail or name": "olga", "Your name": "Olga", "Password": PASSWORD}
    for label, value in fields.items():
        page.get_by_label(label).fill(value)
    page.get_by_role("button", name="Become the owner").click()
    page.locator(READY).wait_for()


def sign_in(visit: Visit, hosting: Hosting) -> None:
    """Sign in as the owner."""
    page = visit.page
    page.goto(hosting.address)
    page.get_by_label("E-mail or name").fill("olga")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.locator(READY).wait_for()


def test_two_processes_behind_one_door(browser: Browser, hosting: Hosting) -> None:
    """A page with its web socket and an upload; what one process stores the other shows; one may stop."""
    with ExitStack() as visits:
        first = visits.enter_context(visiting(browser, hosting))
        sockets: list[str] = []
        first.page.on("websocket", lambda socket: sockets.append(socket.url))
        become_the_owner(first, hosting)
        kept = {each["name"]: each["secure"] for each in first.page.context.cookies()}
        visits_of_people = [name for name in kept if name.endswith(("_visit", "_browser"))]
        assert [name for name in visits_of_people if not (name.startswith("__Host-") and kept[name])] == []
        assert visits_of_people
        first.open("/bring-in", "Bring in your sheets")
        own = process_of(first)
        first.page.locator("input[type=file]").first.set_input_files(
            {"name": "customers.csv", "mimeType": "text/csv", "buffer": CUSTOMERS}
        )
        first.ready("Nothing is stored yet")
        first.page.get_by_role("button", name="Store 2 rows").click()
        first.ready("2 new customers")
        assert process_of(first) == own, "an upload and its session stay with one process"
        assert [url for url in sockets if not url.startswith(f"wss://{NAME}:")] == []

        second = visits.enter_context(visiting(browser, hosting))
        for _ in range(20):  # Caddy draws the process of a new browser by lot
            second.page.goto(hosting.address)
            if process_of(second) != own:
                break
            second.page.context.clear_cookies()
        sign_in(second, hosting)
        assert process_of(second) != own
        second.open("/customers", "2 customers")

        hosting.stops[0]()
        for visitor in (first, second):  # one of them has to move, and is still signed in
            visitor.open("/customers", "2 customers")
            told = [each for each in visitor.complaints if not any(words in each for words in CUT_OFF)]
            visitor.complaints[:] = told
        assert process_of(first) == process_of(second)


def test_what_caddy_adds_takes_away_and_hides(hosting: Hosting) -> None:
    port = urlsplit(hosting.address).port or 0
    status, headers = ask(port, "/ready", Forwarded="for=127.0.0.1", X_Forwarded_For="127.0.0.1")
    assert status == 200
    assert headers["strict-transport-security"].startswith("max-age=31536000")
    assert "server" not in headers
    assert headers["content-security-policy"]
    with pytest.raises(ssl.SSLError):  # no certificate, and no page, for another name
        ask(port, "/ready", "evil.example")
    ask(port, "/come-in?key=a-secret-key", Cookie="a-secret-cookie=1")
    said = hosting.log.read_text(errors="replace")
    assert [word for word in ("a-secret", "come-in", "Mozilla", "ann@") if word in said] == []

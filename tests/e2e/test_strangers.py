"""Who has no key stays outside, whatever is asked and however it is spelled; who has it notices nothing.

One fresh program: strangers knock at every page first, before anybody has been let in.
"""

from __future__ import annotations

import json
import os
import re
import stat
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.conftest import Visit
from tests.e2e.program import running
from tests.e2e.strangers import (
    BEHIND,
    CLAIMS,
    HEALTH,
    METHODS,
    PAGE,
    READY,
    SPELLINGS,
    STRANGERS_WAIT_SECONDS,
    Answer,
    sweep,
    told_routes,
)
from tests.e2e.strangers import Program as AnyProgram
from ui import menu
from web import refusals

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the browser is a script of the shell here")

CSV = "Name,E-mail\n" + "".join(f"Person {at},person{at}@example.com\n" for at in range(5))


@dataclass(frozen=True)
class Program(AnyProgram):
    """A running program, what strangers heard of each page first, and what was opened in the browser."""

    routes: list[str] = field(default_factory=list)
    first: dict[str, Answer] = field(default_factory=dict)
    opened: list[str] = field(default_factory=list)

    @property
    def link(self) -> str:
        """The link on the console."""
        [link] = re.findall(r"^ *(http\S+)$", self.console, re.MULTILINE)
        return str(link)

    def come_in(self) -> str:
        """Follow the link and give the cookie."""
        answer = self.ask(self.link.removeprefix(self.address))
        assert (answer.status, answer.headers["location"]) == (303, "/")
        return answer.headers["set-cookie"].partition(";")[0]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """A fresh program that has been let to open its browser: a script that notes what it was handed."""
    folder = tmp_path_factory.mktemp("strangers")
    note = folder / "opened"
    commands = folder / "bin"
    commands.mkdir()
    for name in ("xdg-open", "open"):  # on Linux, on macOS
        (commands / name).write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >>"{note}"\n')
        (commands / name).chmod(0o755)
    with (
        ThreadPoolExecutor(1) as beside,
        running(folder, "auto", opens_browser=True, PATH=f"{commands}:{os.environ['PATH']}") as address,
    ):
        here = Program(address, folder)
        told = beside.submit(told_routes)
        here.first.update(here.knock_at_each_page())
        here.routes.extend(told.result())
        here.opened.extend(_noted(note))
        yield here
    assert list(folder.glob("*.html")) == [], "what lay about for the browser goes when the program ends"


def _noted(note: Path) -> list[str]:
    """Give what the browser was handed; that happens beside the start and may be a moment late."""
    ends = time.monotonic() + STRANGERS_WAIT_SECONDS
    while not (note.exists() and note.read_text().endswith("\n")) and time.monotonic() < ends:
        time.sleep(0.1)
    return note.read_text().splitlines()


@pytest.fixture(scope="module")
def routes(program: Program) -> list[str]:
    return program.routes


def test_a_fresh_program_shows_strangers_no_page_and_tells_them_how_to_come_in(program: Program) -> None:
    assert {answer.status for answer in program.first.values()} == {401}
    assert {answer.body for answer in program.first.values()} == {refusals.HOW_TO_COME_IN}
    assert program.ask("/").body == b"", "only a browser is told"


def test_no_path_lets_strangers_in_however_it_is_spelled(program: Program, routes: list[str]) -> None:
    asked = sweep(routes)
    heard = program.ask_all(asked)

    assert [case for case, answer in zip(asked, heard, strict=True) if answer.is_inside] == []


def test_nothing_that_is_claimed_lets_strangers_in(program: Program) -> None:
    paths = [*menu.addresses(), *BEHIND]
    key = json.dumps((program.folder / "regulars.key").read_text())[1:-1]
    cookies = (
        "regulars=1",
        "regulars_00000000=",
        f"regulars_00000000={key}",
        f"other={key}; _streamlit_xsrf=1",
    )
    claims = [*CLAIMS, *({"Cookie": cookie} for cookie in cookies)]
    asked = [("GET", path, PAGE | claim) for path in paths for claim in claims]

    heard = program.ask_all(asked)

    assert [case for case, answer in zip(asked, heard, strict=True) if answer.is_inside] == []


def test_no_method_lets_strangers_upload_or_remove(program: Program) -> None:
    paths = [
        "/",
        "/_stcore/upload_file/session/file",
        "/media/a",
        "/downloads/a",
        "/_stcore/metrics",
        "/come-in",
    ]
    length = {"Content-Length": "0"}
    asked = [(method, path, length) for method in METHODS for path in paths]

    heard = program.ask_all(asked)

    assert [case for case, answer in zip(asked, heard, strict=True) if answer.is_inside] == []


def test_no_web_socket_opens_for_strangers(program: Program) -> None:
    targets = [spell("/_stcore/stream") for spell in SPELLINGS.values()] + ["/", HEALTH, "/customers"]
    assert [target for target in targets if program.opens_socket(target)] == []
    assert [claim for claim in CLAIMS if program.opens_socket(**claim)] == []
    resumed = {"Sec-WebSocket-Protocol": "streamlit, token, 0f0f0f0f-0000-0000-0000-000000000000"}
    assert not program.opens_socket(**resumed)


def test_a_guessed_or_half_followed_link_opens_nothing(program: Program) -> None:
    link = program.link.removeprefix(program.address)
    wrong = link[:-1] + ("A" if link[-1] != "A" else "B")
    secret = (program.folder / "regulars.key").read_text()
    targets = [wrong, "/come-in", "/come-in?key=", f"{link}&key=x", f"/come-in?key={secret}", f"{link}%00"]
    targets += [link.replace("come-in", "Come-In"), "/" + link, link.replace("come-in", "customers")]

    assert [target for target in targets if program.ask(target, **PAGE).is_inside] == []
    assert program.ask(link, "HEAD").status == 403, "what only looks ahead gets no cookie"


def test_the_key_does_not_open_it_for_other_sites(program: Program) -> None:
    cookie = program.come_in()
    assert program.ask("/customers", Cookie=cookie).status == 200
    forged = [claim for claim in CLAIMS if claim.keys() & {"Host", "Origin"}] + [
        {"Sec-Fetch-Site": "same-site"}
    ]

    assert [program.ask("/media/a", Cookie=cookie, **claim).status for claim in forged] == [
        403 if "Host" not in claim else 421 for claim in forged
    ]
    assert [claim for claim in forged if program.opens_socket(Cookie=cookie, **claim)] == []
    assert program.opens_socket(Cookie=cookie)


def test_with_the_key_it_is_no_different_but_for_what_is_shut_to_everybody(
    program: Program, routes: list[str]
) -> None:
    cookie = program.come_in()
    assert {
        path: program.ask(path, Cookie=cookie).status for path in sorted(menu.addresses())
    } == dict.fromkeys(sorted(menu.addresses()), 200)
    shut = [path for path in routes if "agent" in path or "component" in path or path.startswith("/pages/")]
    shut += ["/_stcore/metrics", "/auth/login", "/oauth2callback", "/app.py", "/data/regulars.db"]
    assert {program.ask(path, Cookie=cookie).status for path in shut} == {404}


def test_only_the_owner_of_the_files_can_read_the_way_in(program: Program) -> None:
    [opened] = program.opened
    page = program.folder / "regulars-open.html"
    assert opened == page.as_uri(), "a link on a command line can be read by everybody on the machine"
    assert program.link in page.read_text()
    assert {stat.S_IMODE(file.stat().st_mode) for file in (page, program.folder / "regulars.key")} == {0o600}


def test_the_owner_comes_in_by_the_opened_browser_and_notices_nothing_else(
    program: Program, browser: Browser, tmp_path: Path
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    visit = Visit(context.new_page(), program.address)
    called: list[tuple[str, str]] = []
    context.on("request", lambda request: called.append((request.method, request.url)))
    visit.page.on("websocket", lambda wire: called.append(("WS", wire.url)))

    visit.page.goto(program.opened[0], wait_until="commit")
    visit.page.wait_for_url(f"{program.address}/")
    _bring_in_and_take_out(visit, tmp_path)
    held = context.cookies()
    context.close()

    assert not visit.complaints, visit.complaints
    [kept] = [cookie for cookie in held if cookie["name"].startswith("regulars_")]
    assert (kept["httpOnly"], kept["sameSite"], kept["path"]) == (True, "Lax", "/")
    paths = {
        (method, urlsplit(url).path)
        for method, url in called
        if program.address in url.replace("ws:", "http:")
    }
    used = {(method, "/".join(path.split("/")[:3])) for method, path in paths}
    assert {("WS", "/_stcore/stream"), ("PUT", "/_stcore/upload_file"), ("GET", "/static/js")} <= used
    assert any(path.startswith("/downloads/") for _, path in paths)
    asked = [(method, path, {"Content-Length": "0"}) for method, path in sorted(paths) if method != "WS"]
    heard = zip(asked, program.ask_all(asked), strict=True)
    assert [case for case, answer in heard if answer.is_inside and case[1] not in (HEALTH, READY)] == []


def _bring_in_and_take_out(visit: Visit, folder: Path) -> None:
    """What an owner does: drop a sheet, store it, look, take everything out."""
    page: Page = visit.page
    sheet = folder / "people.csv"
    sheet.write_text(CSV)
    visit.open("/bring-in", "Bring in your sheets")
    page.locator("input[type=file]").first.set_input_files(sheet)
    page.get_by_role("button", name="Store 5 rows").click()
    visit.ready("5 new customers")
    visit.open("/take-out", "5 records")
    page.get_by_role("button", name="Make the whole workbook").click()
    with page.expect_download() as taken:
        page.get_by_role("link", name=re.compile("^Save Regulars .*xlsx")).click()
    assert Path(taken.value.path()).stat().st_size > 0

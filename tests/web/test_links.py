"""A link lets a guest in once a button is pressed, leaves no token behind, and opens what it shares alone."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Mount
from starlette.types import Message, Receive, Scope, Send

from crm.access import LOCAL_OWNER
from data_io.settings import SignIn
from data_io.store import Store
from data_io.store.links.cookies import guest_cookie
from data_io.store.links.refusals import SHUT
from web import downloads, links
from web.entrance import Entrance
from web.guard import STREAMLIT_RULES, Guard, page_rules
from web.key import Key

INSIDE = b"inside"
HTML = {"accept": "text/html"}
PAGES = ("/", "/revenue", "/worth", "/orders", "/customers", "/bring-in", "/links")
DRAWN = (
    "/static/js/index.js",
    "/app/static/a.woff2",
    "/media/abc.png",
    "/_stcore/host-config",
    "/favicon.png",
)


async def program(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    await HTMLResponse(INSIDE)(scope, receive, send)


@dataclass
class Browser:
    """Asks the program as a browser does, and keeps what cookies it is given."""

    app: Guard
    secure: bool = False
    cookies: dict[str, str] = field(default_factory=dict)
    given: list[str] = field(default_factory=list)

    def ask(
        self,
        path: str,
        method: str = "GET",
        form: Any = None,  # noqa: ANN401 - what is sent, or a header
        **headers: str,
    ) -> tuple[int, dict[str, str], bytes]:
        """Give status, headers and words; WS opens a web socket, where 101 stands for an open one."""
        body = b"" if form is None else urlencode(form).encode()
        told = {"host": "127.0.0.1:8501"} | {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            told["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if form is not None:
            told |= {"content-type": "application/x-www-form-urlencoded", "origin": "http://127.0.0.1:8501"}
        bare, _, query = path.partition("?")
        scheme = "http" if method != "WS" else "ws"
        scope: dict[str, Any] = {
            "type": "websocket" if method == "WS" else "http",
            "scheme": f"{scheme}s" if self.secure else scheme,
            "method": method, "path": bare, "raw_path": bare.encode(), "query_string": query.encode(),
            "headers": [(name.encode(), value.encode("latin-1")) for name, value in told.items()],
            "server": ("127.0.0.1", 8501), "client": ("127.0.0.1", 5), "http_version": "1.1",
        }  # fmt: skip
        sent = asyncio.run(self._run(scope, body))
        if method == "WS":
            return (101 if sent[0]["type"] == "websocket.accept" else 403), {}, b""
        heard = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        for name, value in sent[0]["headers"]:
            if name == b"set-cookie":
                self._keep(value.decode())
        return int(sent[0]["status"]), heard, b"".join(each.get("body", b"") for each in sent[1:])

    async def _run(self, scope: Scope, body: bytes) -> list[Message]:
        sent: list[Message] = []
        kind = "websocket.connect" if scope["type"] == "websocket" else "http.request"

        async def receive() -> Message:
            return {"type": kind, "body": body}

        async def send(message: Message) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        return sent

    def _keep(self, told: str) -> None:
        self.given.append(told)
        for name, morsel in SimpleCookie(told).items():
            if morsel["max-age"] == "0":
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = morsel.value

    def come_in(self, token: str, **form: str) -> tuple[int, dict[str, str], bytes]:
        """Do what a guest does: follow the link, press the button."""
        self.ask(f"/share?token={token}", **HTML)
        return self.ask("/share", "POST", form)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path / 'shop.db'}") as opened:
        yield opened


@pytest.fixture
def app(store: Store, tmp_path: Path) -> Guard:
    """The program behind its guard, as ``app`` puts it together; the owner comes by the key."""
    entrance = Entrance(SignIn.AUTO, lambda: store)
    sharing = links.Sharing(entrance, lambda: store)
    rules = (*STREAMLIT_RULES, *downloads.RULES, *links.RULES, *page_rules(PAGES))
    return Guard(
        Starlette(routes=[*sharing.routes(), Mount("/", program)]),
        rules=rules,
        key=Key(tmp_path / "shop.key"),
        entrance=entrance,
        doors=[links.GuestDoor(entrance, lambda: store)],
    )


@pytest.fixture
def token(store: Store) -> str:
    return store.links.make(LOCAL_OWNER, "Board", ["revenue", "worth"])


def uses(store: Store) -> int:
    return store.links.links(LOCAL_OWNER)[0].uses


def test_the_token_is_out_of_the_address_before_anything_is_shown(app: Guard, token: str) -> None:
    browser = Browser(app)
    status, headers, body = browser.ask(f"/share?token={token}", **HTML)
    assert (status, headers["location"], body) == (303, "/share", b"")
    assert headers["cache-control"] == "no-store"
    status, headers, body = browser.ask("/share", **HTML)
    assert status == 200
    assert token.encode() not in body
    assert b"<button>Open</button>" in body
    assert headers["referrer-policy"] == "same-origin"
    assert "script" not in headers["content-security-policy"]


def test_looking_at_a_link_uses_nothing_up(app: Guard, store: Store, token: str) -> None:
    for method, headers in (
        ("HEAD", {}),
        ("GET", {"user_agent": "Slackbot-LinkExpanding 1.0"}),
        ("GET", {"sec_purpose": "prefetch"}),
    ):
        browser = Browser(app)
        browser.ask(f"/share?token={token}", method, **headers)
        browser.ask("/share", method, **headers)
        assert [name for name in browser.cookies if name.endswith("_guest")] == []
    assert uses(store) == 0
    assert store.links.links(LOCAL_OWNER)[0].used_at is None


def test_a_guest_who_presses_the_button_is_in(app: Guard, store: Store, token: str) -> None:
    browser = Browser(app)
    status, headers, _ = browser.come_in(token)
    assert (status, headers["location"]) == (303, "/")
    assert uses(store) == 1
    [kept] = browser.cookies
    assert kept.endswith("_guest")
    assert browser.ask("/revenue", **HTML)[2] == INSIDE
    [told] = [each for each in browser.given if each.startswith(f"{kept}=")]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(told.split("; "))
    assert token not in told


def test_by_https_the_cookie_is_for_this_host_alone(app: Guard, token: str) -> None:
    browser = Browser(app, secure=True)
    browser.ask(f"/share?token={token}", **HTML)
    browser.ask("/share", "POST", {}, origin="https://127.0.0.1:8501")
    [kept] = browser.cookies
    assert kept.startswith("__Host-")
    assert [each for each in browser.given if "Secure" not in each] == []
    assert browser.ask("/revenue", **HTML)[2] == INSIDE


def test_a_guest_gets_what_is_shared_and_what_draws_it_and_nothing_else(app: Guard, token: str) -> None:
    browser = Browser(app)
    browser.come_in(token)
    for path in ("/", "/revenue", "/worth", *DRAWN):
        assert browser.ask(path, **HTML)[2] == INSIDE, path
    assert browser.ask("/_stcore/stream", "WS")[0] == 101
    refused = [
        ("GET", "/orders"), ("GET", "/customers"), ("GET", "/bring-in"), ("GET", "/links"),
        ("GET", "/downloads/x"), ("PUT", "/_stcore/upload_file/a/b"), ("DELETE", "/_stcore/upload_file/a/b"),
        ("POST", "/revenue"), ("GET", "/_stcore/metrics"), ("GET", "/revenue/"), ("GET", "//revenue"),
        ("WS", "/_stcore/other"), ("WS", "/revenue"), ("GET", "/share/other"),
    ]  # fmt: skip
    for method, path in refused:
        status, _, body = browser.ask(path, method, **HTML)
        assert status in (303, 401, 403, 404), path
        assert body != INSIDE


def test_revoked_is_shut_for_pages_media_and_sockets_at_once(app: Guard, store: Store, token: str) -> None:
    browser = Browser(app)
    browser.come_in(token)
    assert browser.ask("/_stcore/stream", "WS")[0] == 101
    store.links.revoke(LOCAL_OWNER, 1)
    for path in ("/", "/revenue", *DRAWN):
        status, _, body = browser.ask(path, **HTML)
        assert (status in (401, 403), body == INSIDE) == (True, False), path
    assert browser.ask("/_stcore/stream", "WS")[0] == 403
    assert Browser(app).come_in(token)[0] == 403


def test_all_that_does_not_open_is_answered_alike(app: Guard, store: Store, token: str) -> None:
    store.links.revoke(LOCAL_OWNER, 1)
    answers = {
        (status, body)
        for given in (token, "x" * 43, "short", "", "é", "x" * 5_000)
        for status, _, body in [Browser(app).come_in(given)]
    }
    [(status, body)] = answers
    assert status == 403
    assert SHUT.encode() in body


def test_a_password_is_asked_for_after_the_button_and_slowed_down(app: Guard, store: Store) -> None:
    token = store.links.make(LOCAL_OWNER, "Board", ["revenue"], password="open sesame")
    browser = Browser(app)
    status, _, body = browser.come_in(token)
    assert status == 200
    assert b'type="password"' in body
    for _ in range(5):
        status, _, body = browser.ask("/share", "POST", {"password": "<b>wrong</b>"})
        assert (status, b'type="password"' in body, b"wrong</b>" in body) == (403, True, False)
    status, headers, _ = browser.ask("/share", "POST", {"password": "open sesame"})
    assert (status, int(headers["retry-after"]) >= 1) == (429, True)
    assert uses(store) == 0
    assert [name for name in browser.cookies if name.endswith("_guest")] == []


def test_the_right_password_opens(app: Guard, store: Store) -> None:
    token = store.links.make(LOCAL_OWNER, "Board", ["revenue"], password="open sesame")
    browser = Browser(app)
    browser.come_in(token)
    assert browser.ask("/share", "POST", {"password": "open sesame"})[0] == 303
    assert browser.ask("/revenue", **HTML)[2] == INSIDE


def test_a_form_from_another_site_lets_nobody_in(app: Guard, store: Store, token: str) -> None:
    browser = Browser(app)
    browser.ask(f"/share?token={token}", **HTML)
    for headers in (
        {"origin": "http://evil.example"},
        {"sec_fetch_site": "cross-site", "sec_fetch_mode": "no-cors"},
    ):
        assert browser.ask("/share", "POST", None, **headers)[0] == 403
    assert uses(store) == 0


def test_what_is_no_form_of_ours_is_refused(app: Guard, token: str) -> None:
    browser = Browser(app)
    browser.ask(f"/share?token={token}", **HTML)
    assert browser.ask("/share", "POST", {"password": "x" * 10_000})[0] == 413
    assert browser.ask("/share", "POST", None, content_type="application/json")[0] == 415


def test_a_guest_may_leave(app: Guard, token: str) -> None:
    browser = Browser(app)
    browser.come_in(token)
    before = dict(browser.cookies)
    _, headers, said = browser.ask("/share/leave", **HTML)
    assert b"You have left" in said
    assert headers["clear-site-data"] == '"cache", "storage"'
    assert browser.cookies == {}
    assert "clear-site-data" not in browser.ask("/share/leave", **HTML)[1], "nobody was in here"
    browser.cookies = before
    assert browser.ask("/revenue", **HTML)[0] == 401


def test_a_stranger_with_made_up_cookies_stays_outside(app: Guard, store: Store, token: str) -> None:
    Browser(app).come_in(token)
    names = ("regulars_00000000_guest", guest_cookie(store.identity, secure=False))
    for name in names:
        for value in ("", "x" * 43, token, "x" * 100_000, "%00", "' OR 1=1 --"):
            browser = Browser(app, cookies={name: value})
            assert browser.ask("/revenue", **HTML)[0] == 401
            assert browser.ask("/_stcore/stream", "WS")[0] == 403

"""What passes the door, and what every answer carries."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import logging
from pathlib import Path
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from tests.web.asking import HTML, RULES, STATIC, ask, headers_of, page, status
from web import refusals
from web.guard import Guard
from web.key import Key


@pytest.mark.parametrize(
    "path", ["/", "/customers", "/static/js/index.js", "/app/static/a.woff2", "/_stcore/health"]
)
def test_lets_through_what_the_table_names(path: str) -> None:
    assert status(path) == 200


@pytest.mark.parametrize(
    "path",
    [
        "/pages",
        "/overview",
        "/customers/profile",
        "/_stcore/metrics",
        "/_stcore/script-health-check",
        "/_stcore/agent/interact",
        "/_stcore/agent/openapi.json",
        "/component/x/index.html",
        "/_stcore/bidi-components/x",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "//customers",
        "/customers/",
        "/customers.",
        "/customers;x",
        "/customers%20",
        "/%63ustomers",
        "/Customers",
        "/static//a",
        "/static/.hidden",
        "http://127.0.0.1/customers",
        "customers",
        "/staticfile",
    ],
)
def test_shuts_out_what_the_table_does_not_name(path: str) -> None:
    assert status(path) == 404


def test_whoever_mistypes_an_address_is_told_in_a_page_with_a_way_on() -> None:
    answer = ask("/nowhere", accept="text/html")
    assert answer[0]["status"] == 404
    assert b"There is no such page" in answer[1]["body"]
    assert b'<a href="/">' in answer[1]["body"]
    assert b"nowhere" not in answer[1]["body"]
    assert "default-src 'none'" in headers_of(answer)["content-security-policy"]


def test_a_page_is_read_and_not_written() -> None:
    assert status("/customers", "POST") == 404


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "",
        "localhost@evil.example:80",
        "evil.example@localhost",
        "localhost/x",
        "localhost:port",
        "localhost.",
        "[bad",
    ],
)
def test_answers_to_its_own_names_only(host: str) -> None:
    assert status("/", host=host) == 421


@pytest.mark.parametrize("host", ["localhost:8501", "[::1]:8501", "LOCALHOST"])
def test_answers_to_each_name_of_this_machine(host: str) -> None:
    assert status("/", host=host) == 200


def test_answers_to_a_name_that_was_set() -> None:
    guard = Guard(page, rules=RULES, key=None, hosts=["shop.example"])
    assert status("/", guard=guard, host="shop.example") == 200


def test_another_site_opens_no_web_socket_and_uploads_nothing() -> None:
    assert ask("/_stcore/stream", "WS", origin="http://evil.example")[0]["type"] == "websocket.close"
    assert status("/_stcore/upload_file/a/b", "PUT", origin="http://127.0.0.1:9999") == 403
    assert ask("/_stcore/stream", "WS", origin="http://127.0.0.1:8501")[0]["type"] == "websocket.accept"
    assert status("/_stcore/upload_file/a/b", "PUT", origin="http://127.0.0.1:8501") == 200


def test_a_web_socket_to_anywhere_else_is_closed() -> None:
    assert ask("/customers", "WS")[0]["type"] == "websocket.close"


@pytest.mark.parametrize("claim", [{"origin": "null"}, {"sec_fetch_site": "same-site"}])
def test_another_site_reads_nothing_either(claim: dict[str, str]) -> None:
    assert status("/media/x", "GET", None, **claim) == 403
    assert status("/media/x", sec_fetch_site="same-origin") == 200


def test_another_site_may_lead_people_here_and_no_more() -> None:
    led = {"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate"}
    assert status("/customers", "GET", None, sec_fetch_dest="document", **led) == 200
    assert status("/customers", "GET", None, sec_fetch_dest="iframe", **led) == 403


def test_a_host_or_origin_that_stands_twice_is_refused() -> None:
    doubled = [(b"host", b"127.0.0.1"), (b"host", b"evil.example")]
    assert first_status(doubled) == 421
    origins = [(b"host", b"127.0.0.1"), (b"origin", b"http://127.0.0.1"), (b"origin", b"http://evil.example")]
    assert first_status(origins) == 403


def first_status(headers: list[tuple[bytes, bytes]]) -> int:
    """Send a request with exactly these headers."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    scope: dict[str, Any] = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "raw_path": b"/",
        "headers": headers,
    }
    asyncio.run(Guard(page, rules=RULES, key=None)(scope, receive, send))
    return int(sent[0]["status"])


@pytest.fixture
def key(tmp_path: Path) -> Key:
    return Key(tmp_path / "regulars.key")


@pytest.fixture
def locked(key: Key) -> Guard:
    """A guard that lets in who has the key."""
    return Guard(page, rules=RULES, key=key, static=STATIC)


def test_whoever_has_no_key_is_only_told_that_the_program_is_there(locked: Guard) -> None:
    paths = [
        "/",
        "/customers",
        "/nowhere",
        "/media/x",
        "/static/js/index.js",
        "/_stcore/host-config",
        "/come-in",
    ]

    assert status("/_stcore/health", guard=locked) == 200
    assert [status(path, guard=locked) for path in paths] == [403] * len(paths)
    assert [status(path, guard=locked, **HTML) for path in paths] == [401] * len(paths)
    assert ask("/_stcore/stream", "WS", locked)[0]["type"] == "websocket.close"
    assert status("/_stcore/upload_file/a/b", "PUT", locked, **HTML) == 403


def test_a_visitor_reads_how_to_come_in(locked: Guard) -> None:
    answer = ask("/customers", guard=locked, **HTML)

    assert answer[1]["body"] == refusals.HOW_TO_COME_IN
    assert b"Start Regulars anew, or open the link that it printed" in answer[1]["body"]
    assert b"<script" not in answer[1]["body"]
    assert headers_of(answer)["content-security-policy"].startswith("default-src 'none'")
    assert headers_of(answer)["cache-control"] == "no-store"


def test_the_link_becomes_a_cookie_that_lets_in(locked: Guard, key: Key) -> None:
    answer = headers_of(ask(key.link, guard=locked))
    cookie = answer["set-cookie"].partition(";")[0]

    assert status(key.link, guard=locked) == 303
    assert answer["location"] == "/"
    assert answer["referrer-policy"] == "no-referrer"
    assert status("/customers", guard=locked, cookie=cookie) == 200
    assert ask("/_stcore/stream", "WS", locked, cookie=cookie)[0]["type"] == "websocket.accept"
    assert status("/nowhere", guard=locked, cookie=cookie) == 404


def test_an_old_link_leads_in_whoever_is_in_already_and_nobody_else(locked: Guard, key: Key) -> None:
    cookie = key.cookie(secure=False).decode().partition(";")[0]

    answer = ask("/come-in?key=old", guard=locked, cookie=cookie)
    assert (answer[0]["status"], headers_of(answer)["location"]) == (303, "/")
    assert "set-cookie" not in headers_of(answer)
    assert status("/come-in?key=old", guard=locked) == 403


def test_what_nobody_foresaw_is_told_as_a_number(caplog: pytest.LogCaptureFixture) -> None:
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        raise ValueError("Ann Ames, ann@example.com")

    with caplog.at_level(logging.ERROR, "regulars"):
        answer = ask("/customers", guard=Guard(broken, rules=RULES, key=None))

    told = answer[1]["body"].decode()
    assert answer[0]["status"] == 500
    assert "Ann" not in told
    assert caplog.records[0].args is not None
    assert f"the number {caplog.records[0].args[0]}." in told  # type: ignore[index]
    assert headers_of(answer)["x-content-type-options"] == "nosniff"


def test_what_may_hold_data_is_kept_nowhere() -> None:
    assert headers_of(ask("/media/x"))["cache-control"] == "no-store"
    assert "cache-control" not in headers_of(ask("/static/js/index.js"))


@pytest.mark.parametrize("path", ["/", "/nowhere"])
def test_every_answer_carries_the_headers(path: str) -> None:
    headers = headers_of(ask(path))

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "access-control-allow-origin" not in headers


def test_only_the_scripts_that_streamlit_ships_may_run() -> None:
    text = (STATIC / "index.html").read_text(encoding="utf-8")
    script = text.partition("<script>")[2].partition("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()

    rules = headers_of(ask("/"))["content-security-policy"].split("; ")
    scripts = next(rule for rule in rules if rule.startswith("script-src"))

    assert f"'sha256-{digest}'" in scripts
    assert "unsafe-inline" not in scripts
    assert "'unsafe-eval'" not in scripts


def test_a_page_names_the_chart_script_in_advance() -> None:
    named = [value.decode() for name, value in ask("/")[0]["headers"] if name == b"link"]

    files = [link.partition(">")[0].removeprefix("</static/") for link in named]
    assert any("PlotlyChart" in file for file in files)
    assert all((STATIC / "static" / file).is_file() for file in files)

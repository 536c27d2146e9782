"""What passes the door, and what every answer carries."""

from __future__ import annotations

import asyncio
import base64
import hashlib
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import HTMLResponse
from starlette.types import Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from web.guard import STREAMLIT_RULES, Guard, page_rules

RULES = (*STREAMLIT_RULES, *page_rules(["/", "/customers"]))
STATIC = Path(get_static_dir())


async def page(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    await HTMLResponse("inside", headers={"Access-Control-Allow-Origin": "*"})(scope, receive, send)


def ask(path: str, method: str = "GET", guard: Guard | None = None, **headers: str) -> list[Message]:
    """Send one request through the guard; WS as method opens a web socket."""
    given = {"host": "127.0.0.1:8501"} | {name.replace("_", "-"): value for name, value in headers.items()}
    raw = path.partition("?")[0].encode()
    scope: dict[str, Any] = {
        "type": "websocket" if method == "WS" else "http",
        "method": method,
        "path": path.replace("%2e", ".").replace("%2f", "/"),
        "raw_path": raw,
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect" if method == "WS" else "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run((guard or Guard(page, rules=RULES, static=STATIC))(scope, receive, send))
    return sent


def status(path: str, method: str = "GET", guard: Guard | None = None, **headers: str) -> int:
    return int(ask(path, method, guard, **headers)[0]["status"])


def headers_of(answer: list[Message]) -> dict[str, str]:
    return {name.decode(): value.decode() for name, value in answer[0]["headers"]}


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
        "/staticfile",
    ],
)
def test_shuts_out_what_the_table_does_not_name(path: str) -> None:
    assert status(path) == 404


def test_a_page_is_read_and_not_written() -> None:
    assert status("/customers", "POST") == 404


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example:80", "[bad"]
)
def test_answers_to_its_own_names_only(host: str) -> None:
    assert status("/", host=host) == 421


@pytest.mark.parametrize("host", ["localhost:8501", "[::1]:8501", "LOCALHOST"])
def test_answers_to_each_name_of_this_machine(host: str) -> None:
    assert status("/", host=host) == 200


def test_answers_to_a_name_that_was_set() -> None:
    assert status("/", guard=Guard(page, rules=RULES, hosts=["shop.example"]), host="shop.example") == 200


def test_another_site_opens_no_web_socket_and_uploads_nothing() -> None:
    assert ask("/_stcore/stream", "WS", origin="http://evil.example")[0]["type"] == "websocket.close"
    assert status("/_stcore/upload_file/a/b", "PUT", origin="http://127.0.0.1:9999") == 403
    assert ask("/_stcore/stream", "WS", origin="http://127.0.0.1:8501")[0]["type"] == "websocket.accept"
    assert status("/_stcore/upload_file/a/b", "PUT", origin="http://127.0.0.1:8501") == 200


def test_a_web_socket_to_anywhere_else_is_closed() -> None:
    assert ask("/customers", "WS")[0]["type"] == "websocket.close"


def test_whoever_is_not_admitted_gets_the_bare_screen_and_no_data() -> None:
    guard = Guard(page, rules=RULES, admits=lambda _scope: False)

    assert status("/static/js/index.js", guard=guard) == 200
    assert [status(path, guard=guard) for path in ("/", "/customers", "/media/x")] == [401] * 3
    assert ask("/_stcore/stream", "WS", guard)[0]["type"] == "websocket.close"


@pytest.mark.parametrize("path", ["/", "/nowhere"])
def test_every_answer_carries_the_headers(path: str) -> None:
    headers = headers_of(ask(path))

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
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

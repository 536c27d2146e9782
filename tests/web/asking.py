"""Requests as a server hands them on, sent through a guard without a server."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from starlette.responses import HTMLResponse
from starlette.types import Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from web.guard import STREAMLIT_RULES, Guard, page_rules

RULES = (*STREAMLIT_RULES, *page_rules(["/", "/customers"]))
STATIC = Path(get_static_dir())
HTML = {"accept": "text/html"}


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
        "path": unquote(path.partition("?")[0]),
        "raw_path": raw,
        "query_string": path.partition("?")[2].encode(),
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect" if method == "WS" else "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run((guard or Guard(page, rules=RULES, key=None, static=STATIC))(scope, receive, send))
    return sent


def status(path: str, method: str = "GET", guard: Guard | None = None, **headers: str) -> int:
    return int(ask(path, method, guard, **headers)[0]["status"])


def headers_of(answer: list[Message]) -> dict[str, str]:
    return {name.decode(): value.decode() for name, value in answer[0]["headers"]}

"""Readiness: one word, true within a second, and no way to load the database through it."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from pathlib import Path

import httpx2
import pytest
from starlette.applications import Starlette

from data_io.store import StoreMissing
from tests.databases import Databases
from web.guard import Guard
from web.health import NO, RULES, YES, Readiness, StoreAnswers, routes
from web.key import Key


def ask(
    readiness: Readiness, folder: Path, path: str = "/ready", method: str = "GET", host: str = "127.0.0.1"
) -> httpx2.Response:
    """Ask as a stranger a program that is locked by a key."""
    inside = Starlette(routes=list(routes(readiness)))
    guarded = Guard(inside, rules=RULES, key=Key(folder / "program.key"))

    async def answered() -> httpx2.Response:
        transport = httpx2.ASGITransport(guarded)
        async with httpx2.AsyncClient(transport=transport, base_url=f"http://{host}") as stranger:
            return await stranger.request(method, path)

    return asyncio.run(answered())


def test_strangers_are_told_one_word(tmp_path: Path) -> None:
    well = Readiness(lambda: None)
    answer = ask(well, tmp_path)
    assert (answer.status_code, answer.text) == (200, YES)
    assert answer.headers["cache-control"] == "no-store"
    assert ask(well, tmp_path, method="HEAD").status_code == 200
    assert ask(well, tmp_path, method="POST").status_code == 403
    assert ask(well, tmp_path, "/ready/more").status_code == 403
    assert ask(well, tmp_path, host="evil.example").status_code == 421


def test_no_reason_is_told(tmp_path: Path) -> None:
    def fail() -> None:
        raise StoreMissing("The server db.internal cannot be reached.")

    answer = ask(Readiness(fail), tmp_path)
    assert (answer.status_code, answer.text) == (503, NO)


def test_the_store_answers_or_does_not(databases: Databases) -> None:
    with databases.fresh() as url:
        proof = StoreAnswers(url)
        assert asyncio.run(Readiness(proof).ask())
        assert proof._store is not None  # noqa: SLF001 - to be closed before the database goes
        proof._store.close()  # noqa: SLF001 - likewise
        assert not asyncio.run(Readiness(proof).ask())


def test_a_server_that_is_not_there_is_no_server() -> None:
    nobody = StoreAnswers("postgresql://127.0.0.1:1/nothing?connect_timeout=2")
    assert not asyncio.run(Readiness(nobody).ask())


def test_many_who_ask_are_answered_by_one_question() -> None:
    asked = []

    async def crowd() -> list[bool]:
        readiness = Readiness(lambda: asked.append(1), known=30)
        return [await readiness.ask() for _ in range(5)] + list(
            await asyncio.gather(*(readiness.ask() for _ in range(200)))
        )

    assert all(asyncio.run(crowd()))
    assert len(asked) == 1


def test_an_answer_is_not_kept_for_long(caplog: pytest.LogCaptureFixture) -> None:
    well = [True, False, True]

    def prove() -> None:
        if not well.pop(0):
            raise OSError

    async def ask_thrice() -> list[bool]:
        readiness = Readiness(prove, known=0)
        return [await readiness.ask() for _ in range(3)]

    with caplog.at_level(logging.WARNING, "regulars"):
        assert asyncio.run(ask_thrice()) == [True, False, True]
    assert caplog.messages == ["the database does not answer", "the database answers again"]


def test_a_database_that_hangs_keeps_nobody_waiting() -> None:
    """Nor does it take more than one thread, however often it is asked; when it is back, so is the answer."""
    hangs = threading.Event()
    asked = []

    def prove() -> None:
        asked.append(1)
        hangs.wait(10)

    async def ask() -> list[bool]:
        readiness = Readiness(prove, known=0, patience=1.0)
        during = list(await asyncio.gather(*(readiness.ask() for _ in range(50))))
        began = time.monotonic()
        during.append(await readiness.ask())
        assert time.monotonic() - began < 0.5
        assert len(asked) == 1
        hangs.set()
        await asyncio.sleep(0.1)
        assert await readiness.ask()
        return during

    assert not any(asyncio.run(ask()))

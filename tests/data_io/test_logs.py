"""Nothing of anybody's gets into the log, whoever writes it and whatever went wrong."""

from __future__ import annotations

import asyncio
import doctest
import io
import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from data_io import logs
from data_io.store.engines import Database, raw_cursor
from tests.databases import Databases

MAIL = "anna.private@example.com"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Return what every logger writes from now on, as a console would show it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter(logs.LINE, logs.WHEN))
    made, hook = logging.getLogRecordFactory(), threading.excepthook
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    logs.keep_discreet()
    of_servers = [logging.getLogger(name) for name in ("uvicorn", "uvicorn.access", "uvicorn.error")]
    told_on = [each.propagate for each in of_servers]
    for each in of_servers:  # a server that ran in this process before may have kept them to itself
        each.propagate = True
    yield stream
    for each, before in zip(of_servers, told_on, strict=True):
        each.propagate = before
    root.removeHandler(handler)
    root.setLevel(level)
    logging.setLogRecordFactory(made)
    threading.excepthook = hook


def test_the_examples_are_true() -> None:
    assert doctest.testmod(logs).failed == 0


def test_a_failing_statement_leaves_no_address_in_the_log(databases: Databases, written: io.StringIO) -> None:
    """By SQLAlchemy and by the driver itself; PostgreSQL repeats the value in its own words."""
    log = logging.getLogger("regulars")
    with databases.empty() as url:
        database = Database(url)
        database.take()
        with database.engine.begin() as connection:
            connection.execute(text("CREATE TABLE person (email TEXT UNIQUE)"))
            connection.execute(text("INSERT INTO person VALUES (:email)"), {"email": MAIL})
        try:
            with database.engine.begin() as connection:
                connection.execute(text("INSERT INTO person VALUES (:email)"), {"email": MAIL})
        except IntegrityError as error:
            log.exception("unexpected error %s", "1a2b")
            log.warning("once more: %s", error)
        try:
            with database.engine.begin() as connection:
                raw_cursor(connection).execute(f"INSERT INTO person VALUES ('{MAIL}')")  # noqa: S608 - the test's own
        except Exception:
            log.exception("unexpected error %s", "3c4d")
        database.close()
    said = written.getvalue()
    assert MAIL not in said
    assert said.count("unexpected error") == 2
    assert "sqlalchemy.exc.IntegrityError" in said
    assert "23505" in said or "SQLITE_CONSTRAINT_UNIQUE" in said
    assert "test_logs.py" in said  # where it came through is told


def test_what_an_error_came_of_is_told_without_its_words(written: io.StringIO) -> None:
    try:
        try:
            int(MAIL)
        except ValueError as error:
            raise ExceptionGroup(MAIL, [KeyError(MAIL), OSError(28, "full", MAIL)]) from error
    except ExceptionGroup:
        logging.getLogger("any.library").exception("it failed")
    said = written.getvalue()
    assert MAIL not in said
    assert [kind for kind in ("ValueError", "KeyError", "OSError (ENOSPC)") if kind not in said] == []


def test_names_of_the_program_are_told(written: io.StringIO) -> None:
    try:
        logging.getLogger().no_such_thing  # type: ignore[attr-defined]  # noqa: B018 - it is what must fail
    except AttributeError:
        logging.getLogger("regulars").exception("it failed")
    assert "AttributeError (no_such_thing)" in written.getvalue()


def test_lines_of_access_tell_no_visitor_key_or_search(written: io.StringIO) -> None:
    access, server = logging.getLogger("uvicorn.access"), logging.getLogger("uvicorn.error")
    access.info('%s - "%s %s HTTP/%s" %d', "203.0.113.7:51234", "GET", "/come-in?key=secret", "1.1", 303)
    access.info('%s - "%s %s HTTP/%s" %d', "[2001:db8::1]:80", "GET", "/downloads/secret", "1.1", 200)
    server.info('%s - "WebSocket %s" [accepted]', "203.0.113.7:51234", "/_stcore/stream?search=secret")
    said = written.getvalue()
    assert [word for word in ("203.0.113.7", "2001:db8", "secret", "search") if word in said] == []
    assert '"GET /come-in HTTP/1.1" 303' in said
    assert "GET /downloads/…" in said
    assert '"WebSocket /_stcore/…" [accepted]' in said


def test_what_ends_a_thread_or_a_task_is_told_without_its_words(
    written: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise ValueError(MAIL)

    async def fail_later() -> None:
        fail()

    async def forget_it() -> None:
        task = asyncio.get_running_loop().create_task(fail_later())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        del task

    thread = threading.Thread(target=fail, name="the one that fails")
    thread.start()
    thread.join()
    asyncio.run(forget_it())
    said = written.getvalue()
    assert "the one that fails ended" in said
    assert "Task exception was never retrieved" in said
    assert said.count("builtins.ValueError") == 2
    assert MAIL not in said + capsys.readouterr().err


def test_it_is_set_up_once(written: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    made = logging.getLogRecordFactory()
    logs.keep_discreet()
    assert logging.getLogRecordFactory() is made
    handlers = list(logging.getLogger().handlers)
    logs.log_to_console()
    assert logging.getLogger().handlers == handlers
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    logs.log_to_console()
    assert [
        each.stream for each in logging.getLogger().handlers if isinstance(each, logging.StreamHandler)
    ] == [sys.stderr]

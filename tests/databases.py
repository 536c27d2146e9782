"""Fresh databases on both engines: a file of SQLite, or one of a PostgreSQL that this run has started."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Generic, Protocol, TypeVar

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import Engine, create_engine

from data_io.store import Store
from data_io.store.tables import metadata

Made = TypeVar("Made")
ON_FILES: Final = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
"""Of a test, or a whole file, whose subject is the file itself: it runs on SQLite alone."""
ON_SERVER: Final = pytest.mark.parametrize("databases", ["postgresql"], indirect=True)
"""Of what a file, which belongs to one process, has nothing of."""
BINARIES: Final = ("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt")
"""Where the programs of a server lie that are not among the commands: Debian, Homebrew."""
NOBODY_LOSES: Final = {  # by a power cut: the server lives as long as the tests
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "32MB",
    "max_wal_senders": "0",
    "wal_level": "minimal",
}

TEMPLATE: Final = "template"
LARGE: Final = 30_000_000
"""Bytes from which it is quicker to make a database anew than to empty it."""
STILL_IN_USE: Final = """
    SELECT count(*), pg_database_size(current_database()) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()"""

SHAPE: Final = """
    SELECT md5(string_agg(part, ' ' ORDER BY part)) FROM (
        SELECT relname || '.' || attname AS part FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped
        UNION ALL
        SELECT tgname || tgenabled::text || prosrc FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
        WHERE NOT tgisinternal
    ) AS parts"""
"""What a database is made of: its columns, indexes and triggers."""


class Databases(Protocol):
    """An engine that gives fresh databases."""

    def fresh(self) -> AbstractContextManager[str]:
        """Give the address of a new database without records, for as long as the block lasts."""

    def empty(self) -> AbstractContextManager[str]:
        """Give the address of a database in which nothing was made yet."""

    def filled(self, fill: Callable[[Store], Made]) -> AbstractContextManager[Filled[Made]]:
        """Fill a database once, to be copied for as long as the block lasts."""


@dataclass(frozen=True)
class Filled(Generic[Made]):
    """A database with records, which is copied for each test: they need not be put in again and again."""

    made: Made
    """What the filling gave."""
    copy: Callable[[], AbstractContextManager[str]]
    """Gives the address of a copy of its own: the same shop, so never open two of them at once."""


class Files:
    """SQLite: a file each."""

    @contextmanager
    def fresh(self) -> Iterator[str]:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            yield new_file(Path(folder) / "shop.db")

    @contextmanager
    def empty(self) -> Iterator[str]:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            yield f"sqlite:///{Path(folder) / 'shop.db'}"

    @contextmanager
    def filled(self, fill: Callable[[Store], Made]) -> Iterator[Filled[Made]]:
        made, content = filled_file(fill)

        @contextmanager
        def copy() -> Iterator[str]:
            with self.empty() as url:
                file = Path(url.removeprefix("sqlite:///"))
                file.touch(0o600)
                file.write_bytes(content)
                yield url

        yield Filled(made, copy)


def filled_file(fill: Callable[[Store], Made]) -> tuple[Made, bytes]:
    """Put records into a new database of SQLite; give what that gave, and what stands in the file then."""
    with Files().fresh() as url:
        with Store.open(url) as store:
            made = fill(store)
        return made, Path(url.removeprefix("sqlite:///")).read_bytes()


def new_file(file: Path, content: bytes = b"") -> str:
    """Make a database of SQLite without records, or with what stands in another; give its address.

    It is a copy, with an identity of its own: to make all tables anew takes five times as long.
    """
    file.touch(0o600)
    file.write_bytes(content or _made_file())
    with closing(sqlite3.connect(file)) as made, made:
        made.execute("UPDATE meta SET value=? WHERE key='identity'", (secrets.token_hex(16),))
    return f"sqlite:///{file}"


@cache
def _made_file() -> bytes:
    """Give what stands in a database that was just made."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "made.db"
        with Store.open(f"sqlite:///{file}"):
            pass
        return file.read_bytes()


class Server:
    """PostgreSQL: one server for a run; a database that a test has left is emptied for the next one."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._control = self._connected("postgres")
        self._free: list[str] = []
        # The language's own order of letters, so that a test fails which leans on the order of their codes.
        self._control.execute(
            f"CREATE DATABASE {TEMPLATE} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'"
        )
        with Store.open(self.url(TEMPLATE)):
            pass
        with closing(self._connected(TEMPLATE)) as made:
            self._reset = _emptying(made)
            self._shape = made.execute(SHAPE).fetchone()

    def url(self, name: str) -> str:
        return f"postgresql://regulars@/{name}?host={self._address}"

    def _connected(self, name: str) -> psycopg.Connection[Any]:
        return psycopg.connect(host=self._address, user="regulars", dbname=name, autocommit=True)

    @contextmanager
    def empty(self) -> Iterator[str]:
        name = self._made("template0")
        yield self.url(name)
        self._drop(name)

    @contextmanager
    def fresh(self) -> Iterator[str]:
        name = self._free.pop() if self._free else self._made(TEMPLATE)
        with closing(self._connected(name)) as connection:
            connection.execute(self._reset)
            connection.execute("UPDATE meta SET value=%s WHERE key='identity'", (secrets.token_hex(16),))
        yield self.url(name)
        with closing(self._connected(name)) as connection:
            in_use, size = connection.execute(STILL_IN_USE).fetchone() or (0, 0)
            changed = connection.execute(SHAPE).fetchone() != self._shape
        if in_use or changed or size > LARGE:
            self._drop(name)
        else:
            self._free.append(name)

    @contextmanager
    def filled(self, fill: Callable[[Store], Made]) -> Iterator[Filled[Made]]:
        name = self._made(TEMPLATE)
        with Store.open(self.url(name)) as store:
            made = fill(store)

        @contextmanager
        def copy() -> Iterator[str]:
            copied = self._made(name)
            yield self.url(copied)
            self._drop(copied)

        yield Filled(made, copy)
        self._drop(name)

    def _made(self, template: str) -> str:
        name = f"shop_{secrets.token_hex(4)}"
        self._control.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def _drop(self, name: str) -> None:
        self._control.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def close(self) -> None:
        self._control.close()


def _emptying(made: psycopg.Connection[Any]) -> str:
    """Give the statements that leave in a database what is in one that was just made."""
    statements = [f'DELETE FROM "{name}"' for name in metadata.tables]  # noqa: S608 - our own names
    for name in metadata.tables:
        rows = made.execute(f'SELECT row_to_json(each)::text FROM "{name}" AS each').fetchall()  # noqa: S608 - likewise
        statements += [
            f'INSERT INTO "{name}" SELECT * FROM json_populate_record(NULL::"{name}", {sql.quote(row[0])})'  # noqa: S608 - likewise
            for row in rows
        ]
    # What was written down is kept by triggers, which are asleep meanwhile.
    return "; ".join(["SET session_replication_role = replica", *statements])


@contextmanager
def engine_for(url: str) -> Iterator[Engine]:
    """Give a way to a database that no store has open."""
    engine = create_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def ask_past_the_store(url: str, statement: str) -> list[tuple[Any, ...]]:
    """Run a statement on a database that no store has open, and give its rows, if any."""
    with engine_for(url) as engine, engine.begin() as connection:
        found = connection.exec_driver_sql(statement)
        return [tuple(row) for row in found] if found.returns_rows else []


@cache
def server_program(name: str) -> str | None:
    """Find a program of the server; the newest where there are several."""
    found = [each for folder in BINARIES for each in Path(folder).glob(f"*/bin/{name}")]
    versions = [[int(digits) for digits in re.findall(r"\d+", each.parts[-3])] for each in found]
    newest = max(zip(versions, map(str, found), strict=True), default=(None, shutil.which(name)))
    return newest[1]


def missing_server() -> str:
    """Say why no server can be started here; nothing where one can."""
    if os.name == "nt":
        return "a server of PostgreSQL is not started for tests on Windows"
    missing = [each for each in ("initdb", "postgres") if server_program(each) is None]
    return f"PostgreSQL is not installed (looked for {', '.join(missing)})" if missing else ""


@contextmanager
def started_server() -> Iterator[Server]:
    """Start a PostgreSQL of our own in a folder that goes with it; no network, no password, nothing kept."""
    with server_folder() as folder, serving(folder):
        server = Server(folder)
        yield server
        server.close()


@contextmanager
def server_folder() -> Iterator[str]:
    """Make a folder with what a server needs, in which none runs yet."""
    # A socket's path may not be long, so the folder lies where folders are short.
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        if os.geteuid() == 0:  # the server refuses to run as the one who may do everything
            shutil.chown(folder, "postgres")
        _as_server("initdb", "-D", f"{folder}/data", "-U", "regulars", "-A", "trust", "-E", "UTF8",
                   "--locale=C", "--no-sync", "--no-instructions").wait()  # fmt: skip
        yield folder


@contextmanager
def serving(folder: str, *, keeps: bool = False) -> Iterator[None]:
    """Let a server run in its folder for as long as the block lasts; then it ends at once, as in a crash.

    ``keeps``: what was committed is there when it runs again, as on every server but that of most tests.
    """
    settings = {**NOBODY_LOSES, "listen_addresses": "", "unix_socket_directories": folder}
    settings["synchronous_commit"] = "on" if keeps else "off"
    process = _as_server(
        "postgres", "-D", f"{folder}/data", *(f"--{name}={value}" for name, value in settings.items())
    )
    try:
        _wait_for(folder, process)
        yield
    finally:
        process.send_signal(signal.SIGQUIT)  # at once: nothing is worth keeping
        process.wait()


def _wait_for(folder: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers."""
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError(f"PostgreSQL ended with {process.returncode}.")
        with suppress(psycopg.OperationalError):
            psycopg.connect(host=folder, user="regulars", dbname="postgres").close()
            return
        time.sleep(0.05)
    raise RuntimeError("PostgreSQL did not start in 30 seconds.")


def _as_server(name: str, *words: str) -> subprocess.Popen[bytes]:
    """Run a program of the server, as the user whom its package has made where we may do everything."""
    user = "postgres" if os.geteuid() == 0 else None
    groups: list[int] | None = None if user is None else []
    command = [str(server_program(name)), *words]
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(
        command, user=user, group=user, extra_groups=groups, stdout=nowhere, stderr=nowhere, cwd="/"
    )

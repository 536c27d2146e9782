"""Databases that older versions wrote open with everything in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import Connection, inspect

from crm.access import LOCAL_OWNER
from data_io.store import Store, StoreLost, upgrades
from data_io.store.engines import run
from tests.databases import Databases, ask_past_the_store, engine_for

VERSION_1 = Path(__file__).with_name("version_1.sql")
ON_SERVERS: Final = (
    (r"\bDOUBLE\b", "DOUBLE PRECISION"),
    (r"\bTEXT\b", 'TEXT COLLATE "C"'),
    (r"\b(id|record|first_id|last_id|next_id|customer|product|campaign|revision) INTEGER", r"\1 BIGINT"),
)
"""What PostgreSQL calls the kinds of columns that SQLite's words name."""


@pytest.fixture
def old(databases: Databases) -> Iterator[str]:
    """Give the address of a database as version 1 wrote it."""
    written = VERSION_1.read_text(encoding="utf-8")
    with databases.empty() as url:
        if not url.startswith("sqlite"):
            for names, kind in ON_SERVERS:
                written = re.sub(names, kind, written)
        with engine_for(url) as engine, engine.begin() as connection:
            for statement in written.partition("BEGIN TRANSACTION;")[2].partition("COMMIT;")[0].split(";\n"):
                if statement.strip():
                    connection.exec_driver_sql(statement)
        yield url


def dump(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Give the rows of each table that there is, in order."""
    with engine_for(url) as engine:
        names = inspect(engine).get_table_names()
    names = [name for name in names if name != "back_up"]  # what a copy tells of itself
    return {name: sorted(ask_past_the_store(url, f'SELECT * FROM "{name}"'), key=repr) for name in names}  # noqa: S608 - our own names


def shape(url: str) -> set[tuple[str, ...]]:
    """Give the tables with the names and kinds of their columns, and the indexes."""
    with engine_for(url) as engine:
        found = inspect(engine)
        tables = found.get_table_names()
        columns = {
            (name, each["name"], repr(each["type"])) for name in tables for each in found.get_columns(name)
        }
        return columns | {(name, str(each["name"])) for name in tables for each in found.get_indexes(name)}


def copies_beside(url: str) -> list[str]:
    """Give the addresses of the copies that were made before an upgrade; a server makes its own."""
    if not url.startswith("sqlite"):
        return []
    folder = Path(url.removeprefix("sqlite:///")).parent / "backups" / "shop"
    return [f"sqlite:///{each}" for each in folder.glob("*-before-upgrade*.db")]


def test_a_database_of_version_1_gets_the_facts_declared_since(old: str) -> None:
    before = dump(old)
    with Store.open(old) as store:
        customers = store.records("customer", LOCAL_OWNER)
        assert customers["name"].tolist() == ["Anna Smith", "Zoë Müller"]
        assert customers["own.Shelf"].tolist() == ['A "1"', None]
        assert customers["post_consent"].tolist() == [None, None]
        assert store.load("sale", LOCAL_OWNER)["amount"].sum() == 701.5982
        assert store.load("message", LOCAL_OWNER).empty
        assert store.check() == []
        store.undo(2, LOCAL_OWNER)
        assert store.records("customer", LOCAL_OWNER)["name"].tolist() == ["Ann Smith", "Zoë Müller"]
        assert store.receipt_details(1, LOCAL_OWNER) == {"rows": 3}
    assert [dump(copy) for copy in copies_beside(old)] == ([before] if old.startswith("sqlite") else [])


def test_an_upgraded_database_is_like_a_new_one(old: str, databases: Databases) -> None:
    with databases.empty() as new:
        for url in (old, new):
            Store.open(url).close()
        assert shape(old) == shape(new)


def test_steps_of_newer_versions_run_once_and_in_order(old: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def rename(connection: Connection) -> None:
        run(connection, "UPDATE customer SET name = name || '!'")

    monkeypatch.setattr(upgrades, "UPGRADES", (rename, rename))
    for _ in range(2):
        with Store.open(old) as store:
            assert store.records("customer", LOCAL_OWNER)["name"].tolist() == ["Anna Smith!!", "Zoë Müller!!"]


def test_an_upgrade_that_fails_leaves_everything_as_it_was(old: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(connection: Connection) -> None:
        run(connection, "DELETE FROM customer")
        run(connection, "SELECT no_such_column FROM customer")

    before = dump(old)
    monkeypatch.setattr(upgrades, "UPGRADES", (fail,))
    with pytest.raises(StoreLost):
        Store.open(old)
    assert dump(old) == before


def test_a_database_gets_its_own_name_once(old: str, databases: Databases) -> None:
    names = []
    with databases.empty() as new:
        for url in (old, old, new):
            with Store.open(url) as store:
                names.append(store.identity)
    assert names[0] == names[1] != names[2]
    assert all(len(name) == 32 for name in names)
    assert len(copies_beside(old)) == (1 if old.startswith("sqlite") else 0)

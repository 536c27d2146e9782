"""Databases that older versions wrote open with everything in them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from crm.access import LOCAL_OWNER
from data_io.store import Store, StoreLost, upgrades
from data_io.store.engines import run

VERSION_1 = Path(__file__).with_name("version_1.sql")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "shop.db"
    with closing(sqlite3.connect(path)) as file:
        file.executescript(VERSION_1.read_text(encoding="utf-8"))
    return path


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as file:
        return list(file.iterdump())


def test_a_database_of_version_1_gets_the_facts_declared_since(old: Path) -> None:
    before = dump(old)
    with Store.open(f"sqlite:///{old}") as store:
        customers = store.records("customer", LOCAL_OWNER)
        assert customers["name"].tolist() == ["Anna Smith", "Zoë Müller"]
        assert customers["own.Shelf"].tolist() == ['A "1"', None]
        assert customers["post_consent"].tolist() == [None, None]
        assert store.load("sale", LOCAL_OWNER)["amount"].sum() == 701.5982
        assert store.load("message", LOCAL_OWNER).empty
        assert store.check() == []
        store.undo(2, LOCAL_OWNER)
        assert store.records("customer", LOCAL_OWNER)["name"].tolist() == ["Ann Smith", "Zoë Müller"]
        assert store.receipt_details(1) == {"rows": 3}
    copies = list(old.parent.glob("shop-before-upgrade-*.db"))
    assert [dump(copy) for copy in copies] == [before]


def test_an_upgraded_database_is_like_a_new_one(old: Path, tmp_path: Path) -> None:
    def shape(path: Path) -> set[tuple[str, str, str]]:
        with closing(sqlite3.connect(path)) as file:
            tables = [row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type='table'")]
            columns = {
                (name, row[1], row[2])
                for name in tables
                for row in file.execute(f'PRAGMA table_info("{name}")')
            }
            return columns | {
                (row[0], "", "") for row in file.execute("SELECT name FROM sqlite_master WHERE type='index'")
            }

    new = tmp_path / "new.db"
    for path in (old, new):
        Store.open(f"sqlite:///{path}").close()
    assert shape(old) == shape(new)


def test_steps_of_newer_versions_run_once_and_in_order(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def rename(connection: Connection) -> None:
        run(connection, "UPDATE customer SET name = name || '!'")

    monkeypatch.setattr(upgrades, "UPGRADES", (rename, rename))
    for _ in range(2):
        with Store.open(f"sqlite:///{old}") as store:
            assert store.records("customer", LOCAL_OWNER)["name"].tolist() == ["Anna Smith!!", "Zoë Müller!!"]


def test_an_upgrade_that_fails_leaves_everything_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(connection: Connection) -> None:
        run(connection, "DELETE FROM customer")
        run(connection, "SELECT no_such_column FROM customer")

    before = dump(old)
    monkeypatch.setattr(upgrades, "UPGRADES", (fail,))
    with pytest.raises(StoreLost):
        Store.open(f"sqlite:///{old}")
    assert dump(old) == before


def test_a_database_gets_its_own_name_once(old: Path, tmp_path: Path) -> None:
    names = []
    for path in (old, old, tmp_path / "new.db"):
        with Store.open(f"sqlite:///{path}") as store:
            names.append(store.identity)
    assert names[0] == names[1] != names[2]
    assert all(len(name) == 32 for name in names)
    assert len(list(old.parent.glob("shop-before-upgrade-*.db"))) == 1

"""Back-ups as the settings say, the hourly ones, and a database file that cannot be opened any more."""

from __future__ import annotations

import json
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from crm.access import LOCAL_OWNER
from data_io import backups
from data_io.__main__ import main
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.settings import Settings
from data_io.store import Store
from data_io.store.copies import copies, sealing
from tests.databases import Server


def insert(store: Store, *names: str) -> None:
    part = EntityChanges("customer", pd.DataFrame({"name": list(names)}, dtype=object))
    store.apply(ChangeSet(Source.IMPORT, "made", (part,)), LOCAL_OWNER)


def settings(folder: Path, **more: str) -> Settings:
    environment = {"DATABASE_URL": f"sqlite:///{folder / 'shop.db'}", **more}
    return Settings.from_environment(environment)


def test_they_lie_where_the_settings_say_sealed_and_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sealing.COST, "n", 1_024)
    (tmp_path / "word").write_text("pässword\nnot this\n", encoding="utf-8")
    given = settings(
        tmp_path,
        REGULARS_BACKUPS=str(tmp_path / "safe"),
        REGULARS_BACKUPS_TOO=str(tmp_path / "too"),
        REGULARS_BACKUP_PASSWORD_FILE=str(tmp_path / "word"),
    )
    with backups.open_kept(given) as store:
        insert(store, "Ann")
        insert(store, "Bob")
    for folder in ("safe", "too"):
        (made,) = (tmp_path / folder / "shop").glob("*.sealed")
        sealing.unseal(made, tmp_path / folder / "plain.db", "pässword")
    assert "pässword" not in repr(given)


def test_the_hourly_ones_are_made_in_the_background(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "HOUR", timedelta(0))
    with backups.open_kept(settings(tmp_path)) as store:
        insert(store, "Ann")
        with backups.hourly(0.02):
            end = time.monotonic() + 20
            while not store.copies.shelf.files() and time.monotonic() < end:
                time.sleep(0.02)
        made = len(store.copies.shelf.files())
    assert made == 1


def test_a_store_that_was_closed_stops_no_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "HOUR", timedelta(0))
    (tmp_path / "other").mkdir()
    closed = backups.open_kept(settings(tmp_path / "other"))
    closed.close()
    with backups.open_kept(settings(tmp_path)) as store, backups.hourly(0.02):
        insert(store, "Ann")
        end = time.monotonic() + 20
        while not store.copies.shelf.files() and time.monotonic() < end:
            time.sleep(0.02)
        assert store.copies.shelf.files()


def test_a_broken_file_is_put_aside_and_the_back_up_takes_its_place(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with backups.open_kept(settings(tmp_path)) as store:
        insert(store, "Ann")
        made = store.copies.make(LOCAL_OWNER)
        identity = store.identity
    broken = b"broken" * 1_000
    (tmp_path / "shop.db").write_bytes(broken)
    url = f"sqlite:///{tmp_path / 'shop.db'}"
    assert main(["--database", url, "restore", made.name]) == 2
    assert (tmp_path / "shop.db").read_bytes() == broken
    assert "Traceback" not in capfd.readouterr().err
    assert main(["--database", url, "restore", made.name, "--damaged"]) == 0
    with Store.open(url) as store:
        assert store.load("customer", LOCAL_OWNER)["name"].tolist() == ["Ann"]
        assert (store.identity, store.check()) == (identity, [])
    (aside,) = tmp_path.glob("shop-damaged-*.db")
    assert aside.read_bytes() == broken


def test_a_file_that_opens_is_not_put_aside(tmp_path: Path) -> None:
    with backups.open_kept(settings(tmp_path)) as store:
        insert(store, "Ann")
    backups.put_damaged_aside(settings(tmp_path))
    assert not list(tmp_path.glob("shop-damaged-*"))


def test_a_database_on_a_server_is_copied_before_an_upgrade(postgresql: Server, tmp_path: Path) -> None:
    with postgresql.fresh() as url:
        given = Settings.from_environment({"DATABASE_URL": url, "REGULARS_BACKUPS": str(tmp_path)})
        with backups.open_kept(given) as store:
            insert(store, "Ann")
            with store._open.database.writing() as connection:  # noqa: SLF001 - as an older program left it
                connection.exec_driver_sql("ALTER TABLE customer DROP COLUMN hobbies")
        with backups.open_kept(given) as store:
            assert store.load("customer", LOCAL_OWNER)["name"].tolist() == ["Ann"]
            assert [name.reason for name in store.copies.shelf.files()] == ["before-upgrade"]


def test_a_list_and_a_move_by_command(
    tmp_path: Path, postgresql: Server, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    url = f"sqlite:///{tmp_path / 'shop.db'}"
    with backups.open_kept(settings(tmp_path)) as store:
        insert(store, "Ann")

    def said(*words: str) -> Any:  # noqa: ANN401 - any JSON
        assert main(list(words)) == 0
        return json.loads(capfd.readouterr().out)

    made = said("backup", "--database", url)
    (told,) = said("backup", "--list", "--json", "--database", url)
    with postgresql.empty() as server:
        moved = said("move", url, server)
        assert main(["move", url, server]) == 2
        assert "not empty" in capfd.readouterr().err
    assert told["name"] == Path(made["backup"]).name
    assert (told["reason"], told["verified"], told["encrypted"]) == ("by hand", "content", False)
    assert told["kept_until"] is None
    assert moved["same"] is True

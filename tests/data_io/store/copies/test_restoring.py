"""The way back: all of it or nothing, on a file and on a server, and what stays as it is at present."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from crm.access import LOCAL_OWNER, Access, Denied, Role
from data_io.store import Store, StoreError, StoreForeign, StoreMissing, StoreNewer
from data_io.store.copies.contents import contents_of
from data_io.store.copies.restoring import AFTER_RESTORE, KEPT_OVER_RESTORE, same_contents
from data_io.store.copies.shelf import Shelf
from data_io.store.engines import run
from data_io.store.links import LinkShut
from data_io.store.tables import metadata
from tests.databases import Databases

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from data_io.store.copies.contents import TableContents
    from tests.data_io.store.conftest import Shop


@pytest.fixture(autouse=True)
def shelved(shop: Shop, tmp_path: Path) -> None:
    """Keep the back-ups of the shop where the test can look."""
    shop.store.copies.keep_in(Shelf(tmp_path / "backups"))


def contents(shop: Shop) -> dict[str, TableContents]:
    with shop.store._open.database.reading() as connection:  # noqa: SLF001 - what lies there is compared
        return contents_of(connection)


def trade(shop: Shop) -> None:
    """Let some things happen: records of several kinds, edits, own columns, a deletion, an undo."""
    shop.insert(
        customer={"name": ["Ann", "Bob", "Zoë\t\\ \n"], "own.Shelf": ["top", None, "ß"]},
        product={"name": ["Figs"]},
        sale={"customer": [-1, -2], "product": [-1, -1], "sold_at": ["2024-01-05", "2024-02-05T10:00:00"],
              "amount": [105_000, None], "quantity": [0.1, 2.0], "order_number": ["A1", "A2"],
              "line": [1, 1]},
    )  # fmt: skip
    shop.update("customer", (1, "name", "Ann", "Anna"))
    shop.delete("customer", 3)
    shop.store.set_rate("USD", 0.9, LOCAL_OWNER)


def test_what_was_destroyed_comes_back_to_the_last_value(shop: Shop) -> None:
    trade(shop)
    saved, all_of_it = contents(shop), shop.dump()
    copy = shop.store.copies.make(LOCAL_OWNER)
    for name in ("sale", "customer", "product", "tombstone"):
        shop.run(f'DELETE FROM "{name}"')  # noqa: S608 - our own names
    shop.run("UPDATE rate SET rate=7")

    shop.store.copies.restore(copy, LOCAL_OWNER)

    assert shop.dump() == all_of_it
    assert same_contents(contents(shop), saved)
    assert shop.store.check() == []
    assert shop.store.rates() == {"USD": 0.9}


def test_a_restore_is_taken_back_by_the_copy_that_it_made(shop: Shop) -> None:
    trade(shop)
    copy = shop.store.copies.make(LOCAL_OWNER)
    shop.insert(customer={"name": ["Eve"]})
    later = shop.dump()

    done = shop.store.copies.restore(copy, LOCAL_OWNER)
    assert shop.store.load("customer", LOCAL_OWNER)["name"].tolist() == ["Anna", "Bob"]
    assert shop.store.search("eve", LOCAL_OWNER).empty

    shop.store.copies.restore(done.kept, LOCAL_OWNER)
    assert shop.dump() == later
    assert shop.store.check() == []
    assert shop.store.load("customer", LOCAL_OWNER)["name"].tolist() == ["Anna", "Bob", "Eve"]


def test_steps_and_ids_go_on_after_all_there_ever_were(shop: Shop) -> None:
    shop.insert(customer={"name": ["Ann"]})
    copy = shop.store.copies.make(LOCAL_OWNER)
    shop.insert(customer={"name": ["Bob"]})
    shop.insert(customer={"name": ["Cem"]})

    done = shop.store.copies.restore(copy, LOCAL_OWNER)
    after = shop.insert(customer={"name": ["Dee"]})

    assert (done.revision, after.revision) == (4, 5)
    assert after.made("customer") == [4]
    assert shop.store.load("customer", LOCAL_OWNER).index.tolist() == [1, 4]
    labels = shop.store.history(LOCAL_OWNER)["label"].tolist()
    assert labels[0] == "made"
    assert "put back" in labels[1]


def test_another_process_sees_what_came_back(shop: Shop) -> None:
    """Whoever holds frames of steps that are gone reads anew, though the steps go on with higher numbers."""
    shop.insert(customer={"name": ["Ann"]})
    copy = shop.store.copies.make(LOCAL_OWNER)
    shop.insert(customer={"name": ["Bob"]})
    assert len(shop.store.load("customer", LOCAL_OWNER)) == 2
    assert len(shop.store.search("bob", LOCAL_OWNER)) == 1
    shared = shop.store._open  # noqa: SLF001 - as a process that did not do it
    shared.copies._forget = lambda: None  # noqa: SLF001 - likewise
    shop.store.copies.restore(copy, LOCAL_OWNER)
    assert shop.store.load("customer", LOCAL_OWNER)["name"].tolist() == ["Ann"]
    assert shop.store.search("bob", LOCAL_OWNER).empty
    shop.insert(customer={"name": ["Eve"]})
    assert shop.store.load("customer", LOCAL_OWNER)["name"].tolist() == ["Ann", "Eve"]


def test_the_journal_only_grows(shop: Shop) -> None:
    shop.insert(customer={"name": ["Ann"]})
    copy = shop.store.copies.make(LOCAL_OWNER)
    shop.insert(customer={"name": ["Bob"]})
    before = shop.rows(metadata.tables["journal"])

    shop.store.copies.restore(copy, LOCAL_OWNER)

    after = shop.rows(metadata.tables["journal"])
    assert set(before) < set(after)
    assert "restore" in {row[3] for row in set(after) - set(before)}
    assert shop.store.check() == []


def test_on_a_new_machine_all_of_it_comes_back(shop: Shop, databases: Databases, tmp_path: Path) -> None:
    trade(shop)
    journal, identity = shop.rows(metadata.tables["journal"]), shop.store.identity
    copy = shop.store.copies.make(LOCAL_OWNER)
    with databases.fresh() as url, Store.open(url, Shelf(tmp_path / "elsewhere")) as fresh:
        fresh.copies.restore(copy, LOCAL_OWNER)
        assert fresh.identity == identity
        assert fresh.check() == []
        there = type(shop)(fresh, url)
        assert set(journal) <= set(there.rows(metadata.tables["journal"]))
        assert there.dump() == shop.dump()


def test_what_must_be_done_again_is_done_with_what_came_back(shop: Shop) -> None:
    def erase(connection: Connection) -> None:
        run(connection, "UPDATE customer SET name='erased' WHERE name='Ann'")

    shop.insert(customer={"name": ["Ann"]})
    copy = shop.store.copies.make(LOCAL_OWNER)
    AFTER_RESTORE.append(erase)
    try:
        shop.store.copies.restore(copy, LOCAL_OWNER)
    finally:
        AFTER_RESTORE.remove(erase)
    assert shop.store.load("customer", LOCAL_OWNER)["name"].tolist() == ["erased"]


def test_what_fails_on_the_way_changes_nothing(shop: Shop) -> None:
    def fail(connection: Connection) -> None:
        run(connection, "SELECT no_such_column FROM customer")

    shop.insert(customer={"name": ["Ann"]})
    copy = shop.store.copies.make(LOCAL_OWNER)
    shop.insert(customer={"name": ["Bob"]})
    before = shop.everything()
    AFTER_RESTORE.append(fail)
    try:
        with pytest.raises(StoreError):
            shop.store.copies.restore(copy, LOCAL_OWNER)
    finally:
        AFTER_RESTORE.remove(fail)
    assert shop.everything() == before
    assert not list((copy.parent).glob("*.part*"))


def test_what_is_no_back_up_is_not_restored(shop: Shop, tmp_path: Path) -> None:
    shop.insert(customer={"name": ["Ann"]})
    newer = tmp_path / "newer.db"
    shop.store.copies.write(newer, LOCAL_OWNER)
    with closing(sqlite3.connect(newer)) as copy, copy:
        copy.execute("UPDATE meta SET value='999' WHERE key='version'")
    before = shop.everything()
    (tmp_path / "text.db").write_text("no database " * 100)
    for name, error in (("text.db", StoreForeign), ("nowhere.db", StoreMissing), ("newer.db", StoreNewer)):
        with pytest.raises(error):
            shop.store.copies.restore(tmp_path / name, LOCAL_OWNER)
    for role in (Role.MANAGER, Role.STAFF, Role.VIEWER, None):
        with pytest.raises(Denied):
            shop.store.copies.restore(tmp_path / "text.db", Access("S", role))
    assert shop.everything() == before


def test_a_back_up_of_an_older_program_is_brought_up_to_date(shop: Shop, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    script = (Path(__file__).parents[1] / "version_1.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(old)) as made:
        made.executescript(script)
    shop.insert(customer={"name": ["Present"]})

    shop.store.copies.restore(old, LOCAL_OWNER)

    assert shop.store.records("customer", LOCAL_OWNER)["name"].tolist() == ["Anna Smith", "Zoë Müller"]
    assert shop.store.check() == []


def test_killed_in_the_middle_it_is_the_old_or_the_new(shop: Shop, tmp_path: Path) -> None:
    shop.insert(customer={"name": [f"Old {number}" for number in range(20_000)]})
    copy = shop.store.copies.make(LOCAL_OWNER)
    shop.insert(customer={"name": ["New"]})
    url = shop.url
    shop.store.close()
    script = (
        "import sys; from pathlib import Path; from data_io.store import Store\n"
        "from data_io.store.copies.shelf import Shelf; from crm.access import LOCAL_OWNER\n"
        "url, folder, file = sys.argv[1:]\n"
        "store = Store.open(url, Shelf(Path(folder)))\n"
        "print('ready', flush=True); sys.stdin.readline()\n"
        "store.copies.restore(Path(file), LOCAL_OWNER)\n"
        "print('done', flush=True)\n"
    )
    counts = []
    for wait in (0.05, 0.2, 0.35, 0.5, 0.7, 1.0, 60):
        process = subprocess.Popen(
            [sys.executable, "-c", script, url, str(tmp_path / "backups"), str(copy)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[4],
        )  # fmt: skip
        assert process.stdin
        assert process.stdout
        process.stdout.readline()
        process.stdin.write("go\n")
        process.stdin.flush()
        end = time.monotonic() + wait
        while process.poll() is None and time.monotonic() < end:
            time.sleep(0.01)
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdin.close()
        process.stdout.close()
        with Store.open(url) as store:
            counts.append(store.count("customer", LOCAL_OWNER))
            assert store.check() == []
            if counts[-1] == 20_000:
                break
    assert set(counts) <= {20_000, 20_001}
    assert counts[-1] == 20_000
    assert len(counts) > 1, "the first wait is too short for any restore"
    shop.store = Store.open(url)


def test_what_stays_as_it_is_are_tables_that_there_are() -> None:
    assert metadata.tables.keys() >= KEPT_OVER_RESTORE


def test_nobody_comes_back_in_and_nobody_erased_comes_back(shop: Shop) -> None:
    """A link that was taken back, a person let in since, an erasure: all as at present after a restore."""
    shop.insert(customer={"name": ["Ann Ames", "Bob"], "email": ["ann@shop.example", "bob@shop.example"]})
    shop.update("customer", (1, "name", "Ann Ames", "Ann Mary Ames"))
    token = shop.store.links.make(LOCAL_OWNER, "for Eve", ["revenue"])
    copy = shop.store.copies.make(LOCAL_OWNER)
    shop.store.links.revoke(LOCAL_OWNER, 1)
    person = shop.store.accounts.found("owner@shop.example", "Olive", "a long and quiet sentence")
    shop.store.rights.erase(1, LOCAL_OWNER)

    shop.store.copies.restore(copy, LOCAL_OWNER)

    with pytest.raises(LinkShut):
        shop.store.links.open(token)
    assert shop.run("SELECT id FROM person") == [(person,)]
    everything = repr(shop.everything())
    assert "ann@" not in everything
    assert "Ames" not in everything
    assert "bob@shop.example" in everything
    assert shop.store.check() == []


def test_people_read_and_write_on_meanwhile(shop: Shop) -> None:
    shop.insert(customer={"name": [f"Old {number}" for number in range(3_000)]})
    copy = shop.store.copies.make(LOCAL_OWNER)
    shop.insert(customer={"name": ["New"]})
    seen: list[int] = []
    end = threading.Event()

    def read() -> None:
        while not end.is_set():
            seen.append(len(shop.store.records("customer", LOCAL_OWNER, fields=["name"])))

    def write() -> None:
        while not end.is_set():
            shop.insert(task={"title": ["meanwhile"]})
            time.sleep(0.02)

    with ThreadPoolExecutor(3) as people:
        work = [people.submit(read), people.submit(read), people.submit(write)]
        for _ in range(2):
            shop.store.copies.restore(copy, LOCAL_OWNER)
        end.set()
        for each in work:
            each.result()
    assert set(seen) <= {3_000, 3_001}
    assert seen[-1] == 3_000
    assert shop.store.check() == []

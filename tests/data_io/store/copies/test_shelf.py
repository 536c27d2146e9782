"""The folder of the back-ups: proven, sealed by choice, thinned, in a second folder too; and its troubles."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crm.access import LOCAL_OWNER
from data_io.store import Store, StoreError, StoreForeign
from data_io.store.copies import sealing
from data_io.store.copies.facts import BY_CONTENT, BY_ROWS, read_facts
from data_io.store.copies.names import CopyName, Reason
from data_io.store.copies.sealing import CopyLocked
from data_io.store.copies.shelf import Shelf, shelf_of
from data_io.store.engines import Database
from tests.data_io.store.conftest import Shop
from tests.databases import ON_FILES

PASSWORD = "corréct horse"  # noqa: S105 - of a test


@pytest.fixture(autouse=True)
def keys_are_made_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sealing.COST, "n", 1_024)


@pytest.fixture
def database(shop: Shop) -> Database:
    shop.insert(customer={"name": ["Ann", "Bob"]}, sale={"sold_at": ["2024-01-05"], "amount": [105_000]})
    return shop.store._open.database  # noqa: SLF001 - as the store itself hands it on


def test_it_tells_what_was_copied_and_proves_it(database: Database, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "backups")
    thorough = read_facts(shelf.make(database, Reason.BY_HAND))
    quick = read_facts(shelf.make(database, Reason.BEFORE_IMPORT, thorough=False))
    assert (thorough.verified, thorough.revision, thorough.reason) == (BY_CONTENT, 1, "by-hand")
    assert (thorough.rows["customer"], thorough.rows["sale"]) == (2, 1)
    assert thorough.sums["sale"]["amount"] == 105_000
    assert len(thorough.digests["sale"]) == 64
    assert quick.verified == (BY_ROWS if database.is_sqlite else BY_CONTENT)
    assert quick.rows == thorough.rows


def test_the_digests_are_the_same_on_every_engine(database: Database, tmp_path: Path) -> None:
    """A copy of the copy tells the same as the original, wherever that lies."""
    shelf = Shelf(tmp_path / "backups")
    made = shelf.make(database, Reason.BY_HAND)
    with Store.open(f"sqlite:///{made}") as copy:
        again = read_facts(copy.copies.shelf.make(copy._open.database, Reason.BY_HAND))  # noqa: SLF001 - as above
    assert again.digests == read_facts(made).digests


def test_the_list_says_what_when_and_until(database: Database, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "backups")
    shelf.make(database, Reason.HOURLY)
    shelf.make(database, Reason.BY_HAND)
    (tmp_path / "backups" / "notes.txt").write_text("mine")
    newest, older = shelf.copies()
    assert (newest.until, newest.size > 0, newest.facts.revision) == (None, True, 1)
    assert older.until is not None
    assert older.until >= older.name.moment + timedelta(hours=24)


def test_a_sealed_one_leaves_no_plain_one_and_opens_by_its_password(
    database: Database, tmp_path: Path
) -> None:
    shelf = Shelf(tmp_path / "backups", tmp_path / "too", PASSWORD)
    made = shelf.make(database, Reason.BY_HAND)
    for folder in (tmp_path / "backups", tmp_path / "too"):
        assert [file.name for file in folder.iterdir() if file.suffix != ".lock"] == [made.name]
        assert b"SQLite" not in (folder / made.name).read_bytes()
        assert b"Ann" not in (folder / made.name).read_bytes()
    assert made.name.endswith(".sealed")
    assert shelf.copies()[0].facts.rows["customer"] == 2
    assert shelf.copies()[0].facts.digests == {}
    with shelf.opened(made) as plain, closing(sqlite3.connect(plain)) as copy:
        assert copy.execute("SELECT count(*) FROM customer").fetchone() == (2,)
    assert not plain.exists()
    with pytest.raises(CopyLocked), Shelf(tmp_path / "backups").opened(made):
        pass
    with Shelf(tmp_path / "backups").opened(made, PASSWORD) as plain:
        assert plain.exists()
    with pytest.raises(CopyLocked), shelf.opened(made, "another"):
        pass
    assert not list((tmp_path / "backups").glob("*.part*"))


@pytest.mark.usefixtures("database")
def test_a_sealed_one_comes_back(shop: Shop, tmp_path: Path) -> None:
    shop.store.copies.keep_in(Shelf(tmp_path / "backups", password=PASSWORD))
    made = shop.store.copies.make(LOCAL_OWNER)
    before = shop.dump()
    shop.delete("customer", 1)
    shop.store.copies.restore(made, LOCAL_OWNER)
    assert shop.dump() == before


@ON_FILES
def test_what_is_damaged_is_not_opened(database: Database, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "backups")
    made = shelf.make(database, Reason.BY_HAND)
    content = bytearray(made.read_bytes())
    content[8_192:40_960] = bytes(32_768)
    made.write_bytes(content)
    with pytest.raises(StoreForeign), shelf.opened(made):
        pass


@ON_FILES
def test_old_ones_go_from_both_folders(database: Database, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "backups", tmp_path / "too")
    now = datetime.now(tz=UTC)
    old = [CopyName(now.replace(microsecond=0) - timedelta(days=days), 1, Reason.HOURLY, sealed=False)
           for days in (1_000, 500, 10)]  # fmt: skip
    for folder in (tmp_path / "backups", tmp_path / "too"):
        folder.mkdir()
        for name in old:
            (folder / str(name)).touch()
        (folder / "mine.db").touch()
    made = shelf.make(database, Reason.HOURLY)
    for folder in (tmp_path / "backups", tmp_path / "too"):
        there = {file.name for file in folder.iterdir() if file.suffix != ".lock"}
        assert there == {"mine.db", str(old[2]), made.name}


@ON_FILES
def test_a_second_folder_that_cannot_be_written_is_told_and_stops_nothing(
    database: Database, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    shelf = Shelf(tmp_path / "backups", tmp_path / "file" / "too")
    made = shelf.make(database, Reason.HOURLY)
    assert made.exists()
    assert "second folder" in shelf.trouble
    assert "not a directory" in shelf.trouble
    Shelf(tmp_path / "backups", tmp_path / "too").make(database, Reason.HOURLY)


@ON_FILES
def test_a_full_disk_is_said_and_leaves_nothing_half(database: Database, tmp_path: Path) -> None:
    """The limit on the size of files stands for the end of the disk."""
    resource = pytest.importorskip("resource", reason="only Unix limits the size of files")
    shelf = Shelf(tmp_path / "backups")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
    try:
        with pytest.raises(StoreError, match="disk"):
            shelf.make(database, Reason.HOURLY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert shelf.files() == {}
    assert not list((tmp_path / "backups").glob("*.part*"))
    assert "full" in shelf.trouble
    shelf.make(database, Reason.HOURLY)
    assert shelf.trouble == ""


def test_it_lies_beside_the_database_or_where_the_settings_say(tmp_path: Path) -> None:
    file = Database(f"sqlite:///{tmp_path / 'shop.db'}")
    assert shelf_of(file).folder == tmp_path / "backups" / "shop"
    assert shelf_of(file, Path("/mnt/safe"), Path("/mnt/too")).folder == Path("/mnt/safe/shop")
    assert shelf_of(file, None, Path("/mnt/too")).second == Path("/mnt/too/shop")
    server = Database("postgresql://name:secret@host/our/shop")
    assert shelf_of(server).folder == Path("data/backups/our_shop")

"""Opening and closing: one process a file, and one plain sentence where it cannot be opened."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from crm.access import LOCAL_OWNER
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.store import Store, StoreBusy, StoreError, StoreForeign, StoreFull, StoreMissing, StoreNewer
from tests.databases import ON_FILES, ask_past_the_store

if TYPE_CHECKING:
    from tests.data_io.store.conftest import Shop

ROOT = Path(__file__).resolve().parents[3]
OPEN = """
import sys
from crm.errors import CrmError
from data_io.store import Store
for line in sys.stdin:
    try:
        Store.open(sys.argv[1])
    except CrmError as error:
        print(type(error).__name__, error.message, flush=True)
    else:
        print("opened", flush=True)
"""


@ON_FILES
def test_a_second_process_is_refused_until_the_first_closes(shop: Shop) -> None:
    command = [sys.executable, "-c", OPEN, shop.url]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        stdin, stdout = other.stdin, other.stdout
        assert stdin is not None
        assert stdout is not None

        def try_there() -> str:
            stdin.write("open\n")
            stdin.flush()
            return stdout.readline().strip()

        again = Store.open(shop.url)
        assert try_there().startswith("StoreBusy Regulars is already running with this database (shop.db).")
        shop.insert(customer={"name": ["Ann"]})
        assert again.revision == 1
        again.close()
        assert try_there().startswith("StoreBusy")
        shop.store.close()
        assert try_there() == "opened"
        with pytest.raises(StoreBusy):
            Store.open(shop.url)
        stdin.close()


def test_what_was_stored_is_there_after_closing(shop: Shop) -> None:
    shop.insert(customer={"name": ["Ann"], "own.Shelf": [1]})
    shop.store.close()
    with Store.open(shop.url) as again:
        assert again.records("customer", LOCAL_OWNER)["own.Shelf"].tolist() == [1]
        assert again.business()["fiscal_year_start"] == 1


def test_the_business_is_changed_like_any_record(shop: Shop) -> None:
    shop.update("business", (1, "currency", None, "EUR"), (1, "fiscal_year_start", 1, 4))
    assert (shop.store.business()["currency"], shop.store.business()["fiscal_year_start"]) == ("EUR", 4)
    shop.store.undo(1, LOCAL_OWNER)
    assert shop.store.business()["currency"] is None


def test_folders_are_made(tmp_path: Path) -> None:
    Store.open(f"sqlite:///{tmp_path}/new/folder/shop.db").close()
    assert (tmp_path / "new" / "folder" / "shop.db").is_file()


def refusal(path: Path | str) -> StoreError:
    url = path if isinstance(path, str) else f"sqlite:///{path}"
    with pytest.raises(StoreError) as refused:
        Store.open(url)
    assert refused.value.message.endswith(".")
    return refused.value


def test_what_is_no_database_of_ours_is_left_as_it_is(tmp_path: Path) -> None:
    text, other = tmp_path / "text.db", tmp_path / "other.db"
    text.write_text("not a database at all, but long enough to be taken for one " * 20)
    with closing(sqlite3.connect(other)) as file:
        file.execute("CREATE TABLE theirs (x)")
    before = text.read_bytes(), other.read_bytes()
    assert isinstance(refusal(text), StoreForeign)
    assert isinstance(refusal(other), StoreForeign)
    assert (text.read_bytes(), other.read_bytes()) == before


def test_a_folder_that_cannot_be_used_and_an_address_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert isinstance(refusal(tmp_path / "file" / "shop.db"), StoreMissing)
    assert isinstance(refusal(tmp_path), StoreError)
    assert isinstance(refusal("nonsense"), StoreMissing)
    assert isinstance(refusal("sqlite://"), StoreMissing)


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="this user may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert isinstance(refusal(tmp_path / "shop.db"), StoreError)
    finally:
        tmp_path.chmod(0o700)


def test_a_newer_database_is_refused(shop: Shop) -> None:
    shop.run("UPDATE meta SET value='999' WHERE key='version'")
    shop.store.close()
    assert isinstance(refusal(shop.url), StoreNewer)
    assert ask_past_the_store(shop.url, "SELECT value FROM meta WHERE key='version'") == [("999",)]


@ON_FILES
def test_a_full_disk_keeps_what_was_stored(shop: Shop) -> None:
    shop.insert(customer={"name": ["Ann"]})
    before = shop.everything()
    many = pd.DataFrame({"name": ["x" * 200] * 20_000})
    limit = int(ask(shop, "PRAGMA page_count")) + 5
    ask(shop, f"PRAGMA max_page_count={limit}")  # a disk cannot be filled from here
    with pytest.raises(StoreFull):
        shop.store.apply(ChangeSet(Source.IMPORT, "", (EntityChanges("customer", many),)), LOCAL_OWNER)
    ask(shop, "PRAGMA max_page_count=1073741823")
    assert shop.everything() == before
    assert shop.insert(customer={"name": ["Bob"]}).revision == 2


def ask(shop: Shop, pragma: str) -> str:
    """Set or ask something of the connection that the store will use next."""
    with shop.store._open.database.engine.connect() as connection:  # noqa: SLF001 - there is no door to it
        cursor = connection.connection.cursor()
        cursor.execute(pragma)
        found = cursor.fetchall()
        return str(found[0][0]) if found else ""


@ON_FILES
def test_a_file_that_another_program_holds_is_busy(shop: Shop) -> None:
    with closing(sqlite3.connect(shop.url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        ask(shop, "PRAGMA busy_timeout=50")  # ten seconds are too long for a test
        with pytest.raises(StoreBusy):
            shop.insert(customer={"name": ["Ann"]})
    assert shop.store.revision == 0


def test_matchings_and_rates_are_remembered(shop: Shop) -> None:
    assert shop.store.recall("abc") is None
    shop.store.remember("abc", {"Name": "customer.name"}, LOCAL_OWNER)
    shop.store.remember("abc", {"Name": None}, LOCAL_OWNER)
    shop.store.set_rate("USD", 0.92, LOCAL_OWNER)
    assert shop.store.recall("abc") == {"Name": None}
    assert shop.store.rates() == {"USD": 0.92}


def test_a_customers_file_holds_every_record_that_refers_to_him(shop: Shop) -> None:
    shop.insert(
        customer={"name": ["Ann", "Bob"]},
        sale={"customer": [-1, -2, -1], "sold_at": ["2024-01-01", "2024-01-02", "2024-01-03"]},
        complaint={"customer": [-1], "opened_at": ["2024-01-02"]},
        task={"title": ["Ring"], "customer": [-2]},
    )
    found = shop.store.customer_file(1, LOCAL_OWNER)
    assert found["customer"]["name"].tolist() == ["Ann"]
    assert found["sale"].index.tolist() == [3, 1]
    assert {name: len(records) for name, records in found.items() if len(records)} == {
        "customer": 1,
        "sale": 2,
        "complaint": 1,
    }
    assert set(found) >= {"payment", "return", "interaction", "feedback", "opportunity", "task", "message"}


def test_naming_an_error_loads_no_database_library() -> None:
    code = (
        "import sys; from data_io.store import StoreBusy; print({'sqlalchemy', 'rapidfuzz'} & {*sys.modules})"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert told == "set()\n"

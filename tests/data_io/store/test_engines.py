"""The server of the records goes in the middle of the work, and comes back; a file of records is private."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from crm.access import LOCAL_OWNER
from data_io.store import Store, StoreError
from tests.data_io.store.conftest import Shop
from tests.databases import missing_server, server_folder, serving


@pytest.mark.skipif(bool(missing_server()), reason=missing_server())
def test_a_server_that_is_gone_is_told_of_and_the_work_goes_on_when_it_is_back() -> None:
    with server_folder() as folder, ExitStack() as opened:
        url = f"postgresql://regulars@/postgres?host={folder}"
        with serving(folder, keeps=True):
            shop = Shop(opened.enter_context(Store.open(url)), url)
            shop.insert(customer={"name": ["Ann Ames"]})
            before = shop.everything()
        _expect_sentences(shop)
        with serving(folder, keeps=True):
            assert shop.everything() == before
            shop.update("customer", (1, "city", None, "Bath"))
            assert shop.store.load("customer", LOCAL_OWNER)["city"].tolist() == ["Bath"]
            assert shop.store.check() == []


def _expect_sentences(shop: Shop) -> None:
    asked: list[Callable[[], object]] = [
        lambda: shop.update("customer", (1, "city", None, "Bath")),
        lambda: shop.store.load("customer", LOCAL_OWNER),
        lambda: shop.store.search("ann", LOCAL_OWNER),
    ]
    for ask in asked:
        with pytest.raises(StoreError) as told:
            ask()
        assert "Nothing was changed" in told.value.message


@pytest.mark.skipif(os.name != "posix", reason="files have no such rights here")
def test_nobody_else_on_the_machine_reads_the_records(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path / 'shop.db'}") as store:
        Shop(store, "").insert(customer={"name": ["Ann Ames"]})
        files = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.glob("shop.db*")}
    assert {"shop.db", "shop.db-wal", "shop.db.lock"} <= files.keys()
    assert {name: oct(mode) for name, mode in files.items() if mode & 0o077} == {}


def test_a_file_of_old_keeps_the_rights_that_it_has(tmp_path: Path) -> None:
    file = tmp_path / "shop.db"
    with Store.open(f"sqlite:///{file}"):
        pass
    file.chmod(0o640)
    with Store.open(f"sqlite:///{file}"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o640

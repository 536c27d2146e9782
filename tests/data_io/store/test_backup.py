"""Copies that can be trusted, and the way back from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from crm.access import LOCAL_OWNER, Access, Denied, Role
from data_io.store import Store, StoreForeign, StoreMissing
from tests.databases import ON_FILES

if TYPE_CHECKING:
    from tests.data_io.store.conftest import Shop

pytestmark = ON_FILES


def test_a_back_up_holds_what_was_there_and_comes_back(shop: Shop, tmp_path: Path) -> None:
    shop.insert(customer={"name": ["Ann"]})
    saved = shop.everything()
    copy = shop.store.backup(tmp_path / "copies" / "monday.db")
    shop.insert(customer={"name": ["Bob"]})
    assert len(shop.store.load("customer", LOCAL_OWNER)) == 2
    later = shop.everything()
    kept = shop.store.restore(copy, LOCAL_OWNER)
    assert shop.everything() == saved
    assert shop.store.load("customer", LOCAL_OWNER)["name"].tolist() == ["Ann"]
    assert shop.store.search("bob", LOCAL_OWNER).empty
    assert shop.insert(customer={"name": ["Eve"]}).revision == 2
    shop.store.restore(kept, LOCAL_OWNER)
    assert shop.everything() == later


def test_what_is_no_back_up_is_not_restored(shop: Shop, tmp_path: Path) -> None:
    shop.insert(customer={"name": ["Ann"]})
    before = shop.everything()
    (tmp_path / "text.db").write_text("no database " * 100)
    with pytest.raises(StoreForeign):
        shop.store.restore(tmp_path / "text.db", LOCAL_OWNER)
    with pytest.raises(StoreMissing):
        shop.store.restore(tmp_path / "nowhere.db", LOCAL_OWNER)
    with pytest.raises(Denied):
        shop.store.restore(tmp_path / "text.db", Access("S", Role.STAFF))
    assert shop.everything() == before


def test_a_copy_opens_on_its_own(shop: Shop, tmp_path: Path) -> None:
    shop.insert(customer={"name": ["Ann"]})
    shop.store.backup(tmp_path / "copy.db")
    with Store.open(f"sqlite:///{tmp_path / 'copy.db'}") as copy:
        assert copy.count("customer", LOCAL_OWNER) == 1

"""A back-up that is put back brings nobody back who was erased since."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from crm.access import LOCAL_OWNER
from data_io.merging import merge_customers
from data_io.store.copies.shelf import Shelf
from tests.data_io.store.rights.erased_shop import MARTA, cells_with_traces, files_with_traces, open_shop

if TYPE_CHECKING:
    from tests.data_io.store.conftest import Shop


def test_a_restore_applies_the_erasures_again(shop: Shop, tmp_path: Path) -> None:
    shop.store.copies.keep_in(Shelf(tmp_path / "backups"))
    open_shop(shop)
    shop.store.apply(merge_customers(shop.store, LOCAL_OWNER, MARTA, [4]), LOCAL_OWNER)
    copy = shop.store.copies.make(LOCAL_OWNER)
    shop.store.rights.erase(MARTA, LOCAL_OWNER)
    shop.insert(customer={"name": ["Dora"]})

    shop.store.copies.restore(copy, LOCAL_OWNER)

    names = shop.store.records("customer", LOCAL_OWNER)["name"].tolist()
    assert names == ["Erased 1", "Bob Ames", "Anna Winter"]
    assert cells_with_traces(shop) == []
    assert shop.store.load("sale", LOCAL_OWNER)["amount"].sum() == 42.0
    assert shop.store.check() == []
    assert len(shop.store.rights.erased(LOCAL_OWNER)) == 1
    if shop.url.startswith("sqlite"):
        folder = Path(shop.url.removeprefix("sqlite:///")).parent
        assert files_with_traces(folder) == []


def test_who_came_back_of_their_own_will_comes_back_with_the_back_up(shop: Shop, tmp_path: Path) -> None:
    shop.store.copies.keep_in(Shelf(tmp_path / "backups"))
    open_shop(shop)
    copy = shop.store.copies.make(LOCAL_OWNER)
    shop.store.rights.erase(MARTA, LOCAL_OWNER)
    shop.store.rights.lift(1, LOCAL_OWNER)

    shop.store.copies.restore(copy, LOCAL_OWNER)

    assert shop.store.records("customer", LOCAL_OWNER, ids=[MARTA])["name"].tolist() == ["Marta Kneipp"]
    assert shop.store.check() == []

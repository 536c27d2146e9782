"""A business moves from a file to a server and back, and is the same in each place."""

from __future__ import annotations

from pathlib import Path

import pytest

from crm.access import LOCAL_OWNER
from data_io.store import Store, StoreBusy, StoreMissing
from data_io.store.copies.moving import NotEmpty, move
from data_io.store.copies.snapshot import CopyDiffers
from tests.data_io.store.conftest import Shop
from tests.databases import Server, ask_past_the_store


@pytest.fixture
def shop_file(tmp_path: Path) -> str:
    """A business in a file: records of several kinds, own columns, edits, what was deleted."""
    url = f"sqlite:///{tmp_path / 'shop.db'}"
    with Store.open(url) as store:
        shop = Shop(store, url)
        shop.insert(
            customer={"name": ["Ann", "Bob\t\\N", "Zoë \n"], "own.Shelf": ["top", None, "ß"],
                      "credit_limit": [5, None, 7]},
            sale={"customer": [-1, -2], "sold_at": ["2024-01-05", "2024-02-05T10:00:00"],
                  "amount": [105_000, -3], "quantity": [0.1, 1e300], "discount_share": [0.123456789012, None],
                  "order_number": ["A1", ""], "line": [1, 1]},
        )  # fmt: skip
        shop.update("customer", (1, "name", "Ann", "Anna"))
        shop.delete("customer", 3)
        store.set_rate("USD", 0.9, LOCAL_OWNER)
    return url


def held(url: str) -> dict[str, list[tuple[object, ...]]]:
    with Store.open(url) as store:
        assert store.check() == []
        return Shop(store, url).dump()


def test_to_a_server_and_back_it_stays_the_same(shop_file: str, postgresql: Server, tmp_path: Path) -> None:
    before = held(shop_file)
    back = f"sqlite:///{tmp_path / 'back.db'}"
    with postgresql.empty() as server:
        there = move(shop_file, server).report()
        assert held(server) == before
        again = move(server, back).report()
        assert held(server) == before
    assert held(back) == before == held(shop_file)
    for told in (there, again):
        assert told["same"] is True
        assert told["tables"]["sale"]["rows"] == {"from": 2, "to": 2}
        assert told["tables"]["sale"]["sums"]["amount"] == {"from": 104_997, "to": 104_997}
        assert all(each["sha256"]["from"] == each["sha256"]["to"] for each in told["tables"].values())
    with Store.open(back) as store:
        assert store.load("customer", LOCAL_OWNER)["name"].tolist() == ["Anna", "Bob\t\\N"]
        assert store.undo(2, LOCAL_OWNER).revision


def test_the_source_is_left_as_it_is(shop_file: str, tmp_path: Path) -> None:
    file = Path(shop_file.removeprefix("sqlite:///"))
    with Store.open(shop_file):
        pass
    before = file.read_bytes()
    move(shop_file, f"sqlite:///{tmp_path / 'new.db'}")
    assert file.read_bytes() == before


def test_it_moves_into_an_empty_one_only(shop_file: str, postgresql: Server, tmp_path: Path) -> None:
    other = f"sqlite:///{tmp_path / 'other.db'}"
    with Store.open(other) as store:
        Shop(store, other).insert(customer={"name": ["Somebody"]})
    with postgresql.fresh() as server:
        move(shop_file, server)
        before = held(server)
        for target in (other, server):
            with pytest.raises(NotEmpty, match="not empty"):
                move(shop_file, target)
        assert held(server) == before
    assert held(other)["customer"][0][1:]
    with Store.open(f"sqlite:///{tmp_path / 'new.db'}"):
        pass
    assert move(shop_file, f"sqlite:///{tmp_path / 'new.db'}").report()["same"]


def test_what_cannot_be_moved_is_said(shop_file: str, tmp_path: Path) -> None:
    target = f"sqlite:///{tmp_path / 'new.db'}"
    with pytest.raises(StoreMissing, match="same database"):
        move(shop_file, shop_file)
    with pytest.raises(StoreMissing, match="no database"):
        move(f"sqlite:///{tmp_path / 'nowhere.db'}", target)
    with Store.open(shop_file), pytest.raises(StoreBusy):
        move(shop_file, target)
    assert not (tmp_path / "nowhere.db").exists()


def test_what_arrives_otherwise_is_not_kept(shop_file: str, postgresql: Server) -> None:
    with postgresql.empty() as server:
        with Store.open(server):
            pass
        ask_past_the_store(server, "ALTER TABLE sale ALTER COLUMN discount_share TYPE real")
        with pytest.raises(CopyDiffers, match="sale"):
            move(shop_file, server)
        assert ask_past_the_store(server, "SELECT count(*) FROM change") == [(0,)]
        assert ask_past_the_store(server, "SELECT count(*) FROM customer") == [(0,)]

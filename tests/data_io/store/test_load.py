"""The frames for analysis: typed by kind, and after every change the same as if they were read anew."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

from crm.access import LOCAL_OWNER, Access, Role
from crm.entities import ENTITIES
from crm.schema import Kind
from data_io.store.load import Frames

if TYPE_CHECKING:
    from tests.data_io.store.conftest import Shop

DTYPES = {
    Kind.MONEY: "float64",
    Kind.NUMBER: "float64",
    Kind.SHARE: "float64",
    Kind.INTEGER: "float64",
    Kind.DATE: "datetime64[s]",
    Kind.MOMENT: "datetime64[s]",
    Kind.REFERENCE: "int64",
    Kind.BOOLEAN: "boolean",
}


def afresh(shop: Shop, entity: str, access: Access = LOCAL_OWNER) -> pd.DataFrame:
    """Read a frame anew, past what the process holds."""
    database = shop.store._open.database  # noqa: SLF001 - the shared frames are what is compared
    return Frames(database).load(ENTITIES[entity], access, shop.store.revision)


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Put words for categories: the order of categories is that in which they came."""
    words = frame.select_dtypes("category").columns
    return frame.astype(dict.fromkeys(words, "str"))


@pytest.mark.parametrize("name", ENTITIES)
def test_empty_and_filled_frames_have_the_same_columns(shop: Shop, name: str) -> None:
    frame = shop.store.load(name, LOCAL_OWNER)
    shown = [each for each in ENTITIES[name].fields if each.in_frames]
    assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == {
        each.name: DTYPES.get(each.kind, "category") for each in shown
    }
    assert (len(frame), frame.index.name, frame.index.dtype) == (0, "id", np.dtype("int64"))


def test_values_are_typed_for_analysis(shop: Shop) -> None:
    shop.insert(
        customer={"name": ["Ann"], "email_consent": [1]},
        sale={
            "customer": [-1, None],
            "amount": [6_990_982, None],
            "sold_at": ["2024-01-02T03:04:05", "2024-02-29"],
        },
    )
    sales = shop.store.load("sale", LOCAL_OWNER)
    assert sales["amount"].tolist()[0] == 699.0982
    assert np.isnan(sales["amount"].iloc[1])
    assert sales["customer"].tolist() == [1, 0]
    assert sales["sold_at"].tolist() == [pd.Timestamp("2024-01-02 03:04:05"), pd.Timestamp("2024-02-29")]
    customers = shop.store.load("customer", LOCAL_OWNER)
    assert bool(customers["email_consent"].iloc[0]) is True
    assert customers["phone_consent"].isna().all()


def test_every_change_refreshes_the_frame_as_if_it_were_read_anew(shop: Shop) -> None:
    count = 300

    def check() -> None:
        pd.testing.assert_frame_equal(
            plain(shop.store.load("sale", LOCAL_OWNER)), plain(afresh(shop, "sale"))
        )

    shop.insert(customer={"name": ["Ann"]})
    first = shop.insert(
        sale={
            "order_number": [f"A{at}" for at in range(count)],
            "amount": list(range(count)),
            "city": ["Bern"] * count,
        }
    )
    check()
    words = [f"City {at}" for at in range(200)]  # more than one byte of codes
    middle = shop.insert(sale={"city": words, "sold_at": ["2024-01-02"] * 200})
    check()
    shop.update(
        "sale",
        (7, "amount", 6, 60_000),
        (7, "city", "Bern", None),
        (8, "city", "Bern", "Genf"),
        (9, "customer", None, 1),
    )
    check()
    shop.delete("sale", 3, 500, 250)
    check()
    back = shop.store.undo(5, LOCAL_OWNER)  # records come back between others
    assert back.counts["sale"].created == 3
    check()
    shop.store.undo(middle.revision, LOCAL_OWNER)
    check()
    shop.store.undo(first.revision, LOCAL_OWNER)
    check()
    shop.insert(sale={"city": ["Bern", "New"]})
    check()


def test_a_frame_handed_out_does_not_change_under_its_reader(shop: Shop) -> None:
    shop.insert(sale={"amount": [10_000, 20_000, 30_000]})
    held = shop.store.load("sale", LOCAL_OWNER)
    shop.insert(sale={"amount": [40_000]})
    shop.update("sale", (1, "amount", 10_000, 990_000))
    shop.delete("sale", 2)
    now = shop.store.load("sale", LOCAL_OWNER)
    assert now["amount"].tolist() == [99.0, 3.0, 4.0]
    assert held["amount"].tolist() == [1.0, 2.0, 3.0]
    mine = held.assign(extra=1)
    mine["amount"] = 0.0
    assert held["amount"].tolist() == [1.0, 2.0, 3.0]
    assert "extra" not in shop.store.load("sale", LOCAL_OWNER)


def test_what_a_reader_may_not_see_is_blank_not_absent(shop: Shop) -> None:
    shop.insert(customer={"name": ["Ann"], "birthday": ["2000-01-02"], "city": ["Bern"]})
    guest = shop.store.load("customer", Access("G", Role.VIEWER, personal=False))
    whole = shop.store.load("customer", LOCAL_OWNER)
    assert list(guest) == list(whole)
    assert guest[["name", "birthday"]].isna().all(axis=None)
    assert "Ann" not in guest["name"].cat.categories
    assert guest["city"].tolist() == whole["city"].tolist() == ["Bern"]


def test_readers_and_a_writer_at_once_see_whole_steps(shop: Shop) -> None:
    seen: list[bool] = []

    def read() -> None:
        for _ in range(20):
            sales = shop.store.load("sale", LOCAL_OWNER)
            seen.append(len(sales) % 10 == 0 and bool(sales["amount"].notna().all()))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for _ in range(10):
        shop.insert(sale={"amount": [1] * 10})
    for reader in readers:
        reader.join()
    assert len(seen) == 60
    assert all(seen)


def test_what_imports_made_is_taken_over_as_if_it_were_read(shop: Shop) -> None:
    customers: dict[str, list[Any]] = {"name": ["Ann", "Ben"], "email_consent": [1, None]}
    sales: dict[str, list[Any]] = {
        "customer": [-2, None, -1],
        "amount": [6_990_982, None, 5],
        "sold_at": ["2024-01-02T03:04:05", "2024-02-29", None],
        "sales_channel": ["web", None, "shop"],
    }
    shop.insert(customer=customers, sale=sales)  # before anybody looks
    shop.insert(sale={"amount": [7], "sales_channel": ["web"]})  # and again
    shop.update("customer", (1, "name", "Ann", "Anna"))
    for entity in ("customer", "sale"):
        pd.testing.assert_frame_equal(
            plain(shop.store.load(entity, LOCAL_OWNER)), plain(afresh(shop, entity))
        )
    shop.insert(customer={"name": ["Cid"]}, sale={"customer": [-1], "sold_at": ["2024-03-01"]})
    shop.delete("sale", 2)
    shop.insert(sale={"amount": [8]})
    for entity in ("customer", "sale"):
        pd.testing.assert_frame_equal(
            plain(shop.store.load(entity, LOCAL_OWNER)), plain(afresh(shop, entity))
        )

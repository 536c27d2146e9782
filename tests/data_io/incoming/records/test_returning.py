"""Records deleted in the program that a workbook taken out before brings back: they are the old ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

import numpy as np
import pandas as pd
import pytest

from crm.access import LOCAL_OWNER
from data_io.changes import ChangeSet, EntityChanges, Receipt, Source
from data_io.incoming.files.reading import read_book
from data_io.incoming.importing import bring_in
from data_io.incoming.planning import ImportPlan
from data_io.incoming.records.known import Status
from data_io.incoming.records.plans import Choices, Gone
from data_io.merging import merge_customers
from data_io.store import Store
from tests.data_io.record_maker import keep
from tests.data_io.test_round_trip import cell, saved_again, workbook
from tests.data_io.test_taken_back import all_records
from tests.databases import Databases, Filled

BACK: Final = Choices(gone={"": Gone.BRING_BACK})
SHOP: Final = {
    "customer": pd.DataFrame(
        {
            "code": ["K1", "K2", None],
            "name": ["Ann", "Bob", "Cem"],
            "birthday": ["1980-02-29", None, None],
            "credit_limit": [123_456, None, None],
            "tags": ['["a, b"]', None, None],
            "own.Shelf": [1, 2, None],
        },
        dtype=object,
    ),
    "product": pd.DataFrame({"name": ["Apples", "Pears"], "price": [19_900, 10_000]}, dtype=object),
    "campaign": pd.DataFrame({"name": ["Autumn"]}, dtype=object),
    "sale": pd.DataFrame(
        {
            "order_number": ["1", "1", "2"],
            "customer": [1, 1, 2],
            "product": [1, 2, 2],
            "quantity": [1.0, 2, 3],
        },
        dtype=object,
    ),
    "complaint": pd.DataFrame({"customer": [1], "subject": ["Late"], "opened_at": ["2026-01-02"]}),
    "message": pd.DataFrame({"campaign": [1, 1], "customer": [1, 2]}),
}


@pytest.fixture(scope="module")
def taken_out(databases: Databases) -> Iterator[Filled[bytes]]:
    """The shop, and the workbook that was taken out of it."""

    def fill(store: Store) -> bytes:
        keep(store, **SHOP)
        return workbook(store)

    with databases.filled(fill) as made:
        yield made


@pytest.fixture
def store(taken_out: Filled[bytes]) -> Iterator[Store]:
    with taken_out.copy() as url, Store.open(url) as opened:
        yield opened
        assert opened.check() == []


@pytest.fixture
def content(taken_out: Filled[bytes]) -> bytes:
    return taken_out.made


def delete(store: Store, **gone: list[int]) -> Receipt:
    parts = (EntityChanges(entity, deletes=np.array(ids, dtype="int64")) for entity, ids in gone.items())
    return store.apply(ChangeSet(Source.EDIT, "deleted", tuple(parts)), LOCAL_OWNER)


def change(store: Store, entity: str, *cells: tuple[int, str, Any, Any]) -> None:
    frame = pd.DataFrame(cells, columns=["id", "field", "before", "after"], dtype=object)
    part = EntityChanges(entity, updates=frame.astype({"id": "int64"}))
    store.apply(ChangeSet(Source.EDIT, "edited", (part,)), LOCAL_OWNER)


def brought(
    store: Store, content: bytes, edit: Callable[[Any], None] | None = None
) -> tuple[ImportPlan, Receipt]:
    book = content if edit is None else saved_again(content, edit)
    return bring_in([read_book(book, "shop.xlsx")], store, LOCAL_OWNER, BACK)


def require_same(store: Store, before: dict[str, pd.DataFrame]) -> None:
    for entity, records in all_records(store).items():
        pd.testing.assert_frame_equal(records, before[entity], obj=entity, check_like=True)


def everything(store: Store) -> dict[str, pd.DataFrame]:
    return dict(all_records(store))


def add_row(book: Any, sheet: str, **cells: Any) -> None:  # noqa: ANN401 - openpyxl's book, any cell
    page = book[sheet]
    headings = {each.value: each.column for each in page[1]}
    row = page.max_row + 1
    for heading, value in cells.items():
        page.cell(row, headings[heading.replace("_", " ")]).value = value


def test_it_is_the_old_record_with_its_history_and_all_that_pointed_to_it(
    store: Store, content: bytes
) -> None:
    change(store, "customer", (1, "city", None, "Rome"))  # since the workbook was taken out
    whole = everything(store)
    delete(store, customer=[1])
    without = everything(store)

    plan, receipt = brought(store, content)
    require_same(store, whole)
    assert receipt.made("customer") == [1]
    assert [sheet.count(Status.CREATED) for sheet in plan.sheets if sheet.match.entity == "customer"] == [1]
    told = store.record_history("customer", 1, LOCAL_OWNER)
    assert told["field"].tolist() == ["", "", "city", ""]
    assert store.load("sale", LOCAL_OWNER)["customer"].tolist() == [1, 1, 2]

    undone = store.undo(receipt.revision, LOCAL_OWNER)
    assert undone.stayed is not None
    assert undone.stayed.empty
    require_same(store, without)
    store.undo(undone.revision, LOCAL_OWNER)
    require_same(store, whole)


def test_new_rows_among_them_get_new_numbers_and_are_pointed_to(store: Store, content: bytes) -> None:
    delete(store, customer=[1, 2])
    without = everything(store)

    def edit(book: Any) -> None:  # noqa: ANN401 - openpyxl's book
        cell(book, "Customers", "City", 2).value = "Oslo"
        add_row(book, "Customers", Name="Dee")
        add_row(book, "Sales", Order_number="7", Customer="Dee", Quantity=1)

    _, receipt = brought(store, content, edit)
    customers = store.records("customer", LOCAL_OWNER)
    assert customers["name"].to_dict() == {1: "Ann", 2: "Bob", 3: "Cem", 4: "Dee"}
    assert customers["city"].to_dict() == {1: None, 2: "Oslo", 3: None, 4: None}
    assert sorted(receipt.made("customer")) == [1, 2, 4]
    assert store.records("sale", LOCAL_OWNER)["customer"].tolist() == [1, 1, 2, 4]
    store.undo(receipt.revision, LOCAL_OWNER)
    require_same(store, without)
    assert keep_one(store) == 5  # no number is given twice


def keep_one(store: Store) -> int:
    keep(store, customer=pd.DataFrame({"name": ["Eve"]}))
    return int(store.records("customer", LOCAL_OWNER).index.max())


def test_what_points_elsewhere_by_now_stays(store: Store, content: bytes) -> None:
    delete(store, customer=[1])
    change(store, "sale", (1, "customer", None, 3))
    brought(store, content)
    assert store.records("sale", LOCAL_OWNER)["customer"].tolist() == [3, 1, 2]


@pytest.mark.parametrize("first", ["customer", "sale"])
def test_records_that_pointed_to_each_other_do_so_again(store: Store, content: bytes, first: str) -> None:
    whole = everything(store)
    second = {"customer": "sale", "sale": "customer"}[first]
    delete(store, **{first: [1]})
    delete(store, **{second: [1]})
    without = everything(store)
    _, receipt = brought(store, content)
    require_same(store, whole)
    store.undo(receipt.revision, LOCAL_OWNER)
    require_same(store, without)


def test_what_is_gone_for_good_is_not_pointed_to(store: Store, content: bytes) -> None:
    delete(store, sale=[1], message=[1])
    delete(store, product=[1], campaign=[1])

    def edit(book: Any) -> None:  # noqa: ANN401 - openpyxl's book
        del book["Products"], book["Campaigns"]

    plan, _ = brought(store, content, edit)
    sale = store.records("sale", LOCAL_OWNER, ids=[1]).iloc[0]
    assert (sale["customer"], sale["product"]) == (1, None)
    messages = next(sheet for sheet in plan.sheets if sheet.match.entity == "message")
    assert messages.count(Status.REJECTED) == 1  # without its campaign it is nothing
    assert store.records("message", LOCAL_OWNER).index.tolist() == [2]


def test_a_number_that_another_has_by_now_hands_the_row_back(store: Store, content: bytes) -> None:
    delete(store, customer=[1])
    keep(store, customer=pd.DataFrame({"name": ["Eve"], "code": ["K1"]}))
    plan, _ = brought(store, content)
    customers = next(sheet for sheet in plan.sheets if sheet.match.entity == "customer")
    assert customers.issues["code"].tolist() == ["not_unique"]
    assert store.records("customer", LOCAL_OWNER).index.tolist() == [2, 3, 4]
    assert store.records("sale", LOCAL_OWNER)["customer"].tolist() == [None, None, 2]


def test_who_went_into_another_means_that_one(store: Store, content: bytes) -> None:
    store.apply(merge_customers(store, LOCAL_OWNER, 2, [1]), LOCAL_OWNER)
    merged = everything(store)
    brought(store, content)
    assert store.records("customer", LOCAL_OWNER).index.tolist() == [2, 3]
    assert store.records("sale", LOCAL_OWNER)["customer"].tolist() == [2, 2, 2]
    assert everything(store)["sale"].equals(merged["sale"])
